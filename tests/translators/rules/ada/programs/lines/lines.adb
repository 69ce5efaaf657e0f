with Ada.Text_IO; use Ada.Text_IO;
procedure Lines is
   function Ident (N : Integer) return Integer is
   begin
      return N;
   end Ident;
   type Text_Ptr is access String;
   type Line is array (Integer range <>) of Integer;
   type Line_Ptr is access Line;
   type Node;
   type Link is access Node;
   type Node is record
      Name : Text_Ptr;
      Next : Link;
   end record;
   type Own_Ptr is new Line_Ptr;
   T : Text_Ptr := new String'("hello");
   S : constant String := "abcdef";
   U : Text_Ptr := new String'(S (3 .. 5));
   V : Text_Ptr := new String (1 .. Ident (4));
   L : Line_Ptr := new Line (-2 .. 2);
   M : Line_Ptr := new Line'(3 => 7, 4 => 8);
   O : Own_Ptr := new Line'(1, 2, 3);
   N : Link := new Node'(T, null);
   function Total (X : Line) return Integer is
      Sum : Integer := 0;
   begin
      for I in X'Range loop
         Sum := Sum + X (I);
      end loop;
      return Sum;
   end Total;
begin
   Put_Line (T.all & Integer'Image (T'Length) & U.all & Integer'Image (U'First) & Integer'Image (U'Last));
   V.all := "wxyz"; V (2) := 'X'; Put_Line (V.all & V (3 .. 4));
   for I in L'Range loop
      L (I) := I * I;
   end loop;
   Put_Line (Integer'Image (L (-2)) & Integer'Image (Total (L.all)) & Integer'Image (L'First) & Integer'Image (M (4)) & Integer'Image (M'First));
   L := M; L (3) := 9; Put_Line (Integer'Image (M (3)) & Boolean'Image (L = M));
   begin
      V.all := "toolong"; Put_Line ("no");
   exception
      when Constraint_Error => Put_Line ("length");
   end;
   begin
      M (5) := 1; Put_Line ("no");
   exception
      when Constraint_Error => Put_Line ("index");
   end;
   V := null;
   begin
      Put_Line (V.all);
   exception
      when Constraint_Error => Put_Line ("null");
   end;
   N.Next := new Node'(new String'("next"), N); Put_Line (N.Next.Name.all & N.Next.Next.Name (2));
   Put_Line (Integer'Image (O'Last - O'First) & Integer'Image (Line_Ptr (O).all'Length));
end Lines;
