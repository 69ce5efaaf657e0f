--  A clause in the private part is about what the visible part declares (ARM 13.1).
with Ada.Text_IO; use Ada.Text_IO;
with Measures; use Measures;
procedure Private_Clauses is
   W : Weight := 0.75;
   L : Level := 0.875;
begin
   Put_Line (Integer'Image (Integer (1.0 / Float (Weight'Small))) & Integer'Image (Integer (1.0 / Float (Level'Small))));
   W := W + 0.25;
   L := L + 0.125;
   Put_Line (Weight'Image (W) & Level'Image (L) & Integer'Image (Integer (W * 4)));
   W := Weight (1.3);
   Put_Line (Integer'Image (Integer (Float (W) * 100.0)));
end Private_Clauses;
