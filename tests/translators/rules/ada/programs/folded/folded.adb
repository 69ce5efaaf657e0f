--  What looks static is not where the program's own operators are meant.
with Ada.Text_IO; use Ada.Text_IO;
procedure Folded is
   type Color is (Red, Green, Blue);
   type Fix is delta 0.125 range -10.0 .. 10.0;
   type Letter is ('A', 'B', 'C');

   function "<" (A, B : Color) return Boolean is (Color'Pos (A) > Color'Pos (B));
   function "=" (A, B : Letter) return Boolean is (Letter'Pos (A) /= Letter'Pos (B));
   function "+" (A, B : Fix) return Fix is (A - B);
   function "abs" (A : Fix) return Fix is (A - 1.0);
   function ">" (A, B : Fix) return Boolean is (False);
   function "not" (A : Boolean) return Boolean is (A);
   function "xor" (A, B : Boolean) return Boolean is (A);
   function "<=" (A, B : Character) return Boolean is (False);

   One : constant Fix := 1.0;
   Two : constant Fix := 2.0;

   type Less is array (1 .. 2 + Boolean'Pos (Red < Blue)) of Integer;
   type Plain is array (1 .. 2 + Boolean'Pos (Red <= Blue)) of Integer;
   type Equal is array (1 .. 2 + Boolean'Pos (Letter'('B') = 'B')) of Integer;
   type Unequal is array (1 .. 2 + Boolean'Pos (Letter'('B') /= 'B')) of Integer;
   type More is array (1 .. 2 + Boolean'Pos (Two > One)) of Integer;
   type Inverse is array (1 .. 2 + Boolean'Pos (not True)) of Integer;
   type Either is array (1 .. 2 + Boolean'Pos (True xor True)) of Integer;
   type Chars is array (1 .. 2 + Boolean'Pos ('a' <= 'b')) of Integer;
   type Whole is array (1 .. 2 + 3) of Integer;
   subtype Sum is Fix range -5.0 .. Two + One;
   subtype Size is Fix range -5.0 .. abs Two;
   subtype Truth is Boolean range False .. (Red < Blue);
begin
   Put_Line (Integer'Image (Less'Length) & Integer'Image (Plain'Length) & Integer'Image (Equal'Length));
   Put_Line (Integer'Image (Unequal'Length) & Integer'Image (More'Length) & Integer'Image (Inverse'Length));
   Put_Line (Integer'Image (Either'Length) & Integer'Image (Chars'Length) & Integer'Image (Whole'Length));
   Put_Line (Fix'Image (Sum'Last) & Fix'Image (Size'Last) & Boolean'Image (Truth'Last));
   Put_Line (Boolean'Image (Two in Sum) & Boolean'Image (True in Truth));
   declare
      A : Less := (others => 1);
      C : constant Boolean := Red < Blue;
      type Late is array (1 .. 2 + Boolean'Pos (C)) of Integer;
   begin
      for X of A loop
         Put (Integer'Image (X));
      end loop;
      Put_Line (Integer'Image (Late'Length));
   end;
end Folded;
