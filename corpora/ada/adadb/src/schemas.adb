------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : SCHEMAS (body)
--
--  Change history
--    1991-06-03  RKL  First version
--    1993-02-01  RKL  Blanks at the end are not stored
--    1996-08-19  MTD  DEFAULT
--    1998-05-25  JPS  UNIQUE; PRIMARY KEY
------------------------------------------------------------------------

with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Numbers;
with Sql_Errors;
with Text_Tools;

package body Schemas is

   use type Names.Name;
   use type Values.Value_Kind;

   function Find (S : Schema; Name : Names.Name) return Column_Count is
   begin
      for I in 1 .. S.Count loop
         if S.Columns (I).Name = Name then
            return I;
         end if;
      end loop;
      return 0;
   end Find;

   procedure Add (S : in out Schema; C : Column) is
   begin
      if Find (S, C.Name) /= 0 then
         raise Sql_Errors.SQL_Error with
           Sql_Errors.Message_Of
             (Sql_Errors.Duplicate_Column, Names.Image (C.Name));
      elsif S.Count = Max_Columns then
         raise Sql_Errors.SQL_Error with
           Sql_Errors.Message_Of
             (Sql_Errors.Too_Many_Columns,
              "at most " & Numbers.Integer_Image (Max_Columns));
      end if;
      if C.Primary then
         for I in 1 .. S.Count loop
            if S.Columns (I).Primary then
               raise Sql_Errors.SQL_Error with
                 Sql_Errors.Message_Of
                   (Sql_Errors.Duplicate_Column,
                    "second primary key " & Names.Image (C.Name));
            end if;
         end loop;
      end if;
      S.Count := S.Count + 1;
      S.Columns (S.Count) := C;
   end Add;

   function Type_Image (C : Column) return String is
   begin
      if C.Kind = Values.Text_Kind and then C.Length < Values.Max_Text then
         return "VARCHAR(" & Numbers.Integer_Image (C.Length) & ")";
      end if;
      return Values.Kind_Name (C.Kind);
   end Type_Image;

   function Description (C : Column) return String is
      Result : Unbounded_String;
   begin
      Append (Result, Text_Tools.Left_Justify (Names.Image (C.Name), 30));
      Append (Result, ' ');
      Append (Result, Text_Tools.Left_Justify (Type_Image (C), 12));
      if C.Primary then
         Append (Result, " primary key");
      else
         if C.Not_Null then
            Append (Result, " not null");
         end if;
         if C.Unique then
            Append (Result, " unique");
         end if;
      end if;
      if not Values.Is_Null (C.Default) then
         Append (Result, " default ");
         Append (Result, Values.Literal (C.Default));
      end if;
      return Text_Tools.Trim_Right (To_String (Result));
   end Description;

   --  Texts lose their blanks at the end before they are measured
   function Fit_Text (C : Column; S : String) return Values.Value is
      Stored : constant String := Text_Tools.Trim_Right (S);
   begin
      if Stored'Length > C.Length then
         raise Sql_Errors.SQL_Error with
           Sql_Errors.Message_Of
             (Sql_Errors.Text_Too_Long,
              Names.Image (C.Name) & " takes "
              & Numbers.Integer_Image (C.Length));
      end if;
      return Values.From_Text (Stored);
   end Fit_Text;

   function Fit (C : Column; V : Values.Value) return Values.Value is
   begin
      if Values.Is_Null (V) then
         if C.Not_Null then
            raise Sql_Errors.SQL_Error with
              Sql_Errors.Message_Of
                (Sql_Errors.Null_Not_Allowed, Names.Image (C.Name));
         end if;
         return V;
      elsif C.Kind = Values.Text_Kind then
         return Fit_Text (C, Values.Image (V));
      end if;
      return Values.Convert (V, C.Kind);
   end Fit;

end Schemas;
