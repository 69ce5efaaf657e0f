------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : REPORTS (body)
--
--  Change history
--    1991-07-01  RKL  First version
--    1994-10-03  MTD  Numbers to the right
--    1998-03-09  JPS  Heading_Due
------------------------------------------------------------------------

package body Reports is

   function Cell_Text
     (V : Values.Value; Null_Image : String) return String
   is
   begin
      if Values.Is_Null (V) then
         return Text_Tools.Printable (Null_Image);
      end if;
      return Text_Tools.Printable (Values.Image (V));
   end Cell_Text;

   procedure Widen
     (L : in out Layout; C : Schemas.Column_Index; Length : Natural)
   is
      Wanted : Natural := Length;
   begin
      if Wanted > L.Limit then
         Wanted := L.Limit;
      end if;
      if Wanted > L.Widths (C) then
         L.Widths (C) := Wanted;
      end if;
   end Widen;

   procedure Note_Kind
     (L : in out Layout; C : Schemas.Column_Index; V : Values.Value)
   is
   begin
      if Values.Is_Null (V) then
         return;
      end if;
      L.Filled (C) := True;
      if not Values.Is_Numeric (V) then
         L.Number (C) := False;
      end if;
   end Note_Kind;

   function Is_Right_Aligned
     (L : Layout; C : Schemas.Column_Index) return Boolean
   is
   begin
      return L.Filled (C) and then L.Number (C);
   end Is_Right_Aligned;

   function Rule (L : Layout) return String is
      Result : Unbounded_String := To_Unbounded_String ("+");
   begin
      for C in 1 .. L.Count loop
         Append (Result, Text_Tools.Repeat ('-', L.Widths (C) + 2));
         Append (Result, '+');
      end loop;
      return To_String (Result);
   end Rule;

   --  A text is clipped; a number that does not fit becomes asterisks
   function Cell
     (S : String; Width : Text_Tools.Width_Range; Right : Boolean)
      return String
   is
   begin
      if Right then
         return Text_Tools.Right_Justify (S, Width);
      end if;
      return Text_Tools.Left_Justify (Text_Tools.Clip (S, Width), Width);
   end Cell;

   function Line (L : Layout; Cells : Cell_Texts) return String is
      Result : Unbounded_String := To_Unbounded_String ("|");
   begin
      for C in 1 .. L.Count loop
         Append (Result, ' ');
         Append (Result, Cell (To_String (Cells (C)), L.Widths (C),
                               Is_Right_Aligned (L, C)));
         Append (Result, " |");
      end loop;
      return To_String (Result);
   end Line;

   function Heading_Line (L : Layout; Cells : Cell_Texts) return String is
      Plain : Layout := L;
   begin
      Plain.Number := (others => False);
      return Line (Plain, Cells);
   end Heading_Line;

   function Heading_Due (N : Positive; Per_Page : Natural) return Boolean is
   begin
      return N = 1 or else (Per_Page > 0 and then N mod Per_Page = 1)
        or else Per_Page = 1;
   end Heading_Due;

end Reports;
