------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : SETTINGS (specification)
--  Purpose      : What SET changes and SHOW SETTINGS shows.
--
--  Change history
--    1992-03-03  RKL  First version
--    1998-03-09  JPS  Page_Size
------------------------------------------------------------------------

package Settings is

   type Setting is (Echo, Feedback, Heading, Null_Text, Page_Size, Width);

   subtype Cell_Width is Integer range 4 .. 80;
   subtype Page_Lines is Integer range 0 .. 100;

   Max_Null_Text : constant := 10;

   --  SQL_Error (unknown setting)
   function Setting_Of (S : String) return Setting;

   --  SQL_Error (wrong setting) unless on, off, yes, no, true or false
   function Switch_Of (S : String) return Boolean;

   --  SQL_Error (wrong setting) unless a number from Low to High
   function Number_Of (S : String; Low, High : Integer) return Integer;

   procedure Assign (Name : String; Argument : String);

   function Image (S : Setting) return String;

   function Echo_On return Boolean;

   function Feedback_On return Boolean;

   function Heading_On return Boolean;

   function Null_Image return String;

   --  Rows between two headings, 0: one heading only
   function Rows_Per_Page return Page_Lines;

   function Max_Width return Cell_Width;

end Settings;
