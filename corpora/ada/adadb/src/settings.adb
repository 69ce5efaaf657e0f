------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : SETTINGS (body)
--
--  Change history
--    1992-03-03  RKL  First version
--    1998-03-09  JPS  Page_Size
------------------------------------------------------------------------

with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Numbers;
with Sql_Errors;
with Text_Tools;

package body Settings is

   Echo_Flag     : Boolean    := False;
   Feedback_Flag : Boolean    := True;
   Heading_Flag  : Boolean    := True;
   Null_String   : Unbounded_String := To_Unbounded_String ("NULL");
   Page          : Page_Lines := 0;
   Cell          : Cell_Width := 24;

   function Setting_Of (S : String) return Setting is
   begin
      for Candidate in Setting loop
         if Text_Tools.Same_Text (Setting'Image (Candidate), S) then
            return Candidate;
         end if;
      end loop;
      raise Sql_Errors.SQL_Error with
        Sql_Errors.Message_Of (Sql_Errors.Unknown_Setting, S);
   end Setting_Of;

   function Switch_Of (S : String) return Boolean is
      Word : constant String := Text_Tools.Lower_Case (S);
   begin
      if Word = "on" or else Word = "yes" or else Word = "true" then
         return True;
      elsif Word = "off" or else Word = "no" or else Word = "false" then
         return False;
      end if;
      raise Sql_Errors.SQL_Error with
        Sql_Errors.Message_Of
          (Sql_Errors.Wrong_Setting, S & " instead of on or off");
   end Switch_Of;

   function Number_Of (S : String; Low, High : Integer) return Integer is
      Result   : Integer := 0;
      In_Range : Boolean := True;
   begin
      begin
         Result := Numbers.Integer_Value (S);
      exception
         when Constraint_Error | Numbers.Bad_Number =>
            In_Range := False;
      end;
      if not In_Range or else Result < Low or else Result > High then
         raise Sql_Errors.SQL_Error with
           Sql_Errors.Message_Of
             (Sql_Errors.Wrong_Setting,
              Numbers.Integer_Image (Low) & " to "
              & Numbers.Integer_Image (High) & " expected");
      end if;
      return Result;
   end Number_Of;

   procedure Assign (Name : String; Argument : String) is
   begin
      case Setting_Of (Name) is
         when Echo =>
            Echo_Flag := Switch_Of (Argument);
         when Feedback =>
            Feedback_Flag := Switch_Of (Argument);
         when Heading =>
            Heading_Flag := Switch_Of (Argument);
         when Null_Text =>
            if Argument'Length > Max_Null_Text then
               raise Sql_Errors.SQL_Error with
                 Sql_Errors.Message_Of
                   (Sql_Errors.Wrong_Setting, "text is too long");
            end if;
            Null_String := To_Unbounded_String (Argument);
         when Page_Size =>
            Page := Number_Of (Argument, Page_Lines'First, Page_Lines'Last);
         when Width =>
            Cell := Number_Of (Argument, Cell_Width'First, Cell_Width'Last);
      end case;
   end Assign;

   function Switch_Image (Flag : Boolean) return String is
   begin
      if Flag then
         return "on";
      end if;
      return "off";
   end Switch_Image;

   function Image (S : Setting) return String is
   begin
      case S is
         when Echo =>
            return Switch_Image (Echo_Flag);
         when Feedback =>
            return Switch_Image (Feedback_Flag);
         when Heading =>
            return Switch_Image (Heading_Flag);
         when Null_Text =>
            return Text_Tools.Quoted (To_String (Null_String));
         when Page_Size =>
            return Numbers.Integer_Image (Page);
         when Width =>
            return Numbers.Integer_Image (Cell);
      end case;
   end Image;

   function Echo_On return Boolean is
   begin
      return Echo_Flag;
   end Echo_On;

   function Feedback_On return Boolean is
   begin
      return Feedback_Flag;
   end Feedback_On;

   function Heading_On return Boolean is
   begin
      return Heading_Flag;
   end Heading_On;

   function Null_Image return String is
   begin
      return To_String (Null_String);
   end Null_Image;

   function Rows_Per_Page return Page_Lines is
   begin
      return Page;
   end Rows_Per_Page;

   function Max_Width return Cell_Width is
   begin
      return Cell;
   end Max_Width;

end Settings;
