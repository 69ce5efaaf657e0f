------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : EXECUTOR (body)
--
--  Change history
--    1991-07-08  RKL  First version
--    1993-02-01  RKL  Several rows in one INSERT: all or nothing
--    1995-11-23  MTD  ORDER BY with the new sort
--    1998-05-25  JPS  Aggregates, DISTINCT
--    1999-02-18  JPS  UPDATE checks UNIQUE over the final rows
------------------------------------------------------------------------

with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Catalog;
with Console;
with Evaluator;
with Generic_Sort;
with Help_Texts;
with Journal;
with Names;
with Numbers;
with Reports;
with Schemas;
with Settings;
with Sql_Errors; use Sql_Errors;
with Statistics;
with Storage;
with Text_Tools;
with Values;

package body Executor is

   use Syntax_Tree;
   use type Evaluator.Check_Mode;
   use type Names.Name;
   use type Storage.Row_Lists.Cursor;
   use type Text_Tools.Ordering;
   use type Values.Value_Kind;

   package Row_Lists renames Storage.Row_Lists;

   type Key_Values is array (1 .. Max_Sort_Keys) of Values.Value;

   type Output_Row is record
      Cells : Schemas.Row;
      Keys  : Key_Values;
   end record;

   type Output_Array is array (Positive range <>) of Output_Row;

   -------------------
   --  Definitions  --
   -------------------

   procedure Run_Create (S : Statement) is
   begin
      Catalog.Create (S.Schema);
      Console.Say ("Table " & Names.Image (S.Table) & " created.");
   end Run_Create;

   procedure Run_Drop (S : Statement; Rows : out Natural) is
   begin
      Rows := Storage.Row_Count (Catalog.Lookup (S.Table));
      Catalog.Drop (S.Table);
      Console.Say ("Table " & Names.Image (S.Table) & " dropped.");
   end Run_Drop;

   procedure Run_Describe (S : Statement; Rows : out Natural) is
      T      : constant Storage.Table_Access := Catalog.Lookup (S.Table);
      Schema : constant Schemas.Schema := Storage.Schema_Of (T);
   begin
      Rows := Storage.Row_Count (T);
      Console.Put ("Table " & Names.Image (S.Table) & ", "
                   & Text_Tools.Plural (Schema.Count, "column") & ", "
                   & Text_Tools.Plural (Rows, "row"));
      for C in 1 .. Schema.Count loop
         Console.Put ("  " & Schemas.Description (Schema.Columns (C)));
      end loop;
   end Run_Describe;

   ---------------
   --  Changes  --
   ---------------

   --  The columns that the values of INSERT go to, by their places
   type Target_Map is array (1 .. Max_Items) of Schemas.Column_Count;

   procedure Find_Targets
     (S       : Statement;
      Schema  : Schemas.Schema;
      Targets : out Target_Map;
      Count   : out Item_Count)
   is
   begin
      Targets := (others => 0);
      if S.Target_Count = 0 then
         Count := Schema.Count;
         for I in 1 .. Count loop
            Targets (I) := I;
         end loop;
         return;
      end if;
      Count := S.Target_Count;
      for I in 1 .. Count loop
         Targets (I) := Schemas.Find (Schema, S.Targets (I));
         if Targets (I) = 0 then
            Fail (Unknown_Column, Names.Image (S.Targets (I)));
         end if;
         for J in 1 .. I - 1 loop
            if Targets (J) = Targets (I) then
               Fail (Duplicate_Column, Names.Image (S.Targets (I)));
            end if;
         end loop;
      end loop;
   end Find_Targets;

   --  One row of INSERT, fit for the table
   function New_Row
     (List    : Value_List_Access;
      Schema  : Schemas.Schema;
      Targets : Target_Map;
      Count   : Item_Count) return Schemas.Row
   is
      Nothing : Evaluator.Context;
      Result  : Schemas.Row;
   begin
      if List.Count /= Count then
         Fail (Wrong_Value_Count,
               Numbers.Integer_Image (List.Count) & " instead of "
               & Numbers.Integer_Image (Count));
      end if;
      for C in 1 .. Schema.Count loop
         Result (C) := Schema.Columns (C).Default;
      end loop;
      for I in 1 .. Count loop
         Evaluator.Check (List.Terms (I), Nothing.Schema, Evaluator.Plain);
         Result (Targets (I)) :=
           Evaluator.Evaluate (List.Terms (I), Nothing);
      end loop;
      for C in 1 .. Schema.Count loop
         Result (C) := Schemas.Fit (Schema.Columns (C), Result (C));
      end loop;
      return Result;
   end New_Row;

   procedure Run_Insert (S : Statement; Rows : out Natural) is
      T       : constant Storage.Table_Access := Catalog.Lookup (S.Table);
      Schema  : constant Schemas.Schema := Storage.Schema_Of (T);
      Targets : Target_Map;
      Count   : Item_Count;
      List    : Value_List_Access := S.Lists;
      Fresh   : Row_Lists.List;
      Row     : Schemas.Row;
      Place   : Row_Lists.Cursor;
   begin
      Find_Targets (S, Schema, Targets, Count);
      while List /= null loop
         Row := New_Row (List, Schema, Targets, Count);
         Storage.Check_Unique (T, Row);
         Storage.Check_Unique (Schema, Fresh, Row);
         Row_Lists.Append (Fresh, Row);
         Storage.Check_Room (T, Row_Lists.Length (Fresh));
         List := List.Next;
      end loop;
      Rows  := Row_Lists.Length (Fresh);
      Place := Row_Lists.First (Fresh);
      while Place /= Row_Lists.No_Element loop
         Storage.Append (T, Row_Lists.Element (Place));
         Place := Row_Lists.Next (Place);
      end loop;
      Row_Lists.Clear (Fresh);
      Console.Say (Text_Tools.Plural (Rows, "row") & " inserted.");
   end Run_Insert;

   --  The column of an assignment, which must be there and new
   function Assigned_Column
     (S : Statement; Schema : Schemas.Schema; Place : Positive)
      return Schemas.Column_Index
   is
      Name   : constant Names.Name := S.Assignments (Place).Column;
      Result : constant Schemas.Column_Count := Schemas.Find (Schema, Name);
   begin
      if Result = 0 then
         Fail (Unknown_Column, Names.Image (Name));
      end if;
      for I in 1 .. Place - 1 loop
         if S.Assignments (I).Column = Name then
            Fail (Duplicate_Column, Names.Image (Name));
         end if;
      end loop;
      return Result;
   end Assigned_Column;

   procedure Run_Update (S : Statement; Rows : out Natural) is
      T       : constant Storage.Table_Access := Catalog.Lookup (S.Table);
      Context : Evaluator.Context;
      Columns : array (1 .. Max_Items) of Schemas.Column_Index :=
        (others => 1);
      Place   : Row_Lists.Cursor := Storage.First_Row (T);
      Changed : Row_Lists.List;
      Fresh   : Row_Lists.Cursor;
      Row     : Schemas.Row;
   begin
      Rows := 0;
      Context.Schema := Storage.Schema_Of (T);
      for I in 1 .. S.Assignments_Used loop
         Columns (I) := Assigned_Column (S, Context.Schema, I);
         Evaluator.Check
           (S.Assignments (I).Term, Context.Schema, Evaluator.Plain);
      end loop;
      if S.Condition /= null then
         Evaluator.Check (S.Condition, Context.Schema, Evaluator.Plain);
      end if;
      --  The whole table in its new state, tested row by row
      while Place /= Row_Lists.No_Element loop
         Context.Current := Row_Lists.Element (Place);
         Row := Context.Current;
         if Evaluator.Holds (S.Condition, Context) then
            Rows := Rows + 1;
            for I in 1 .. S.Assignments_Used loop
               Row (Columns (I)) := Schemas.Fit
                 (Context.Schema.Columns (Columns (I)),
                  Evaluator.Evaluate (S.Assignments (I).Term, Context));
            end loop;
         end if;
         Storage.Check_Unique (Context.Schema, Changed, Row);
         Row_Lists.Append (Changed, Row);
         Place := Row_Lists.Next (Place);
      end loop;
      Place := Storage.First_Row (T);
      Fresh := Row_Lists.First (Changed);
      while Place /= Row_Lists.No_Element loop
         Row_Lists.Replace (Place, Row_Lists.Element (Fresh));
         Place := Row_Lists.Next (Place);
         Fresh := Row_Lists.Next (Fresh);
      end loop;
      Row_Lists.Clear (Changed);
      Console.Say (Text_Tools.Plural (Rows, "row") & " updated.");
   end Run_Update;

   procedure Run_Delete (S : Statement; Rows : out Natural) is
      T       : constant Storage.Table_Access := Catalog.Lookup (S.Table);
      Context : Evaluator.Context;
      Place   : Row_Lists.Cursor := Storage.First_Row (T);
      Drop    : Storage.Row_Flags (1 .. Storage.Row_Count (T));
   begin
      Context.Schema := Storage.Schema_Of (T);
      if S.Condition /= null then
         Evaluator.Check (S.Condition, Context.Schema, Evaluator.Plain);
      end if;
      for I in Drop'Range loop
         Context.Current := Row_Lists.Element (Place);
         Drop (I) := Evaluator.Holds (S.Condition, Context);
         Place := Row_Lists.Next (Place);
      end loop;
      Storage.Delete (T, Drop, Rows);
      Console.Say (Text_Tools.Plural (Rows, "row") & " deleted.");
   end Run_Delete;

   -------------
   --  Query  --
   -------------

   procedure Print_Rows
     (S      : Statement;
      Output : Output_Array)
   is
      Layout   : Reports.Layout;
      Headings : Reports.Cell_Texts;
      Cells    : Reports.Cell_Texts;

      procedure Widen (C : Schemas.Column_Index; Text : Unbounded_String) is
      begin
         Reports.Widen (Layout, C, Length (Text));
      end Widen;

      procedure Fill (R : Schemas.Row) is
      begin
         for C in 1 .. S.Items_Used loop
            Cells (C) := To_Unbounded_String
              (Reports.Cell_Text (R (C), Settings.Null_Image));
         end loop;
      end Fill;

   begin
      Layout.Count := S.Items_Used;
      Layout.Limit := Settings.Max_Width;
      for C in 1 .. S.Items_Used loop
         if S.Items (C).Alias.Length > 0 then
            Headings (C) :=
              To_Unbounded_String (Names.Image (S.Items (C).Alias));
         else
            Headings (C) := To_Unbounded_String
              (Text_Tools.Printable (Image (S.Items (C).Term)));
         end if;
         Widen (C, Headings (C));
      end loop;
      for I in Output'Range loop
         Fill (Output (I).Cells);
         for C in 1 .. S.Items_Used loop
            Widen (C, Cells (C));
            Reports.Note_Kind (Layout, C, Output (I).Cells (C));
         end loop;
      end loop;
      for I in Output'Range loop
         if Settings.Heading_On
           and then Reports.Heading_Due
             (I - Output'First + 1, Settings.Rows_Per_Page)
         then
            Console.Put (Reports.Rule (Layout));
            Console.Put (Reports.Heading_Line (Layout, Headings));
            Console.Put (Reports.Rule (Layout));
         end if;
         Fill (Output (I).Cells);
         Console.Put (Reports.Line (Layout, Cells));
      end loop;
      if Settings.Heading_On and then Output'Length > 0 then
         Console.Put (Reports.Rule (Layout));
      end if;
      if Output'Length = 0 then
         Console.Say ("No rows selected.");
      else
         Console.Say (Text_Tools.Plural (Output'Length, "row")
                      & " selected.");
      end if;
   end Print_Rows;

   --  SELECT *: the columns as items
   procedure Expand_Items (S : in out Statement; Schema : Schemas.Schema) is
   begin
      if S.Everything then
         S.Items_Used := Schema.Count;
         for C in 1 .. Schema.Count loop
            S.Items (C).Term := New_Node
              ((Kind      => Column_Node,
                Allocated => null,
                Column    => Schema.Columns (C).Name));
         end loop;
      end if;
   end Expand_Items;

   --  A sort key may be the place of an item, or its alias
   procedure Resolve_Key (S : in out Statement; Place : Positive) is
      Term   : constant Expression_Access := S.Sort_Keys (Place).Term;
      Number : Integer;
   begin
      if Term.Kind = Literal_Node
        and then Term.Constant_Value.Kind = Values.Integer_Kind
      then
         Number := Term.Constant_Value.Int;
         if Number not in 1 .. S.Items_Used then
            Fail (Bad_Position, Numbers.Integer_Image (Number));
         end if;
         S.Sort_Keys (Place).Term := S.Items (Number).Term;
      elsif Term.Kind = Column_Node then
         for I in 1 .. S.Items_Used loop
            if S.Items (I).Alias = Term.Column then
               S.Sort_Keys (Place).Term := S.Items (I).Term;
               return;
            end if;
         end loop;
      end if;
   end Resolve_Key;

   procedure Check_Select (S : in out Statement; Schema : Schemas.Schema) is
      Mode : Evaluator.Check_Mode := Evaluator.Plain;
   begin
      if S.Aggregates > 0 then
         Mode := Evaluator.Grouped;
      end if;
      for I in 1 .. S.Items_Used loop
         Evaluator.Check (S.Items (I).Term, Schema, Mode);
      end loop;
      if S.Condition /= null then
         Evaluator.Check (S.Condition, Schema, Evaluator.Plain);
      end if;
      if Mode = Evaluator.Grouped and then S.Keys_Used > 0 then
         Fail (Misplaced_Aggregate, "with ORDER BY");
      end if;
      for I in 1 .. S.Keys_Used loop
         Resolve_Key (S, I);
         Evaluator.Check (S.Sort_Keys (I).Term, Schema, Evaluator.Plain);
      end loop;
   end Check_Select;

   --  Copies the rows that meet the condition; without table, one row
   procedure Choose
     (S       : Statement;
      Context : in out Evaluator.Context;
      Chosen  : in out Row_Lists.List)
   is
      Place : Row_Lists.Cursor;
      Empty : Schemas.Row;
   begin
      if S.Table.Length = 0 then
         if Evaluator.Holds (S.Condition, Context) then
            Row_Lists.Append (Chosen, Empty);
         end if;
         return;
      end if;
      Place := Storage.First_Row (Catalog.Lookup (S.Table));
      while Place /= Row_Lists.No_Element loop
         Context.Current := Row_Lists.Element (Place);
         if Evaluator.Holds (S.Condition, Context) then
            Row_Lists.Append (Chosen, Context.Current);
         end if;
         Place := Row_Lists.Next (Place);
      end loop;
   end Choose;

   --  The one row of a query with aggregates
   function Aggregate_Row
     (S       : Statement;
      Context : in out Evaluator.Context;
      Chosen  : Row_Lists.List) return Output_Row
   is
      Place  : Row_Lists.Cursor := Row_Lists.First (Chosen);
      Totals : Evaluator.Accumulators;
      Result : Output_Row;
   begin
      while Place /= Row_Lists.No_Element loop
         Context.Current := Row_Lists.Element (Place);
         for I in 1 .. S.Items_Used loop
            Evaluator.Accumulate (S.Items (I).Term, Context, Totals);
         end loop;
         Place := Row_Lists.Next (Place);
      end loop;
      for I in 1 .. S.Items_Used loop
         Evaluator.Conclude (S.Items (I).Term, Totals, Context);
      end loop;
      for I in 1 .. S.Items_Used loop
         Result.Cells (I) := Evaluator.Evaluate (S.Items (I).Term, Context);
      end loop;
      return Result;
   end Aggregate_Row;

   procedure Compute_Rows
     (S       : Statement;
      Context : in out Evaluator.Context;
      Chosen  : Row_Lists.List;
      Output  : out Output_Array)
   is
      Place : Row_Lists.Cursor := Row_Lists.First (Chosen);
   begin
      for I in Output'Range loop
         Context.Current := Row_Lists.Element (Place);
         for C in 1 .. S.Items_Used loop
            Output (I).Cells (C) :=
              Evaluator.Evaluate (S.Items (C).Term, Context);
         end loop;
         for K in 1 .. S.Keys_Used loop
            Output (I).Keys (K) :=
              Evaluator.Evaluate (S.Sort_Keys (K).Term, Context);
         end loop;
         Place := Row_Lists.Next (Place);
      end loop;
   end Compute_Rows;

   procedure Order_Rows (S : Statement; Output : in out Output_Array) is

      function Precedes (Left, Right : Output_Row) return Boolean is
         Order : Text_Tools.Ordering;
      begin
         for K in 1 .. S.Keys_Used loop
            Order := Values.Sort_Order (Left.Keys (K), Right.Keys (K));
            if Order /= Text_Tools.Equal then
               return (Order = Text_Tools.Less)
                 xor S.Sort_Keys (K).Descending;
            end if;
         end loop;
         return False;
      end Precedes;

      procedure Sort is new Generic_Sort (Output_Row, Output_Array, Precedes);
   begin
      Sort (Output);
   end Order_Rows;

   function Same_Cells
     (Left, Right : Schemas.Row; Count : Item_Count) return Boolean
   is
   begin
      for C in 1 .. Count loop
         if Values.Sort_Order (Left (C), Right (C)) /= Text_Tools.Equal then
            return False;
         end if;
      end loop;
      return True;
   end Same_Cells;

   --  DISTINCT: the first of equal rows is kept
   procedure Drop_Duplicates
     (S      : Statement;
      Output : in out Output_Array;
      Last   : in out Natural)
   is
      Kept : Natural := 0;
      Seen : Boolean;
   begin
      for I in 1 .. Last loop
         Seen := False;
         for J in 1 .. Kept loop
            Seen := Seen or else Same_Cells
              (Output (J).Cells, Output (I).Cells, S.Items_Used);
         end loop;
         if not Seen then
            Kept := Kept + 1;
            Output (Kept) := Output (I);
         end if;
      end loop;
      Last := Kept;
   end Drop_Duplicates;

   --  LIMIT and OFFSET, then the table
   procedure Print_Part
     (S      : Statement;
      Output : Output_Array;
      Last   : Natural;
      Rows   : out Natural)
   is
      From : Positive := 1;
      To   : Natural  := Last;
   begin
      if S.Offset >= Last then
         From := Last + 1;
      else
         From := S.Offset + 1;
      end if;
      if To - From + 1 > S.Limit then
         To := From + S.Limit - 1;
      end if;
      Rows := To - From + 1;
      Print_Rows (S, Output (From .. To));
   end Print_Part;

   procedure Run_Select (Original : Statement; Rows : out Natural) is
      S       : Statement := Original;
      Context : Evaluator.Context;
      Chosen  : Row_Lists.List;
   begin
      if S.Table.Length > 0 then
         Context.Schema := Storage.Schema_Of (Catalog.Lookup (S.Table));
      end if;
      Expand_Items (S, Context.Schema);
      Check_Select (S, Context.Schema);
      Choose (S, Context, Chosen);
      if S.Aggregates > 0 then
         Print_Part
           (S, (1 => Aggregate_Row (S, Context, Chosen)), 1, Rows);
      else
         declare
            Output : Output_Array (1 .. Row_Lists.Length (Chosen));
            Last   : Natural := Output'Last;
         begin
            Compute_Rows (S, Context, Chosen, Output);
            Order_Rows (S, Output);
            if S.Distinct then
               Drop_Duplicates (S, Output, Last);
            end if;
            Print_Part (S, Output, Last, Rows);
         end;
      end if;
      Row_Lists.Clear (Chosen);
   end Run_Select;

   ---------------
   --  ANALYZE  --
   ---------------

   --  Numbers as they are, decimals rounded, texts by their lengths
   function Measure (V : Values.Value) return Integer is
   begin
      case V.Kind is
         when Values.Integer_Kind | Values.Decimal_Kind =>
            return Values.Convert (V, Values.Integer_Kind).Int;
         when Values.Text_Kind =>
            return Length (V.Text);
         when others =>
            Fail (Type_Mismatch,
                  "analyze of " & Values.Kind_Name (V.Kind));
      end case;
   end Measure;

   procedure Print_Figure (Label : String; Text : String) is
   begin
      Console.Put ("  " & Text_Tools.Left_Justify (Label, 15)
                   & Text_Tools.Right_Justify (Text, 16));
   end Print_Figure;

   procedure Print_Histogram (Sample : Statistics.Sample) is
      Low    : constant Integer := Statistics.Minimum (Sample);
      High   : constant Integer := Statistics.Maximum (Sample);
      Counts : constant Statistics.Bucket_Counts :=
        Statistics.Histogram (Sample);
      Start  : Long_Long_Integer;
   begin
      for B in Counts'Range loop
         Start := Statistics.Bucket_Start (B, Low, High);
         if Start <= Long_Long_Integer (High) then
            Console.Put
              ("  from " & Text_Tools.Right_Justify
                 (Numbers.Integer_Image (Integer (Start)), 11)
               & " " & Statistics.Bar (Counts (B), Sample'Length, 20)
               & " " & Numbers.Permille_Image
                 (Numbers.Share (Counts (B), Sample'Length)));
         end if;
      end loop;
   end Print_Histogram;

   procedure Run_Analyze (S : Statement; Rows : out Natural) is
      T      : constant Storage.Table_Access := Catalog.Lookup (S.Table);
      Column : constant Schemas.Column_Count :=
        Schemas.Find (Storage.Schema_Of (T), S.Analyzed);
      Sample : Statistics.Sample (1 .. Storage.Row_Count (T));
      Place  : Row_Lists.Cursor := Storage.First_Row (T);
      Row    : Schemas.Row;
   begin
      if Column = 0 then
         Fail (Unknown_Column, Names.Image (S.Analyzed));
      end if;
      Rows := 0;
      while Place /= Row_Lists.No_Element loop
         Row := Row_Lists.Element (Place);
         if not Values.Is_Null (Row (Column)) then
            Rows := Rows + 1;
            Sample (Rows) := Measure (Row (Column));
         end if;
         Place := Row_Lists.Next (Place);
      end loop;
      Console.Put ("Analysis of " & Names.Image (S.Table) & "."
                   & Names.Image (S.Analyzed));
      Print_Figure ("values", Numbers.Integer_Image (Rows));
      Print_Figure ("nulls", Numbers.Integer_Image (Sample'Last - Rows));
      if Rows > 0 then
         declare
            Used : Statistics.Sample renames Sample (1 .. Rows);
         begin
            Print_Figure
              ("minimum", Numbers.Grouped_Image (Statistics.Minimum (Used)));
            Print_Figure
              ("maximum", Numbers.Grouped_Image (Statistics.Maximum (Used)));
            Print_Figure
              ("mean", Numbers.Cents_Image (Statistics.Mean (Used)));
            Print_Figure
              ("median", Numbers.Cents_Image (Statistics.Median (Used)));
            Print_Figure
              ("deviation",
               Numbers.Cents_Image (Statistics.Deviation (Used)));
            Print_Histogram (Used);
         end;
      end if;
   end Run_Analyze;

   ------------
   --  SHOW  --
   ------------

   procedure Show_Tables (Rows : out Natural) is
      Sorted : constant Catalog.Name_Array := Catalog.Sorted_Names;
      Width  : Text_Tools.Width_Range := 0;
   begin
      Rows := Sorted'Length;
      if Rows = 0 then
         Console.Put ("No tables.");
      end if;
      for I in Sorted'Range loop
         if Sorted (I).Length > Width then
            Width := Sorted (I).Length;
         end if;
      end loop;
      for I in Sorted'Range loop
         Console.Put
           ("  " & Text_Tools.Left_Justify (Names.Image (Sorted (I)), Width)
            & "  " & Text_Tools.Plural
              (Storage.Row_Count (Catalog.Lookup (Sorted (I))), "row"));
      end loop;
   end Show_Tables;

   procedure Show_Settings is
   begin
      for S in Settings.Setting loop
         Console.Put
           ("  " & Text_Tools.Left_Justify
              (Text_Tools.Lower_Case (Settings.Setting'Image (S)), 10)
            & " " & Settings.Image (S));
      end loop;
   end Show_Settings;

   procedure Show_Statistics is
      All_Statements : constant Natural := Journal.All_Statements;
      Count          : Natural;
   begin
      for Kind in Statement_Kind loop
         Count := Journal.Statements (Kind);
         if Count > 0 then
            Print_Figure
              (Text_Tools.Lower_Case (Statement_Kind'Image (Kind)),
               Numbers.Grouped_Image (Count) & " "
               & Text_Tools.Right_Justify
                 (Numbers.Permille_Image
                    (Numbers.Share (Count, All_Statements)), 6));
         end if;
      end loop;
      for Class in Error_Class loop
         Count := Journal.Errors (Class);
         if Count > 0 then
            Print_Figure
              ("errors", Class_Name (Class) & " "
               & Numbers.Integer_Image (Count));
         end if;
      end loop;
   end Show_Statistics;

   procedure Show_Journal (Rows : out Natural) is
   begin
      Rows := Journal.Kept;
      for I in 1 .. Rows loop
         Console.Put (Journal.Image (Journal.Get (I)));
      end loop;
   end Show_Journal;

   procedure Run_Show (S : Statement; Rows : out Natural) is
   begin
      Rows := 0;
      case S.Shown is
         when Table_List =>
            Show_Tables (Rows);
         when Setting_List =>
            Show_Settings;
         when Figure_List =>
            Show_Statistics;
         when Event_List =>
            Show_Journal (Rows);
      end case;
   end Run_Show;

   procedure Run_Help (S : Statement) is
      Topic : constant Help_Texts.Topic :=
        Help_Texts.Topic_Of (To_String (S.Word));
   begin
      for N in 1 .. Help_Texts.Line_Count (Topic) loop
         Console.Put (Help_Texts.Line (Topic, N));
      end loop;
   end Run_Help;

   procedure Execute (S : Statement; Rows : out Natural) is
   begin
      Rows := 0;
      case S.Kind is
         when Create_Table =>
            Run_Create (S);
         when Drop_Table =>
            Run_Drop (S, Rows);
         when Insert_Rows =>
            Run_Insert (S, Rows);
         when Select_Rows =>
            Run_Select (S, Rows);
         when Update_Rows =>
            Run_Update (S, Rows);
         when Delete_Rows =>
            Run_Delete (S, Rows);
         when Describe_Table =>
            Run_Describe (S, Rows);
         when Analyze_Column =>
            Run_Analyze (S, Rows);
         when Show_Topic =>
            Run_Show (S, Rows);
         when Set_Option =>
            Settings.Assign (To_String (S.Word), To_String (S.Argument));
            Console.Say ("Set.");
         when Give_Help =>
            Run_Help (S);
         when Leave =>
            Console.Put ("Bye.");
      end case;
   end Execute;

end Executor;
