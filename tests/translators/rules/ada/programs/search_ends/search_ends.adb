--  Searches from behind the end: nothing is found there, forwards; backwards it is no place.
with Ada.Text_IO; use Ada.Text_IO;
with Ada.Strings; use Ada.Strings;
with Ada.Strings.Fixed; use Ada.Strings.Fixed;
with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;

procedure Search_Ends is
   Text  : constant String := "one,two,,three,";
   Kept  : constant Unbounded_String := To_Unbounded_String (Text);
   Empty : constant String := "";

   procedure Show (Pattern : String; From : Positive) is
   begin
      Put (Pattern & Integer'Image (From) & ":");
      begin
         Put (Integer'Image (Index (Text, Pattern, From)));
      exception
         when Index_Error => Put (" index");
         when Pattern_Error => Put (" pattern");
      end;
      begin
         Put (Integer'Image (Index (Text, Pattern, From, Backward)));
      exception
         when Index_Error => Put (" index");
         when Pattern_Error => Put (" pattern");
      end;
      begin
         Put (Integer'Image (Index (Kept, Pattern, From)));
      exception
         when Index_Error => Put (" index");
         when Pattern_Error => Put (" pattern");
      end;
      begin
         Put (Integer'Image (Index (Kept, Pattern, From, Backward)));
      exception
         when Index_Error => Put (" index");
         when Pattern_Error => Put (" pattern");
      end;
      begin
         Put (Integer'Image (Index (Empty, Pattern, From)));
      exception
         when Index_Error => Put (" index");
         when Pattern_Error => Put (" pattern");
      end;
      begin
         Put (Integer'Image (Index (Empty, Pattern, From, Backward)));
      exception
         when Index_Error => Put (" index");
         when Pattern_Error => Put (" pattern");
      end;
      New_Line;
   end Show;

   First : Positive := 1;
   Comma : Natural;
begin
   for From in 1 .. 18 loop
      Show (",", From);
      Show ("", From);
      Show ("two", From);
   end loop;
   loop
      Comma := Index (Text, ",", From => First);
      exit when Comma = 0;
      Put_Line ("<" & Text (First .. Comma - 1) & ">");
      First := Comma + 1;
   end loop;
end Search_Ends;
