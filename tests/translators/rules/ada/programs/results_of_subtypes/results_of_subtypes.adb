--  Results of a subtype whose bounds are computed start where it does.

with Ada.Text_IO; use Ada.Text_IO;
procedure Results_Of_Subtypes is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   type Line is array (Integer range <>) of Character;
   type Row is array (Integer range <>) of Integer;
   subtype Text is String (Id (5) .. Id (7));
   type Part is new Line (Id (3) .. Id (4));
   subtype Cells is Row (Id (-1) .. Id (1));

   function T return Text is
   begin
      return (others => 'a');
   end T;

   function Cut (S : String) return Text is
   begin
      return S;
   end Cut;

   function P return Part is
   begin
      return (others => 'b');
   end P;

   function C (N : Integer) return Cells is
   begin
      return (N, N + 1, N + 2);
   end C;

   procedure Show (S : String) is
   begin
      Put_Line (Integer'Image (S'First) & Integer'Image (S'Last) & " " & S);
   end Show;
begin
   Put_Line (Integer'Image (T'First) & Integer'Image (T'Last) & T (6));
   Put_Line (Integer'Image (P'First) & Integer'Image (P'Last) & P (4));
   Put_Line (Integer'Image (C (1)'First) & Integer'Image (C (1)'Last) & Integer'Image (C (4) (0)));
   Show (T);
   Show (Cut ("xyz"));
   Show (T (6 .. 7));
   declare
      S : constant String := Cut ("uvw");
   begin
      Put_Line (Integer'Image (S'First) & S (7));
      Show (Cut (S));
      Show (Cut ("too long"));
   end;
exception
   when Constraint_Error => Put_Line ("length");
end Results_Of_Subtypes;
