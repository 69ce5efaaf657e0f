with Ada.Text_IO; use Ada.Text_IO;
package body Inner_Bodies_Outer is
   Known : Integer := 7;
   procedure Put_Line (Text : String) is
   begin
      Known := Known + 1;
      Ada.Text_IO.Put_Line ("[" & Text & Integer'Image (Known) & "]");
   end Put_Line;
   Count : Integer := 100;

   package body Inner is
      More : Integer := Known + Hidden;
      procedure Tell is
      begin
         Count := Count + Own;
         Put_Line ("inner" & Integer'Image (Count) & Integer'Image (Inner_Bodies_Outer.Count) & Integer'Image (More));
      end Tell;
      package body Deep is
         procedure Tell is
         begin
            Inner.Tell;
            Own := Own + Level;
            Put_Line ("deep" & Integer'Image (Own) & Integer'Image (Known));
         end Tell;
      end Deep;
   end Inner;

   package body Gen is
      Sum : Integer := Step;
      procedure Put_Line (Text : String) is
      begin
         Sum := Sum + Step;
         Ada.Text_IO.Put_Line ("<" & Text & Integer'Image (Sum) & ">");
      end Put_Line;
      package body Part is
         procedure Tell is
         begin
            Inner_Bodies_Outer.Put_Line ("gen");
            Put_Line ("part" & Integer'Image (Known));
         end Tell;
      end Part;
   end Gen;
end Inner_Bodies_Outer;
