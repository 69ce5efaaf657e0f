--  Containers of containers, and arrays of what holds arrays of any length: copies share nothing, equality goes all the way.
with Ada.Containers.Ordered_Maps;
with Ada.Containers.Vectors;
with Ada.Text_IO; use Ada.Text_IO;
procedure Nested_Containers is
   package Rows is new Ada.Containers.Vectors (Natural, Integer);
   package Grids is new Ada.Containers.Vectors (Positive, Rows.Vector, Rows."=");
   package Maps is new Ada.Containers.Ordered_Maps (Integer, Grids.Vector, "<", Grids."=");
   use type Grids.Vector;
   type Line is array (Positive range <>) of Integer;
   subtype Size is Natural range 0 .. 20;
   type Text (Length : Size := 0) is record
      Data : Line (1 .. Length);
   end record;
   type Page is array (1 .. 3) of Text;
   type Pages is array (Positive range <>) of Text;
   type Book is record
      P : Page;
      N : Natural := 0;
   end record;

   procedure Show (G : Grids.Vector) is
   begin
      for R of G loop
         for E of R loop
            Put (Integer'Image (E));
         end loop;
         Put (";");
      end loop;
      New_Line;
   end Show;

   procedure Show (P : Pages) is
   begin
      for T of P loop
         for E of T.Data loop
            Put (Integer'Image (E));
         end loop;
         Put ("|");
      end loop;
      New_Line;
   end Show;

   G, H : Grids.Vector;
   R    : Rows.Vector;
   M    : Maps.Map;
   B, C : Book;
   P    : Pages (1 .. 4) := (others => (Length => 2, Data => (7, 8)));
   Q    : Pages (1 .. 4);
begin
   for I in 1 .. 3 loop
      R.Append (I * I);
      G.Append (R);
   end loop;
   H := G;
   Show (G);
   H (2).Append (99);
   H (3) (0) := -1;
   R (1) := 1000;
   Show (G);
   Show (H);
   Put_Line (Boolean'Image (G = H));
   H := G;
   Put_Line (Boolean'Image (G = H));
   for Row of H loop
      Row.Prepend (5);
      for E of Row loop
         E := E * 2;
      end loop;
   end loop;
   Show (G);
   Show (H);
   M.Insert (1, G);
   M.Insert (2, H);
   M (1) (1) (0) := 77;
   M (2).Append (R);
   Show (M (1));
   Show (M.Element (2));
   Show (G);
   B.P (2) := (Length => 3, Data => (1, 2, 3));
   C := B;
   C.P (2).Data (1) := 50;
   Put_Line (Boolean'Image (B = C) & Integer'Image (B.P (2).Data (1)));
   C.P (2).Data (1) := 1;
   Put_Line (Boolean'Image (B = C));
   Q := P;
   Q (2).Data (1) := 0;
   Q (3) := (Length => 1, Data => (1 => 4));
   Show (P);
   Show (Q);
   P (1 .. 2) := Q (2 .. 3);
   Q (2).Data (2) := -5;
   Show (P);
   Show (Q);
   P (2 .. 4) := P (1 .. 3);
   P (3).Data (1) := 9;
   Show (P);
   Put_Line (Boolean'Image (P = Q) & Boolean'Image (P (1 .. 1) = Q (2 .. 2)));
end Nested_Containers;
