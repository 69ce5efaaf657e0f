--  Aggregates of ranges that are computed, in one dimension and in several; values of an enumeration of characters.
with Ada.Text_IO; use Ada.Text_IO;

procedure Spread_Values is
   Calls : Integer := 0;

   function Id (N : Integer) return Integer is
   begin
      Calls := Calls + 1;
      return N;
   end Id;

   Low, High : Integer := 0;

   procedure Set (From, To : Integer) is
   begin
      Low  := From;
      High := To;
   end Set;

   function Bottom return Integer is
   begin
      return Low;
   end Bottom;

   function Top return Integer is
   begin
      return High;
   end Top;

   procedure In_Rows is
      subtype Small is Integer range 1 .. 8;
      type Grid is array (Small range <>, Small range <>) of Integer;
      type Cube is array (Small range <>, Small range <>, Small range <>) of Integer;

      procedure Show (G : Grid) is
         Sum : Integer := 0;
      begin
         for I in G'Range (1) loop
            for J in G'Range (2) loop
               Sum := Sum + G (I, J) * (10 * I + J);
            end loop;
         end loop;
         Put_Line (G'First (1)'Image & G'Last (1)'Image & G'First (2)'Image & G'Last (2)'Image & Sum'Image);
      end Show;

      procedure Show (C : Cube) is
      begin
         Put_Line (C'Length (1)'Image & C'Length (2)'Image & C'Length (3)'Image);
      end Show;
   begin
      Show (Grid'(Bottom .. Top => (2 .. 3 => 7)));
      Show (Grid'(2 .. Top => (Bottom .. Top => Top)));
      Show (Grid'(Bottom .. Top => (6 .. 5 => 2)));
      Show (Cube'(1 .. Top => (Bottom .. 0 => (1 .. 2 => 5))));
      Put_Line (Boolean'Image (Grid'(1 .. Top => (3 .. 4 => 1)) = Grid'(2 .. 1 + Top => (Bottom .. Bottom + 1 => 1))));
      Put_Line (Boolean'Image (Grid'(1 .. Top => (3 .. 2 => 1)) = Grid'(2 .. 3 => (Bottom .. Bottom - 1 => 1))));
   exception
      when Constraint_Error =>
         Put_Line ("outside");
   end In_Rows;

   procedure Counted is
      type Grid is array (Positive range <>, Positive range <>) of Integer;

      procedure Show (G : Grid) is
      begin
         Put_Line (G'Length (1)'Image & G'Length (2)'Image & Calls'Image);
      end Show;
   begin
      Calls := 0;
      Show (Grid'(Id (3) .. Id (2) => (Id (1) .. Id (4) => 9)));
      Calls := 0;
      Show (Grid'(Id (0) .. Id (2) => (Id (1) .. Id (4) => 9)));
   exception
      when Constraint_Error =>
         Put_Line ("outside" & Calls'Image);
   end Counted;

   procedure Held is
      subtype Part is Integer range Bottom .. Top;
      type Line is array (Part range <>) of Part;
      A : Line (Bottom .. Top) := (Bottom .. Top => Bottom);

      procedure Try (From, To, Value : Integer) is
      begin
         declare
            B : constant Line := (From .. To => Value);
         begin
            Put_Line (B'First'Image & B'Last'Image & B'Length'Image);
         end;
      exception
         when Constraint_Error =>
            Put_Line ("no line" & From'Image & To'Image & Value'Image);
      end Try;
   begin
      Put_Line (A'Length'Image);
      Try (2, 3, 2);
      Try (2, 9, 2);
      Try (2, 3, 9);
      Try (3, 2, 9);
      Try (9, 2, 9);
   end Held;

   procedure Given is
      subtype Small is Integer range 1 .. 8;
      type Line is array (Small range <>) of Integer;
      type Grid is array (Small range <>, Small range <>) of Integer;

      procedure Show (L : Line) is
      begin
         Put_Line (L'Length'Image);
      end Show;

      procedure Show (G : Grid) is
      begin
         Put_Line (G'Length (1)'Image & G'Length (2)'Image);
      end Show;
   begin
      begin
         Show (Grid'(9 .. 7 => (6 .. 7 => 2)));
         Show (Grid'(1 .. 9 => (6 .. 5 => 2)));
      exception
         when Constraint_Error =>
            Put_Line ("no grid");
      end;
      begin
         Show (Line'(9 .. 7 => 2));
         Show (Line'(1 .. 9 => 2));
      exception
         when Constraint_Error =>
            Put_Line ("no line");
      end;
   end Given;

   type Letter is ('a', 'A', Alpha, ''', 'z');

   procedure Letter_Of (Text : String) is
   begin
      Put_Line (Integer'Image (Letter'Pos (Letter'Value (Text))) & Letter'Image (Letter'Value (Text)));
   exception
      when Constraint_Error =>
         Put_Line ("no letter");
   end Letter_Of;
begin
   Set (1, 2);
   In_Rows;
   Set (7, 9);
   In_Rows;
   Set (2, 1);
   In_Rows;
   Set (1, 4);
   Counted;
   Held;
   Given;
   Letter_Of ("'a'");
   Letter_Of ("  'A' ");
   Letter_Of ("alpha");
   Letter_Of ("'''");
   Letter_Of ("'Z'");
   Letter_Of ("a");
end Spread_Values;
