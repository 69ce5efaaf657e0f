with Ada.Text_IO; use Ada.Text_IO;
procedure Literal_Starts is
   function Ident (N : Integer) return Integer is
   begin
      return N;
   end Ident;
   K : constant Integer := Ident (3);
   subtype Late is Integer range K .. 20;
   type Line is array (Late range <>) of Character;
   procedure Show (L : Line) is
   begin
      Put_Line (Integer'Image (L'First) & Integer'Image (L'Last));
      for I in L'Range loop
         Put (L (I));
      end loop;
      New_Line;
   end Show;
   A : Line := "abc";
   B : Line (5 .. 6) := "xy";
begin
   Show (A);
   Show ("xy");
   Show (B);
   A := "xyz";
   Put_Line (Integer'Image (A'First) & A (4));
   Show (Line'("qual"));
   Put_Line (Boolean'Image (A = "xyz"));
end Literal_Starts;
