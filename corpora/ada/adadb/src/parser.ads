------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : PARSER (specification)
--  Purpose      : Collects the tokens of one statement and turns them into
--                 a syntax tree, by recursive descent.
--
--  Change history
--    1991-04-18  RKL  First version
--    1994-06-06  MTD  Nodes are released by the caller
--    1997-06-20  JPS  IN, BETWEEN, LIKE
------------------------------------------------------------------------

with Keywords;
with Lexer;
with Syntax_Tree;

package Parser is

   Max_Tokens  : constant := 600;
   Max_Nesting : constant := 20;

   --  Forgets the tokens collected so far
   procedure Reset;

   --  SQL_Error (statement too long) above Max_Tokens
   procedure Add (T : Lexer.Token);

   function Token_Count return Natural;

   --  Of the first token; K_None when there is none
   function Leading_Keyword return Keywords.Keyword;

   --  Line of the first token, 0 when there is none
   function First_Line return Natural;

   --  SQL_Error for everything that is wrong
   procedure Parse (Result : out Syntax_Tree.Statement);

end Parser;
