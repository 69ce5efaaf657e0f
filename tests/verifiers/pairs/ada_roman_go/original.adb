with Ada.Text_IO;             use Ada.Text_IO;
with Ada.Characters.Handling; use Ada.Characters.Handling;

--  Each line is a number or a Roman numeral; prints the other form.
procedure Roman is
   Bad_Numeral : exception;
   subtype Roman_Range is Integer range 1 .. 3999;

   function Digit (C : Character) return Positive is
   begin
      case To_Upper (C) is
         when 'I' => return 1;
         when 'V' => return 5;
         when 'X' => return 10;
         when 'L' => return 50;
         when 'C' => return 100;
         when 'D' => return 500;
         when 'M' => return 1000;
         when others => raise Bad_Numeral;
      end case;
   end Digit;

   function To_Roman (N : Roman_Range) return String is
      type Step is record
         Value : Positive;
         Text  : String (1 .. 2);
      end record;
      Steps : constant array (1 .. 13) of Step :=
        ((1000, "M "), (900, "CM"), (500, "D "), (400, "CD"), (100, "C "), (90, "XC"), (50, "L "),
         (40, "XL"), (10, "X "), (9, "IX"), (5, "V "), (4, "IV"), (1, "I "));
      Result : String (1 .. 15);
      Length : Natural := 0;
      Left   : Natural := N;
   begin
      for S of Steps loop
         while Left >= S.Value loop
            for C of S.Text loop
               if C /= ' ' then
                  Length := Length + 1;
                  Result (Length) := C;
               end if;
            end loop;
            Left := Left - S.Value;
         end loop;
      end loop;
      return Result (1 .. Length);
   end To_Roman;

   function From_Roman (S : String) return Roman_Range is
      Sum, Last : Natural := 0;
   begin
      for I in reverse S'Range loop
         declare
            D : constant Positive := Digit (S (I));
         begin
            if D < Last then
               Sum := Sum - D;
            else
               Sum := Sum + D;
               Last := D;
            end if;
         end;
      end loop;
      if To_Roman (Sum) /= To_Upper (S) then
         raise Bad_Numeral;
      end if;
      return Sum;
   end From_Roman;

   Good, Bad : Natural := 0;
begin
   while not End_Of_File loop
      declare
         Line : constant String := Get_Line;
      begin
         if Line'Length = 0 then
            null;
         elsif (for all C of Line => Is_Digit (C)) then
            Put_Line (To_Roman (Integer'Value (Line)));
            Good := Good + 1;
         else
            Put_Line (Integer'Image (From_Roman (Line)));
            Good := Good + 1;
         end if;
      exception
         when Bad_Numeral =>
            Put_Line ("not a numeral: " & Line);
            Bad := Bad + 1;
         when Constraint_Error =>
            Put_Line ("out of range");
            Bad := Bad + 1;
      end;
   end loop;
   Put_Line (Natural'Image (Good) & " good," & Natural'Image (Bad) & " bad");
end Roman;
