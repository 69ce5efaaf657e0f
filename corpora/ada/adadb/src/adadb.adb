------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Procedure    : ADADB
--  Purpose      : Main program. The exit status is 2 when an error was
--                 reported, so that batch jobs can stop.
--
--  Change history
--    1991-07-08  RKL  First version
--    1995-09-19  MTD  Exit status
------------------------------------------------------------------------

with Ada.Command_Line;
with Repl;

procedure Adadb is
   Errors : Natural;
begin
   Repl.Run (Errors);
   if Errors > 0 then
      Ada.Command_Line.Set_Exit_Status (2);
   end if;
end Adadb;
