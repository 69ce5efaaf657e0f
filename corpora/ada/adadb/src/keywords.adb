------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : KEYWORDS (body)
--
--  Change history
--    1991-03-20  RKL  First version
--    1994-01-11  RKL  The tables are the enumerations themselves
------------------------------------------------------------------------

with Text_Tools;

package body Keywords is

   function Spelling (K : Keyword) return String is
      Image : constant String := Keyword'Image (K);
   begin
      return Image (3 .. Image'Last);
   end Spelling;

   function Lookup (S : String) return Keyword is
      Wanted : constant String := Text_Tools.Upper_Case (S);
   begin
      for K in Keyword range K_And .. Keyword'Last loop
         if Spelling (K) = Wanted then
            return K;
         end if;
      end loop;
      return K_None;
   end Lookup;

   function Is_Reserved (S : String) return Boolean is
   begin
      return Lookup (S) in Reserved;
   end Is_Reserved;

   function Aggregate_Of (S : String) return Aggregate_Kind is
      Wanted : constant String := "AGG_" & Text_Tools.Upper_Case (S);
   begin
      for A in Agg_Count .. Agg_Max loop
         if Aggregate_Kind'Image (A) = Wanted then
            return A;
         end if;
      end loop;
      return Agg_None;
   end Aggregate_Of;

   function Function_Of (S : String) return Function_Name is
      Wanted : constant String := "F_" & Text_Tools.Upper_Case (S);
   begin
      for F in Function_Name range F_Abs .. Function_Name'Last loop
         if Function_Name'Image (F) = Wanted then
            return F;
         end if;
      end loop;
      return F_None;
   end Function_Of;

   function Min_Arguments (F : Function_Name) return Argument_Count is
   begin
      case F is
         when F_None =>
            return 0;
         when F_Substr | F_Add_Months | F_Center | F_Combine | F_Lpad
            | F_Nullif | F_Position | F_Power | F_Rpad | F_Starts =>
            return 2;
         when F_Replace =>
            return 3;
         when others =>
            return 1;
      end case;
   end Min_Arguments;

   function Max_Arguments_Of (F : Function_Name) return Argument_Count is
   begin
      case F is
         when F_Coalesce | F_Greatest | F_Least =>
            return Max_Arguments;
         when F_Round =>
            return 2;
         when F_Substr =>
            return 3;
         when others =>
            return Min_Arguments (F);
      end case;
   end Max_Arguments_Of;

end Keywords;
