-- A place that a call changes is found before the call, which may change what the place's name is made of (ARM 6.4.1): by
-- another parameter, by what the subprogram captures, in the package around.
with Ada.Text_IO; use Ada.Text_IO;

procedure Kept_Places is
   type Numbers is array (1 .. 5) of Integer;
   type Item is record
      A : Numbers := (1, 2, 3, 4, 5);
      N : Integer := 7;
   end record;
   type Reference is access Item;
   type Action is access procedure (A, B : in out Integer);

   package Counted is
      Place : Integer := 1;
      Kept  : Reference := new Item;
      procedure Move (A : in out Integer);
      procedure Renew (A : in out Integer);
   end Counted;

   package body Counted is
      procedure Move (A : in out Integer) is
      begin
         Place := Place + 1;
         A := A + 1000;
      end Move;

      procedure Renew (A : in out Integer) is
      begin
         Kept := new Item;
         A := A + 1000;
      end Renew;
   end Counted;

   procedure Bump (A, B : in out Integer) is
   begin
      B := B + 1;
      A := A + 100;
      if A > 5000 then
         raise Program_Error;
      end if;
   end Bump;

   procedure Swap (A : in out Integer; Z : in out Reference) is
   begin
      Z := new Item;
      A := 99;
   end Swap;

   function Next (A, B : in out Integer) return Integer is
   begin
      B := B + 1;
      A := A + 1;
      return A;
   end Next;

   procedure Word (S : in out String; B : in out Integer) is
   begin
      B := B + 1;
      S (S'First) := '*';
   end Word;

   procedure Show (X : Numbers; I : Integer) is
   begin
      for E of X loop
         Put (E'Image);
      end loop;
      Put_Line (I'Image);
   end Show;

   procedure Test (X : in out Numbers; Start : Integer) is
      I     : Integer := Start;
      Q     : Reference := new Item;
      First : constant Reference := Q;
      Lines : array (1 .. 3) of String (1 .. 3) := (others => "xyz");
      Act   : constant Action := Bump'Unrestricted_Access;

      procedure Up (A : in out Integer) is
      begin
         I := I + 1;
         A := A * 2;
      end Up;

      procedure Other (A : in out Integer) is
      begin
         Q := new Item;
         A := A * 2;
      end Other;
   begin
      Bump (X (I), I);
      Show (X, I);
      begin
         Bump (X (I), I);
         Up (X (I));
         Up (Q.A (I));
         Other (Q.A (I));
         Put_Line (Q.A (I)'Image & First.A (I)'Image);
         Q := First;
         I := 2;
         Act (X (I), I);
      exception
         when Program_Error => Put_Line ("raised");
      end;
      Show (X, I);
      Up (X (I));
      Show (X, I);
      Swap (Q.A (2), Q);
      Put_Line (Q.A (2)'Image & First.A (2)'Image);
      Q := First;
      I := 1;
      begin
         Word (Lines (I), I);
         Word (Lines (I) (I .. 3), I);
         Put_Line (Lines (1) & Lines (2) & Lines (3) & I'Image);
         I := 1;
         Swap (Q.A (I), Q);
         Put_Line (Q.A (1)'Image & First.A (1)'Image);
         Put_Line (Next (X (I), I)'Image);
      exception
         when Program_Error => Put_Line ("raised");
      end;
      Other (Q.N);
      Put_Line (Q.N'Image & First.N'Image);
      Counted.Place := 3;
      Counted.Move (X (Counted.Place));
      Show (X, Counted.Place);
      Q := Counted.Kept;
      Counted.Renew (Counted.Kept.N);
      Put_Line (Q.N'Image & Counted.Kept.N'Image);
      I := 5;
      begin
         X (5) := 5_000;
         Bump (X (I), I);
      exception
         when Program_Error => Show (X, I);
      end;
   end Test;

   Y : Numbers := (10, 20, 30, 40, 50);
begin
   Test (Y, 1);
   Test (Y, 1);
end Kept_Places;
