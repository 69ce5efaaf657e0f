package Tickets is
   type Ticket is private;
   type Seat is range 0 .. 99;
   procedure Show (Number : Ticket);
   procedure Show (Number : Seat);
   function Next return Ticket;
   procedure Show_Inside;
private
   type Ticket is range 0 .. 999;
end Tickets;
