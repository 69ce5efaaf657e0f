with Ada.Text_IO; use Ada.Text_IO;

procedure Tell_There (Done : Natural; Again : Boolean; Stop : out Boolean) is
begin
   Put_Line ("told" & Natural'Image (Done) & " " & Boolean'Image (Again));
   Stop := Done > 50;
end Tell_There;
