------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : REPORTS (specification)
--  Purpose      : Layout of the tables that SELECT prints. Nothing is
--                 written here: the executor does that.
--
--  Change history
--    1991-07-01  RKL  First version
--    1994-10-03  MTD  Numbers to the right
------------------------------------------------------------------------

with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Schemas;
with Text_Tools;
with Values;

package Reports is

   type Cell_Texts is array (Schemas.Column_Index) of Unbounded_String;

   type Width_Array is
     array (Schemas.Column_Index) of Text_Tools.Width_Range;

   type Flag_Array is array (Schemas.Column_Index) of Boolean;

   type Layout is record
      Count  : Schemas.Column_Count := 0;
      Limit  : Text_Tools.Width_Range := 0;
      Widths : Width_Array := (others => 0);
      --  Columns that have shown nothing but numbers so far
      Number : Flag_Array := (others => True);
      Filled : Flag_Array := (others => False);
   end record;

   --  The text of a value in a cell, Null_Image for NULL
   function Cell_Text
     (V : Values.Value; Null_Image : String) return String;

   --  A column of that width will hold the text, up to the limit
   procedure Widen
     (L : in out Layout; C : Schemas.Column_Index; Length : Natural);

   --  Remembers what kind of values a column has
   procedure Note_Kind
     (L : in out Layout; C : Schemas.Column_Index; V : Values.Value);

   function Is_Right_Aligned
     (L : Layout; C : Schemas.Column_Index) return Boolean;

   --  "+-----+---+"
   function Rule (L : Layout) return String;

   --  "| abc | 1 |"
   function Line (L : Layout; Cells : Cell_Texts) return String;

   --  Headings are always to the left
   function Heading_Line (L : Layout; Cells : Cell_Texts) return String;

   --  Whether a heading belongs above row N when there are Per_Page rows
   --  on a page
   function Heading_Due (N : Positive; Per_Page : Natural) return Boolean;

end Reports;
