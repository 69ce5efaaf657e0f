with Ada.Text_IO; use Ada.Text_IO;
procedure Constraints is
   function Id (N : Integer) return Integer is begin return N; end Id;
   type Nums is array (Integer range <>) of Integer;
   subtype Small is Nums (Id (3) .. Id (5));
   subtype Word is String (Id (2) .. Id (4));
   type Grid is array (Integer range <>, Integer range <>) of Integer;
   C : constant Grid := ((1, 2, 3), (4, 5, 6));
   D : Grid := (0 .. 1 => (5 .. 7 => 9));
   procedure Show (X : Small; S : Word) is
   begin
      Put_Line (Integer'Image (X'First) & Integer'Image (X'Last) & Integer'Image (X (4)) & Integer'Image (S'First) & S (2) & S);
   end Show;
   procedure Fill (X : in out Nums; By : Integer) is
   begin
      for I in X'Range loop X (I) := X (I) + By; end loop;
   end Fill;
   procedure Clear (X : out Nums) is
   begin
      X := (others => -1);
   end Clear;
   type Rec (A : Integer := 1; B : Integer := 2) is record C : Integer := 7; end record;
   type Rec_Ref is access Rec (1, 9);
   V : Nums (1 .. 6) := (1, 2, 3, 4, 5, 6);
   R : Rec_Ref;
begin
   Show ((1, 2, 3), "abc");
   Show (V (1 .. 3), "xyz");
   begin
      Show (V (1 .. 4), "abc");
   exception
      when Constraint_Error => Put_Line ("length");
   end;
   Fill (V (2 .. 4), 10);
   Clear (V (6 .. 6));
   V (Id (1) .. 2) := (others => 50);
   for X of V loop Put (Integer'Image (X)); end loop;
   New_Line;
   Put_Line (Integer'Image (C (C'First (1) + 1, C'Last (2))) & Integer'Image (D'First (2)) & Integer'Image (D (1, 7)));
   begin
      R := new Rec;
      Put_Line ("none");
   exception
      when Constraint_Error => Put_Line ("discriminants");
   end;
   R := new Rec (1, 9);
   Put_Line (Integer'Image (R.C));
   declare
      type Wide is array (0 .. 20) of Integer;
      subtype Ten is Integer range 1 .. 10;
   begin
      declare
         subtype Out_Of is Ten range Wide'Range;
      begin
         Put_Line ("elaborated" & Integer'Image (Out_Of'First));
      end;
   exception
      when Constraint_Error => Put_Line ("range");
   end;
end Constraints;
