--  Conversions between fixed and floating point: ordinary types round, decimal ones cut.
with Ada.Text_IO; use Ada.Text_IO;
procedure Fixed_Floats is
   type Money is delta 0.01 digits 18;
   type Cents is delta 0.01 range -21474836.48 .. 21474836.47;
   for Cents'Small use 0.01;
   type Rate is delta 0.001 range -1.0e6 .. 1.0e6;
   for Rate'Small use 0.001;
   type Third is delta 0.3 range -1.0e15 .. 1.0e15;
   for Third'Small use 0.3;
   type Tiny is delta 1.0e-9 digits 15;
   type Whole is delta 1.0 digits 8;
   type Tens is delta 10.0 digits 6;
   type Derived is new Money;
   Z : Whole; T : Tens; D : Derived;
   type Halves is delta 0.5 range -1000.0 .. 1000.0;
   subtype Small_Money is Money range -100.0 .. 100.0;
   M : Money; C : Cents; R : Rate; H : Third; Y : Tiny; F : Float; L : Long_Float; W : Halves;
   Seed : Long_Long_Integer := 12345;
   function Next (Bits : Natural) return Long_Long_Integer is
   begin
      Seed := (Seed * 1103515245 + 12345) mod 2 ** 31;
      return (Seed * 2 ** 20 + Seed / 7) mod 2 ** Bits;
   end Next;
   procedure Try (X : Long_Float) is
   begin
      begin
         M := Money (X); Put (Money'Image (M));
      exception when Constraint_Error => Put (" M!");
      end;
      begin
         C := Cents (X); Put (Cents'Image (C));
      exception when Constraint_Error => Put (" C!");
      end;
      begin
         R := Rate (X); Put (Rate'Image (R));
      exception when Constraint_Error => Put (" R!");
      end;
      begin
         H := Third (X); Put (Third'Image (H));
      exception when Constraint_Error => Put (" H!");
      end;
      begin
         Y := Tiny (Float (X)); Put (Tiny'Image (Y));
      exception when Constraint_Error => Put (" Y!");
      end;
      begin
         M := Small_Money (X); Put (Money'Image (M));
      exception when Constraint_Error => Put (" S!");
      end;
      begin
         Z := Whole (X); Put (Whole'Image (Z) & Long_Float'Image (Long_Float (Z)));
      exception when Constraint_Error => Put (" Z!");
      end;
      begin
         T := Tens (X); Put (Tens'Image (T) & Float'Image (Float (T)));
      exception when Constraint_Error => Put (" T!");
      end;
      begin
         D := Derived (X); Put (Derived'Image (D) & Long_Long_Integer'Image (Long_Long_Integer (Float (D) / 1.0e9)));
      exception when Constraint_Error => Put (" D!");
      end;
      New_Line;
   end Try;
begin
   M := 0.0; C := 0.0; R := 0.0; H := 0.0; Y := 0.0;
   for I in 1 .. 60 loop
      M := Money (Next (20 + I mod 30));
      C := Cents (Next (24));
      C := C / 3;
      R := Rate (Next (19));
      R := R / 7;
      M := M / 7 + 0.01;
      Y := Tiny (Next (18)) / 11;
      if I mod 2 = 0 then M := -M; R := -R; end if;
      H := Third (M); W := Halves (R / 1000);
      L := Long_Float (M); F := Float (M); Put (Long_Float'Image (L) & Float'Image (F));
      Put (Long_Float'Image (Long_Float (C)) & Float'Image (Float (C)) & Long_Float'Image (Long_Float (R)) & Float'Image (Float (R)) & Float'Image (Float (W)));
      Put_Line (Long_Float'Image (Long_Float (H)) & Float'Image (Float (H)) & Long_Float'Image (Long_Float (Y)) & Float'Image (Float (Y)));
      Try (L * 1.0001); Try (Long_Float (F) / 3.0); Try (Long_Float (R) * 1.5); Try (Long_Float (Y));
   end loop;
   Try (0.0); Try (0.005); Try (0.015); Try (-0.015); Try (2.675); Try (21474836.47);
   Try (21474836.475); Try (21474836.4799); Try (21474836.48); Try (-21474836.48);
   Try (-21474836.489); Try (-21474836.49); Try (1.0e16); Try (9999999999999999.99); Try (1.0e17);
   Try (9.3e16); Try (-1.0e300); Try (1.0e-300); Try (99.999); Try (100.001); Try (100.01);
   Try (1.0e12); Try (1.00000000001e12); Try (-0.29); Try (0.3); Try (0.6);
   Try (0.899999999999999999);
   F := Float (Money'(0.07)); Put_Line (Float'Image (F));
end Fixed_Floats;
