--  A generic formal array of one length, and actual parameters of others.
with Ada.Text_IO; use Ada.Text_IO;
procedure Wrong_Lengths is
   type List is array (Integer range <>) of Integer;
   subtype Ten is List (1 .. 10);

   generic
      Given : in Ten;
   package Kept is
      Own : Ten := Given;
   end Kept;

   Eleven : List (1 .. 11) := (1 .. 11 => 4);
   Nine   : List (1 .. 9) := (1 .. 9 => 5);
   Other  : List (2 .. 11) := (2 .. 11 => 6);

   procedure Show (T : Ten) is
   begin
      Put_Line (T (1)'Image & T (10)'Image);
   end Show;
begin
   declare
      package One is new Kept (Other);
   begin
      One.Own (3) := 7;
      Show (One.Own);
   end;
   begin
      declare
         package Two is new Kept (Eleven);
      begin
         Show (Two.Own);
      end;
   exception
      when Constraint_Error => Put_Line ("eleven");
   end;
   begin
      declare
         package Three is new Kept (Nine);
      begin
         Show (Three.Own);
      end;
   exception
      when Constraint_Error => Put_Line ("nine");
   end;
   declare
      package Four is new Kept (Eleven (2 .. 11));
   begin
      Show (Four.Own);
   end;
   begin
      Show (Nine);
   exception
      when Constraint_Error => Put_Line ("nine again");
   end;
end Wrong_Lengths;
