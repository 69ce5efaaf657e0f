--  Get from strings that have the mark of a base and no based number: GNAT reads the number before the mark.

with Ada.Text_IO; use Ada.Text_IO;

procedure Field_Bases is
   package Numbers is new Integer_IO (Integer);

   Log : File_Type;

   procedure Show (Text : String) is
      Value : Integer := -1;
      Last  : Integer := -1;
   begin
      Numbers.Get (Text, Value, Last);
      Put_Line ('"' & Text & '"' & Value'Image & Last'Image);
   exception
      when Data_Error => Put_Line ('"' & Text & '"' & " no number" & Value'Image & Last'Image);
   end Show;
begin
   Create (Log, Out_File);
   Close (Log);
   Show ("16#F#");
   Show ("16#G#");
   Show ("16#FG#");
   Show ("16#F:");
   Show ("16:a_B:e");
   Show ("16#_F#");
   Show ("+16#G#");
   Show ("16#F_#");
   Show ("16#F__1#");
   Show ("16#F");
   Show ("16#F ");
   Show ("16#");
   Show ("16# ");
   Show ("2#3#");
   Show ("2#3G");
   Show ("17#G");
   Show ("1_6#A#E1");
   Show ("10#1_G");
end Field_Bases;
