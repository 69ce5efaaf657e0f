--  T'Mod of integers of all kinds, static and not.
with Ada.Text_IO; use Ada.Text_IO;
procedure Remainders is
   type Byte is mod 256;
   type Ten is mod 10;
   type Word is mod 2 ** 32;
   type Long is mod 2 ** 64;
   type Small is range -100 .. 100;
   subtype Low is Byte range 0 .. 9;
   Seven : constant Ten := Ten'Mod (-3);
   type Table is array (Ten range 0 .. Ten'Mod (13)) of Boolean;
   procedure Show (I : Integer; L : Long_Long_Integer; S : Small; W : Word) is
   begin
      Put_Line (Byte'Image (Byte'Mod (I)) & Ten'Image (Ten'Mod (I)) & Word'Image (Word'Mod (I)) & Long'Image (Long'Mod (I)));
      Put_Line (Byte'Image (Byte'Mod (L)) & Ten'Image (Ten'Mod (L)) & Word'Image (Word'Mod (L)) & Long'Image (Long'Mod (L)));
      Put_Line (Byte'Image (Byte'Mod (S)) & Ten'Image (Ten'Mod (S)) & Word'Image (Word'Mod (S)) & Long'Image (Long'Mod (S)));
      Put_Line (Byte'Image (Byte'Mod (W)) & Ten'Image (Ten'Mod (W)) & Word'Image (Word'Mod (W)) & Long'Image (Long'Mod (W)));
      Put_Line (Low'Image (Low'Mod (I + 1)) & Byte'Image (Byte'Mod (-1)) & Ten'Image (Ten'Mod (-13) + Ten'Mod (Integer'Pos (I))));
   end Show;
begin
   Put_Line (Ten'Image (Seven) & Integer'Image (Table'Length) & Long'Image (Long'Mod (2 ** 70 - 1)));
   for I in -3 .. 3 loop
      Show (I * 1_000_003, Long_Long_Integer (I) * 3_000_000_000_000_000_000, Small (I * 33), Word'Mod (I));
   end loop;
   Show (Integer'First, Long_Long_Integer'First, -100, Word'Last);
   Show (Integer'Last, Long_Long_Integer'Last, 100, 0);
exception
   when Constraint_Error => Put_Line ("constraint error");
end Remainders;
