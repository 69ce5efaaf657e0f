------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : PARSER (body)
--
--  Change history
--    1991-04-18  RKL  First version
--    1992-07-30  RKL  "-" before a number belongs to it (report 31)
--    1996-08-19  MTD  DEFAULT
--    1997-06-20  JPS  IN, BETWEEN, LIKE
--    1998-05-25  JPS  Aggregates
------------------------------------------------------------------------

with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Names;
with Numbers;
with Schemas;
with Sql_Errors; use Sql_Errors;
with Text_Tools;
with Values;

package body Parser is

   use Syntax_Tree;
   use type Keywords.Aggregate_Kind;
   use type Keywords.Function_Name;
   use type Keywords.Keyword;
   use type Lexer.Symbol_Kind;
   use type Lexer.Token_Kind;

   Tokens     : array (1 .. Max_Tokens) of Lexer.Token;
   Last       : Natural  := 0;
   Current    : Positive := 1;
   Nesting    : Natural  := 0;
   Slots_Used : Aggregate_Count := 0;

   End_Token : constant Lexer.Token := (others => <>);

   function Parse_Expression return Expression_Access;

   ------------------------
   --  Token collection  --
   ------------------------

   procedure Reset is
   begin
      Last := 0;
   end Reset;

   procedure Add (T : Lexer.Token) is
   begin
      if Last = Max_Tokens then
         Fail (Statement_Too_Long,
               "at most " & Numbers.Integer_Image (Max_Tokens) & " tokens");
      end if;
      Last := Last + 1;
      Tokens (Last) := T;
   end Add;

   function Token_Count return Natural is
   begin
      return Last;
   end Token_Count;

   function Leading_Keyword return Keywords.Keyword is
   begin
      if Last = 0 then
         return Keywords.K_None;
      end if;
      return Tokens (1).Keyword;
   end Leading_Keyword;

   function First_Line return Natural is
   begin
      if Last = 0 then
         return 0;
      end if;
      return Tokens (1).Line;
   end First_Line;

   -------------------
   --  Token access --
   -------------------

   function Peek return Lexer.Token is
   begin
      if Current > Last then
         return End_Token;
      end if;
      return Tokens (Current);
   end Peek;

   procedure Advance is
   begin
      Current := Current + 1;
   end Advance;

   procedure Unexpected (Wanted : String) is
   begin
      Fail (Unexpected_Token,
            Lexer.Describe (Peek) & " instead of " & Wanted);
   end Unexpected;

   function At_Keyword (K : Keywords.Keyword) return Boolean is
   begin
      return Peek.Kind = Lexer.Word and then Peek.Keyword = K;
   end At_Keyword;

   function Accepted (K : Keywords.Keyword) return Boolean is
   begin
      if At_Keyword (K) then
         Advance;
         return True;
      end if;
      return False;
   end Accepted;

   function Accepted (S : Lexer.Symbol_Kind) return Boolean is
   begin
      if Peek.Symbol = S then
         Advance;
         return True;
      end if;
      return False;
   end Accepted;

   procedure Expect (K : Keywords.Keyword) is
   begin
      if not Accepted (K) then
         Unexpected (Keywords.Spelling (K));
      end if;
   end Expect;

   procedure Expect (S : Lexer.Symbol_Kind) is
   begin
      if not Accepted (S) then
         Unexpected (Lexer.Spelling (S));
      end if;
   end Expect;

   --  The name of a table or column
   function Parse_Name return Names.Name is
      T : constant Lexer.Token := Peek;
   begin
      if T.Kind /= Lexer.Word then
         Unexpected ("a name");
      end if;
      Advance;
      return Names.To_Name (To_String (T.Text));
   end Parse_Name;

   function Parse_Integer return Integer is
      T : constant Lexer.Token := Peek;
   begin
      if T.Kind /= Lexer.Integer_Number then
         Unexpected ("a number");
      end if;
      Advance;
      return Numbers.Integer_Value (To_String (T.Text));
   end Parse_Integer;

   --------------------
   --  Constructors  --
   --------------------

   function Constant_Node (V : Values.Value) return Expression_Access is
   begin
      return New_Node
        ((Kind           => Literal_Node,
          Allocated      => null,
          Constant_Value => V));
   end Constant_Node;

   function Unary
     (Op : Unary_Operator; Operand : Expression_Access)
      return Expression_Access
   is
   begin
      return New_Node
        ((Kind      => Unary_Node,
          Allocated => null,
          Operation => Op,
          Operand   => Operand));
   end Unary;

   function Binary
     (Op : Binary_Operator; Left, Right : Expression_Access)
      return Expression_Access
   is
   begin
      return New_Node
        ((Kind      => Binary_Node,
          Allocated => null,
          Operator  => Op,
          Left      => Left,
          Right     => Right));
   end Binary;

   -------------------
   --  Expressions  --
   -------------------

   --  Behind the opening parenthesis; E already has its first operands
   procedure Parse_Operands (E : Expression_Access; Limit : Operand_Count) is
   begin
      loop
         if E.Count = Limit then
            Fail (Too_Many_Values,
                  "at most " & Numbers.Integer_Image (Limit));
         end if;
         E.Count := E.Count + 1;
         E.Operands (E.Count) := Parse_Expression;
         exit when not Accepted (Lexer.Comma);
      end loop;
      Expect (Lexer.Right_Paren);
   end Parse_Operands;

   function Parse_Aggregate
     (Kind : Keywords.Aggregate_Kind) return Expression_Access
   is
      Result : Expression_Access;
   begin
      if Slots_Used = Max_Aggregates then
         Fail (Too_Many_Values, "aggregates");
      end if;
      Slots_Used := Slots_Used + 1;
      Result := New_Node
        ((Kind      => Aggregate_Node,
          Allocated => null,
          Aggregate => Kind,
          Slot      => Slots_Used,
          Argument  => null));
      if Kind = Keywords.Agg_Count and then Accepted (Lexer.Star) then
         Expect (Lexer.Right_Paren);
         return Result;
      end if;
      Result.Argument := Parse_Expression;
      Expect (Lexer.Right_Paren);
      return Result;
   end Parse_Aggregate;

   function Parse_Call (Name : String) return Expression_Access is
      Aggregate : constant Keywords.Aggregate_Kind :=
        Keywords.Aggregate_Of (Name);
      Called    : constant Keywords.Function_Name :=
        Keywords.Function_Of (Name);
      Result    : Expression_Access;
   begin
      if Aggregate /= Keywords.Agg_None then
         return Parse_Aggregate (Aggregate);
      elsif Called = Keywords.F_None then
         Fail (Unknown_Function, Name);
      end if;
      Result := New_Node
        ((Kind      => Call_Node,
          Allocated => null,
          Called    => Called,
          Count     => 0,
          Operands  => (others => null)));
      Parse_Operands (Result, Keywords.Max_Arguments);
      if Result.Count < Keywords.Min_Arguments (Called)
        or else Result.Count > Keywords.Max_Arguments_Of (Called)
      then
         Fail (Wrong_Arguments,
               Name & " with "
               & Text_Tools.Plural (Result.Count, "argument"));
      end if;
      return Result;
   end Parse_Call;

   function Parse_Word return Expression_Access is
      Text : constant String := To_String (Peek.Text);
   begin
      if Accepted (Keywords.K_True) then
         return Constant_Node (Values.From_Boolean (True));
      elsif Accepted (Keywords.K_False) then
         return Constant_Node (Values.From_Boolean (False));
      elsif Accepted (Keywords.K_Null) then
         return Constant_Node (Values.Null_Value);
      elsif Accepted (Keywords.K_Date) then
         if Peek.Kind /= Lexer.Text_Literal then
            Unexpected ("a date between apostrophes");
         end if;
         declare
            Day : constant Values.Value := Values.Convert
              (Values.From_Text (To_String (Peek.Text)), Values.Date_Kind);
         begin
            Advance;
            return Constant_Node (Day);
         end;
      elsif Peek.Keyword in Keywords.Reserved then
         Unexpected ("an expression");
      end if;
      Advance;
      if Accepted (Lexer.Left_Paren) then
         return Parse_Call (Text);
      end if;
      return New_Node
        ((Kind      => Column_Node,
          Allocated => null,
          Column    => Names.To_Name (Text)));
   end Parse_Word;

   --  Text is the number as written, with or without a minus
   function Parse_Number (Text : String) return Expression_Access is
      Kind : constant Lexer.Token_Kind := Peek.Kind;
   begin
      Advance;
      if Kind = Lexer.Integer_Number then
         return Constant_Node
           (Values.From_Integer (Numbers.Integer_Value (Text)));
      end if;
      return Constant_Node (Values.From_Cents (Numbers.Cents_Value (Text)));
   end Parse_Number;

   function Parse_Primary return Expression_Access is
      T      : constant Lexer.Token := Peek;
      Result : Expression_Access;
   begin
      case T.Kind is
         when Lexer.Word =>
            return Parse_Word;
         when Lexer.Integer_Number | Lexer.Decimal_Number =>
            return Parse_Number (To_String (T.Text));
         when Lexer.Text_Literal =>
            Advance;
            return Constant_Node (Values.From_Text (To_String (T.Text)));
         when others =>
            if not Accepted (Lexer.Left_Paren) then
               Unexpected ("an expression");
            end if;
            Result := Parse_Expression;
            Expect (Lexer.Right_Paren);
            return Result;
      end case;
   end Parse_Primary;

   function Parse_Factor return Expression_Access is
   begin
      if Accepted (Lexer.Minus) then
         if Peek.Kind = Lexer.Integer_Number
           or else Peek.Kind = Lexer.Decimal_Number
         then
            return Parse_Number ("-" & To_String (Peek.Text));
         end if;
         return Unary (Minus, Parse_Factor);
      elsif Accepted (Lexer.Plus) then
         return Parse_Factor;
      end if;
      return Parse_Primary;
   end Parse_Factor;

   function Parse_Term return Expression_Access is
      Result : Expression_Access := Parse_Factor;
   begin
      loop
         if Accepted (Lexer.Star) then
            Result := Binary (Times, Result, Parse_Factor);
         elsif Accepted (Lexer.Slash) then
            Result := Binary (Divide, Result, Parse_Factor);
         elsif Accepted (Keywords.K_Mod) then
            Result := Binary (Modulo, Result, Parse_Factor);
         elsif Accepted (Keywords.K_Rem) then
            Result := Binary (Remainder, Result, Parse_Factor);
         else
            return Result;
         end if;
      end loop;
   end Parse_Term;

   function Parse_Sum return Expression_Access is
      Result : Expression_Access := Parse_Term;
   begin
      loop
         if Accepted (Lexer.Plus) then
            Result := Binary (Plus, Result, Parse_Term);
         elsif Accepted (Lexer.Minus) then
            Result := Binary (Minus, Result, Parse_Term);
         elsif Accepted (Lexer.Bars) then
            Result := Binary (Concatenate, Result, Parse_Term);
         else
            return Result;
         end if;
      end loop;
   end Parse_Sum;

   --  IN, BETWEEN or LIKE, behind the optional NOT
   function Parse_Predicate
     (Subject : Expression_Access) return Expression_Access
   is
      Result : Expression_Access;
   begin
      if Accepted (Keywords.K_Like) then
         return Binary (Like, Subject, Parse_Sum);
      elsif Accepted (Keywords.K_Between) then
         Result := New_Node
           ((Kind      => Range_Node,
             Allocated => null,
             Called    => Keywords.F_None,
             Count     => 3,
             Operands  => (1 => Subject, others => null)));
         Result.Operands (2) := Parse_Sum;
         Expect (Keywords.K_And);
         Result.Operands (3) := Parse_Sum;
         return Result;
      end if;
      Expect (Keywords.K_In);
      Expect (Lexer.Left_Paren);
      Result := New_Node
        ((Kind      => Member_Node,
          Allocated => null,
          Called    => Keywords.F_None,
          Count     => 1,
          Operands  => (1 => Subject, others => null)));
      Parse_Operands (Result, Max_Operands);
      return Result;
   end Parse_Predicate;

   function Parse_Comparison return Expression_Access is
      Result : constant Expression_Access := Parse_Sum;
      Op     : Comparison_Operator;
   begin
      if Accepted (Keywords.K_Is) then
         if Accepted (Keywords.K_Not) then
            Expect (Keywords.K_Null);
            return Unary (Logical_Not, Unary (Null_Test, Result));
         end if;
         Expect (Keywords.K_Null);
         return Unary (Null_Test, Result);
      elsif Accepted (Keywords.K_Not) then
         return Unary (Logical_Not, Parse_Predicate (Result));
      elsif At_Keyword (Keywords.K_Like)
        or else At_Keyword (Keywords.K_Between)
        or else At_Keyword (Keywords.K_In)
      then
         return Parse_Predicate (Result);
      end if;
      case Peek.Symbol is
         when Lexer.Equal_Sign         => Op := Equal;
         when Lexer.Not_Equal_Sign     => Op := Not_Equal;
         when Lexer.Less_Sign          => Op := Less;
         when Lexer.Less_Equal_Sign    => Op := Less_Or_Equal;
         when Lexer.Greater_Sign       => Op := Greater;
         when Lexer.Greater_Equal_Sign => Op := Greater_Or_Equal;
         when others                   => return Result;
      end case;
      Advance;
      return Binary (Op, Result, Parse_Sum);
   end Parse_Comparison;

   function Parse_Negation return Expression_Access is
   begin
      if Accepted (Keywords.K_Not) then
         return Unary (Logical_Not, Parse_Negation);
      end if;
      return Parse_Comparison;
   end Parse_Negation;

   function Parse_Conjunction return Expression_Access is
      Result : Expression_Access := Parse_Negation;
   begin
      while Accepted (Keywords.K_And) loop
         Result := Binary (Logical_And, Result, Parse_Negation);
      end loop;
      return Result;
   end Parse_Conjunction;

   function Parse_Expression return Expression_Access is
      Result : Expression_Access;
   begin
      if Nesting = Max_Nesting then
         Fail (Nesting_Too_Deep,
               "more than " & Numbers.Integer_Image (Max_Nesting));
      end if;
      Nesting := Nesting + 1;
      Result := Parse_Conjunction;
      while Accepted (Keywords.K_Or) loop
         Result := Binary (Logical_Or, Result, Parse_Conjunction);
      end loop;
      Nesting := Nesting - 1;
      return Result;
   end Parse_Expression;

   ------------------
   --  Statements  --
   ------------------

   procedure Parse_Type (C : in out Schemas.Column) is
      Length : Integer;
   begin
      if Accepted (Keywords.K_Integer) then
         C.Kind := Values.Integer_Kind;
      elsif Accepted (Keywords.K_Decimal) then
         C.Kind := Values.Decimal_Kind;
      elsif Accepted (Keywords.K_Boolean) then
         C.Kind := Values.Boolean_Kind;
      elsif Accepted (Keywords.K_Date) then
         C.Kind := Values.Date_Kind;
      elsif Accepted (Keywords.K_Text) then
         C.Kind := Values.Text_Kind;
      else
         if not Accepted (Keywords.K_Varchar) then
            Unexpected ("a type");
         end if;
         C.Kind := Values.Text_Kind;
         Expect (Lexer.Left_Paren);
         Length := Parse_Integer;
         if Length not in Schemas.Text_Length then
            Fail (Wrong_Arguments,
                  "varchar(" & Numbers.Integer_Image (Length) & ")");
         end if;
         C.Length := Length;
         Expect (Lexer.Right_Paren);
      end if;
   end Parse_Type;

   function Parse_Column return Schemas.Column is
      Result  : Schemas.Column;
      Default : Expression_Access;
   begin
      Result.Name := Parse_Name;
      Parse_Type (Result);
      loop
         if Accepted (Keywords.K_Not) then
            Expect (Keywords.K_Null);
            Result.Not_Null := True;
         elsif Accepted (Keywords.K_Unique) then
            Result.Unique := True;
         elsif Accepted (Keywords.K_Primary) then
            Expect (Keywords.K_Key);
            Result.Primary  := True;
            Result.Unique   := True;
            Result.Not_Null := True;
         elsif Accepted (Keywords.K_Default) then
            Default := Parse_Factor;
            if Default.Kind /= Literal_Node then
               Fail (Unexpected_Token, Image (Default)
                     & " instead of a literal");
            end if;
            Result.Default := Schemas.Fit (Result, Default.Constant_Value);
         else
            return Result;
         end if;
      end loop;
   end Parse_Column;

   procedure Parse_Create (Result : out Statement) is
      Schema : Schemas.Schema;
   begin
      Expect (Keywords.K_Table);
      Schema.Table := Parse_Name;
      Expect (Lexer.Left_Paren);
      loop
         Schemas.Add (Schema, Parse_Column);
         exit when not Accepted (Lexer.Comma);
      end loop;
      Expect (Lexer.Right_Paren);
      Result := (Kind      => Create_Table,
                 Table     => Schema.Table,
                 Condition => null,
                 Schema    => Schema);
   end Parse_Create;

   procedure Parse_Value_List (S : in out Statement) is
      Fresh : Value_List;
   begin
      Expect (Lexer.Left_Paren);
      loop
         if Fresh.Count = Max_Items then
            Fail (Too_Many_Values,
                  "at most " & Numbers.Integer_Image (Max_Items));
         end if;
         Fresh.Count := Fresh.Count + 1;
         Fresh.Terms (Fresh.Count) := Parse_Expression;
         exit when not Accepted (Lexer.Comma);
      end loop;
      Expect (Lexer.Right_Paren);
      Append_List (S.Lists, Fresh);
   end Parse_Value_List;

   procedure Parse_Insert (Result : in out Statement) is
      Count : Item_Count := 0;
   begin
      Expect (Keywords.K_Into);
      Result.Table := Parse_Name;
      if Accepted (Lexer.Left_Paren) then
         loop
            if Count = Max_Items then
               Fail (Too_Many_Columns,
                     "at most " & Numbers.Integer_Image (Max_Items));
            end if;
            Count := Count + 1;
            Result.Targets (Count) := Parse_Name;
            exit when not Accepted (Lexer.Comma);
         end loop;
         Expect (Lexer.Right_Paren);
      end if;
      Result.Target_Count := Count;
      Expect (Keywords.K_Values);
      loop
         Parse_Value_List (Result);
         exit when not Accepted (Lexer.Comma);
      end loop;
   end Parse_Insert;

   procedure Parse_Items (Result : in out Statement) is
      Item : Select_Item;
   begin
      if Accepted (Lexer.Star) then
         Result.Everything := True;
         return;
      end if;
      loop
         if Result.Items_Used = Max_Items then
            Fail (Too_Many_Columns,
                  "at most " & Numbers.Integer_Image (Max_Items));
         end if;
         Item := (others => <>);
         Item.Term := Parse_Expression;
         if Accepted (Keywords.K_As) then
            Item.Alias := Parse_Name;
         end if;
         Result.Items_Used := Result.Items_Used + 1;
         Result.Items (Result.Items_Used) := Item;
         exit when not Accepted (Lexer.Comma);
      end loop;
   end Parse_Items;

   procedure Parse_Order (Result : in out Statement) is
      Key : Sort_Key;
   begin
      Expect (Keywords.K_By);
      loop
         if Result.Keys_Used = Max_Sort_Keys then
            Fail (Too_Many_Values,
                  "at most " & Numbers.Integer_Image (Max_Sort_Keys)
                  & " sort keys");
         end if;
         Key.Term := Parse_Expression;
         Key.Descending := Accepted (Keywords.K_Desc);
         if not Key.Descending and then Accepted (Keywords.K_Asc) then
            null;  --  the default
         end if;
         Result.Keys_Used := Result.Keys_Used + 1;
         Result.Sort_Keys (Result.Keys_Used) := Key;
         exit when not Accepted (Lexer.Comma);
      end loop;
   end Parse_Order;

   procedure Parse_Where (Result : in out Statement) is
   begin
      if Accepted (Keywords.K_Where) then
         Result.Condition := Parse_Expression;
      end if;
   end Parse_Where;

   procedure Parse_Select (Result : in out Statement) is
   begin
      Result.Distinct := Accepted (Keywords.K_Distinct);
      Parse_Items (Result);
      if Accepted (Keywords.K_From) then
         Result.Table := Parse_Name;
      elsif Result.Everything then
         Unexpected (Keywords.Spelling (Keywords.K_From));
      end if;
      Result.Aggregates := Slots_Used;
      Parse_Where (Result);
      if Accepted (Keywords.K_Order) then
         Parse_Order (Result);
      end if;
      if Accepted (Keywords.K_Limit) then
         Result.Limit := Parse_Integer;
         if Accepted (Keywords.K_Offset) then
            Result.Offset := Parse_Integer;
         end if;
      end if;
   end Parse_Select;

   procedure Parse_Update (Result : in out Statement) is
      One : Assignment;
   begin
      Result.Table := Parse_Name;
      Expect (Keywords.K_Set);
      loop
         if Result.Assignments_Used = Max_Items then
            Fail (Too_Many_Columns,
                  "at most " & Numbers.Integer_Image (Max_Items));
         end if;
         One.Column := Parse_Name;
         Expect (Lexer.Equal_Sign);
         One.Term := Parse_Expression;
         Result.Assignments_Used := Result.Assignments_Used + 1;
         Result.Assignments (Result.Assignments_Used) := One;
         exit when not Accepted (Lexer.Comma);
      end loop;
      Parse_Where (Result);
   end Parse_Update;

   procedure Parse_Show (Result : in out Statement) is
   begin
      if Accepted (Keywords.K_Tables) then
         Result.Shown := Table_List;
      elsif Accepted (Keywords.K_Settings) then
         Result.Shown := Setting_List;
      elsif Accepted (Keywords.K_Statistics) then
         Result.Shown := Figure_List;
      elsif Accepted (Keywords.K_Journal) then
         Result.Shown := Event_List;
      else
         Unexpected ("TABLES, SETTINGS, STATISTICS or JOURNAL");
      end if;
   end Parse_Show;

   procedure Parse_Set (Result : in out Statement) is
   begin
      if Peek.Kind /= Lexer.Word then
         Unexpected ("a setting");
      end if;
      Result.Word := Peek.Text;
      Advance;
      if Accepted (Lexer.Equal_Sign) then
         null;  --  optional
      end if;
      if Peek.Kind not in Lexer.Word .. Lexer.Text_Literal then
         Unexpected ("a value");
      end if;
      Result.Argument := Peek.Text;
      Advance;
   end Parse_Set;

   procedure Parse_Help (Result : in out Statement) is
   begin
      if Peek.Kind = Lexer.Word then
         Result.Word := Peek.Text;
         Advance;
      end if;
   end Parse_Help;

   procedure Parse_Kind (Result : out Statement) is

      --  A fresh statement of that kind
      procedure Start (Empty : Statement) is
      begin
         Advance;
         Result := Empty;
      end Start;

   begin
      case Peek.Keyword is
         when Keywords.K_Create =>
            Advance;
            Parse_Create (Result);
         when Keywords.K_Drop =>
            Start ((Kind => Drop_Table, others => <>));
            Expect (Keywords.K_Table);
            Result.Table := Parse_Name;
         when Keywords.K_Insert =>
            Start ((Kind => Insert_Rows, others => <>));
            Parse_Insert (Result);
         when Keywords.K_Select =>
            Start ((Kind => Select_Rows, others => <>));
            Parse_Select (Result);
         when Keywords.K_Update =>
            Start ((Kind => Update_Rows, others => <>));
            Parse_Update (Result);
         when Keywords.K_Delete =>
            Start ((Kind => Delete_Rows, others => <>));
            Expect (Keywords.K_From);
            Result.Table := Parse_Name;
            Parse_Where (Result);
         when Keywords.K_Describe | Keywords.K_Desc =>
            Start ((Kind => Describe_Table, others => <>));
            Result.Table := Parse_Name;
         when Keywords.K_Analyze =>
            Start ((Kind => Analyze_Column, others => <>));
            Result.Table := Parse_Name;
            Result.Analyzed := Parse_Name;
         when Keywords.K_Show =>
            Start ((Kind => Show_Topic, Shown => Table_List, others => <>));
            Parse_Show (Result);
         when Keywords.K_Set =>
            Start ((Kind => Set_Option, others => <>));
            Parse_Set (Result);
         when Keywords.K_Help =>
            Start ((Kind => Give_Help, others => <>));
            Parse_Help (Result);
         when Keywords.K_Quit | Keywords.K_Exit =>
            Start ((Kind => Leave, others => <>));
         when others =>
            Unexpected ("a statement");
      end case;
   end Parse_Kind;

   procedure Parse (Result : out Syntax_Tree.Statement) is
   begin
      Current    := 1;
      Nesting    := 0;
      Slots_Used := 0;
      Parse_Kind (Result);
      if Current <= Last then
         Unexpected ("end of statement");
      end if;
   end Parse;

end Parser;
