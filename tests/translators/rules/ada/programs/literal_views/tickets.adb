with Ada.Text_IO;
package body Tickets is
   procedure Show (Number : Ticket) is
   begin
      Ada.Text_IO.Put_Line ("ticket" & Ticket'Image (Number));
   end Show;

   procedure Show (Number : Seat) is
   begin
      Ada.Text_IO.Put_Line ("seat" & Seat'Image (Number));
   end Show;

   function Next return Ticket is (500);

   procedure Show_Inside is
   begin
      Show (Ticket'(7));
   end Show_Inside;
end Tickets;
