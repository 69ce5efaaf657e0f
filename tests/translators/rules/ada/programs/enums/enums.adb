with Ada.Text_IO; use Ada.Text_IO;
procedure Enums is
   type Week is (Sun, Mon, Tue, Wed, Thu, Fri, Sat);
   subtype Midweek is Week range Tue .. Thu;
   subtype Char is Character range 'C' .. 'R';
   type Nbool is new Boolean;
   subtype Nfalse is Nbool range False .. False;
   type Letter is (A, 'R', B, 'x');
   function Id (W : Week) return Week is
   begin
      return Week'Val (Week'Pos (W));
   end Id;
   function Id (C : Character) return Character is
   begin
      return C;
   end Id;
   function Id (B : Nbool) return Nbool is
   begin
      return B;
   end Id;
   L : Letter := Letter'('R');
   M : Midweek := Tue;
begin
   begin
      Put_Line (Boolean'Image (Midweek'(Id (Sun)) = Tue));
   exception
      when Constraint_Error => Put_Line ("ce");
   end;
   begin
      Put_Line (Boolean'Image (Char'(Id ('A')) = 'C'));
   exception
      when Constraint_Error => Put_Line ("ce");
   end;
   begin
      Put_Line (Boolean'Image (Boolean (Nfalse'(Id (True)) = False)));
   exception
      when Constraint_Error => Put_Line ("ce");
   end;
   begin
      M := Id (Sat);
      Put_Line (Week'Image (M));
   exception
      when Constraint_Error => Put_Line ("ce");
   end;
   if L = 'R' and 'R' = L and 'x' /= L and L in 'R' .. 'x' then
      Put_Line (Letter'Image (L) & Letter'Image ('x'));
   end if;
   case L is
      when 'R' => Put_Line ("case");
      when A | B | 'x' => null;
   end case;
   for F in Boolean loop
      Put (Boolean'Image (F));
   end loop;
   for F in reverse Boolean range False .. (L = 'R') loop
      Put (Boolean'Image (F));
   end loop;
   New_Line;
   declare
      Zero : constant Integer := Week'Pos (Id (Sun));
   begin
      declare
         subtype Small is Positive range Zero .. 10;
      begin
         Put_Line (Integer'Image (Small'Last));
      end;
   exception
      when Constraint_Error => Put_Line ("subtype");
   end;
   declare
      Zero : constant Integer := Week'Pos (Id (Sun));
      subtype Nothing is Positive range Zero .. Zero - 1;
      subtype Part is Positive range Zero + 1 .. Zero + 4;
      X : Part := 3;
   begin
      X := X + 1;
      Put_Line (Integer'Image (X));
      X := X + 1;
      Put_Line (Integer'Image (X));
   exception
      when Constraint_Error => Put_Line ("range");
   end;
   declare
      function Wed return Week is
      begin
         return Id (Sat);
      end Wed;
   begin
      Put_Line (Week'Image (Wed) & Week'Image (Enums.Wed));
   end;
end Enums;
