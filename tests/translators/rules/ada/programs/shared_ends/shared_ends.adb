with Ada.Text_IO; use Ada.Text_IO;
procedure Shared_Ends is
   type Light is (Red, Amber, Green);
   type Paint is (White, Red, Green, Blue);
   type Answer is (False, True);
   type Flag is new Boolean;
   type Later is new Answer;
begin
   for C in Red .. Paint'(Blue) loop
      Put_Line (Paint'Image (C));
   end loop;
   for C in Light'(Red) .. Green loop
      Put_Line (Light'Image (C));
   end loop;
   for C in Red .. Amber loop
      Put_Line (Light'Image (C));
   end loop;
   for C in Red .. Light'Succ (Amber) loop
      Put_Line (Light'Image (C));
   end loop;
   for A in False .. Answer'(True) loop
      Put_Line (Answer'Image (A));
   end loop;
   for A in reverse False .. Later'(True) loop
      Put_Line (Later'Image (A));
   end loop;
   for A in False .. Flag'(True) loop
      Put_Line (Flag'Image (A));
   end loop;
   for A in Boolean'(False) .. True loop
      Put_Line (Boolean'Image (A));
   end loop;
end Shared_Ends;
