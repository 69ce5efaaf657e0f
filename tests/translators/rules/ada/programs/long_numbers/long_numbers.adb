--  The library's packages for integers of other sizes; characters and strings read where no number is.
with Ada.Text_IO; use Ada.Text_IO;
with Ada.Short_Integer_Text_IO, Ada.Long_Integer_Text_IO, Ada.Long_Long_Integer_Text_IO;
use Ada.Short_Integer_Text_IO, Ada.Long_Integer_Text_IO;
procedure Long_Numbers is
   procedure Show (S : Short_Integer; L : Long_Integer; W : Long_Long_Integer) is
      T : String (1 .. 24);
   begin
      Put (S);
      Put (L);
      Ada.Long_Long_Integer_Text_IO.Put (W);
      New_Line;
      Put (S, Width => 0, Base => 16);
      Put (L, 3);
      Ada.Long_Long_Integer_Text_IO.Put (W, Base => 2);
      New_Line;
      Put (T, L);
      Put_Line (T);
   end Show;

   procedure Take (From : String) is
      S : Short_Integer;
      L : Long_Integer;
      W : Long_Long_Integer;
      Last : Positive;
   begin
      Ada.Long_Long_Integer_Text_IO.Get (From, W, Last);
      Put_Line (Long_Long_Integer'Image (W) & Integer'Image (Last));
      Get (From, L, Last);
      Put_Line (Long_Integer'Image (L) & Integer'Image (Last));
      Get (From, S, Last);
      Put_Line (Short_Integer'Image (S) & Integer'Image (Last));
   exception
      when Data_Error =>
         Put_Line ("data error");
   end Take;

   C : Character;
   T : String (1 .. 3);
begin
   Show (-7, 5, 12);
   Show (Short_Integer'First, Long_Integer'First, Long_Long_Integer'Last);
   Take (" 12 x");
   Take ("16#7FFF#");
   Take ("40000");
   Take ("9223372036854775808");
   begin
      Get (C);
      Put_Line ("character");
   exception
      when End_Error =>
         Put_Line ("no character");
   end;
   begin
      Get (T);
      Put_Line ("string");
   exception
      when End_Error =>
         Put_Line ("no string");
   end;
end Long_Numbers;
