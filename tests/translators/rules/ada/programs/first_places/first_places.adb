--  Searches in strings whose first index is not 1.
with Ada.Text_IO; use Ada.Text_IO;
with Ada.Strings; use Ada.Strings;
with Ada.Strings.Fixed; use Ada.Strings.Fixed;
procedure First_Places is
   S : constant String := "the cat and the hat and the bat";
   I : Natural := S'First;
   N : Natural := 0;
   procedure Find (T : String; Pattern : String) is
   begin
      Put (Natural'Image (Index (T, Pattern)) & Natural'Image (Index (T, Pattern, Backward)) & Natural'Image (Index_Non_Blank (T)) & Natural'Image (Index_Non_Blank (T, Backward)));
      for From in 1 .. 9 loop
         begin
            Put (Natural'Image (Index (T, Pattern, From)));
         exception
            when Index_Error => Put (" x");
         end;
         begin
            Put ("/" & Natural'Image (Index (T, Pattern, From, Backward)));
         exception
            when Index_Error => Put (" y");
         end;
      end loop;
      New_Line;
   exception
      when Pattern_Error => Put_Line ("no pattern");
   end Find;
begin
   loop
      I := Index (S (I .. S'Last), "the");
      exit when I = 0;
      N := N + 1; Put (Natural'Image (I)); I := I + 3;
   end loop;
   Put_Line (Natural'Image (N));
   Find (S (5 .. 8), "a"); Find (S (3 .. 5), " "); Find (S (4 .. 3), "x"); Find (S (4 .. 4), "x"); Find ("", "x"); Find (S (5 .. 8), ""); Find (S (30 .. 29), ""); Find (S (1 .. 8), "e c");
   I := 4;
   declare
      T : String (I .. 12) := S (4 .. 12);
   begin
      Put_Line (Natural'Image (Index (T, "and")) & Natural'Image (Index (T (I + 2 .. T'Last), "n")) & Natural'Image (Index (Source => T, From => 10, Pattern => " ", Going => Backward)));
   end;
   Put_Line (Natural'Image (Index ("xx" & S (3 .. 8), "c")));
end First_Places;
