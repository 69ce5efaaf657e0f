--  Parameters that every caller gives a constrained object: assignments keep their discriminants.
with Ada.Text_IO; use Ada.Text_IO;

procedure Kept_Forms is
   subtype Size is Integer range 0 .. 9;
   type Line (Last : Size := 3) is record
      Text : String (1 .. Last);
   end record;

   A, B : Line (5) := (5, "12345");
   Odd  : Line (4) := (4, "OOPS");
   Free : Line := (4, "free");

   procedure Outer (X : in out Line; Y : out Line) is
      procedure Inner (Z : in out Line) is
      begin
         Put_Line (Z'Constrained'Image);
         begin
            X := Odd;
            Put_Line ("kept no form");
         exception
            when Constraint_Error =>
               Put_Line ("kept" & X.Last'Image);
         end;
         Z := (5, "inner");
         Z := Odd;
      exception
         when Constraint_Error =>
            Put_Line (Z.Text);
      end Inner;
   begin
      Inner (Y);
      X := (5, "outer");
      Put_Line (X'Constrained'Image & Y'Constrained'Image);
   end Outer;

   procedure Loose (X : in out Line) is
   begin
      X := Odd;
      Put_Line (X.Text);
   end Loose;
begin
   Outer (A, B);
   Put_Line (A.Text & B.Text);
   Loose (Free);
   Free := (2, "ab");
   Put_Line (Free.Text);
end Kept_Forms;
