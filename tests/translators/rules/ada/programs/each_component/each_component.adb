--  `others` with a value that can be seen to be evaluated for every component.
with Ada.Text_IO; use Ada.Text_IO;
procedure Each_Component is
   type List is array (Integer range <>) of Integer;
   type Fixed is array (0 .. 3) of Integer;
   type Nested is array (1 .. 2) of Fixed;
   type Grid is array (Integer range <>, Integer range <>) of Integer;
   type Cell is access Integer;
   type Cells is array (Positive range <>) of Cell;
   subtype Digit is Integer range 0 .. 9;
   type Digits_List is array (Integer range <>) of Digit;
   Failed : exception;

   Count : Integer := 0;
   Odd : Boolean := False;

   function Next return Integer is
   begin
      Count := Count + 1;
      if Count = 60 then
         raise Failed;
      end if;
      return Count;
   end Next;

   function Even return Integer is
   begin
      Odd := not Odd;
      return (if Odd then 1 else 2);
   end Even;

   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   procedure Tell (L : List) is
   begin
      for X of L loop
         Put (Integer'Image (X));
      end loop;
      New_Line;
   end Tell;

   procedure Try (Low, High : Integer) is
      A : List (Low .. High) := (others => Next);
      B : List (Low .. High);
      G : Grid (1 .. 2, Low .. High) := (others => (others => Next));
      C : Cells (1 .. High) := (others => new Integer'(Next));
      D : Digits_List (Low .. High) := (others => 3);
   begin
      Tell (A);
      B := (others => Even);
      Tell (B);
      B := (others => B (Low) + 1);
      Tell (B);
      for I in G'Range (1) loop
         for J in G'Range (2) loop
            Put (Integer'Image (G (I, J)));
         end loop;
      end loop;
      New_Line;
      for X of C loop
         Put (Integer'Image (X.all));
      end loop;
      New_Line;
      D := (others => Id (Low + 8));
      Put_Line (Integer'Image (D'Length));
      D := (others => D (High) / Id (0));
      Put_Line (Integer'Image (D'Length));
   exception
      when Constraint_Error =>
         Put_Line ("no such value");
   end Try;

   F : Fixed := (others => Next);
   N : Nested := (others => (others => Next));
begin
   Tell (List (F));
   Tell (List (N (2)));
   Try (1, 3);
   Try (2, 1);
   Try (1, 1);
   Try (3, 5);
   F := (others => Integer'Last + Id (0));
   Tell (List (F));
   begin
      F := (others => F (3) + Id (1));
   exception
      when Constraint_Error =>
         Put_Line ("too much");
   end;
   N := (others => (others => F (Id (2)) - 1));
   Tell (List (N (1)));
   begin
      declare
         L : List (1 .. 80) := (others => Next);
      begin
         Tell (L);
      end;
   exception
      when Failed =>
         Put_Line ("failed");
   end;
   declare
      Rest : List (1 .. 40) := (others => Next);
   begin
      Tell (Rest);
   exception
      when others =>
         Put_Line ("not seen here");
   end;
   Put_Line (Integer'Image (Count));
end Each_Component;
