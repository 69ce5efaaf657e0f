------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : LEXER (specification)
--  Purpose      : Cuts one input line into tokens. A text cannot go over
--                 the end of a line; "--" starts a comment.
--
--  Change history
--    1991-03-25  RKL  First version
--    1997-06-20  JPS  Case statement over Char_Class.Kind_Of
------------------------------------------------------------------------

with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Keywords;

package Lexer is

   type Token_Kind is
     (End_Of_Line, Word, Integer_Number, Decimal_Number, Text_Literal, Sign);

   type Symbol_Kind is
     (No_Symbol, Left_Paren, Right_Paren, Comma, Semicolon, Star, Plus,
      Minus, Slash, Bars, Equal_Sign, Not_Equal_Sign, Less_Sign,
      Less_Equal_Sign, Greater_Sign, Greater_Equal_Sign);

   type Token is record
      Kind    : Token_Kind       := End_Of_Line;
      Keyword : Keywords.Keyword := Keywords.K_None;
      Symbol  : Symbol_Kind      := No_Symbol;
      Text    : Unbounded_String;
      Line    : Natural          := 0;
   end record;

   --  The first position from From on that is no blank; 'Last + 1 if none
   function Skip_Blanks (Source : String; From : Positive) return Positive;

   --  The last position of the word or the digits that start at From
   function End_Of_Word (Source : String; From : Positive) return Positive;

   function End_Of_Digits (Source : String; From : Positive) return Positive;

   --  The position of the closing apostrophe; From is the opening one.
   --  Zero when there is none
   function End_Of_Text (Source : String; From : Positive) return Natural;

   --  Text between the apostrophes, doubled ones made single
   function Undoubled (S : String) return String;

   --  The symbol at From; No_Symbol for "!" and "|" on their own
   function Symbol_At (Source : String; From : Positive) return Symbol_Kind;

   function Spelling (S : Symbol_Kind) return String;

   --  Position is moved behind the token; SQL_Error for bad input
   procedure Next_Token
     (Source   : String;
      Line     : Natural;
      Position : in out Positive;
      Result   : out Token);

   --  For error messages
   function Describe (T : Token) return String;

end Lexer;
