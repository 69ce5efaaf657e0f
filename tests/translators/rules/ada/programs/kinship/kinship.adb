--  Children of packages that are used, defaults that see the discriminants of the record around them, elements of what
--  an access value that a function returns refers to.
with Ada.Text_IO; use Ada.Text_IO;
with Shapes_Of.Words;
procedure Kinship is
   package Shapes renames Shapes_Of;
   use Shapes;
   type Line is array (Positive range <>) of Integer;
   subtype Five is Line (1 .. 5);
   type Reference is access Five;

   function Made (There : Boolean) return Reference is
   begin
      if There then
         return new Five'(1, 2, 3, 4, 5);
      end if;
      return null;
   end Made;

   function Full return Reference is (Made (True));
   function None return Reference is (Made (False));

   A : Shape;
   B : Shape (4);
   C : constant Line (2 .. 3) := Full (3 .. 4);
begin
   Words.Tell (A);
   Words.Tell (B);
   Words.Tell ((7, (8, 6), "abc"));
   Put_Line (Integer'Image (Full (2)) & Integer'Image (C (3)));
   begin
      Put_Line (Integer'Image (None (2)));
   exception
      when Constraint_Error =>
         Put_Line ("nothing there");
   end;
end Kinship;
