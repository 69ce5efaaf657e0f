------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : SQL_ERRORS (body)
--
--  Change history
--    1991-05-05  RKL  First version
--    1995-09-19  MTD  Numbers instead of letters; classes
--    1999-01-05  JPS  Details are clipped
------------------------------------------------------------------------

with Char_Class;
with Numbers;
with Text_Tools;

package body Sql_Errors is

   Prefix : constant String := "ADB-";

   function Class_Of (Code : Error_Code) return Error_Class is
   begin
      case Code is
         when Illegal_Character .. Line_Too_Long =>
            return Lexical;
         when Unexpected_Token .. Nesting_Too_Deep =>
            return Syntactic;
         when Unknown_Table .. Unknown_Topic =>
            return Naming;
         when Type_Mismatch .. Wrong_Setting =>
            return Typing;
         when Numeric_Overflow .. Invalid_Pattern =>
            return Data;
         when Too_Many_Tables .. Too_Many_Values =>
            return Capacity;
      end case;
   end Class_Of;

   function Number_Of (Code : Error_Code) return Positive is
      Class : constant Error_Class := Class_Of (Code);
      Place : Natural := 0;
   begin
      for Other in Error_Code'First .. Code loop
         if Class_Of (Other) = Class then
            Place := Place + 1;
         end if;
      end loop;
      return (Error_Class'Pos (Class) + 1) * 100 + Place;
   end Number_Of;

   --  NUMERIC_OVERFLOW gives "numeric overflow"
   function Text_Of (Code : Error_Code) return String is
      Result : String := Text_Tools.Lower_Case (Error_Code'Image (Code));
   begin
      for I in Result'Range loop
         if Result (I) = '_' then
            Result (I) := ' ';
         end if;
      end loop;
      return Result;
   end Text_Of;

   function Message_Of (Code : Error_Code; Detail : String) return String is
      Head : constant String :=
        Prefix & Numbers.Integer_Image (Number_Of (Code)) & " "
        & Text_Of (Code);
   begin
      if Detail = "" then
         return Head;
      end if;
      return Head & ": "
        & Text_Tools.Clip (Text_Tools.Printable (Detail), Detail_Width);
   end Message_Of;

   function Class_Of_Message (Message : String) return Error_Class is
      Position : Integer;
   begin
      if Message'Length > Prefix'Length
        and then Text_Tools.Starts_With (Message, Prefix)
        and then Char_Class.Is_Digit (Message (Message'First + 4))
      then
         Position := Char_Class.Digit_Value (Message (Message'First + 4)) - 1;
         if Position in 0 .. Error_Class'Pos (Error_Class'Last) then
            return Error_Class'Val (Position);
         end if;
      end if;
      return Syntactic;
   end Class_Of_Message;

   function Class_Name (Class : Error_Class) return String is
   begin
      return Text_Tools.Lower_Case (Error_Class'Image (Class));
   end Class_Name;

   procedure Fail (Code : Error_Code; Detail : String := "") is
   begin
      raise SQL_Error with Message_Of (Code, Detail);
   end Fail;

end Sql_Errors;
