with Ada.Text_IO; use Ada.Text_IO;

procedure Fields is
   package Int_IO is new Integer_IO (Integer);
   use Int_IO;
   type Small is range 0 .. 50;
   package Small_IO is new Integer_IO (Small);
   use Small_IO;
   subtype Tiny is Small range 0 .. 9;
   type Byte is mod 256;
   package Byte_IO is new Modular_IO (Byte);
   use Byte_IO;
   type Mark is (Red, Green_One, 'A', 'b');
   package Mark_IO is new Enumeration_IO (Mark);
   use Mark_IO;
   package Letters is new Enumeration_IO (Character);
   package Truths is new Enumeration_IO (Boolean);
   F : File_Type;
   N : Natural := 7;
   S : Small := 3;
   T : Tiny := 1;
   X : Integer := 0;
   B : Byte := 0;
   M : Mark := Red;
   subtype First_Marks is Mark range Red .. Green_One;
   M2 : First_Marks := Red;
   L : Positive := 99;
   Truth : Boolean := False;
   Text : String (3 .. 12) := (others => '.');

   procedure Show (What : String) is
   begin
      Put_Line (What & Integer'Image (X) & Count'Image (Col (F)));
   end Show;

   procedure Take (Width : Field) is
   begin
      Get (F, X, Width);
      Show ("got");
   exception
      when Data_Error => Show ("data");
      when End_Error => Show ("end");
   end Take;

   procedure From_Text (Given : String) is
   begin
      Get (Given, X, L);
      Put_Line (Integer'Image (X) & Integer'Image (L));
   exception
      when Data_Error => Put_Line ("data" & Integer'Image (X) & Integer'Image (L));
      when End_Error => Put_Line ("end");
   end From_Text;

   procedure Mark_From (Given : String) is
   begin
      Get (Given, M, L);
      Put_Line (Mark'Image (M) & Integer'Image (L));
   exception
      when Data_Error => Put_Line ("data" & Integer'Image (L));
      when End_Error => Put_Line ("end");
   end Mark_From;
begin
   Create (F, Out_File, "fields.tmp");
   Put_Line (F, "-5 60 20");
   Put_Line (F, "  12  34x5  ");
   Put_Line (F, "   ");
   Put_Line (F, "1_0 16#fF#200 300 red");
   Put (F, "16#FF#");
   Reset (F, In_File);
   begin
      Get (F, N);
   exception
      when Data_Error => Put_Line ("data");
      when Constraint_Error => Put_Line ("constraint");
   end;
   begin
      Get (F, S);
   exception
      when Data_Error => Put_Line ("data");
      when Constraint_Error => Put_Line ("constraint");
   end;
   begin
      Get (F, T);
   exception
      when Data_Error => Put_Line ("data");
      when Constraint_Error => Put_Line ("constraint");
   end;
   Put_Line (Natural'Image (N) & Small'Image (S) & Tiny'Image (T));
   Skip_Line (F);
   Take (5);
   Take (3);
   Take (3);
   Put_Line (Boolean'Image (End_Of_Line (F)));
   Take (3);
   Take (3);
   Put_Line (Boolean'Image (End_Of_File (F)));
   Take (3);
   Skip_Line (F);
   Take (3);
   Skip_Line (F);
   Take (4);
   Get (F, B, 6);
   Put_Line (Byte'Image (B));
   Get (F, B);
   Put_Line (Byte'Image (B));
   begin
      Get (F, B);
   exception
      when Data_Error => Put_Line ("data");
   end;
   Get (F, M2);
   Put_Line (Mark'Image (M2));
   Skip_Line (F);
   Take (10);
   Take (10);
   Take (0);
   Close (F);
   begin
      Get (F, X, 3);
   exception
      when Status_Error => Put_Line ("status");
   end;

   From_Text ("  12");
   From_Text ("12 34");
   From_Text ("-7x");
   From_Text ("+7#");
   From_Text ("16#F_F#E1z");
   From_Text ("2E3");
   From_Text ("2E+1 ");
   From_Text ("2E-1");
   From_Text ("2Ex");
   From_Text ("1_");
   From_Text ("1__2");
   From_Text ("16#FF");
   From_Text ("17#1#");
   From_Text ("x");
   From_Text ("- 1");
   From_Text ("   ");
   From_Text ("");
   From_Text ("99999999999");
   Text (5 .. 7) := " 42";
   Text (8) := ' ';
   Get (Text (5 .. 12), X, L);
   Put_Line (Integer'Image (X) & Integer'Image (L));
   begin
      Get ("-3", N, L);
   exception
      when Constraint_Error => Put_Line ("constraint" & Integer'Image (L));
   end;
   begin
      Get ("51", S, L);
   exception
      when Data_Error => Put_Line ("data");
   end;

   Mark_From ("red");
   Mark_From ("  Green_One2");
   Mark_From ("green_one more");
   Mark_From ("green__one");
   Mark_From ("'A'");
   Mark_From ("'a'");
   Mark_From ("'b'x");
   Mark_From ("'b");
   Mark_From ("1");
   Mark_From (" ");
   Truths.Get ("true", Truth, L);
   Put_Line (Boolean'Image (Truth) & Integer'Image (L));
   begin
      Get ("'A'", M2, L);
   exception
      when Constraint_Error => Put_Line ("constraint" & Integer'Image (L));
   end;

   Put (Text, Green_One);
   Put_Line (Text & '|');
   Put (Text, 'b', Lower_Case);
   Put_Line (Text & '|');
   Put (Text (4 .. 6), Red, Set => Lower_Case);
   Put_Line (Text & '|');
   begin
      Put (Text (4 .. 5), Red);
   exception
      when Layout_Error => Put_Line ("layout" & Text & '|');
   end;
   Truths.Put (Text (3 .. 8), True);
   Put_Line (Text & '|');
   Mark_IO.Put ('A', Set => Lower_Case);
   Mark_IO.Put (Green_One, 12, Lower_Case);
   Letters.Put ('C', 6);
   Letters.Put ('C', Set => Lower_Case);
   New_Line;
   Open (F, In_File, "fields.tmp");
   Delete (F);
   Get ("0", X, L);
   begin
      if Page (F) /= Positive_Count (X) then
         Put_Line ("other");
      end if;
   exception
      when Status_Error => Put_Line ("status");
      when Constraint_Error => Put_Line ("constraint");
   end;
   Get ("1", X, L);
   begin
      if Page (F) /= Positive_Count (X) then
         Put_Line ("other");
      end if;
   exception
      when Status_Error => Put_Line ("status");
      when Constraint_Error => Put_Line ("constraint");
   end;
end Fields;
