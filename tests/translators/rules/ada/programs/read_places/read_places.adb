with Ada.Text_IO;         use Ada.Text_IO;
with Ada.Integer_Text_IO; use Ada.Integer_Text_IO;

--  `Get` into an element beyond its array takes nothing from the file: the element is looked for first.
procedure Read_Places is
   type Row is array (1 .. 3) of Integer;
   type Row_Access is access Row;

   F      : File_Type;
   Nobody : Row_Access;
   Next   : Integer := 0;

   function Step return Integer is
   begin
      Next := Next + 1;
      return Next;
   end Step;

   procedure Rest is
      C : Character;
   begin
      while not End_Of_File (F) loop
         if End_Of_Line (F) then
            Skip_Line (F);
            Put ('/');
         else
            Get (F, C);
            Put (C);
         end if;
      end loop;
      New_Line;
      Close (F);
   end Rest;

   procedure Fill (S : String; Last : Natural) is
      Result : String := S;
   begin
      Open (F, In_File, "read_places.txt");
      begin
         for I in 1 .. Last loop
            Get (F, Result (I));
         end loop;
      exception
         when Constraint_Error => Put ("beyond ");
         when End_Error => Put ("end ");
      end;
      Put (Result & ':');
      Rest;
   end Fill;

   procedure Numbers (Last : Natural) is
      Found : Row := (others => 0);
   begin
      Open (F, In_File, "read_places.txt");
      Skip_Line (F);
      begin
         for I in 1 .. Last loop
            Get (F, Found (Step));
         end loop;
         Get (F, Nobody (1));
      exception
         when Constraint_Error => Put ("no place ");
         when Data_Error => Put ("no number ");
      end;
      for N of Found loop
         Put (N, Width => 1);
         Put (' ');
      end loop;
      Put (':');
      Rest;
   end Numbers;

begin
   Create (F, Out_File, "read_places.txt");
   Put_Line (F, "uvwxyz");
   Put_Line (F, "1 2 3 4 five");
   Close (F);
   Fill ("abcd", 4);
   Fill ("abcd", 5);
   Fill ("abcdefghijklmnopqrstuv", 22);
   Numbers (2);
   Next := 0;
   Numbers (4);
   Next := 2;
   Numbers (1);
   Open (F, In_File, "read_places.txt");
   Delete (F);
end Read_Places;
