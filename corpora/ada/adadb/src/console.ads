------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : CONSOLE (specification)
--  Purpose      : The one place that reads and writes.
--
--  Change history
--    1991-07-08  RKL  First version
--    1992-04-29  RKL  Long lines are reported and skipped, not cut
------------------------------------------------------------------------

package Console is

   Max_Line : constant := 1_000;

   subtype Line_Length is Natural range 0 .. Max_Line;
   subtype Line_Text   is String (1 .. Max_Line);

   type Outcome is (Good_Line, Long_Line, End_Of_Input);

   procedure Read_Line
     (Text   : out Line_Text;
      Last   : out Line_Length;
      Result : out Outcome);

   --  Of the line read last
   function Line_Number return Natural;

   procedure Put (S : String);

   --  Only when SET FEEDBACK is on
   procedure Say (S : String);

end Console;
