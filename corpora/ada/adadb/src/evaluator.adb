------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : EVALUATOR (body)
--
--  Change history
--    1991-06-24  RKL  First version
--    1997-06-20  JPS  Three truth values; AND and OR stop when they can
--    1998-05-25  JPS  Aggregates
------------------------------------------------------------------------

with Like_Match;
with Names;
with Sql_Errors; use Sql_Errors;
with Sql_Functions;

package body Evaluator is

   use Syntax_Tree;
   use type Values.Truth;

   --  All expressions right below E
   generic
      with procedure Visit (E : Expression_Access);
   procedure For_Each_Operand (E : Expression_Access);

   procedure For_Each_Operand (E : Expression_Access) is
   begin
      case E.Kind is
         when Literal_Node | Column_Node =>
            null;
         when Unary_Node =>
            Visit (E.Operand);
         when Binary_Node =>
            Visit (E.Left);
            Visit (E.Right);
         when Member_Node | Range_Node | Call_Node =>
            for I in 1 .. E.Count loop
               Visit (E.Operands (I));
            end loop;
         when Aggregate_Node =>
            if E.Argument /= null then
               Visit (E.Argument);
            end if;
      end case;
   end For_Each_Operand;

   procedure Check
     (E    : Expression_Access;
      S    : Schemas.Schema;
      Mode : Check_Mode)
   is
      Inner : Check_Mode := Mode;

      procedure Check_Operand (Operand : Expression_Access) is
      begin
         Check (Operand, S, Inner);
      end Check_Operand;

      procedure Check_Operands is new For_Each_Operand (Check_Operand);
   begin
      if E.Kind = Column_Node then
         if Schemas.Find (S, E.Column) = 0 then
            Fail (Unknown_Column, Names.Image (E.Column));
         elsif Mode = Grouped then
            Fail (Misplaced_Aggregate,
                  "column " & Names.Image (E.Column) & " beside one");
         end if;
      elsif E.Kind = Aggregate_Node then
         if Mode = Plain then
            Fail (Misplaced_Aggregate, Image (E));
         end if;
         Inner := Plain;
      end if;
      Check_Operands (E);
   end Check;

   procedure Accumulate
     (E : Expression_Access;
      C : Context;
      A : in out Accumulators)
   is
      procedure Accumulate_Operand (Operand : Expression_Access) is
      begin
         Accumulate (Operand, C, A);
      end Accumulate_Operand;

      procedure Accumulate_Operands is
        new For_Each_Operand (Accumulate_Operand);
   begin
      if E.Kind /= Aggregate_Node then
         Accumulate_Operands (E);
      elsif E.Argument = null then
         --  COUNT(*) counts something that is never NULL
         Aggregates.Add (A (E.Slot), E.Aggregate, Values.From_Integer (1));
      else
         Aggregates.Add (A (E.Slot), E.Aggregate, Evaluate (E.Argument, C));
      end if;
   end Accumulate;

   procedure Conclude
     (E : Expression_Access;
      A : Accumulators;
      C : in out Context)
   is
      procedure Conclude_Operand (Operand : Expression_Access) is
      begin
         Conclude (Operand, A, C);
      end Conclude_Operand;

      procedure Conclude_Operands is new For_Each_Operand (Conclude_Operand);
   begin
      if E.Kind = Aggregate_Node then
         C.Slots (E.Slot) := Aggregates.Result (A (E.Slot), E.Aggregate);
      else
         Conclude_Operands (E);
      end if;
   end Conclude;

   function Comparison_Of (Op : Comparison_Operator) return Values.Comparison
   is
   begin
      return Values.Comparison'Val
        (Binary_Operator'Pos (Op) - Binary_Operator'Pos (Equal));
   end Comparison_Of;

   function Evaluate_Like (Left, Right : Values.Value) return Values.Truth is
      Text    : constant String := Values.Image (Left);
      Pattern : constant String := Values.Image (Right);
   begin
      if Values.Is_Null (Left) or else Values.Is_Null (Right) then
         return Values.Unknown;
      elsif not Like_Match.Is_Valid (Pattern) then
         Fail (Invalid_Pattern, Pattern);
      elsif Like_Match.Matches (Text, Pattern) then
         return Values.Yes;
      end if;
      return Values.No;
   end Evaluate_Like;

   --  AND and OR: the right side is not looked at when the left decides
   function Evaluate_Logic
     (E : Expression_Access; C : Context) return Values.Truth
   is
      Left     : constant Values.Truth :=
        Values.As_Truth (Evaluate (E.Left, C));
      Deciding : Values.Truth := Values.No;
      Right    : Values.Truth;
   begin
      if E.Operator = Logical_Or then
         Deciding := Values.Yes;
      end if;
      if Left = Deciding then
         return Left;
      end if;
      Right := Values.As_Truth (Evaluate (E.Right, C));
      if E.Operator = Logical_Or then
         return Values.Truth_Or (Left, Right);
      end if;
      return Values.Truth_And (Left, Right);
   end Evaluate_Logic;

   function Evaluate_Binary
     (E : Expression_Access; C : Context) return Values.Value
   is
      Left  : Values.Value;
      Right : Values.Value;
   begin
      if E.Operator = Logical_And or else E.Operator = Logical_Or then
         return Values.From_Truth (Evaluate_Logic (E, C));
      end if;
      Left  := Evaluate (E.Left, C);
      Right := Evaluate (E.Right, C);
      case E.Operator is
         when Plus =>
            return Values.Add (Left, Right);
         when Minus =>
            return Values.Subtract (Left, Right);
         when Times =>
            return Values.Multiply (Left, Right);
         when Divide =>
            return Values.Divide (Left, Right);
         when Modulo =>
            return Values.Modulo (Left, Right);
         when Remainder =>
            return Values.Remainder (Left, Right);
         when Concatenate =>
            return Values.Concatenate (Left, Right);
         when Like =>
            return Values.From_Truth (Evaluate_Like (Left, Right));
         when others =>
            return Values.From_Truth
              (Values.Test (Comparison_Of (E.Operator), Left, Right));
      end case;
   end Evaluate_Binary;

   function Evaluate_Unary
     (E : Expression_Access; C : Context) return Values.Value
   is
      Operand : constant Values.Value := Evaluate (E.Operand, C);
   begin
      case E.Operation is
         when Minus =>
            return Values.Negate (Operand);
         when Logical_Not =>
            return Values.From_Truth
              (Values.Truth_Not (Values.As_Truth (Operand)));
         when Null_Test =>
            return Values.From_Boolean (Values.Is_Null (Operand));
      end case;
   end Evaluate_Unary;

   --  The list is left at the first equal value
   function Evaluate_Member
     (E : Expression_Access; C : Context) return Values.Truth
   is
      Subject : constant Values.Value := Evaluate (E.Operands (1), C);
      Result  : Values.Truth := Values.No;
   begin
      for I in 2 .. E.Count loop
         Result := Values.Truth_Or
           (Result,
            Values.Test
              (Values.Is_Equal, Subject, Evaluate (E.Operands (I), C)));
         exit when Result = Values.Yes;
      end loop;
      return Result;
   end Evaluate_Member;

   function Evaluate_Range
     (E : Expression_Access; C : Context) return Values.Truth
   is
      Subject : constant Values.Value := Evaluate (E.Operands (1), C);
      Low     : constant Values.Value := Evaluate (E.Operands (2), C);
      High    : constant Values.Value := Evaluate (E.Operands (3), C);
      Above   : constant Values.Truth :=
        Values.Test (Values.Is_Greater_Or_Equal, Subject, Low);
      Below   : constant Values.Truth :=
        Values.Test (Values.Is_Less_Or_Equal, Subject, High);
   begin
      return Values.Truth_And (Above, Below);
   end Evaluate_Range;

   function Evaluate_Call
     (E : Expression_Access; C : Context) return Values.Value
   is
      Arguments : Sql_Functions.Argument_Array;
   begin
      for I in 1 .. E.Count loop
         Arguments (I) := Evaluate (E.Operands (I), C);
      end loop;
      return Sql_Functions.Call (E.Called, Arguments, E.Count);
   end Evaluate_Call;

   function Evaluate
     (E : Expression_Access;
      C : Context) return Values.Value
   is
   begin
      case E.Kind is
         when Literal_Node =>
            return E.Constant_Value;
         when Column_Node =>
            return C.Current (Schemas.Find (C.Schema, E.Column));
         when Unary_Node =>
            return Evaluate_Unary (E, C);
         when Binary_Node =>
            return Evaluate_Binary (E, C);
         when Member_Node =>
            return Values.From_Truth (Evaluate_Member (E, C));
         when Range_Node =>
            return Values.From_Truth (Evaluate_Range (E, C));
         when Call_Node =>
            return Evaluate_Call (E, C);
         when Aggregate_Node =>
            return C.Slots (E.Slot);
      end case;
   end Evaluate;

   function Holds
     (Condition : Expression_Access;
      C         : Context) return Boolean
   is
   begin
      return Condition = null
        or else Values.As_Truth (Evaluate (Condition, C)) = Values.Yes;
   end Holds;

end Evaluator;
