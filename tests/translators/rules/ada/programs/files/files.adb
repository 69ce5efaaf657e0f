with Ada.Text_IO; use Ada.Text_IO;
procedure Files is
   package Int_IO is new Integer_IO (Integer); use Int_IO;
   type Colour is (Red, Green, Blue);
   package Col_IO is new Enumeration_IO (Colour); use Col_IO;
   F, G : File_Type;
   C : Character;
   S : String (3 .. 12) := (others => '.');
   L : Natural;
   N : Integer;
begin
   Put_Line (Boolean'Image (Is_Open (F)));
   begin
      Put (F, "x");
   exception
      when Status_Error => Put_Line ("status");
   end;
   begin
      Open (F, In_File, "no_such_file");
   exception
      when Name_Error => Put_Line ("name");
   end;
   Create (F, Out_File, "fio.tmp");
   Put (F, "hello"); New_Line (F, 2); Put_Line (F, "world"); New_Page (F); Put (F, 42); Put (F, -7, Width => 5, Base => 16); Put (F, Green, Width => 8); Put (F, '!');
   Put_Line (Count'Image (Col (F)) & Count'Image (Line (F)) & Count'Image (Page (F)));
   begin
      Get (F, C);
   exception
      when Mode_Error => Put_Line ("mode");
   end;
   begin
      Open (G, In_File, "fio.tmp");
   exception
      when Use_Error => Put_Line ("use");
   end;
   Close (F);
   Open (F, In_File, "fio.tmp");
   Put_Line (File_Mode'Image (Mode (F)));
   Get (F, C); Put (C); Get_Line (F, S, L); Put_Line (S (3 .. L) & Integer'Image (L) & Count'Image (Line (F)));
   Put_Line (Boolean'Image (End_Of_Line (F)) & Boolean'Image (End_Of_Page (F)) & Boolean'Image (End_Of_File (F)));
   Skip_Line (F); Get (F, S (3 .. 5)); Put_Line (S (3 .. 5)); Skip_Line (F);
   Put_Line (Count'Image (Line (F)) & Count'Image (Page (F)));
   Get (F, N); Put_Line (Integer'Image (N)); Get (F, N); Put_Line (Integer'Image (N));
   Set_Col (F, 20); Get (F, C); Put_Line ("<" & C & ">" & Count'Image (Col (F)));
   begin
     loop Get (F, C); Put (C); end loop;
   exception
      when End_Error => Put_Line ("end");
   end;
   Reset (F); Get_Line (F, S, L); Put_Line (S (S'First .. L));
   Set_Input (F); Skip_Line; Put_Line (Get_Line); Set_Input (Standard_Input);
   Delete (F);
   Create (G); Set_Output (G); Set_Line_Length (G, 10); Put_Line ("0123456789ABC"); Put (123456, 8); Put ("z"); Set_Output (Standard_Output);
   Reset (G, In_File);
   while not End_Of_File (G) loop Put_Line ("[" & Get_Line (G) & "]"); end loop;
   Close (G);
   Put (5, 3); Put (255, 0, 2); New_Line; Put (Blue, Set => Lower_Case); New_Line;
   Put_Line ("done");
end Files;
