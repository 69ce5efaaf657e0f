with Ada.Text_IO; use Ada.Text_IO;
package body Ptypes is
   procedure Call (X : in out Root) is
   begin
      Tick (Root'Class (X));
   end Call;
   procedure Tick (X : in out Root) is
   begin
      Put_Line ("root tick");
      X.A := X.A + 1;
   end Tick;
end Ptypes;
