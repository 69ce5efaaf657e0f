--  Strings and characters
with Ada.Text_IO; use Ada.Text_IO;
procedure String_Values is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   function Up (S : String) return String is
      R : String := S;
   begin
      for C of R loop
         if C in 'a' .. 'z' then
            C := Character'Val (Character'Pos (C) - 32);
         end if;
      end loop;
      return R;
   end Up;
begin
   Put_Line (Up ("Hello, ""Ada""!") & Integer'Image (Character'Pos ('A')) & Boolean'Image (Up ("abc") < "ABD"));
end String_Values;
