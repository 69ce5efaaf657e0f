--  Images of scalars are made before the calls on their left: seen by what is shown, changed and raised.
with Ada.Text_IO; use Ada.Text_IO;
procedure Image_Order is
   Wrong : exception;
   type Row is record
      Hits : Integer := 0;
   end record;
   type Table is array (1 .. 3) of Row;
   T : Table := (others => (Hits => 1));
   N : Integer := 1;

   function Name (I : Integer) return String is
   begin
      if I > 5 then
         raise Wrong with "name";
      end if;
      T (1).Hits := T (1).Hits + 1;
      N := N + 1;
      return "row" & Integer'Image (I);
   end Name;

   function Next return Integer is
   begin
      N := N * 2;
      Put ("<" & Integer'Image (N) & ">");
      return N;
   end Next;

   function Both (I : Integer) return String is
   begin
      return Name (I) & Integer'Image (T (I).Hits) & Name (I) & Integer'Image (N);
   end Both;

   procedure Try (I, J : Integer) is
   begin
      Put_Line (Name (I) & Integer'Image (T (J).Hits));
   exception
      when Wrong => Put_Line ("wrong");
      when Constraint_Error => Put_Line ("index");
   end Try;

   function Loud (I : Integer) return String is
   begin
      Put ("[" & Integer'Image (I) & "]");
      return "loud";
   end Loud;

   type Hue is (Red, Green, Blue, Black, White);
   K : Integer := 0;

   function Count return Integer is
   begin
      K := K + 1;
      return K;
   end Count;

   function Letter return Character is (if Count > 0 then 'c' else 'd');
   function Word return String is (if Count > 0 then "ab" else "c");

   S : constant String := Name (1) & Integer'Image (N);
begin
   Put_Line (S);
   Try (1, 1);
   Try (6, 1);
   Try (1, 4);
   Try (6, 4);
   Put_Line (Both (1));
   Put_Line (Both (2));
   Put_Line (Name (2) & Integer'Image (N) & Boolean'Image (T (1).Hits > 8) & Name (1) & Integer'Image (T (1).Hits));
   declare
      L : constant String := Name (3) & Integer'Image (N) & " " & Integer'Image (T (1).Hits) & "";
   begin
      Put_Line (L);
   end;
   Put_Line (Integer'Image (Next) & Name (1) & Integer'Image (Next) & Integer'Image (N));
   Put_Line (Loud (1) & Integer'Image (Next));
   Put_Line ("a" & Loud (2) & "b" & Integer'Image (Next) & Loud (N));
   Put_Line (Letter & K'Image);
   Put_Line (Word & Hue'Image (Hue'Val (K)));
   Put_Line (Word & Boolean'Image (K > 2));
   Put_Line ((if Count > 0 then 'y' else 'n') & K'Image);
   Put_Line (Word & "=" & Count'Image);
   Put_Line (K'Image & Letter & Word);
   Put_Line (Count'Image & K'Image);
end Image_Order;
