with Ada.Text_IO;         use Ada.Text_IO;
with Ada.Integer_Text_IO; use Ada.Integer_Text_IO;

--  Reads integers until the end of input and prints some figures about them.
procedure Stats is
   Max_Values : constant := 100;
   type Index is range 0 .. Max_Values;
   type Table is array (Index range 1 .. Max_Values) of Integer;
   Values : Table;
   Count  : Index := 0;
   Sum    : Long_Long_Integer := 0;

   procedure Sort is
      Key : Integer;
      J   : Index;
   begin
      for I in 2 .. Count loop
         Key := Values (I);
         J := I - 1;
         while J > 0 and then Values (J) > Key loop
            Values (J + 1) := Values (J);
            J := J - 1;
         end loop;
         Values (J + 1) := Key;
      end loop;
   end Sort;

   procedure Show_Mode is
      Best, Run : Natural := 0;
      Mode      : Integer := Values (1);
   begin
      for I in 1 .. Count loop
         if I > 1 and then Values (I) = Values (I - 1) then
            Run := Run + 1;
         else
            Run := 1;
         end if;
         if Run > Best then
            Best := Run;
            Mode := Values (I);
         end if;
      end loop;
      Put ("mode" & Integer'Image (Mode) & " x" & Natural'Image (Best));
      New_Line;
   end Show_Mode;

   V : Integer;
begin
   while not End_Of_File loop
      begin
         Get (V);
         if Count = Max_Values then
            Put_Line ("too many values");
            exit;
         end if;
         Count := Count + 1;
         Values (Count) := V;
         Sum := Sum + Long_Long_Integer (V);
      exception
         when Data_Error =>
            Skip_Line;
            Put_Line ("bad value skipped");
         when End_Error =>
            exit;
      end;
   end loop;
   if Count = 0 then
      Put_Line ("no values");
      return;
   end if;
   Sort;
   Put ("count");
   Put (Integer (Count), Width => 5);
   New_Line;
   Put ("range ");
   Put (Values (1), Width => 1);
   Put (" ..");
   Put (Values (Count), Width => 8);
   New_Line;
   if Count mod 2 = 1 then
      Put_Line ("median" & Integer'Image (Values ((Count + 1) / 2)));
   else
      Put_Line
        ("median" &
         Long_Long_Integer'Image
           ((Long_Long_Integer (Values (Count / 2)) + Long_Long_Integer (Values (Count / 2 + 1))) / 2));
   end if;
   Put_Line ("mean" & Long_Long_Integer'Image (Sum / Long_Long_Integer (Count)) &
             " rem" & Long_Long_Integer'Image (Sum rem Long_Long_Integer (Count)));
   Show_Mode;
end Stats;
