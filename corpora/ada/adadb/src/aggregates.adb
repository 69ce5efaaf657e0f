------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : AGGREGATES (body)
--
--  Change history
--    1998-05-25  JPS  First version
--    1998-06-30  JPS  The average is a DECIMAL, whatever the column
------------------------------------------------------------------------

with Numbers;
with Sql_Errors;
with Text_Tools;

package body Aggregates is

   use type Text_Tools.Ordering;
   use type Values.Value_Kind;

   procedure Add
     (A    : in out Accumulator;
      Kind : Keywords.Aggregate_Kind;
      V    : Values.Value)
   is
   begin
      if Values.Is_Null (V) then
         return;
      end if;
      A.Count := A.Count + 1;
      case Kind is
         when Keywords.Agg_Sum | Keywords.Agg_Avg =>
            if not Values.Is_Numeric (V) then
               raise Sql_Errors.SQL_Error with
                 Sql_Errors.Message_Of
                   (Sql_Errors.Type_Mismatch,
                    "sum of " & Values.Kind_Name (V.Kind));
            end if;
            A.Total := A.Total + Long_Long_Integer (Values.As_Cents (V));
            A.Decimals := A.Decimals or else V.Kind = Values.Decimal_Kind;
         when Keywords.Agg_Min =>
            if A.Count = 1
              or else Values.Sort_Order (V, A.Low) = Text_Tools.Less
            then
               A.Low := V;
            end if;
         when Keywords.Agg_Max =>
            if A.Count = 1
              or else Values.Sort_Order (V, A.High) = Text_Tools.Greater
            then
               A.High := V;
            end if;
         when others =>
            null;
      end case;
   end Add;

   function Result
     (A    : Accumulator;
      Kind : Keywords.Aggregate_Kind) return Values.Value
   is
   begin
      case Kind is
         when Keywords.Agg_None | Keywords.Agg_Count =>
            return Values.From_Integer (A.Count);
         when Keywords.Agg_Sum =>
            if A.Count = 0 then
               return Values.Null_Value;
            elsif A.Decimals then
               return Values.From_Cents (Numbers.Cents (A.Total));
            end if;
            return Values.From_Integer (Integer (A.Total / 100));
         when Keywords.Agg_Avg =>
            if A.Count = 0 then
               return Values.Null_Value;
            end if;
            return Values.From_Cents
              (Numbers.Cents
                 (Numbers.Round_Div
                    (A.Total, Long_Long_Integer (A.Count))));
         when Keywords.Agg_Min =>
            return A.Low;
         when Keywords.Agg_Max =>
            return A.High;
      end case;
   end Result;

end Aggregates;
