------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : LEXER (body)
--
--  Change history
--    1991-03-25  RKL  First version
--    1995-05-15  MTD  Decimal numbers
--    1997-06-20  JPS  Case statement over Char_Class.Kind_Of
------------------------------------------------------------------------

with Char_Class; use Char_Class;
with Sql_Errors;
with Text_Tools;

package body Lexer is

   function Skip_Blanks (Source : String; From : Positive) return Positive is
      Position : Positive := From;
   begin
      while Position <= Source'Last
        and then Is_Blank (Source (Position))
      loop
         Position := Position + 1;
      end loop;
      return Position;
   end Skip_Blanks;

   function End_Of_Word (Source : String; From : Positive) return Positive is
      Position : Positive := From;
   begin
      while Position < Source'Last
        and then Is_Word_Part (Source (Position + 1))
      loop
         Position := Position + 1;
      end loop;
      return Position;
   end End_Of_Word;

   function End_Of_Digits (Source : String; From : Positive) return Positive
   is
      Position : Positive := From;
   begin
      while Position < Source'Last
        and then Is_Digit (Source (Position + 1))
      loop
         Position := Position + 1;
      end loop;
      return Position;
   end End_Of_Digits;

   function End_Of_Text (Source : String; From : Positive) return Natural is
      Position : Positive := From + 1;
   begin
      while Position <= Source'Last loop
         if Source (Position) /= ''' then
            Position := Position + 1;
         elsif Position < Source'Last and then Source (Position + 1) = '''
         then
            Position := Position + 2;
         else
            return Position;
         end if;
      end loop;
      return 0;
   end End_Of_Text;

   function Undoubled (S : String) return String is
      Result : String (1 .. S'Length);
      Last   : Natural := 0;
      Skip   : Boolean := False;
   begin
      for I in S'Range loop
         if S (I) = ''' and then Skip then
            Skip := False;
         else
            Last := Last + 1;
            Result (Last) := S (I);
            Skip := S (I) = ''';
         end if;
      end loop;
      return Result (1 .. Last);
   end Undoubled;

   function Symbol_At (Source : String; From : Positive) return Symbol_Kind is
      Next : Character := ' ';
   begin
      if From < Source'Last then
         Next := Source (From + 1);
      end if;
      case Source (From) is
         when '(' =>
            return Left_Paren;
         when ')' =>
            return Right_Paren;
         when ',' =>
            return Comma;
         when ';' =>
            return Semicolon;
         when '*' =>
            return Star;
         when '+' =>
            return Plus;
         when '-' =>
            return Minus;
         when '/' =>
            return Slash;
         when '|' =>
            if Next = '|' then
               return Bars;
            end if;
            return No_Symbol;
         when '!' =>
            if Next = '=' then
               return Not_Equal_Sign;
            end if;
            return No_Symbol;
         when '=' =>
            return Equal_Sign;
         when '<' =>
            if Next = '=' then
               return Less_Equal_Sign;
            elsif Next = '>' then
               return Not_Equal_Sign;
            end if;
            return Less_Sign;
         when '>' =>
            if Next = '=' then
               return Greater_Equal_Sign;
            end if;
            return Greater_Sign;
         when others =>
            return No_Symbol;
      end case;
   end Symbol_At;

   function Spelling (S : Symbol_Kind) return String is
   begin
      case S is
         when No_Symbol          => return "";
         when Left_Paren         => return "(";
         when Right_Paren        => return ")";
         when Comma              => return ",";
         when Semicolon          => return ";";
         when Star               => return "*";
         when Plus               => return "+";
         when Minus              => return "-";
         when Slash              => return "/";
         when Bars               => return "||";
         when Equal_Sign         => return "=";
         when Not_Equal_Sign     => return "<>";
         when Less_Sign          => return "<";
         when Less_Equal_Sign    => return "<=";
         when Greater_Sign       => return ">";
         when Greater_Equal_Sign => return ">=";
      end case;
   end Spelling;

   --  A number must not run into a word, and a point needs digits behind
   procedure Read_Number
     (Source   : String;
      Position : in out Positive;
      Result   : in out Token)
   is
      From : constant Positive := Position;
      To   : Positive := End_Of_Digits (Source, Position);
   begin
      Result.Kind := Integer_Number;
      if To < Source'Last and then Source (To + 1) = '.' then
         Result.Kind := Decimal_Number;
         To := End_Of_Digits (Source, To + 1);
      end if;
      if Source (To) = '.'
        or else (To < Source'Last and then Is_Word_Part (Source (To + 1)))
      then
         To := End_Of_Word (Source, To);
         raise Sql_Errors.SQL_Error with
           Sql_Errors.Message_Of
             (Sql_Errors.Malformed_Number, Source (From .. To));
      end if;
      Result.Text := To_Unbounded_String (Source (From .. To));
      Position := To + 1;
   end Read_Number;

   procedure Read_Text
     (Source   : String;
      Position : in out Positive;
      Result   : in out Token)
   is
      To : constant Natural := End_Of_Text (Source, Position);
   begin
      if To = 0 then
         raise Sql_Errors.SQL_Error with
           Sql_Errors.Message_Of
             (Sql_Errors.Unterminated_String,
              Source (Position .. Source'Last));
      end if;
      Result.Kind := Text_Literal;
      Result.Text :=
        To_Unbounded_String (Undoubled (Source (Position + 1 .. To - 1)));
      Position := To + 1;
   end Read_Text;

   procedure Next_Token
     (Source   : String;
      Line     : Natural;
      Position : in out Positive;
      Result   : out Token)
   is
      From : constant Positive := Skip_Blanks (Source, Position);
      To   : Positive;

      procedure Reject (C : Character) is
         Code : constant Natural := Character'Pos (C);
      begin
         raise Sql_Errors.SQL_Error with
           Sql_Errors.Message_Of
             (Sql_Errors.Illegal_Character,
              "16#" & Hex_Digit (Code / 16) & Hex_Digit (Code mod 16)
              & "#");
      end Reject;

   begin
      Result.Kind    := End_Of_Line;
      Result.Keyword := Keywords.K_None;
      Result.Symbol  := No_Symbol;
      Result.Text    := Null_Unbounded_String;
      Result.Line    := Line;
      Position := From;
      if From > Source'Last then
         return;
      elsif From < Source'Last and then Source (From .. From + 1) = "--" then
         Position := Source'Last + 1;
         return;
      end if;
      case Kind_Of (Source (From)) is
         when Letter =>
            To := End_Of_Word (Source, From);
            Result.Kind    := Word;
            Result.Text    := To_Unbounded_String (Source (From .. To));
            Result.Keyword := Keywords.Lookup (Source (From .. To));
            Position := To + 1;
         when Digit =>
            Read_Number (Source, Position, Result);
         when Quote =>
            Read_Text (Source, Position, Result);
         when Symbol =>
            Result.Symbol := Symbol_At (Source, From);
            if Result.Symbol = No_Symbol then
               Reject (Source (From));
            end if;
            Result.Kind := Sign;
            Result.Text := To_Unbounded_String (Spelling (Result.Symbol));
            Position := From + Spelling (Result.Symbol)'Length;
         when others =>
            Reject (Source (From));
      end case;
   end Next_Token;

   function Describe (T : Token) return String is
      Text : constant String := To_String (T.Text);
   begin
      case T.Kind is
         when End_Of_Line =>
            return "end of statement";
         when Word =>
            return "word " & Text_Tools.Clip (Text, 32);
         when Integer_Number | Decimal_Number =>
            return "number " & Text_Tools.Clip (Text, 20);
         when Text_Literal =>
            return "text " & Text_Tools.Quoted (Text_Tools.Clip (Text, 20));
         when Sign =>
            return "symbol " & Text;
      end case;
   end Describe;

end Lexer;
