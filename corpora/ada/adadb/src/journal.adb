------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : JOURNAL (body)
--
--  Change history
--    1994-09-12  MTD  First version
--    1997-03-03  JPS  Protected object instead of a second task
--    1997-11-17  JPS  Terminate alternative: the program never ended
------------------------------------------------------------------------

with Numbers;
with Text_Tools;

package body Journal is

   type Statement_Counts is
     array (Syntax_Tree.Statement_Kind) of Natural;

   type Error_Counts is array (Sql_Errors.Error_Class) of Natural;

   type Ring is array (0 .. Capacity - 1) of Event;

   ----------------
   --  Counters  --
   ----------------

   protected Counters is
      procedure Statement (Kind : Syntax_Tree.Statement_Kind);
      procedure Error (Class : Sql_Errors.Error_Class);
      function Statements (Kind : Syntax_Tree.Statement_Kind) return Natural;
      function Errors (Class : Sql_Errors.Error_Class) return Natural;
   private
      By_Kind  : Statement_Counts := (others => 0);
      By_Class : Error_Counts := (others => 0);
   end Counters;

   protected body Counters is

      procedure Statement (Kind : Syntax_Tree.Statement_Kind) is
      begin
         By_Kind (Kind) := By_Kind (Kind) + 1;
      end Statement;

      procedure Error (Class : Sql_Errors.Error_Class) is
      begin
         By_Class (Class) := By_Class (Class) + 1;
      end Error;

      function Statements (Kind : Syntax_Tree.Statement_Kind) return Natural
      is
      begin
         return By_Kind (Kind);
      end Statements;

      function Errors (Class : Sql_Errors.Error_Class) return Natural is
      begin
         return By_Class (Class);
      end Errors;

   end Counters;

   --------------
   --  Keeper  --
   --------------

   task Keeper is
      entry Put (E : Event);
      entry Get (Index : Positive; E : out Event);
      entry Size (Count : out Natural);
   end Keeper;

   task body Keeper is
      Events : Ring;
      Total  : Natural := 0;
   begin
      loop
         select
            accept Put (E : Event) do
               Events (Total mod Capacity) := E;
               Events (Total mod Capacity).Number := Total + 1;
            end Put;
            Total := Total + 1;
         or
            accept Get (Index : Positive; E : out Event) do
               if Total <= Capacity then
                  E := Events (Index - 1);
               else
                  E := Events ((Total + Index - 1) mod Capacity);
               end if;
            end Get;
         or
            accept Size (Count : out Natural) do
               Count := Natural'Min (Total, Capacity);
            end Size;
         or
            terminate;
         end select;
      end loop;
   end Keeper;

   -----------------
   --  Interface  --
   -----------------

   procedure Note
     (Kind   : Syntax_Tree.Statement_Kind;
      Table  : Names.Name;
      Rows   : Natural;
      Failed : Boolean)
   is
   begin
      Counters.Statement (Kind);
      Keeper.Put ((0, Kind, Table, Rows, Failed));
   end Note;

   procedure Note_Error (Class : Sql_Errors.Error_Class) is
   begin
      Counters.Error (Class);
   end Note_Error;

   function Kept return Natural is
      Result : Natural;
   begin
      Keeper.Size (Result);
      return Result;
   end Kept;

   function Get (Index : Positive) return Event is
      Result : Event;
   begin
      Keeper.Get (Index, Result);
      return Result;
   end Get;

   function Image (E : Event) return String is
      Head : constant String :=
        Text_Tools.Right_Justify (Numbers.Integer_Image (E.Number), 5) & "  "
        & Text_Tools.Left_Justify
            (Text_Tools.Lower_Case
               (Syntax_Tree.Statement_Kind'Image (E.Kind)), 15)
        & " "
        & Text_Tools.Left_Justify (Names.Image (E.Table), 12) & " ";
   begin
      if E.Failed then
         return Head & "failed";
      end if;
      return Head & Text_Tools.Plural (E.Rows, "row");
   end Image;

   function Statements (Kind : Syntax_Tree.Statement_Kind) return Natural is
   begin
      return Counters.Statements (Kind);
   end Statements;

   function All_Statements return Natural is
      Result : Natural := 0;
   begin
      for Kind in Syntax_Tree.Statement_Kind loop
         Result := Result + Counters.Statements (Kind);
      end loop;
      return Result;
   end All_Statements;

   function Errors (Class : Sql_Errors.Error_Class) return Natural is
   begin
      return Counters.Errors (Class);
   end Errors;

   function All_Errors return Natural is
      Result : Natural := 0;
   begin
      for Class in Sql_Errors.Error_Class loop
         Result := Result + Counters.Errors (Class);
      end loop;
      return Result;
   end All_Errors;

end Journal;
