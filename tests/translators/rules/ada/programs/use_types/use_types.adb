-- What a use type clause makes visible, of packages inside of others too (ARM 8.4(8)).
with Ada.Text_IO;

procedure Use_Types is
   package P is
      type T is new Integer range -100 .. 100;
      function "+" (L, R : T) return T;
      function "<" (L, R : T) return Boolean;
      function "=" (L, R : T) return Boolean;
      function "-" (L : T) return T;
      function Twice (X : T) return T;
      type E is (A, B, C);
      function ">" (L, R : E) return Boolean;
      function Next (X : E) return E;
      type Root is tagged record
         N : Integer := 1;
      end record;
      function Sum (L, R : Root'Class) return Integer;
   end P;

   package body P is
      function "+" (L, R : T) return T is (L - R);
      function "<" (L, R : T) return Boolean is (L > R);
      function "=" (L, R : T) return Boolean is (L > R);
      function "-" (L : T) return T is (L * 3);
      function Twice (X : T) return T is (X * 2);
      function ">" (L, R : E) return Boolean is (True);
      function Next (X : E) return E is (if X = E'Last then E'First else E'Succ (X));
      function Sum (L, R : Root'Class) return Integer is (L.N + R.N);
   end P;

   package Q is
      type D is new P.T;
      function Twice (X : D) return D;
   end Q;

   package body Q is
      function Twice (X : D) return D is (X);
   end Q;

   X, Y : P.T := 5;
   Z : Q.D := 6;
   R : P.Root;

   procedure Show (Item : String) renames Ada.Text_IO.Put_Line;
begin
   Y := 3;
   declare
      use type P.T;
      use type P.E;
      use type Q.D;
   begin
      Show (Integer'Image (Integer (X + Y)) & Integer'Image (Integer (-X)) & Integer'Image (Integer (Z + 2)));
      Show (Boolean'Image (X < Y) & Boolean'Image (X = Y) & Boolean'Image (X /= Y) & Boolean'Image (Z < 7));
      Show (Boolean'Image (P.A > P.B) & Boolean'Image (P.A >= P.B));
   end;
   declare
      use all type P.T;
      use all type P.E;
      use all type Q.D;
      use all type P.Root;
   begin
      Show (Integer'Image (Integer (Twice (X))) & Integer'Image (Integer (Twice (Z))) & Integer'Image (Integer (X + Y)));
      Show (Next (B)'Image & Next (C)'Image & Boolean'Image (A > C));
      Show (Sum (R, R)'Image);
   end;
   Show (Boolean'Image (P."<" (X, Y)) & Integer'Image (Integer (P.Twice (Y))));
end Use_Types;
