--  `others` with a value that makes an object: one for each component (ARM 4.3.3(20)).
with Ada.Text_IO; use Ada.Text_IO;
procedure Own_Objects is
   type Ref is access Integer;
   type Refs is array (Positive range <>) of Ref;
   type Pair is record
      P : Ref := new Integer'(7);
      N : Integer := 1;
   end record;
   type Named is record
      P : Ref;
      S : String (1 .. 2);
   end record;
   type Pairs is array (1 .. 4) of Pair;
   type Nameds is array (1 .. 3) of Named;

   Last : Integer := 3;

   function Made (N : Integer) return Ref is (new Integer'(N));

   procedure Show (L : Refs; What : String) is
      Same : Natural := 0;
   begin
      for I in L'Range loop
         for J in I + 1 .. L'Last loop
            if L (I) = L (J) then
               Same := Same + 1;
            end if;
         end loop;
      end loop;
      Put_Line (What & L (L'Last).all'Image & Same'Image);
   end Show;

   A : Refs (1 .. 5) := (others => new Integer'(2));
   B : Refs (1 .. Last) := (others => new Integer'(3));
   C : Refs (1 .. 3) := (others => Made (4));
   D : Refs (1 .. Last) := (others => Made (5));
   E : Pairs;
   F : array (1 .. Last) of Pair;
   G : Nameds := (others => (new Integer'(9), "ab"));
   H : Refs := (1 .. 4 => new Integer'(6));
   K : Refs (1 .. 4) := (1 => null, others => new Integer'(8));
begin
   Show (A, "A");
   Show (B, "B");
   Show (C, "C");
   Show (D, "D");
   A := (others => new Integer'(3));
   Show (A, "again");
   E (1).P.all := 8;
   Put_Line ("E" & E (2).P.all'Image & E (1).P.all'Image);
   F (1).P.all := 8;
   Put_Line ("F" & F (2).P.all'Image & F (1).P.all'Image);
   G (1).P.all := 8;
   G (2).S (1) := 'x';
   Put_Line ("G" & G (2).P.all'Image & G (1).P.all'Image & G (1).S & G (2).S & G (3).S);
   Show (H, "H");
   Show (K (2 .. 4), "K");
end Own_Objects;
