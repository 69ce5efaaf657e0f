--  Empty string literals, against GNAT: of an index whose first value has none before it they raise; and conditions of
--  overloaded functions, of which one is of a boolean type; character literals that are not visible; a package that names
--  itself.
with Ada.Text_IO; use Ada.Text_IO;

procedure Empty_Literals is
   type Small is mod 8;
   type Word is mod 2 ** 32;
   subtype Late is Small range 1 .. 7;
   type Shade is (Dark, Light);
   type Tiny is range -5 .. 5;
   type Plain_Line is array (Natural range <>) of Character;

   function Asked (Name : String) return Boolean is
   begin
      Put_Line ("asked " & Name);
      return Name'Length > 3;
   end Asked;

   generic
      type Index is (<>);
   procedure Tell (Name : String);
   procedure Tell (Name : String) is
      type Line is array (Index range <>) of Character;
      function Size (L : Line) return Integer is
      begin
         return L'Length;
      end Size;
   begin
      begin
         declare
            L : Line := "";
         begin
            Put_Line (Name & Integer'Image (L'Length));
         end;
      exception
         when Constraint_Error =>
            Put_Line ("no line of " & Name);
      end;
      begin
         if Asked (Name) and then Size ("") = 0 then
            Put_Line ("both");
         else
            Put_Line ("not asked further");
         end if;
      exception
         when Constraint_Error =>
            Put_Line ("raised behind");
      end;
      begin
         Put_Line (Integer'Image (Line'("")'Length));
      exception
         when Constraint_Error =>
            Put_Line ("not qualified");
      end;
   end Tell;
   procedure Tell_Small is new Tell (Small);
   procedure Tell_Word is new Tell (Word);
   procedure Tell_Late is new Tell (Late);
   procedure Tell_Shade is new Tell (Shade);
   procedure Tell_Tiny is new Tell (Tiny);
   procedure Tell_Whole is new Tell (Integer);

   type Bit is new Boolean;
   function W return Bit is
   begin
      return True;
   end W;
   function W return Integer is
   begin
      return 1;
   end W;
   function W return Character is
   begin
      return 'w';
   end W;
   Turns : Integer := 0;

   package Grades is
      type Grade is ('A', 'B', x, 'C');
      type Marked (Best : Grade := Grades.'B') is private;
      procedure Put (G : Grade);
      function Best_Of (M : Grades.Marked) return Grades.Grade;
   private
      type Marked (Best : Grade := Grades.'B') is record
         Worst : Grades.Grade := Grades.'C';
      end record;
      Usual : Grades.Marked;
   end Grades;
   package body Grades is
      procedure Put (G : Grade) is
      begin
         Put_Line ("grade" & Integer'Image (Grade'Pos (G)) & Integer'Image (Grade'Pos (Usual.Worst)));
      end Put;

      function Best_Of (M : Grades.Marked) return Grades.Grade is
      begin
         return M.Best;
      end Best_Of;
   end Grades;
   use type Grades.Grade;
   Own : Grades.Grade := 'C';
   Mark : Grades.Marked;
begin
   Grades.Put ('B');
   Put_Line (Boolean'Image (Own = 'C') & Boolean'Image ('A' < Own) & Boolean'Image (Own /= 'C'));
   Put_Line (Boolean'Image (Grades.Best_Of (Mark) = 'B'));
   Tell_Small ("mod");
   Tell_Small ("small");
   Tell_Word ("word");
   Tell_Late ("late");
   Tell_Shade ("shade");
   Tell_Tiny ("tiny");
   Tell_Whole ("whole");
   declare
      M : Plain_Line := "";
   begin
      Put_Line (Integer'Image (M'Length));
   end;

   while W or else not W loop
      Turns := Turns + 1;
      exit when not W;
      exit when Turns > 2;
   end loop;
   if not W or W then
      Put_Line (Integer'Image (Turns));
   end if;
   if W and not W then
      Put_Line ("never");
   elsif W xor not W then
      Put_Line ("one");
   end if;
end Empty_Literals;
