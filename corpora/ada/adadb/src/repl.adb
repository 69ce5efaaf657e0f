------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : REPL (body)
--
--  Change history
--    1991-07-08  RKL  First version
--    1992-04-29  RKL  HELP, QUIT and EXIT need no semicolon
--    1994-09-12  MTD  Journal
--    1997-01-14  MTD  Overflow is reported like other errors
------------------------------------------------------------------------

with Ada.Exceptions;
with Console;
with Executor;
with Journal;
with Keywords;
with Lexer;
with Numbers;
with Parser;
with Settings;
with Sql_Errors;
with Syntax_Tree;
with Text_Tools;

package body Repl is

   use type Console.Outcome;
   use type Keywords.Keyword;
   use type Lexer.Symbol_Kind;
   use type Lexer.Token_Kind;
   use type Syntax_Tree.Statement_Kind;

   Finished : Boolean := False;

   procedure Report (Message : String; Line : Natural) is
   begin
      Console.Put ("ERROR line " & Numbers.Integer_Image (Line) & ": "
                   & Message);
      Journal.Note_Error (Sql_Errors.Class_Of_Message (Message));
   end Report;

   function Overflow_Message return String is
   begin
      return Sql_Errors.Message_Of (Sql_Errors.Numeric_Overflow, "");
   end Overflow_Message;

   --  Parses and executes the tokens collected so far
   procedure Run_Statement is
      Line   : constant Natural := Parser.First_Line;
      S      : Syntax_Tree.Statement;
      Rows   : Natural := 0;
      Parsed : Boolean := False;

      procedure Give_Up (Message : String) is
      begin
         Report (Message, Line);
         if Parsed then
            Journal.Note (S.Kind, S.Table, 0, True);
         end if;
      end Give_Up;

   begin
      begin
         Parser.Parse (S);
         Parsed := True;
         Executor.Execute (S, Rows);
         Journal.Note (S.Kind, S.Table, Rows, False);
         Finished := S.Kind = Syntax_Tree.Leave;
      exception
         when E : Sql_Errors.SQL_Error =>
            Give_Up (Ada.Exceptions.Exception_Message (E));
         when Constraint_Error =>
            Give_Up (Overflow_Message);
      end;
      Parser.Reset;
      Syntax_Tree.Release (S);
   end Run_Statement;

   --  HELP, QUIT and EXIT alone on a line
   function Is_Complete return Boolean is
      K : constant Keywords.Keyword := Parser.Leading_Keyword;
   begin
      return Parser.Token_Count = 1
        and then (K = Keywords.K_Help or else K = Keywords.K_Quit
                  or else K = Keywords.K_Exit);
   end Is_Complete;

   procedure Process_Line (Text : String) is
      Position : Positive := Text'First;
      Token    : Lexer.Token;
   begin
      loop
         Lexer.Next_Token (Text, Console.Line_Number, Position, Token);
         exit when Token.Kind = Lexer.End_Of_Line or else Finished;
         if Token.Symbol /= Lexer.Semicolon then
            Parser.Add (Token);
         elsif Parser.Token_Count > 0 then
            Run_Statement;
         end if;
      end loop;
      if Is_Complete then
         Run_Statement;
      end if;
   exception
      when E : Sql_Errors.SQL_Error =>
         --  What was collected and the rest of the line are lost
         Parser.Reset;
         Report (Ada.Exceptions.Exception_Message (E), Console.Line_Number);
   end Process_Line;

   procedure Run (Errors : out Natural) is
      Text   : Console.Line_Text;
      Last   : Console.Line_Length;
      Result : Console.Outcome;
   begin
      Console.Put ("ADADB " & Version);
      while not Finished loop
         Console.Read_Line (Text, Last, Result);
         exit when Result = Console.End_Of_Input;
         if Settings.Echo_On then
            Console.Put ("> " & Text_Tools.Printable (Text (1 .. Last)));
         end if;
         if Result = Console.Long_Line then
            Parser.Reset;
            Report (Sql_Errors.Message_Of (Sql_Errors.Line_Too_Long, ""),
                    Console.Line_Number);
         else
            Process_Line (Text (1 .. Last));
         end if;
      end loop;
      if Parser.Token_Count > 0 then
         Report
           (Sql_Errors.Message_Of (Sql_Errors.Unfinished_Statement, ""),
            Parser.First_Line);
      end if;
      Errors := Journal.All_Errors;
      Console.Put (Text_Tools.Plural (Journal.All_Statements, "statement")
                   & ", " & Text_Tools.Plural (Errors, "error") & ".");
   end Run;

end Repl;
