--  Operators of one name that differ in their results alone.
with Ada.Text_IO; use Ada.Text_IO;
with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Ada.Strings.Fixed; use Ada.Strings.Fixed;
procedure Repeated_Texts is
   procedure Info (Name : String; S : String) is
   begin
      Put_Line (Name & Integer'Image (S'First) & Integer'Image (S'Last) & " '" & S & "'");
   end Info;
   U : Unbounded_String := 2 * "uv";
begin
   Info ("mul", 3 * "ab");
   Put_Line (2 * 'x' & To_String (U));
end Repeated_Texts;
