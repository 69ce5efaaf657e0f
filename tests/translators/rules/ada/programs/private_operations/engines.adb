package body Engines is
   procedure Start (E : in out Engine; By : Integer) is
   begin
      E.Log := E.Log * 10 + 1 + By;
   end Start;

   procedure Run (E : in out Engine'Class) is
   begin
      Start (E, 0);
   end Run;
end Engines;
