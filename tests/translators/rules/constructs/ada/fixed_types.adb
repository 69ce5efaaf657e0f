--  Fixed point types
with Ada.Text_IO; use Ada.Text_IO;
procedure Fixed_Types is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Volt is delta 0.125 range -100.0 .. 100.0;
   V : Volt := 2.5;
begin
   V := V * 3 + 0.125;
   Put_Line (Volt'Image (V) & Volt'Image (Volt (V * V)) & Volt'Image (-V / 2) & Integer'Image (Integer (V)));
end Fixed_Types;
