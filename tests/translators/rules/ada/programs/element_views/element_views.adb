with Ada.Text_IO; use Ada.Text_IO;

--  Elements that a loop over an array changes; logical operators into objects of other lengths; bounds that are sums.
procedure Element_Views is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   procedure Case_Of1 is
      type V is array (1 .. 3) of Integer; A : V := (1, 2, 3); type R is tagged record N : Integer := 1; end record;
      package P is type T is tagged record N : Integer := 1; end record; procedure Up (X : in out T); end P;
      package body P is procedure Up (X : in out T) is begin X.N := X.N + 1; end Up; end P; use P;
      type W is array (1 .. 2) of T; Z : W; type I is new Integer; procedure Q (X : in out I) is begin X := X * 2; end Q; procedure S (X : in out Integer) is begin X := X + 5; end S;
   begin
      for B of A loop declare C : Integer renames B; begin C := C * 2; end; end loop; Put_Line (A (1)'Image & A (2)'Image & A (3)'Image);
  for B of A loop Q (I (B)); end loop; Put_Line (A (1)'Image & A (2)'Image & A (3)'Image);
  for B of A loop S (B); end loop; Put_Line (A (1)'Image & A (2)'Image & A (3)'Image);
  for B of Z loop B.Up; end loop; Put_Line (Z (1).N'Image & Z (2).N'Image); for B of Z loop Up (B); end loop; Put_Line (Z (1).N'Image & Z (2).N'Image);
   end Case_Of1;

   procedure Case_Of2 is
      type V is array (1 .. 3) of Integer; A : V := (1, 2, 3);
      function F (X : in out Integer) return Integer is begin X := X + 1; return X; end F; N : Integer := 0;
   begin
      for B of A loop N := N + F (B); end loop; Put_Line (A (1)'Image & A (2)'Image & A (3)'Image & N'Image);
   end Case_Of2;

   procedure Case_Of3 is
      type V is array (1 .. 3) of Integer; A : V := (1, 2, 3);
   begin
      for B of A loop declare procedure Z is begin B := B + 1; end Z; begin Z; end; end loop; Put_Line (A (1)'Image & A (2)'Image & A (3)'Image);
   end Case_Of3;

   procedure Case_Not4 is
      type B is array (Integer range <>) of Boolean;
      W : B (Id (1) .. Id (4)) := (others => True);
      V : B (1 .. 3) := (others => False);
   begin
      V := V and W; Put_Line ("none");
   end Case_Not4;

   procedure Case_Not5 is
      type B is array (Integer range <>) of Boolean;
      W : B (Id (1) .. Id (4)) := (others => True);
      V : B (Id (1) .. Id (3)) := (others => False);
   begin
      V := V and W; Put_Line ("none");
   end Case_Not5;

   procedure Case_Not7 is
      type B is array (Integer range <>) of Boolean;
      W : B (Id (1) .. Id (4)) := (others => True);
      Z : B (Id (1) .. Id (5)) := (others => False);
   begin
      Z (Id (2) .. Id (4)) := not W; Put_Line ("none");
   end Case_Not7;

   procedure Case_Not8 is
      type B is array (Integer range <>) of Boolean;
      W : B (Id (1) .. Id (4)) := (others => True);
      Z : B (Id (1) .. Id (5)) := (others => False);
   begin
      Z (2 .. 4) := not W (Id (1) .. Id (4)); Put_Line ("none"); for X of Z loop Put_Line (X'Image); end loop;
   end Case_Not8;

   procedure Case_Not9 is
      type B is array (Integer range <>) of Boolean;
      W : B (1 .. 4) := (True, False, True, False);
   begin
      W (2 .. 4) := not W (1 .. 3); for X of W loop Put_Line (X'Image); end loop;
 W (1 .. 3) := W (2 .. 4) and W (1 .. 3); for X of W loop Put_Line (X'Image); end loop;
 W (Id (2) .. 4) := not W (1 .. Id (3)); for X of W loop Put_Line (X'Image); end loop;
 W (Id (2) .. 4) := W (1 .. Id (3)) xor W (Id (1) .. Id (3)); for X of W loop Put_Line (X'Image); end loop;
   end Case_Not9;

   procedure Case_Bounds1 is
      procedure P (S : String) is
         T : String := S; U : constant String := S & "";
         V : String (S'Range) := S;
      begin Put_Line (S'First'Image & S'Last'Image & T'First'Image & T'Last'Image & U'First'Image & U'Last'Image & V'First'Image & S'Length'Image); end P;
      X : String := "abcdef"; Y : String (5 .. 8) := "wxyz";
      function F (S : String) return String is begin return S (S'First + 1 .. S'Last); end F;
      function G (A : String) return String is (A);
   begin
      P (X); P (Y); P (X (3 .. 4)); P (Y (6 .. 5)); P (F (Y)); P (G (Y (6 .. 7))); P (Y & "a"); P ("a" & Y); P ("" & Y); P (X (3 .. 2) & Y); P ("" & ""); P (X (4 .. 3) & 'x'); P (String'(Y)); P (F (F (X (2 .. 5)))); P (X (X'Last + 1 .. X'Last)); P (Y (9 .. 8)); P (Y (9 .. 3));
   end Case_Bounds1;

begin
   begin
      Case_Of1;
   exception
      when Constraint_Error => Put_Line ("Case_Of1 stopped");
   end;
   begin
      Case_Of2;
   exception
      when Constraint_Error => Put_Line ("Case_Of2 stopped");
   end;
   begin
      Case_Of3;
   exception
      when Constraint_Error => Put_Line ("Case_Of3 stopped");
   end;
   begin
      Case_Not4;
   exception
      when Constraint_Error => Put_Line ("Case_Not4 stopped");
   end;
   begin
      Case_Not5;
   exception
      when Constraint_Error => Put_Line ("Case_Not5 stopped");
   end;
   begin
      Case_Not7;
   exception
      when Constraint_Error => Put_Line ("Case_Not7 stopped");
   end;
   begin
      Case_Not8;
   exception
      when Constraint_Error => Put_Line ("Case_Not8 stopped");
   end;
   begin
      Case_Not9;
   exception
      when Constraint_Error => Put_Line ("Case_Not9 stopped");
   end;
   begin
      Case_Bounds1;
   exception
      when Constraint_Error => Put_Line ("Case_Bounds1 stopped");
   end;
end Element_Views;
