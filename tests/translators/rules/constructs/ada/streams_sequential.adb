--  Beyond: sequential files
with Ada.Sequential_IO;
with Ada.Text_IO; use Ada.Text_IO;
procedure Streams_Sequential is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   package Files is new Ada.Sequential_IO (Integer);
   use Files;
   F : Files.File_Type;
   N : Integer;
begin
   Create (F, Out_File, "made.bin");
   Write (F, Id (7));
   Write (F, 8);
   Close (F);
   Open (F, In_File, "made.bin");
   while not End_Of_File (F) loop
      Read (F, N);
      Put_Line (Integer'Image (N));
   end loop;
   Delete (F);
end Streams_Sequential;
