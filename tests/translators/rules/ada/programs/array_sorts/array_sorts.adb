--  Ada.Containers' sorts of arrays: GNAT's order of equal elements, any index type, slices.
with Ada.Containers.Generic_Array_Sort;
with Ada.Containers.Generic_Constrained_Array_Sort;
with Ada.Text_IO; use Ada.Text_IO;
procedure Array_Sorts is
   type Pair is record A, B : Integer; end record;
   type Pairs is array (Integer range <>) of Pair;
   function Less (L, R : Pair) return Boolean is (L.A < R.A);
   procedure Sort is new Ada.Containers.Generic_Array_Sort (Integer, Pair, Pairs, Less);
   type Day is (Mon, Tue, Wed, Thu, Fri);
   type Hours is array (Day) of Integer;
   procedure Sort_Hours is new Ada.Containers.Generic_Constrained_Array_Sort (Day, Integer, Hours, ">");
   type Line is array (Positive range <>) of Integer;
   procedure Sort_Line is new Ada.Containers.Generic_Array_Sort (Positive, Integer, Line);
   procedure Sort_Text is new Ada.Containers.Generic_Array_Sort (Positive, Character, String);
   P : Pairs (-5 .. 30); H : Hours := (3, 9, 1, 7, 5); L : Line (1 .. 10); T : String := "the quick brown fox";
begin
   for I in P'Range loop P (I) := (A => (I * 7) mod 6, B => I); end loop;
   Sort (P);
   for X of P loop Put (Integer'Image (X.A) & Integer'Image (X.B)); end loop; New_Line;
   Sort_Hours (H);
   for D in Day loop Put (Day'Image (D) & Integer'Image (H (D))); end loop; New_Line;
   for I in L'Range loop L (I) := I * 7 mod 11; end loop;
   Sort_Line (L (2 .. 8));
   for X of L loop Put (Integer'Image (X)); end loop; New_Line;
   Sort_Line (L (5 .. 4)); Sort_Line (L (5 .. 5)); Sort_Line (L);
   for X of L loop Put (Integer'Image (X)); end loop; New_Line;
   Sort_Text (T); Put_Line (T);
end Array_Sorts;
