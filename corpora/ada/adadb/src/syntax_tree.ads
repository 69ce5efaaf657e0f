------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : SYNTAX_TREE (specification)
--  Purpose      : Expressions and statements as the parser delivers them.
--                 All nodes of a statement are released together.
--
--  Change history
--    1991-04-15  RKL  First version
--    1994-06-06  MTD  Release: a night's batch run ate all of the memory
--    1998-05-25  JPS  Aggregates have slots
------------------------------------------------------------------------

with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Keywords;
with Names;
with Schemas;
with Values;

package Syntax_Tree is

   Max_Operands   : constant := 16;
   Max_Items      : constant := Schemas.Max_Columns;
   Max_Sort_Keys  : constant := 4;
   Max_Aggregates : constant := 12;

   subtype Operand_Count   is Natural range 0 .. Max_Operands;
   subtype Item_Count      is Natural range 0 .. Max_Items;
   subtype Sort_Key_Count  is Natural range 0 .. Max_Sort_Keys;
   subtype Aggregate_Count is Natural range 0 .. Max_Aggregates;
   subtype Aggregate_Slot  is Aggregate_Count range 1 .. Max_Aggregates;

   type Unary_Operator is (Minus, Logical_Not, Null_Test);

   type Binary_Operator is
     (Plus, Minus, Times, Divide, Modulo, Remainder, Concatenate,
      Equal, Not_Equal, Less, Less_Or_Equal, Greater, Greater_Or_Equal,
      Like, Logical_And, Logical_Or);

   subtype Comparison_Operator is
     Binary_Operator range Equal .. Greater_Or_Equal;

   type Expression_Kind is
     (Literal_Node, Column_Node, Unary_Node, Binary_Node, Member_Node,
      Range_Node, Call_Node, Aggregate_Node);

   type Expression;
   type Expression_Access is access Expression;
   type Expression_List is array (Positive range <>) of Expression_Access;
   subtype Operand_List is Expression_List (1 .. Max_Operands);

   type Expression (Kind : Expression_Kind) is record
      Allocated : Expression_Access;
      case Kind is
         when Literal_Node =>
            Constant_Value : Values.Value;
         when Column_Node =>
            Column : Names.Name;
         when Unary_Node =>
            Operation : Unary_Operator;
            Operand   : Expression_Access;
         when Binary_Node =>
            Operator : Binary_Operator;
            Left     : Expression_Access;
            Right    : Expression_Access;
         when Member_Node | Range_Node | Call_Node =>
            --  The first operand of IN and BETWEEN is what is looked for
            Called   : Keywords.Function_Name := Keywords.F_None;
            Count    : Operand_Count := 0;
            Operands : Operand_List;
         when Aggregate_Node =>
            Aggregate : Keywords.Aggregate_Kind;
            Slot      : Aggregate_Slot;
            Argument  : Expression_Access;  --  null: all rows
      end case;
   end record;

   type Select_Item is record
      Term  : Expression_Access;
      Alias : Names.Name;
   end record;

   type Item_Array is array (1 .. Max_Items) of Select_Item;

   type Sort_Key is record
      Term       : Expression_Access;
      Descending : Boolean := False;
   end record;

   type Sort_Key_Array is array (1 .. Max_Sort_Keys) of Sort_Key;

   type Assignment is record
      Column : Names.Name;
      Term   : Expression_Access;
   end record;

   type Assignment_Array is array (1 .. Max_Items) of Assignment;

   type Name_Array is array (1 .. Max_Items) of Names.Name;

   --  One parenthesis of INSERT
   type Value_List;
   type Value_List_Access is access Value_List;

   type Value_List is record
      Count : Item_Count := 0;
      Terms : Expression_List (1 .. Max_Items);
      Next  : Value_List_Access;
   end record;

   type Statement_Kind is
     (Create_Table, Drop_Table, Insert_Rows, Select_Rows, Update_Rows,
      Delete_Rows, Describe_Table, Analyze_Column, Show_Topic, Set_Option,
      Give_Help, Leave);

   type Topic is (Table_List, Setting_List, Figure_List, Event_List);

   type Statement (Kind : Statement_Kind := Leave) is record
      Table     : Names.Name;
      Condition : Expression_Access;  --  null: all rows
      case Kind is
         when Create_Table =>
            Schema : Schemas.Schema;
         when Insert_Rows =>
            Target_Count : Item_Count := 0;  --  0: all columns
            Targets      : Name_Array;
            Lists        : Value_List_Access;
         when Select_Rows =>
            Distinct    : Boolean := False;
            Everything  : Boolean := False;  --  SELECT *
            Items       : Item_Array;
            Items_Used  : Item_Count := 0;
            Aggregates  : Aggregate_Count := 0;
            Sort_Keys   : Sort_Key_Array;
            Keys_Used   : Sort_Key_Count := 0;
            Limit       : Natural := Natural'Last;
            Offset      : Natural := 0;
         when Update_Rows =>
            Assignments      : Assignment_Array;
            Assignments_Used : Item_Count := 0;
         when Analyze_Column =>
            Analyzed : Names.Name;
         when Show_Topic =>
            Shown : Topic;
         when Set_Option | Give_Help =>
            Word     : Unbounded_String;
            Argument : Unbounded_String;
         when others =>
            null;
      end case;
   end record;

   --  Copies the node to the heap and remembers it
   function New_Node (E : Expression) return Expression_Access;

   procedure Append_List
     (Lists : in out Value_List_Access; Fresh : Value_List);

   --  Releases all nodes since the last call, and the lists of S
   procedure Release (S : in out Statement);

   procedure Release_Nodes;

   function Spelling (Op : Binary_Operator) return String;

   --  The expression as text: heading of a column without alias
   function Image (E : Expression_Access) return String;

end Syntax_Tree;
