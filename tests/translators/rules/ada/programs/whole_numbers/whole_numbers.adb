-- Attributes that give whole numbers of floating point (ARM A.5.3), of short and long types.
with Ada.Text_IO; use Ada.Text_IO;

procedure Whole_Numbers is
   type Own is digits 9 range -1000.0 .. 1000.0;

   procedure Show (X : Float) is
   begin
      Put (X'Image);
      Put (Float'Image (Float'Floor (X)));
      Put (Float'Image (Float'Ceiling (X)));
      Put (Float'Image (Float'Truncation (X)));
      Put (Float'Image (Float'Rounding (X)));
      Put_Line (Float'Image (Float'Unbiased_Rounding (X)));
   end Show;

   procedure Show (X : Long_Float) is
   begin
      Put (X'Image);
      Put (Long_Float'Image (Long_Float'Floor (X)));
      Put (Long_Float'Image (Long_Float'Ceiling (X)));
      Put (Long_Float'Image (Long_Float'Truncation (X)));
      Put (Long_Float'Image (Long_Float'Rounding (X)));
      Put_Line (Long_Float'Image (Long_Float'Unbiased_Rounding (X)));
   end Show;

   type Values is array (Positive range <>) of Long_Float;
   Some_Values : constant Values :=
     (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.5, 3.49, 8_388_609.0, 4_194_304.5, 4_503_599_627_370_497.5, 1.0E20, 0.49999999999999994);

   function Steps (X : Float) return Integer is (Integer (Float'Floor (X)) * 10 + Integer (Float'Ceiling (X)));

   Zero : Float := 0.0;
   Y    : Own := -999.5;
begin
   for X of Some_Values loop
      Show (X);
      Show (-X);
      Show (Float (X));
      Show (-Float (X));
   end loop;
   Y := Own'Truncation (Y);
   Put_Line (Own'Image (Y) & Own'Image (Own'Rounding (Y / 2.0)) & Integer'Image (Steps (2.3)) & Integer'Image (Steps (-2.3)));
   Zero := -Zero;
   Show (Zero);
   Put_Line (Float'Image (Float'Floor (2.7)) & Float'Image (Float'Rounding (-2.5)) & Float'Image (Float'Ceiling (-0.25)));
end Whole_Numbers;
