with Ada.Text_IO;             use Ada.Text_IO;
with Ada.Integer_Text_IO;     use Ada.Integer_Text_IO;

--  A traffic light driven by events: tick, walk, fault, reset, night, report.
procedure Light is
   type Colour is (Red, Green, Yellow, Flashing);
   type Event is (Tick, Walk, Fault, Reset, Night, Report);
   type Counts is array (Colour) of Natural;
   Duration_Of : constant Counts := (Red => 3, Green => 4, Yellow => 1, Flashing => 0);
   State   : Colour := Red;
   Timer   : Natural := 0;
   Waiting : Boolean := False;
   Seen    : Counts := (others => 0);

   procedure Enter (C : Colour) is
   begin
      if C /= State then
         Put_Line (Colour'Image (State) & " -> " & Colour'Image (C));
      end if;
      State := C;
      Timer := 0;
      Seen (C) := Seen (C) + 1;
   end Enter;

   procedure Handle (E : Event) is
   begin
      case E is
         when Tick =>
            if State = Flashing then
               return;
            end if;
            Timer := Timer + 1;
            if Timer >= Duration_Of (State) or (Waiting and State = Green and Timer >= 2) then
               case State is
                  when Red => Enter (Green); Waiting := False;
                  when Green => Enter (Yellow);
                  when Yellow => Enter (Red);
                  when Flashing => null;
               end case;
            end if;
         when Walk =>
            if State = Green then
               Waiting := True;
            else
               Put_Line ("ignored");
            end if;
         when Fault =>
            Enter (Flashing);
            Waiting := False;
         when Reset =>
            Enter (Red);
         when Night =>
            if State = Flashing then
               Put_Line ("already flashing");
            else
               Enter (Flashing);
            end if;
         when Report =>
            for C in Colour loop
               Put (Colour'Image (C) & ":");
               Put (Seen (C), Width => 3);
            end loop;
            New_Line;
      end case;
   end Handle;
begin
   loop
      declare
         Line : constant String := Get_Line;
      begin
         Handle (Event'Value (Line));
      exception
         when Constraint_Error =>
            Put_Line ("unknown event " & Line);
      end;
   end loop;
exception
   when End_Error =>
      Put_Line ("at end " & Colour'Image (State) & Natural'Image (Timer));
end Light;
