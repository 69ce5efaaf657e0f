--  Access to arrays whose own type has bounds that the running program computes.
with Ada.Text_IO; use Ada.Text_IO;
procedure Bounded_Access is
   Base : Integer := 3;

   function Id (N : Integer) return Integer is (N);

   type Row is array (Integer range Id (Base) .. Id (6)) of Integer;
   type None is array (Integer range Id (4) .. Id (-2)) of Character;
   type Reference is access Row;
   type To_None is access None;
   type Free is array (Integer range <>) of Integer;
   subtype Part is Free (Id (2) .. Id (3));
   type To_Part is access Part;

   type To_Reference is access Reference;

   A, B : Reference;
   Far  : To_Reference := new Reference'(null);
   N    : To_None;
   P    : To_Part;
   R    : Row := (others => 1);

   procedure Show (R : Reference) is
   begin
      Put_Line (Integer'Image (R'First) & Integer'Image (R'Last) & Integer'Image (R'Length) & Integer'Image (R (3))
                & Integer'Image (R.all (6)));
   end Show;

   procedure Tell (F : Free) is
   begin
      Put_Line (Integer'Image (F'First) & Integer'Image (F'Last) & Integer'Image (F (3)));
   end Tell;

   function Wrong (N : Integer) return Integer is
   begin
      return A (N);
   exception
      when Constraint_Error =>
         return -1;
   end Wrong;
begin
   Base := 9;
   A := new Row'(Row'Range => 5);
   Show (A);
   B := new Row;
   B.all := R;
   B (6) := 8;
   Show (B);
   A.all := B.all;
   Show (A);
   R := A.all;
   Put_Line (Integer'Image (R (6)) & Boolean'Image (A.all = R) & Boolean'Image (A = B) & Integer'Image (Wrong (2)));
   Put_Line (Boolean'Image (Far.all = null));
   Far.all := A;
   Show (Far.all);
   N := new None;
   Put_Line (Integer'Image (N'First) & Integer'Image (N'Last) & Integer'Image (N'Length));
   P := new Part'(7, 8);
   Put_Line (Integer'Image (P'First) & Integer'Image (P (3)));
   Tell (Part'(7, 8));
   P := new Part'(4 => 1, 5 => Id (2));
   Put_Line (Integer'Image (P'First) & Integer'Image (P (3)));
exception
   when Constraint_Error =>
      Put_Line ("bounds");
end Bounded_Access;
