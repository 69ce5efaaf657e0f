with Ada.Text_IO;
package body Counts is
   package Inner is
      Value : Integer := Base.Twice (4);
   end Inner;
   package body Inner is
   begin
      Ada.Text_IO.Put_Line ("inner");
      Value := Value + 1;
   end Inner;
   procedure Bump is
   begin
      Total := Total + Inner.Value;
   end Bump;
begin
   declare
      X : Integer;
   begin
      X := Again;
      Total := Total + X;
   end;
   Ada.Text_IO.Put_Line ("counts");
exception
   when Constraint_Error => Ada.Text_IO.Put_Line ("oops");
end Counts;
