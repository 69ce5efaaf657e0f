------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : SYNTAX_TREE (body)
--
--  Change history
--    1991-04-15  RKL  First version
--    1994-06-06  MTD  Release
------------------------------------------------------------------------

with Ada.Unchecked_Deallocation;
with Text_Tools;

package body Syntax_Tree is

   procedure Free is
     new Ada.Unchecked_Deallocation (Expression, Expression_Access);

   procedure Free is
     new Ada.Unchecked_Deallocation (Value_List, Value_List_Access);

   --  All nodes that are alive, the latest first
   Latest : Expression_Access := null;

   function New_Node (E : Expression) return Expression_Access is
      Fresh : constant Expression_Access := new Expression'(E);
   begin
      Fresh.Allocated := Latest;
      Latest := Fresh;
      return Fresh;
   end New_Node;

   procedure Append_List
     (Lists : in out Value_List_Access; Fresh : Value_List)
   is
      Last : Value_List_Access := Lists;
   begin
      if Lists = null then
         Lists := new Value_List'(Fresh);
         return;
      end if;
      while Last.Next /= null loop
         Last := Last.Next;
      end loop;
      Last.Next := new Value_List'(Fresh);
   end Append_List;

   procedure Release_Nodes is
      Victim : Expression_Access;
   begin
      while Latest /= null loop
         Victim := Latest;
         Latest := Victim.Allocated;
         Free (Victim);
      end loop;
   end Release_Nodes;

   procedure Release (S : in out Statement) is
      Victim : Value_List_Access;
   begin
      if S.Kind = Insert_Rows then
         while S.Lists /= null loop
            Victim  := S.Lists;
            S.Lists := Victim.Next;
            Free (Victim);
         end loop;
      end if;
      Release_Nodes;
   end Release;

   function Spelling (Op : Binary_Operator) return String is
   begin
      case Op is
         when Plus             => return "+";
         when Minus            => return "-";
         when Times            => return "*";
         when Divide           => return "/";
         when Modulo           => return "mod";
         when Remainder        => return "rem";
         when Concatenate      => return "||";
         when Equal            => return "=";
         when Not_Equal        => return "<>";
         when Less             => return "<";
         when Less_Or_Equal    => return "<=";
         when Greater          => return ">";
         when Greater_Or_Equal => return ">=";
         when Like             => return "like";
         when Logical_And      => return "and";
         when Logical_Or       => return "or";
      end case;
   end Spelling;

   --  Operands From .. To, separated by commas
   function List_Image (E : Expression_Access; From : Positive) return String
   is
      Result : Unbounded_String;
   begin
      for I in From .. E.Count loop
         if I > From then
            Append (Result, ", ");
         end if;
         Append (Result, Image (E.Operands (I)));
      end loop;
      return To_String (Result);
   end List_Image;

   function Lower_Tail (S : String; Skip : Natural) return String is
   begin
      return Text_Tools.Lower_Case (S (S'First + Skip .. S'Last));
   end Lower_Tail;

   function Image (E : Expression_Access) return String is
   begin
      case E.Kind is
         when Literal_Node =>
            return Values.Literal (E.Constant_Value);
         when Column_Node =>
            return Names.Image (E.Column);
         when Unary_Node =>
            case E.Operation is
               when Minus =>
                  return "-" & Image (E.Operand);
               when Logical_Not =>
                  return "not " & Image (E.Operand);
               when Null_Test =>
                  return Image (E.Operand) & " is null";
            end case;
         when Binary_Node =>
            return "(" & Image (E.Left) & " " & Spelling (E.Operator) & " "
              & Image (E.Right) & ")";
         when Member_Node =>
            return Image (E.Operands (1)) & " in (" & List_Image (E, 2) & ")";
         when Range_Node =>
            return "(" & Image (E.Operands (1)) & " between "
              & Image (E.Operands (2)) & " and " & Image (E.Operands (3))
              & ")";
         when Call_Node =>
            return Lower_Tail (Keywords.Function_Name'Image (E.Called), 2)
              & "(" & List_Image (E, 1) & ")";
         when Aggregate_Node =>
            if E.Argument = null then
               return "count(*)";
            end if;
            return Lower_Tail (Keywords.Aggregate_Kind'Image (E.Aggregate), 4)
              & "(" & Image (E.Argument) & ")";
      end case;
   end Image;

end Syntax_Tree;
