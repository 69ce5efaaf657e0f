--  Operators of formal functions take elements of formal arrays, in loops, records, renamings and behind access values.
with Ada.Text_IO; use Ada.Text_IO;
procedure Formal_Arrays is
   generic
      type T is private;
      type Arr is array (Positive range <>) of T;
      with function "=" (L, R : T) return Boolean is <>;
   package G is
      function Dups (A : Arr) return Natural;
      function Count (A : Arr; K : T) return Natural;
      function Pair (A, B : T) return Boolean;
      function Blk (A : Arr) return Boolean;
   end G;
   package body G is
      subtype Elem is T;
      type Rec is record
         X, Y : Elem;
      end record;
      type Ptr is access T;
      function Dups (A : Arr) return Natural is
         N : Natural := 0;
      begin
         for X of A loop
            for Y of A loop
               if X = Y then
                  N := N + 1;
               end if;
            end loop;
         end loop;
         return N;
      end Dups;
      function Count (A : Arr; K : T) return Natural is
         N : Natural := 0;
      begin
         for I in A'Range loop
            if A (I) /= K then
               N := N + 1;
            end if;
         end loop;
         return N;
      end Count;
      function Pair (A, B : T) return Boolean is
         R : constant Rec := (A, B);
         P : constant Ptr := new T'(A);
         Q : constant Ptr := new T'(B);
      begin
         return R.X = R.Y and then P.all = Q.all;
      end Pair;
      function Blk (A : Arr) return Boolean is
         F : T renames A (A'First);
         L : T renames A (A'Last);
      begin
         return F = L;
      end Blk;
   end G;
   type Ints is array (Positive range <>) of Integer;
   function Same (L, R : Integer) return Boolean is (L mod 10 = R mod 10);
   package B is new G (Integer, Ints, Same);
begin
   Put_Line (Natural'Image (B.Dups ((1, 11, 2, 21))));
   Put_Line (Natural'Image (B.Count ((1, 11, 2, 21), 31)));
   Put_Line (Boolean'Image (B.Pair (5, 15)));
   Put_Line (Boolean'Image (B.Blk ((5, 6, 15))));
end Formal_Arrays;
