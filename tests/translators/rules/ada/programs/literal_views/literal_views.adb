--  A literal is no value of a private type outside of its package (ARM 7.3.1), and so no file either.
with Ada.Text_IO; use Ada.Text_IO;
with Tickets; use Tickets;
procedure Literal_Views is
   type Level is new Integer range 1 .. 10;
   package Level_IO is new Integer_IO (Level);
   use Level_IO;
   Kept : File_Type;
begin
   Put (3, 4);
   Put (3, 6, 2);
   Put (7);
   New_Line;
   Show (5);
   Show (Next);
   Show_Inside;
   if Is_Open (Kept) then
      Put (Kept, 3, 4);
   end if;
end Literal_Views;
