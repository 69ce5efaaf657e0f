--  Generic formal types of every class
with Ada.Text_IO; use Ada.Text_IO;
procedure Generic_Formals is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   generic
      type D is (<>);
      type N is range <>;
      type A is array (D) of N;
   function Sum (X : A) return N;
   function Sum (X : A) return N is
      T : N := 0;
   begin
      for I in D loop
         T := T + X (I);
      end loop;
      return T;
   end Sum;
   type C is (R, G, B);
   type Arr is array (C) of Integer;
   function Total is new Sum (C, Integer, Arr);
begin
   Put_Line (Integer'Image (Total ((1, Id (2), 3))));
end Generic_Formals;
