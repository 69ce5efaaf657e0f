--  'Min and 'Max of floating point with one operand that is known to be no zero: of a NaN and a number they give the number,
--  whichever comes first; zeros keep their sign.
with Ada.Text_IO; use Ada.Text_IO;

procedure Float_Extremes is
   subtype Share is Float range 0.0 .. 1.0;
   type Volts is digits 5 range -100.0 .. 100.0;

   Least : constant := -2.5;
   Tenth : constant Float := 0.1;

   function Given (X : Float) return Float is
   begin
      return X;
   end Given;

   Zero     : Float := Given (0.0);
   Negative : Float := -Zero;
   Nothing  : Float := Zero / Zero;
   One      : Float := Given (1.0);
   Wide     : Long_Float := Long_Float (Given (3.0));
   Level    : Volts := 99.5;
   Part     : Share := 0.25;

   procedure Show (X : Float) is
   begin
      Put_Line (Float'Image (X));
   end Show;
begin
   Show (Float'Max (One, 2.0));
   Show (Float'Max (2.0, One));
   Show (Float'Min (One, 2.0));
   Show (Float'Min (2.0, One));
   Show (Float'Max (Nothing, 1.5));
   Show (Float'Max (1.5, Nothing));
   Show (Float'Min (Nothing, -1.5));
   Show (Float'Min (-1.5, Nothing));
   Show (Float'Max (Least, Negative));
   Show (Float'Max (Zero, Least));
   Show (Float'Min (Negative, 1.0));
   Show (Float'Min (Tenth, Zero));
   Show (Float'Min (One / 10.0, Tenth));
   Show (Float'Max (Float'Min (One * 7.0, 5.0), 0.5));
   Show (Share'Max (Part, 7.5));
   Put_Line (Long_Float'Image (Long_Float'Min (Wide / 7.0, 0.1)));
   Put_Line (Volts'Image (Volts'Min (Level, 50.0)));
   Part := 0.5;
   begin
      Part := Share'Max (Part, 1.5);
      Put_Line ("no check");
   exception
      when Constraint_Error =>
         Put_Line ("checked" & Float'Image (Part));
   end;
end Float_Extremes;
