--  Integer types and overflow checks
with Ada.Text_IO; use Ada.Text_IO;
procedure Integer_Types is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Small is range -10 .. 10;
   S : Small := 7;
   N : Integer := Integer'Last;
   L : Long_Long_Integer := 2 ** 40;
begin
   S := S - 2;
   Put_Line (Small'Image (S) & Long_Long_Integer'Image (L * 3));
   begin
      N := N + Id (1);
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
   begin
      N := 5 / Id (0);
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
   Put_Line (Integer'Image (Id (-7) / 2) & Integer'Image (Id (-7) mod 3) & Integer'Image (Id (-7) rem 3) & Integer'Image ((abs Id (-4)) ** 3));
   declare
      type Narrow is range 1 .. 51;
      type Wrap is mod 2 ** 64;
      A : Narrow := Narrow (Id (38));
      B : Narrow range 4 .. 49 := Narrow (Id (17));
      W : Wrap := Wrap (Id (5));
      P : Integer := Id (Integer'Last - 1);
   begin
      --  made in the wider type, where it has room
      Put_Line (Long_Long_Integer'Image (Long_Long_Integer ((A * B))) & Integer'Image (Integer (B - A) + Integer (A + A * 2)));
      Put_Line (Long_Long_Integer'Image (Long_Long_Integer (P + 5) + Long_Long_Integer (P * P)));
      W := W + (if A = B then W else 18446744073709551609);
      Put_Line (Wrap'Image (W));
      L := Long_Long_Integer ((case S is when 0 => W, when others => (if A = B then W else 18446744073709551615)));
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked");
   end;
   begin
      S := Small (Long_Long_Integer (S * S * S));
      Put_Line ("no check");
   exception
      when Constraint_Error => Put_Line ("checked" & Small'Image (S));
   end;
end Integer_Types;
