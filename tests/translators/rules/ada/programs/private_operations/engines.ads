package Engines is
   type Engine is tagged record
      Log : Integer := 0;
   end record;
   procedure Run (E : in out Engine'Class);
private
   procedure Start (E : in out Engine; By : Integer);
end Engines;
