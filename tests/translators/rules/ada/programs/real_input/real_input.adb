--  Floating point in texts: 'Value, Get from strings and from files.
with Ada.Text_IO; use Ada.Text_IO;
with Ada.IO_Exceptions;
with Ada.Float_Text_IO;
with Ada.Long_Float_Text_IO;

procedure Real_Input is

   type Small is digits 5;
   package Small_IO is new Ada.Text_IO.Float_IO (Small);

   --  All digits of a number, and what is left.
   procedure Show (X : Long_Float) is
      type Whole is range -2 ** 62 .. 2 ** 62;
      Y     : Long_Float := abs X;
      Power : Integer := 0;
   begin
      if X /= X or else Y > Long_Float'Last then
         Put ("none");
         return;
      end if;
      if Y = 0.0 then
         Put (Long_Float'Image (X));
         return;
      end if;
      while Y >= 2.0 ** 53 loop
         Y := Y / 2.0;
         Power := Power + 1;
      end loop;
      while Y < 2.0 ** 52 and Power > -1074 loop
         Y := Y * 2.0;
         Power := Power - 1;
      end loop;
      Put ((if X < 0.0 then "-" else "") & Whole'Image (Whole (Y)) & " e" & Integer'Image (Power));
   end Show;

   procedure Try (Text : String) is
      F    : Float;
      L    : Long_Float;
      S    : Small;
      Last : Natural;
   begin
      Put ("""" & Text & """: ");
      begin
         Show (Long_Float'Value (Text));
      exception
         when Constraint_Error => Put ("no value");
      end;
      Put (", ");
      begin
         Show (Long_Float (Float'Value (Text)));
      exception
         when Constraint_Error => Put ("no value");
      end;
      Put ("; ");
      begin
         Ada.Long_Float_Text_IO.Get (Text, L, Last);
         Show (L);
         Put (" to" & Integer'Image (Last));
      exception
         when Ada.IO_Exceptions.Data_Error => Put ("no data");
         when Ada.IO_Exceptions.End_Error => Put ("end");
      end;
      Put (", ");
      begin
         Ada.Float_Text_IO.Get (Text, F, Last);
         Show (Long_Float (F));
         Put (" to" & Integer'Image (Last));
      exception
         when Ada.IO_Exceptions.Data_Error => Put ("no data");
         when Ada.IO_Exceptions.End_Error => Put ("end");
      end;
      begin
         Small_IO.Get (Text (Text'First + 1 .. Text'Last), S, Last);
         Put (", ");
         Show (Long_Float (S));
         Put (" to" & Integer'Image (Last));
      exception
         when Ada.IO_Exceptions.Data_Error => Put (", no data");
         when Ada.IO_Exceptions.End_Error => Put (", end");
      end;
      New_Line;
   end Try;

   File : File_Type;
   X    : Float;
   Y    : Long_Float;
   Mark : Character;
begin
   Try ("1.5");
   Try ("-3.14159265358979323846");
   Try ("0.1");
   Try ("  2.718281828  ");
   Try ("7");
   Try ("7e5");
   Try ("7e+05");
   Try ("7E-5x");
   Try (".5");
   Try ("5.");
   Try ("+.5e1");
   Try ("1.e3");
   Try ("1_000.000_1");
   Try ("1__0");
   Try ("1_");
   Try ("1.0_");
   Try ("1.0e5_0");
   Try ("1.0e5__0");
   Try ("-0.0");
   Try ("123456789012345678901234567890.5");
   Try ("0.000000000000000000000000123456789012345678901");
   Try ("99999999999999999999");
   Try ("18446744073709551615");
   Try ("18446744073709551616");
   Try ("4294967295.75");
   Try ("1E39");
   Try ("1E-46");
   Try ("1E308");
   Try ("1.7976931348623157E308");
   Try ("1.8E308");
   Try ("1E-310");
   Try ("4.9E-324");
   Try ("1E-400");
   Try ("1E99999");
   Try ("1E-99999");
   Try ("2#1.1#E3");
   Try ("16#F.fF#e+1");
   Try ("8#17.4#");
   Try ("4:3.3:e2");
   Try ("3#1.1#");
   Try ("7#0.1#e-3");
   Try ("12#B.B#E4");
   Try ("2#1#E-1075");
   Try ("2#1.1#E-1075");
   Try ("2#1#E1024");
   Try ("2#2#");
   Try ("1#0#");
   Try ("17#0#");
   Try ("16#A");
   Try ("16#.A#");
   Try ("1.0 5");
   Try ("1.a");
   Try ("-");
   Try ("--1");
   Try ("1e");
   Try ("   ");
   Try ("");

   Create (File, Out_File, "reals.txt");
   Put_Line (File, "  1.25 -3 +4.0E2");
   Put_Line (File, "16#FF.8#E-1 .5 6.");
   Put_Line (File, "1_0.5 1__0.5 7.5abc 1.0e 2e5.5");
   Put_Line (File, "12.5  34.5  1e60");
   Put_Line (File, "x");
   Close (File);
   Open (File, In_File, "reals.txt");
   for I in 1 .. 16 loop
      begin
         Ada.Long_Float_Text_IO.Get (File, Y);
         Show (Y);
         Put_Line (" before" & Positive_Count'Image (Col (File)));
      exception
         when Ada.IO_Exceptions.Data_Error =>
            Put ("no data before" & Positive_Count'Image (Col (File)));
            Get (File, Mark);
            Put_Line (": " & Mark);
      end;
   end loop;
   Skip_Line (File);
   for I in 1 .. 5 loop
      begin
         Ada.Float_Text_IO.Get (File, X, Width => 6);
         Show (Long_Float (X));
         Put_Line (" before" & Positive_Count'Image (Col (File)));
      exception
         when Ada.IO_Exceptions.Data_Error =>
            Put_Line ("no data before" & Positive_Count'Image (Col (File)));
      end;
   end loop;
   begin
      Skip_Line (File);
      Ada.Float_Text_IO.Get (File, X);
   exception
      when Ada.IO_Exceptions.Data_Error => Put_Line ("no data");
      when Ada.IO_Exceptions.End_Error => Put_Line ("end");
   end;
   Delete (File);
end Real_Input;
