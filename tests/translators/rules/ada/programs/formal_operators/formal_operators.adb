--  Operators of a generic's formal functions are not those of values that are not of its formal types.
with Ada.Text_IO; use Ada.Text_IO;
procedure Formal_Operators is
   generic
      type Item is private;
      type Line is array (Positive range <>) of Item;
      with function "<" (L, R : Item) return Boolean is <>;
   procedure Sort (L : in out Line);
   procedure Sort (L : in out Line) is
      I, J : Integer;
      T : Item;
   begin
      I := L'First + 1;
      while I <= L'Last loop
         T := L (I);
         J := I;
         while J > L'First and then T < L (J - 1) loop
            L (J) := L (J - 1);
            J := J - 1;
         end loop;
         L (J) := T;
         if I < L'Last and then L'First < I then
            Put ("<");
         end if;
         I := I + 1;
      end loop;
   end Sort;
   type Ints is array (Positive range <>) of Integer;
   procedure Down is new Sort (Integer, Ints, ">");
   function Odd_First (L, R : Integer) return Boolean is (L mod 2 > R mod 2);
   procedure Odd is new Sort (Integer, Ints, Odd_First);
   generic
      type T is private;
      with function "+" (L, R : T) return T;
      Zero : T;
   function Fold (A : T; Times : Integer) return T;
   function Fold (A : T; Times : Integer) return T is
      R : T := Zero;
      I : Integer := 0;
   begin
      while I < Times loop
         R := R + A;
         I := I + 1;
      end loop;
      return R + (A + A);
   end Fold;
   function Power is new Fold (Integer, "*", 1);
   X : Ints := (5, 2, 9, 4, 7, 1);
begin
   Down (X);
   for E of X loop Put (Integer'Image (E)); end loop;
   New_Line;
   Odd (X);
   for E of X loop Put (Integer'Image (E)); end loop;
   New_Line;
   Put_Line (Integer'Image (Power (2, 10)));
end Formal_Operators;
