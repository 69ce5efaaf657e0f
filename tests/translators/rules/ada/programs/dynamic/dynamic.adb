with Ada.Text_IO; use Ada.Text_IO;
procedure Dynamic is
   N : Integer := 3;
   function Ident (X : Integer) return Integer is
   begin
      return X;
   end Ident;
   subtype Small is Integer range Ident (1) .. N;
   type Line is array (Integer range <>) of Integer;
   subtype Part is Line (Ident (2) .. Ident (4));
   type Grades is new Integer range 1 .. 10;
   subtype Good is Grades range Grades (Ident (3)) .. Grades (N + 4);
   X : Small := 2;
   P : Part := (1, 2, 3);
   Q : Part := (others => 5);
   G : Good := 7;
   procedure Try (V : Integer) is
   begin
      X := V; Put_Line ("ok" & Integer'Image (X));
   exception
      when Constraint_Error => Put_Line ("no" & Integer'Image (V));
   end Try;
begin
   N := 50;
   begin
      X := Ident (4); Put_Line ("no");
   exception
      when Constraint_Error => Put_Line ("range");
   end;
   Put_Line (Integer'Image (Small'Last) & Integer'Image (Part'First) & Grades'Image (Good'Last) & Integer'Image (P'Last) & Integer'Image (Q (4)));
   P := Q; P (3) := 8; Put_Line (Integer'Image (P (3)) & Boolean'Image (4 in Small) & Boolean'Image (P = Q));
   for I in Small loop
      Put (Integer'Image (I));
   end loop;
   New_Line;
   begin
      P := (1, 2); Put_Line ("no");
   exception
      when Constraint_Error => Put_Line ("length");
   end;
   begin
      G := Grades (Ident (8)); Put_Line ("no");
   exception
      when Constraint_Error => Put_Line ("good");
   end;
end Dynamic;
