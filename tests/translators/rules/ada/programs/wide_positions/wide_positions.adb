with Ada.Text_IO; use Ada.Text_IO;

procedure Wide_Positions is
   type W is mod 2 ** 32;
   X : W := W'Last;
   Y : Long_Integer := 2 ** 40;
   I : Integer := 3;
begin
   I := Integer (W'Pos (X) / 2);
   Put_Line (Integer'Image (I));
   Put_Line (Boolean'Image (Long_Integer'Pos (Y) in 1 .. 5));
   I := Integer (Integer'Pos (I) * 1000 / 1000);
   Put_Line (Integer'Image (I));
   I := Integer (-Long_Integer'Pos (Y) / 2 ** 38);
   Put_Line (Integer'Image (I));
   begin
      I := Integer (W'Pos (X));
      Put_Line (Integer'Image (I));
   exception
      when Constraint_Error =>
         Put_Line ("too large");
   end;
   begin
      I := Integer (W'Pos (X) - 1);
      Put_Line (Integer'Image (I));
   exception
      when Constraint_Error =>
         Put_Line ("too large");
   end;
end Wide_Positions;
