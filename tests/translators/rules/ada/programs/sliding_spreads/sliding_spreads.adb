--  Aggregates of one choice that is not static, for objects whose bounds are: they slide.
with Ada.Text_IO; use Ada.Text_IO;
procedure Sliding_Spreads is
   type Colour is (Red, Green, Blue);
   subtype Small is Integer range 1 .. 9;
   type Row is array (Small range <>) of Integer;
   type By_Colour is array (Colour range <>) of Boolean;
   type Letters is array (Character range <>) of Integer;
   type Grid is array (Small range <>, Small range <>) of Integer;
   subtype Square is Grid (1 .. 2, 1 .. 3);
   subtype Three is Row (1 .. 3);
   subtype One_Green is By_Colour (Green .. Green);
   subtype One_Letter is Letters ('Q' .. 'Q');
   type Holder is record
      R : Three;
      N : Integer;
   end record;

   Calls : Natural := 0;

   function Id (N : Integer) return Integer is
   begin
      Calls := Calls + 1;
      return N;
   end Id;

   function Tint (N : Integer) return Colour is (Colour'Val (Id (N)));

   procedure Show (R : Three) is
   begin
      Put_Line (Integer'Image (R (1)) & Integer'Image (R (3)) & Integer'Image (Calls));
   end Show;

   procedure Show_Square (S : Square) is
      Sum : Integer := 0;
   begin
      for I in S'Range loop
         for J in S'Range (2) loop
            Sum := Sum + S (I, J);
         end loop;
      end loop;
      Put_Line (Integer'Image (Sum) & Integer'Image (Calls));
   end Show_Square;

   function Made (A, B : Integer) return Three is
   begin
      return (A .. B => 7);
   end Made;

   T : Three := (others => 0);
   C : One_Green := (others => False);
   L : One_Letter := (others => 0);
   S : Square := (others => (others => 0));
   H : Holder := (R => (1, 2, 3), N => 4);
   subtype Part is Row (3 .. 3);
   P : Part := (others => 1);
   type Reference is access Row (3 .. 4);
   R : Reference;

   procedure Try (Number : Integer) is
      Low : Integer := Number;
   begin
      case Number is
         when 1 => T := (Id (4) .. Id (6) => Low); Show (T);
         when 2 => T := (Id (4) .. Id (7) => Low); Show (T);
         when 3 => T := (Id (8) .. Id (10) => Low); Show (T);
         when 4 => Show ((Low .. 6 => 3));
         when 5 => Show ((Low .. 6 => 3));
         when 6 => C := (Tint (0) => True); Put_Line (Boolean'Image (C (Green)) & Integer'Image (Calls));
         when 7 => C := (Tint (3) => True); Put_Line (Boolean'Image (C (Green)) & Integer'Image (Calls));
         when 8 => L := (Character'Val (Id (66)) => Low); Put_Line (Integer'Image (L ('Q')) & Integer'Image (Calls));
         when 9 => Show (Made (Low - 4, 7));
         when 10 => Show (Made (Low, 11));
         when 11 => Show_Square ((1 .. 2 => (1 .. Id (3) => Low)));
         when 12 => S := (2 .. 3 => (Id (4) .. Id (6) => Low)); Show_Square (S);
         when 13 => S := (2 .. 3 => (Id (4) .. Id (5) => Low)); Show_Square (S);
         when 14 => Show_Square ((Id (1) .. Id (2) => (1 .. 3 => Low)));
         when 15 => H := (R => T, N => Calls); Show (H.R); Put_Line (Integer'Image (H.N));
         when 16 => P := (Id (8) => Low); Put_Line (Integer'Image (P (3)));
         when 17 => P := (Id (10) => Low); Put_Line (Integer'Image (P (3)));
         when 18 => Put_Line (Boolean'Image (T = (Id (2) .. Id (4) => 7)));
         when 19 => T := (Id (5) .. Id (4) => Low); Show (T);
         when 20 => R := new Row'(Id (5) .. Id (6) => Low); Put_Line (Integer'Image (R'First) & Integer'Image (R (4)));
         when 21 => R := new Row'(Id (3) .. Id (5) => Low); Put_Line (Integer'Image (R'First) & Integer'Image (R (4)));
         when 22 =>
            H.R := (Id (3) .. Id (5) => Low);
            Show (H.R);
            Put_Line (Integer'Image (H.N));
         when 23 =>
            declare
               type Many is array (1 .. 3) of Three;
               M : Many := (others => (others => 1));
               V : Three := (Id (3) .. Id (5) => Low);
               W : constant Three := (Id (6) .. Id (8) => V (2));
            begin
               M (2) := (Id (5) .. Id (7) => Low);
               Show (M (1));
               Show (M (2));
               Show (M (3));
               Show (V);
               Show (W);
            end;
         when 24 =>
            declare
               V : Three := (Id (3) .. Id (6) => Low);
            begin
               Show (V);
            end;
         when others => T := Three'(Id (2) .. Id (4) => Low); Show (T);
      end case;
   exception
      when Constraint_Error =>
         Put_Line ("no" & Integer'Image (Number) & Integer'Image (Calls));
   end Try;
begin
   for N in 1 .. 25 loop
      Try (N);
   end loop;
end Sliding_Spreads;
