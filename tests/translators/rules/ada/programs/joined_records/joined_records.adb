with Ada.Text_IO; use Ada.Text_IO;
procedure Joined_Records is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   type Pair is array (1 .. 2) of Integer;
   type Pairs is array (Integer range <>) of Pair;
   type Rec is record
      A : Integer := 1;
      T : String (1 .. 2) := "xy";
   end record;
   type Recs is array (Positive range <>) of Rec;
   subtype Few is Integer range Id (1) .. Id (12);
   type Small is array (Few range <>) of Integer;

   A : Pairs (1 .. 2) := ((1, 1), (2, 1));
   B : constant Pairs (1 .. 2) := ((3, 1), (4, 1));
   C : Pairs (1 .. 4);
   P : constant Pair := (0, 9);
   R : Recs (1 .. 2);

   S2 : Small (Id (2) .. Id (4)) := (Id (2) .. Id (4) => 1);
   S6 : constant Small (Id (6) .. Id (6)) := (Id (6) .. Id (6) => 2);
   S0 : Small (Id (4) .. Id (3));

   procedure Show (P : Pairs) is
   begin
      Put (Integer'Image (P'First));
      for E of P loop
         Put (Integer'Image (E (1)) & Integer'Image (E (2)));
      end loop;
      New_Line;
   end Show;

   procedure Tell (S : Small) is
   begin
      Put (Integer'Image (S'First) & Integer'Image (S'Last) & ":");
      for I in S'Range loop
         Put (Integer'Image (S (I)));
      end loop;
      New_Line;
   end Tell;

   function Grown (S, T : Small; N : Natural) return Small is
   begin
      if N = 0 then
         return S & T;
      end if;
      return Grown (S & T, T, N - 1);
   end Grown;

   function Led (N : Integer; S : Small) return Small is
   begin
      return N & S;
   end Led;

   function Ended (S : Small; N : Integer) return Small is
   begin
      return S & N;
   end Ended;
begin
   C := A & B;
   Show (C);
   A (1) (1) := 7;
   Show (C);
   Show (A & B (1) & Pair'(8, 8));
   Show (Pair'(5, 6) & A);
   Show (Pairs'(P & A (2)) & Pairs'(B (1) & P));
   C := P & A & P;
   Show (C);
   R := R (2 .. 2) & Rec'(4, "ab");
   Put_Line (Integer'Image (R (2).A) & R (2).T & R (1).T);
   --  an index subtype that is computed
   Tell (Grown (S2, S6, 3));
   Tell (Grown (S0, S6, 2));
   Tell (Grown (S6, S0, 2));
   Tell (Led (5, S2));
   Tell (Led (5, S0));
   Tell (Ended (S2, 5));
   Tell (Ended (S0, 5));
   S2 := S6 & S6 & S6;
   Tell (S2);
   begin
      Tell (Grown (S6, S2, 2));
      Put_Line ("no");
   exception
      when Constraint_Error =>
         Put_Line ("too long");
   end;
end Joined_Records;
