--  What a renaming's type mark says of bounds is not the object's (ARM 8.5.1), 'Val takes integers alone, a number's operator
--  may be another one's name, and what is declared later hides nothing from a default (ARM 8.3).
with Ada.Text_IO; use Ada.Text_IO;
procedure Renamed_Parts is
   subtype Short is String (1 .. 4);
   subtype Digit is Integer range 0 .. 9;
   type Row is array (1 .. 3) of Integer;
   type Grid is array (5 .. 6) of Row;
   type Words is array (1 .. 2) of Short;
   type Shade is (Dark, Grey, Light);

   Text : String (1 .. 12) := "a dark night";
   Rows : Grid := (5 => (1, 2, 3), 6 => (4, 5, 6));
   Pair : Words := ("left", "home");
   Number : Integer := 3;

   Part : Short renames Text (3 .. 9);
   Line : Row renames Rows (6);
   Last : Short renames Pair (2);
   Plain : Short renames Text;
   Small : Digit renames Number;

   type Whole is new Integer range 0 .. 1000;
   function "+" (X, Y : Whole) return Whole renames "*";

   Outer : Integer := 7;
   Given : Integer := 8;

   generic
      Before : in Integer := Outer;
      Outer : in out Integer;
      After : in Integer := Outer;
   package Defaults is
      Sum : Integer := Before * 10 + After;
   end Defaults;
   package Of_Given is new Defaults (Outer => Given);

   function Pick (X : Integer) return Float is (0.5 + Float (X));
   function Pick (X : Integer := 1) return Integer is (X);

   procedure Show (Name : String; Low, High : Integer) is
   begin
      Put_Line (Name & Integer'Image (Low) & Integer'Image (High));
   end Show;
begin
   Show ("part", Part'First, Part'Last);
   Show ("line", Line'First, Line'Last);
   Show ("last", Last'First, Last'Length);
   Show ("plain", Plain'First, Plain'Last);
   Part := "a_light";
   Put_Line (Text & "|" & Part & "|" & Part (4 .. 5));
   Line (2) := 50;
   Put_Line (Integer'Image (Rows (6) (2)) & Integer'Image (Line'Length));
   Last := "away";
   Put_Line (Pair (2));
   Small := 30;
   Put_Line (Integer'Image (Number));
   for I in Part'Range loop
      Put (Part (I));
   end loop;
   New_Line;
   Put_Line (Shade'Image (Shade'Val (Pick (2))) & Shade'Image (Shade'Val (Pick)));
   Put_Line (Integer'Image (Whole'Pos (3 + 4)) & Integer'Image (Of_Given.Sum));
   begin
      Part (Number) := 'x';
      Put_Line ("not refused");
   exception
      when Constraint_Error => Put_Line ("outside");
   end;
end Renamed_Parts;
