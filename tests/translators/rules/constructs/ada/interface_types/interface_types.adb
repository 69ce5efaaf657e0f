--  Beyond: interfaces
with Speakers; use Speakers;
with Ada.Text_IO; use Ada.Text_IO;
procedure Interface_Types is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   procedure Ask (S : Speaker'Class) is
   begin
      Put_Line (Says (S));
   end Ask;
   D : Dog;
begin
   Ask (D);
end Interface_Types;
