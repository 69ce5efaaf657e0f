--  Private extensions of a type whose name has a prefix.
with Ada.Text_IO;
procedure Hidden is
   package P1 is
      type T is tagged record C1 : Integer; end record;
      procedure Nothing;
   end P1;
   package body P1 is
      procedure Nothing is null;
   end P1;
   package P2 is
      type T is new P1.T with private;
      function Make (X : Integer) return T;
      procedure Set (A : in out T; X : Integer);
      function Get (A : T) return Integer;
   private
      type T is new P1.T with record C2 : Integer; end record;
   end P2;
   package body P2 is
      function Make (X : Integer) return T is
      begin
         return (1, X);
      end Make;
      procedure Set (A : in out T; X : Integer) is
      begin
         A.C2 := X;
      end Set;
      function Get (A : T) return Integer is
      begin
         return A.C2;
      end Get;
   end P2;
   package P3 is
      type T3 is new P2.T with null record;
      function Make (X : Integer) return T3;
   end P3;
   package body P3 is
      function Make (X : Integer) return T3 is
      begin
         return (P2.Make (X) with null record);
      end Make;
   end P3;
   A : P2.T := P2.Make (4);
   B : P3.T3 := P3.Make (5);
begin
   P2.Set (A, P2.Get (A) + 1);
   P3.Set (B, P3.Get (B) + 1);
   Ada.Text_IO.Put_Line (Integer'Image (P2.Get (A)) & Integer'Image (P3.Get (B)));
end Hidden;
