--  A square and a cube that are converted to a wider type are products for GNAT, whose last multiplication it makes in that
--  type; a higher power, or one whose exponent it does not know, is made in its own.
with Ada.Text_IO; use Ada.Text_IO;

procedure Wider_Powers is
   type Signed is range -100 .. -49;
   type Short is range 0 .. 100;
   Two   : constant := 2;
   Low   : Signed := Signed'Value ("-60");
   High  : Short := Short'Value ("60");
   Six   : Short := Short'Value ("6");
   Four  : Short := Short'Value ("4");
   Exponent : Integer := Integer'Value ("2");
   Much  : Integer := Integer'Value ("3000");

   procedure Run (N : Integer) is
      X : Integer := -1;
      L : Long_Long_Integer := -1;
   begin
      case N is
         when 1 => X := Integer ((Low ** 2));
         when 2 => X := Integer (Low * Low);
         when 3 => X := Integer (Low ** Exponent);
         when 4 => X := Integer (High ** 2);
         when 5 => X := Integer (High ** 3);
         when 6 => X := Integer (High ** 4);
         when 7 => L := Long_Long_Integer (High ** Two);
         when 8 => X := Integer (abs (Low ** 2));
         when 9 => X := Integer (High ** 2 + 1);
         when 10 => X := Integer (High * High * High);
         when 11 => X := Integer (High ** 2 - High ** 2);
         when 12 => X := Integer (-(High ** 2));
         when 13 => X := Integer (High ** 0 + High ** 1);
         when 14 => X := Integer (Six ** 3);
         when 15 => X := Integer (Six ** 4);
         when 16 => X := Integer (Four ** 4);
         when 17 => X := Integer (Four ** 5);
         when 18 => L := Long_Long_Integer (Much ** 3);
         when 19 => L := Long_Long_Integer (Much ** 4);
         when 20 => L := Long_Long_Integer ((Much - 2900) ** 4);
         when 21 => L := Long_Long_Integer ((Much * 100) ** 3);
         when 22 => X := Natural (Low ** 3);
         when 23 => X := Positive (Low ** 2);
         when others => null;
      end case;
      Put_Line ("fine" & Integer'Image (N) & Integer'Image (X) & Long_Long_Integer'Image (L));
   exception
      when Constraint_Error => Put_Line ("checked" & Integer'Image (N));
   end Run;
begin
   for N in 1 .. 23 loop
      Run (N);
   end loop;
end Wider_Powers;
