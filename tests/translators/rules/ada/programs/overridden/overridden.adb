--  What a type inherits, and declarations of the same package that hide it: instances, renamings, functions for literals.
with Ada.Text_IO;
procedure Overridden is
   package Base is
      type T is range -100 .. 100;
      function F return T;
      function G (X : T) return T;
   end Base;
   package body Base is
      function F return T is
      begin
         return 1;
      end F;
      function G (X : T) return T is
      begin
         return X + 10;
      end G;
   end Base;

   function F return Integer is
   begin
      return 77;
   end F;

   generic
      type N is range <>;
   function Two return N;
   function Two return N is
   begin
      return 2;
   end Two;

   package Made is
      type Q is new Base.T;
      Old : Q := F;
      function F is new Two (Q);
      Fresh : Q := F;
      type R is new Q;
      Kept : R := F;
   end Made;

   package Late is
      type Q is new Base.T;
      Old : Q := G (0);
   private
      function H (X : Q) return Q;
      function G (X : Q) return Q renames H;
      type R is new Q;
      Inside : R := 5;
   end Late;
   package body Late is
      function H (X : Q) return Q is
      begin
         return X + 20;
      end H;
   begin
      Inside := G (0);
      Ada.Text_IO.Put_Line (R'Image (Inside) & Q'Image (G (0)));
   end Late;

   package Colors is
      type Color is (Red, Green, Blue);
      type Shade is private;
      function Red return Shade;
      procedure Show;
   private
      type Shade is new Color;
      Before : Shade := Green;
      function Green return Shade renames Blue;
      After : Shade := Green;
   end Colors;
   package body Colors is
      function Red return Shade is
      begin
         return Blue;
      end Red;
      procedure Show is
      begin
         Ada.Text_IO.Put_Line (Shade'Image (Red) & " " & Shade'Image (Green) & " " & Color'Image (Red));
         Ada.Text_IO.Put_Line (Shade'Image (Before) & " " & Shade'Image (After));
      end Show;
   end Colors;

   package Far is
      type S is new Late.Q;
      Seen : S := G (0);
   end Far;
begin
   Ada.Text_IO.Put_Line (Made.Q'Image (Made.Old) & Made.Q'Image (Made.Fresh) & Made.R'Image (Made.Kept));
   Ada.Text_IO.Put_Line (Late.Q'Image (Late.Old) & Far.S'Image (Far.Seen));
   Ada.Text_IO.Put_Line (Integer'Image (F));
   Colors.Show;
end Overridden;
