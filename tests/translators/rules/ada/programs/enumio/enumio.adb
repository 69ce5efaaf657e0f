with Ada.Text_IO; use Ada.Text_IO;
procedure Enumio is
   type Colour is (Red, Green, Blue, 'x');
   package Col_IO is new Enumeration_IO (Colour); use Col_IO;
   package Bool_IO is new Enumeration_IO (Boolean); use Bool_IO;
   generic
      type Item is private;
      with function "<" (L, R : Item) return Boolean is <>;
      with function Join (L, R : Item) return Item;
   function Least (A, B : Item) return Item;
   function Least (A, B : Item) return Item is
   begin
      if A < B then
         return Join (A, A);
      end if;
      return Join (B, A);
   end Least;
   function Low is new Least (Integer, "<", "+");
   function High is new Least (Integer, ">", Join => "-");
   F : File_Type;
   C : Colour;
   B : Boolean;
   K : Character;
begin
   Create (F);
   Put_Line (F, "  green Blue"); Put_Line (F, "'x'tRUE,red_x");
   Reset (F, In_File);
   for I in 1 .. 3 loop
      Get (F, C); Put (C); Put ("+");
   end loop;
   Get (F, B); Put (B); Get (F, K); Put ("<" & K & ">");
   begin
      Get (F, C); Put_Line ("no");
   exception
      when Data_Error => Put_Line ("data");
   end;
   begin
      Get (F, C); Put_Line ("no");
   exception
      when End_Error => Put_Line ("end");
   end;
   Close (F);
   Put_Line (Integer'Image (Low (3, 4)) & Integer'Image (Low (9, 4)) & Integer'Image (High (5, 2)) & Integer'Image (High (5, 8)));
end Enumio;
