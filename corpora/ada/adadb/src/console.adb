------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : CONSOLE (body)
--
--  Change history
--    1991-07-08  RKL  First version
--    1992-04-29  RKL  Long lines are reported and skipped, not cut
--    1996-07-02  MTD  A last line without line end is a line
------------------------------------------------------------------------

with Ada.IO_Exceptions;
with Ada.Text_IO;
with Settings;

package body Console is

   Lines_Read : Natural := 0;

   --  Passes over what is left of a line that filled the buffer. Rest is
   --  the number of characters that were there
   procedure Skip_Rest (Rest : out Natural) is
      Buffer : String (1 .. 80);
      Last   : Natural;
   begin
      Rest := 0;
      loop
         Ada.Text_IO.Get_Line (Buffer, Last);
         --  No need for the exact number: it is only compared with zero
         Rest := Natural'Min (Rest + Last, Max_Line);
         exit when Last < Buffer'Last;
      end loop;
   exception
      when Ada.IO_Exceptions.End_Error =>
         null;
   end Skip_Rest;

   procedure Read_Line
     (Text   : out Line_Text;
      Last   : out Line_Length;
      Result : out Outcome)
   is
      Rest : Natural := 0;
   begin
      Text := (others => ' ');
      Ada.Text_IO.Get_Line (Text, Last);
      Lines_Read := Lines_Read + 1;
      if Last = Max_Line then
         --  Full: perhaps just so
         Skip_Rest (Rest);
      end if;
      if Rest > 0 then
         Result := Long_Line;
      else
         Result := Good_Line;
      end if;
   exception
      when Ada.IO_Exceptions.End_Error =>
         Last   := 0;
         Result := End_Of_Input;
   end Read_Line;

   function Line_Number return Natural is
   begin
      return Lines_Read;
   end Line_Number;

   procedure Put (S : String) is
   begin
      Ada.Text_IO.Put_Line (S);
   end Put;

   procedure Say (S : String) is
   begin
      if Settings.Feedback_On then
         Put (S);
      end if;
   end Say;

end Console;
