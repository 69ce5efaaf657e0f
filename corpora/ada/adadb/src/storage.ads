------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : STORAGE (specification)
--  Purpose      : Tables and their rows. A table is handed around by an
--                 access value that only this package can look behind.
--
--  Change history
--    1991-06-10  RKL  First version
--    1998-05-25  JPS  UNIQUE
------------------------------------------------------------------------

with Generic_Lists;
with Schemas;
with Values;

package Storage is

   Max_Rows : constant := 200;

   package Row_Lists is new Generic_Lists (Schemas.Row);

   type Table is limited private;
   type Table_Access is access Table;

   function New_Table (S : Schemas.Schema) return Table_Access;

   --  The rows too
   procedure Dispose (T : in out Table_Access);

   function Schema_Of (T : Table_Access) return Schemas.Schema;

   function Row_Count (T : Table_Access) return Natural;

   function First_Row (T : Table_Access) return Row_Lists.Cursor;

   --  SQL_Error (table full)
   procedure Check_Room (T : Table_Access; Rows : Natural);

   procedure Append (T : Table_Access; R : Schemas.Row);

   --  Drop says for each row, in order, whether it goes
   type Row_Flags is array (Positive range <>) of Boolean;

   procedure Delete
     (T : Table_Access; Drop : Row_Flags; Removed : out Natural);

   --  Whether a row has a value equal to V in that column
   function Has_Value
     (L : Row_Lists.List;
      C : Schemas.Column_Index;
      V : Values.Value) return Boolean;

   --  SQL_Error (duplicate key) when R can't stand beside the rows of T
   procedure Check_Unique (T : Table_Access; R : Schemas.Row);

   procedure Check_Unique
     (S : Schemas.Schema; L : Row_Lists.List; R : Schemas.Row);

private

   type Table is limited record
      Schema : Schemas.Schema;
      Rows   : Row_Lists.List;
   end record;

end Storage;
