--  Numbers that are written into strings.

with Ada.IO_Exceptions;
with Ada.Text_IO; use Ada.Text_IO;
procedure Into_Strings is
   package Int_IO is new Ada.Text_IO.Integer_IO (Integer);
   package Long_IO is new Ada.Text_IO.Integer_IO (Long_Long_Integer);
   Six   : String (1 .. 6) := (others => '*');
   Later : String (11 .. 18) := (others => '*');
   Names : array (1 .. 2) of String (1 .. 3) := (others => "abc");

   procedure Fill (S : out String; N : Integer; Base : Integer) is
   begin
      Int_IO.Put (S, N, Base);
      Put_Line ("[" & S & "]" & Integer'Image (S'First));
   exception
      when Ada.IO_Exceptions.Layout_Error => Put_Line ("layout");
   end Fill;
begin
   Int_IO.Put (Six, 42);
   Put_Line ("[" & Six & "]");
   Int_IO.Put (Six, -12345);
   Put_Line ("[" & Six & "]");
   Int_IO.Put (Later (12 .. 17), 7);
   Put_Line ("[" & Later & "]");
   Long_IO.Put (Later, 12345678, Base => 10);
   Put_Line ("[" & Later & "]");
   Int_IO.Put (Names (2), 99);
   Put_Line ("[" & Names (1) & Names (2) & "]");
   Fill (Later, 255, 16);
   Fill (Later, -255, 2);
   Fill (Six, 1000000, 10);
   Fill (Six (3 .. 5), 5, 10);
   begin
      Int_IO.Put (Six, Integer'First);
   exception
      when Layout_Error => Put_Line ("too long [" & Six & "]");
   end;
   Int_IO.Put (Names (1) (1 .. 0), 1);
exception
   when Layout_Error => Put_Line ("no room");
end Into_Strings;
