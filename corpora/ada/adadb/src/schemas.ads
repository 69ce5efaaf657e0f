------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : SCHEMAS (specification)
--  Purpose      : What a table looks like: its columns and what may be
--                 stored in them.
--
--  Change history
--    1991-06-03  RKL  First version
--    1996-08-19  MTD  DEFAULT
--    1998-05-25  JPS  UNIQUE; PRIMARY KEY is UNIQUE and NOT NULL
------------------------------------------------------------------------

with Names;
with Values;

package Schemas is

   Max_Columns : constant := 12;

   subtype Column_Count is Natural range 0 .. Max_Columns;
   subtype Column_Index is Column_Count range 1 .. Max_Columns;
   subtype Text_Length  is Positive range 1 .. Values.Max_Text;

   type Column is record
      Name     : Names.Name;
      Kind     : Values.Value_Kind := Values.Integer_Kind;
      Length   : Text_Length       := Values.Max_Text;
      Not_Null : Boolean           := False;
      Unique   : Boolean           := False;
      Primary  : Boolean           := False;
      Default  : Values.Value;
   end record;

   type Column_Array is array (Column_Index) of Column;

   type Schema is record
      Table   : Names.Name;
      Count   : Column_Count := 0;
      Columns : Column_Array;
   end record;

   type Row is array (Column_Index) of Values.Value;

   --  Zero when there is no such column
   function Find (S : Schema; Name : Names.Name) return Column_Count;

   --  SQL_Error: duplicate column, too many columns, second primary key
   procedure Add (S : in out Schema; C : Column);

   --  "VARCHAR(20)"
   function Type_Image (C : Column) return String;

   --  The text of DESCRIBE for a column
   function Description (C : Column) return String;

   --  The value as it is stored; SQL_Error when the column can't take it
   function Fit (C : Column; V : Values.Value) return Values.Value;

end Schemas;
