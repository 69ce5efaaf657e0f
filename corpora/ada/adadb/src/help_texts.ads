------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : HELP_TEXTS (specification)
--  Purpose      : The lines that HELP prints.
--
--  Change history
--    1991-07-15  RKL  First version
--    1999-02-01  JPS  Function list made from the enumeration
------------------------------------------------------------------------

package Help_Texts is

   type Topic is
     (Overview, Analyze, Create, Delete, Describe, Drop, Functions, Insert,
      Quit, Select_Statement, Set, Show, Types, Update);

   Max_Lines : constant := 12;

   subtype Line_Number is Positive range 1 .. Max_Lines;

   --  Overview for "", SQL_Error (unknown topic) for what is not known
   function Topic_Of (S : String) return Topic;

   function Line_Count (T : Topic) return Line_Number;

   --  Constraint_Error above Line_Count
   function Line (T : Topic; N : Line_Number) return String;

end Help_Texts;
