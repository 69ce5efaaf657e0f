--  Arrays whose indexes are integers of 8 and 16 bits, with bounds that the running program computes.
with Ada.Text_IO; use Ada.Text_IO;
procedure Short_Indexes is
   type Tiny is range -20 .. 20;
   type Middle is range -1000 .. 1000;
   subtype Few is Tiny range 1 .. 5;
   type Row is array (Tiny range <>) of Integer;
   type Line is array (Middle range <>) of Character;
   type Table is array (Tiny range <>, Few range <>) of Integer;
   type Item (Kind : Few) is record
      case Kind is
         when 1 =>
            null;
         when others =>
            B : Row (1 .. Kind) := (others => 4);
      end case;
   end record;
   type Reference is access Item;

   function Id (N : Integer) return Tiny is (Tiny (N));
   function Id (N : Integer) return Middle is (Middle (N));

   procedure Show (R : Row) is
      Sum : Integer := 0;
   begin
      for I in R'Range loop
         Sum := Sum * 10 + R (I);
      end loop;
      Put_Line (Tiny'Image (R'First) & Tiny'Image (R'Last) & Integer'Image (R'Length) & Integer'Image (Sum));
   end Show;

   procedure Show (T : Table) is
   begin
      Put_Line (Tiny'Image (T'First) & Tiny'Image (T'Last) & Tiny'Image (T'First (2)) & Tiny'Image (T'Last (2))
                & Integer'Image (T'Length (2)));
   end Show;

   function Made (Low, High : Tiny) return Row is
      R : Row (Low .. High) := (others => 3);
   begin
      if R'Length > 1 then
         R (Low + 1) := 5;
         R (High) := 6;
      end if;
      return R;
   end Made;

   procedure Fill (L : in out Line; C : Character) is
   begin
      for I in reverse L'Range loop
         L (I) := C;
      end loop;
      L (L'First) := Character'Succ (C);
   end Fill;

   type To_Row is access Row;
   subtype To_Few is To_Row (2 .. 4);

   procedure Keep (P : To_Row) is
      F : To_Few := P;
   begin
      Show (F.all);
      F (Id (3)) := 1;
   end Keep;

   procedure Try (Number : Integer) is
      P : Reference;
      Q : To_Row;
   begin
      case Number is
         when 1 => Show (Made (-2, 3));
         when 2 => Show (Made (2, 1));
         when 3 => Show (Made (5, -5));
         when 4 =>
            P := new Item (Id (3));
            Show (P.B);
            P.B (Id (2)) := 9;
            Show (P.B (2 .. Id (3)));
            Put_Line (Few'Image (P.Kind) & Tiny'Image (P.B'Last));
         when 5 => P := new Item (Id (1)); Show (P.B);
         when 6 => P := new Item (Id (6)); Show (P.B);
         when 7 =>
            declare
               L : Line (Id (-500) .. Id (-498)) := "abc";
               M : Line := L;
            begin
               Fill (L, 'x');
               Put_Line (String'(L (-500), L (-499), L (Id (-498))) & Middle'Image (M'First) & M (M'Last));
               L (Id (-497)) := 'q';
            end;
         when 8 =>
            declare
               T : Table (Id (0) .. Id (2), 2 .. Id (3)) := (others => (others => 1));
            begin
               T (Id (1), 3) := 5;
               Show (T);
               T (1, Id (4)) := 5;
            end;
         when 9 =>
            declare
               T : Table (Id (0) .. Id (2), 2 .. Id (6));
            begin
               Show (T);
            end;
         when 10 => Show (Made (-20, 20) (Id (-20) .. Id (-18)));
         when 11 =>
            declare
               R : constant Row := Made (4, 6);
               S : Row (R'Range) := R;
               W : Row (1 .. 3);
            begin
               W := S;
               S (4 .. 5) := W (Id (2) .. Id (3));
               Show (S);
               Put_Line (Boolean'Image (R = W) & Boolean'Image (R = S));
               W := S (5 .. Id (6));
            end;
         when 12 => Q := new Row (Id (2) .. 4); Q.all := (7, 8, 9); Keep (Q); Show (Q.all); Q (5) := 1;
         when 13 => Q := new Row'(Made (3, 5)); Put_Line (Tiny'Image (Q'First) & Tiny'Image (Q'Last)); Keep (Q);
         when 14 => Q := new Row (Id (4) .. Id (-6)); Put_Line (Tiny'Image (Q'First) & Tiny'Image (Q'Last)); Show (Q.all);
         when 15 => Q := new Row'(5 => 1, 6 => 2); Show (Q (6 .. 6)); Put_Line (Boolean'Image (Q in To_Few));
         when 16 => Q := new Row (Id (4) .. Id (21));
         when others => Show (Made (-128 + 108, Id (-20)) & Made (1, 2));
      end case;
   exception
      when Constraint_Error =>
         Put_Line ("no" & Integer'Image (Number));
   end Try;
begin
   for N in 1 .. 17 loop
      Try (N);
   end loop;
end Short_Indexes;
