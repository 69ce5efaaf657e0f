------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : JOURNAL (specification)
--  Purpose      : Counts what happens and remembers the last statements.
--                 The keeper is a task, the counters are a protected
--                 object: once there were several terminals.
--
--  Change history
--    1994-09-12  MTD  First version
--    1997-03-03  JPS  Protected object instead of a second task
------------------------------------------------------------------------

with Names;
with Sql_Errors;
with Syntax_Tree;

package Journal is

   Capacity : constant := 8;

   type Event is record
      Number : Natural := 0;
      Kind   : Syntax_Tree.Statement_Kind := Syntax_Tree.Leave;
      Table  : Names.Name;
      Rows   : Natural := 0;
      Failed : Boolean := False;
   end record;

   --  Number is filled in by the journal
   procedure Note
     (Kind   : Syntax_Tree.Statement_Kind;
      Table  : Names.Name;
      Rows   : Natural;
      Failed : Boolean);

   procedure Note_Error (Class : Sql_Errors.Error_Class);

   function Kept return Natural;

   --  1 is the oldest one that is kept
   function Get (Index : Positive) return Event;

   --  "   12  insert_rows     parts       3 rows"
   function Image (E : Event) return String;

   function Statements (Kind : Syntax_Tree.Statement_Kind) return Natural;

   function All_Statements return Natural;

   function Errors (Class : Sql_Errors.Error_Class) return Natural;

   function All_Errors return Natural;

end Journal;
