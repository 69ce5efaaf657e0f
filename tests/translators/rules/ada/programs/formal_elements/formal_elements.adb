--  Operators of formal functions take what an instance inside an instance holds.
with Ada.Text_IO; use Ada.Text_IO;
with Ada.Containers.Vectors;
procedure Formal_Elements is
   generic
      type T is private;
      with function "<" (L, R : T) return Boolean is <>;
      with function "=" (L, R : T) return Boolean is <>;
   package Bag is
      procedure Add (X : T);
      function Ordered return Boolean;
      function Same return Boolean;
   end Bag;
   package body Bag is
      package Vs is new Ada.Containers.Vectors (Positive, T);
      V : Vs.Vector;
      procedure Add (X : T) is
      begin
         V.Append (X);
      end Add;
      function Ordered return Boolean is
      begin
         return V.First_Element < V.Last_Element;
      end Ordered;
      function Same return Boolean is
      begin
         return Vs.Element (V, 1) = Vs.Element (V, 2);
      end Same;
   end Bag;
   function Mod_Eq (L, R : Integer) return Boolean is (L mod 10 = R mod 10);
   package B is new Bag (Integer, "<" => ">", "=" => Mod_Eq);
begin
   B.Add (13);
   B.Add (3);
   Put_Line (Boolean'Image (B.Ordered));
   Put_Line (Boolean'Image (B.Same));
end Formal_Elements;
