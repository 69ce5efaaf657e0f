------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : STORAGE (body)
--
--  Change history
--    1991-06-10  RKL  First version
--    1998-05-25  JPS  UNIQUE
------------------------------------------------------------------------

with Ada.Unchecked_Deallocation;
with Names;
with Numbers;
with Sql_Errors; use Sql_Errors;
with Text_Tools;

package body Storage is

   use type Row_Lists.Cursor;
   use type Text_Tools.Ordering;

   procedure Free is
     new Ada.Unchecked_Deallocation (Table, Table_Access);

   function New_Table (S : Schemas.Schema) return Table_Access is
      Result : constant Table_Access := new Table;
   begin
      Result.Schema := S;
      return Result;
   end New_Table;

   procedure Dispose (T : in out Table_Access) is
   begin
      Row_Lists.Clear (T.Rows);
      Free (T);
   end Dispose;

   function Schema_Of (T : Table_Access) return Schemas.Schema is
   begin
      return T.Schema;
   end Schema_Of;

   function Row_Count (T : Table_Access) return Natural is
   begin
      return Row_Lists.Length (T.Rows);
   end Row_Count;

   function First_Row (T : Table_Access) return Row_Lists.Cursor is
   begin
      return Row_Lists.First (T.Rows);
   end First_Row;

   procedure Check_Room (T : Table_Access; Rows : Natural) is
   begin
      if Row_Lists.Length (T.Rows) + Rows > Max_Rows then
         Fail (Table_Full,
               Names.Image (T.Schema.Table) & " takes "
               & Numbers.Integer_Image (Max_Rows) & " rows");
      end if;
   end Check_Room;

   procedure Append (T : Table_Access; R : Schemas.Row) is
   begin
      Row_Lists.Append (T.Rows, R);
   end Append;

   procedure Delete
     (T : Table_Access; Drop : Row_Flags; Removed : out Natural)
   is
      Current : Natural := 0;

      function Doomed (R : Schemas.Row) return Boolean is
         pragma Unreferenced (R);
      begin
         Current := Current + 1;
         return Drop (Current);
      end Doomed;

      procedure Remove is new Row_Lists.Remove_If (Doomed);
   begin
      Remove (T.Rows, Removed);
   end Delete;

   function Has_Value
     (L : Row_Lists.List;
      C : Schemas.Column_Index;
      V : Values.Value) return Boolean
   is
      Place : Row_Lists.Cursor := Row_Lists.First (L);
   begin
      while Place /= Row_Lists.No_Element loop
         if Values.Sort_Order (Row_Lists.Element (Place) (C), V)
           = Text_Tools.Equal
         then
            return True;
         end if;
         Place := Row_Lists.Next (Place);
      end loop;
      return False;
   end Has_Value;

   procedure Check_Unique
     (S : Schemas.Schema; L : Row_Lists.List; R : Schemas.Row)
   is
   begin
      for C in 1 .. S.Count loop
         --  NULL is not equal to anything, not even to NULL
         if S.Columns (C).Unique
           and then not Values.Is_Null (R (C))
           and then Has_Value (L, C, R (C))
         then
            Fail (Duplicate_Key,
                  Names.Image (S.Columns (C).Name) & " = "
                  & Values.Literal (R (C)));
         end if;
      end loop;
   end Check_Unique;

   procedure Check_Unique (T : Table_Access; R : Schemas.Row) is
   begin
      Check_Unique (T.Schema, T.Rows, R);
   end Check_Unique;

end Storage;
