--  Text_IO: files
with Ada.Text_IO; use Ada.Text_IO;
procedure Text_Files is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   F : File_Type;
   L : String (1 .. 20);
   N : Natural;
begin
   Create (F, Out_File, "made.txt");
   Put_Line (F, "first");
   Put (F, Integer'Image (Id (2)));
   Close (F);
   Open (F, In_File, "made.txt");
   while not End_Of_File (F) loop
      Get_Line (F, L, N);
      Put_Line (L (1 .. N) & "|");
   end loop;
   Delete (F);
end Text_Files;
