--  A package's body that is a subunit is elaborated where its stub stands.
with Ada.Text_IO; use Ada.Text_IO;
procedure Parted_Early is
   N : Integer := 0;
   procedure Add (A : in out Integer);

   package Before is
      V : Integer := 1;
   end Before;
   package body Before is separate;

   procedure Add (A : in out Integer) is
   begin
      A := A + 1;
      N := N + 1;
   end Add;

   package After is
      V : Integer := 1;
   end After;
   package body After is separate;
begin
   Put_Line (Before.V'Image & After.V'Image & N'Image);
end Parted_Early;
