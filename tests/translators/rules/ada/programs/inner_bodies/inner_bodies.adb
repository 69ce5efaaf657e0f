--  Bodies of packages, inside the body of a package whose visible part declares them, see what that body declares.
with Ada.Text_IO; use Ada.Text_IO;
with Inner_Bodies_Outer; use Inner_Bodies_Outer;
procedure Inner_Bodies is
   package Mine is new Gen (5);
   package Local is
      package Part is
         procedure Tell;
      end Part;
   end Local;
   package body Local is
      procedure Put_Line (Text : String) is
      begin
         Ada.Text_IO.Put_Line ("{" & Text & "}");
      end Put_Line;
      package body Part is
         procedure Tell is
         begin
            Put_Line ("local");
         end Tell;
      end Part;
   end Local;
begin
   Inner.Tell;
   Inner.Deep.Tell;
   Mine.Part.Tell;
   Local.Part.Tell;
   Put_Line (Integer'Image (Inner.Count));
end Inner_Bodies;
