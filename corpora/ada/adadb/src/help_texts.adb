------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : HELP_TEXTS (body)
--
--  Change history
--    1991-07-15  RKL  First version
--    1999-02-01  JPS  Function list made from the enumeration
------------------------------------------------------------------------

with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Keywords;
with Sql_Errors;
with Text_Tools;

package body Help_Texts is

   Separator : constant Character := '^';

   --  Width at which the list of functions is broken
   Fill_Width : constant := 60;

   function Topic_Of (S : String) return Topic is
   begin
      if S = "" then
         return Overview;
      elsif Text_Tools.Same_Text (S, "select") then
         return Select_Statement;
      end if;
      for T in Topic loop
         if Text_Tools.Same_Text (Topic'Image (T), S) then
            return T;
         end if;
      end loop;
      raise Sql_Errors.SQL_Error with
        Sql_Errors.Message_Of (Sql_Errors.Unknown_Topic, S);
   end Topic_Of;

   --  All function names, broken into lines by separators
   function Function_List return String is
      Result : Unbounded_String;
      Used   : Natural := 0;
   begin
      for F in Keywords.Function_Name range
        Keywords.F_Abs .. Keywords.Function_Name'Last
      loop
         declare
            Image : constant String := Keywords.Function_Name'Image (F);
            Name  : constant String :=
              Text_Tools.Lower_Case (Image (3 .. Image'Last));
         begin
            if Used > 0 and then Used + Name'Length + 1 > Fill_Width then
               Append (Result, Separator);
               Used := 0;
            end if;
            if Used > 0 then
               Append (Result, ' ');
               Used := Used + 1;
            end if;
            Append (Result, Name);
            Used := Used + Name'Length;
         end;
      end loop;
      return To_String (Result);
   end Function_List;

   --  The lines of a topic, with separators between them
   function Text (T : Topic) return String is
   begin
      case T is
         when Overview =>
            return "Statements end with a semicolon. Topics:"
              & "^  analyze create delete describe drop functions insert"
              & "^  quit select set show types update";
         when Analyze =>
            return "ANALYZE table column"
              & "^  Distribution of the numbers (lengths of the texts).";
         when Create =>
            return "CREATE TABLE name (column type [constraint ...], ...)"
              & "^  NOT NULL, UNIQUE, PRIMARY KEY, DEFAULT literal";
         when Delete =>
            return "DELETE FROM table [WHERE condition]";
         when Describe =>
            return "DESCRIBE table";
         when Drop =>
            return "DROP TABLE table";
         when Functions =>
            return Function_List;
         when Insert =>
            return "INSERT INTO table [(column, ...)] VALUES (value, ...), ...";
         when Quit =>
            return "QUIT or EXIT ends the session.";
         when Select_Statement =>
            return "SELECT [DISTINCT] * | expression [AS name], ..."
              & "^  [FROM table] [WHERE condition]"
              & "^  [ORDER BY expression [ASC | DESC], ...]"
              & "^  [LIMIT n [OFFSET m]]"
              & "^Aggregates: count sum avg min max";
         when Set =>
            return "SET name value"
              & "^  echo, feedback, heading: on or off"
              & "^  null_text, page_size, width";
         when Show =>
            return "SHOW TABLES | SETTINGS | STATISTICS | JOURNAL";
         when Types =>
            return "INTEGER, DECIMAL, BOOLEAN, DATE, TEXT, VARCHAR(n)";
         when Update =>
            return "UPDATE table SET column = expression, ..."
              & "^  [WHERE condition]";
      end case;
   end Text;

   function Line_Count (T : Topic) return Line_Number is
      Lines  : constant String := Text (T);
      Result : Line_Number := 1;
   begin
      for I in Lines'Range loop
         if Lines (I) = Separator then
            Result := Result + 1;
         end if;
      end loop;
      return Result;
   end Line_Count;

   function Line (T : Topic; N : Line_Number) return String is
      Lines   : constant String := Text (T);
      From    : Positive := Lines'First;
      Current : Positive := 1;
   begin
      if N > Line_Count (T) then
         raise Constraint_Error with "no such line";
      end if;
      for I in Lines'Range loop
         if Lines (I) = Separator then
            exit when Current = N;
            Current := Current + 1;
            From := I + 1;
         end if;
      end loop;
      for I in From .. Lines'Last loop
         if Lines (I) = Separator then
            return Lines (From .. I - 1);
         end if;
      end loop;
      return Lines (From .. Lines'Last);
   end Line;

end Help_Texts;
