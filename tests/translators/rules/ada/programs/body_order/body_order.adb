with Ada.Text_IO; use Ada.Text_IO;
with Said_Order;
with Nested_Order;
with Inside_Generic;
with Made_Outside;
procedure Body_Order is
   package First is
      X : Integer := Said_Order.Said ("first specification");
   end First;
   package Second is
      X : Integer := Said_Order.Said ("second specification");
      procedure Nothing;
   end Second;
   package body Second is separate;
   package Third is
      X : Integer := 0;
      procedure Nothing;
   end Third;
   package body Third is separate;
   package Made is new Inside_Generic ("made");
   Y : Integer := Said_Order.Said ("main declarations");
begin
   Put_Line (Integer'Image (First.X + Second.X + Third.X + Y + Nested_Order.C + Nested_Order.Inner.A + Made.Inner.A + Made_Outside.B));
end Body_Order;
