-- Discriminants hide what is called like them around their type; access values that are converted are checked against
-- the discriminants that the other type asks for (ARM 4.6(49), 8.3(15)).
with Ada.Text_IO; use Ada.Text_IO;

procedure Hidden_Discriminants is
   subtype Length is Integer range 0 .. 9;
   type Text (L : Length := 2) is record
      S : String (1 .. L) := (others => '.');
   end record;
   A : Text;
   B : constant Integer := 3;

   type Pair (A, B : Integer) is record
      M : String (A .. B) := (others => 'm');
      T : Text (B);
   end record;

   subtype Three is Text (3);
   type Any is access all Text;
   type Threes is access all Three;
   type Few is access all Text (B);

   procedure Give (X : access Three) is
   begin
      Put_Line ("given" & (if X = null then " nothing" else X.S));
   end Give;

   P : Any := new Text (4);
   Q : Threes;
   R : Few;
   N : Pair (2, 4);
begin
   A := (1, "x");
   Put_Line (N.M & N.M'First'Image & N.T.S & A.S);
   begin
      declare
         M : Pair (0, 1);
      begin
         Put_Line (M.M);
      end;
   exception
      when Constraint_Error => Put_Line ("bounds");
   end;
   begin
      Q := Threes (P);
      Put_Line ("four?" & Q.S);
   exception
      when Constraint_Error => Put_Line ("no three");
   end;
   begin
      R := Few (P);
      Put_Line ("four?" & R.S);
   exception
      when Constraint_Error => Put_Line ("not B");
   end;
   P := new Text'(3, "abc");
   Q := Threes (P);
   R := Few (P);
   Put_Line (Q.S & R.S);
   Give (Q);
   Q := Threes (Any'(null));
   Put_Line (Boolean'Image (Q = null));
   Q.all := (3, "def");
exception
   when Constraint_Error => Put_Line ("null");
end Hidden_Discriminants;
