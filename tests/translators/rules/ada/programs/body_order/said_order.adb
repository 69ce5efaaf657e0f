with Ada.Text_IO;
package body Said_Order is
   Count : Integer := 0;
   function Said (Text : String) return Integer is
   begin
      Count := Count + 1;
      Ada.Text_IO.Put_Line (Text & Integer'Image (Count));
      return Count;
   end Said;
end Said_Order;
