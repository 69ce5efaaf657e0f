with Ada.Text_IO; use Ada.Text_IO;
with Ada.Real_Time; use Ada.Real_Time;

procedure Real_Times is

   package Lists is
      type Deadlines is array (1 .. 3) of Time;
      procedure Show (Title : String; Span : Time_Span);
   end Lists;

   package body Lists is
      procedure Show (Title : String; Span : Time_Span) is
      begin
         Put_Line (Title & Duration'Image (To_Duration (Span)));
      end Show;
   end Lists;
   use Lists;

   Period : constant Time_Span := Milliseconds (20);
   Start  : constant Time := Clock;
   Next   : Time := Start + Period;
   Due    : Deadlines := (others => Start);
   Fired  : Natural := 0;
   Spans  : array (1 .. 5) of Time_Span :=
     (Nanoseconds (-7), Microseconds (1_500), Seconds (2), Minutes (-3), To_Time_Span (0.25));

   task Ticker is
      entry Go (Times : Positive);
   end Ticker;

   task body Ticker is
      Wanted : Positive;
      Point  : Time;
   begin
      accept Go (Times : Positive) do
         Wanted := Times;
      end Go;
      Point := Clock;
      for Turn in 1 .. Wanted loop
         Point := Point + Milliseconds (5);
         delay until Point;
         Fired := Fired + 1;
      end loop;
   end Ticker;

   function Scaled (Factor : Integer) return Time_Span is
   begin
      return Spans (3) * Factor;
   end Scaled;

begin
   Ticker.Go (3);
   for Turn in Due'Range loop
      delay until Next;
      Due (Turn) := Next;
      Next := Next + Period;
   end loop;
   Put_Line (Boolean'Image (Clock - Start >= 3 * Period));
   Put_Line (Boolean'Image (Due (3) - Due (1) = 2 * Period));
   Put_Line (Boolean'Image (Due (1) > Start and Start <= Due (1) and not (Due (2) < Due (1))));
   for Each of Spans loop
      Show ("span", Each);
      Show ("abs", abs Each);
      Show ("half", Each / 2);
      Show ("less", -Each - Time_Span_Unit);
      Put_Line (Integer'Image (Each / Microseconds (3)));
   end loop;
   Show ("scaled", Scaled (-4));
   Show ("zero", Time_Span_Zero);
   Show ("last", Time_Span_Last);
   Show ("first", Time_Span_First);
   Put_Line (Duration'Image (To_Duration (Seconds (1)) / 3));
   begin
      Show ("too long", Time_Span_Last + Time_Span_Unit);
   exception
      when Constraint_Error => Put_Line ("too long");
   end;
   begin
      Show ("minutes", Minutes (Integer'Last));
   exception
      when Constraint_Error => Put_Line ("too many minutes");
   end;
   begin
      Put_Line (Integer'Image (Seconds (30) / Time_Span_Unit));
   exception
      when Constraint_Error => Put_Line ("no integer");
   end;
   begin
      Put_Line (Integer'Image (Spans (1) / Time_Span_Zero));
   exception
      when Constraint_Error => Put_Line ("by zero");
   end;
   begin
      Show ("negated", Scaled (1) * 0 - Time_Span_First);
   exception
      when Constraint_Error => Put_Line ("not negated");
   end;
   Put_Line (Boolean'Image (Time_Last > Start and Time_First < Start));
   while not Ticker'Terminated loop
      delay 0.001;
   end loop;
   Put_Line (Natural'Image (Fired));
end Real_Times;
