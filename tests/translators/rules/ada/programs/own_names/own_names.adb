--  A scalar that is given to a subprogram which knows it by its own name too: the parameter is a copy.
with Ada.Text_IO; use Ada.Text_IO;

procedure Own_Names is
   A : Integer := 2;
   B : Integer := 3;

   procedure Swap (X : in out Integer; Y : in out Integer) is
   begin
      X := X + 10;
      Put_Line (A'Image & X'Image & Y'Image);
      A := 50;
      Y := Y + A;
   end Swap;

   procedure Look (X : in out Integer) is
   begin
      X := X + 1;
      Put_Line (A'Image & X'Image);
      if X > 63 then
         raise Constraint_Error;
      end if;
      X := X + A;
   end Look;

   procedure Give (X : out Integer) is
   begin
      X := 31;
      Put_Line (A'Image);
      A := 77;
   end Give;
begin
   Swap (A, B);
   Put_Line (A'Image & B'Image);
   Swap (B, A);
   Put_Line (A'Image & B'Image);
   A := 31;
   Look (A);
   Put_Line (A'Image);
   begin
      Look (A);
   exception
      when Constraint_Error =>
         Put_Line ("left" & A'Image);
   end;
   Give (A);
   Put_Line (A'Image);
end Own_Names;
