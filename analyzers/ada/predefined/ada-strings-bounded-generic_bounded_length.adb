with Ada.Strings.Fixed;
package body Ada.Strings.Bounded.Generic_Bounded_Length is

   function To_Bounded_String (Source : String; Drop : Truncation := Error) return Bounded_String is
      Text  : constant String (1 .. Source'Length) := Source;
      Made  : Bounded_String;
      First : Positive := 1;
   begin
      if Text'Length <= Max then
         Made.Used := Text'Length;
      elsif Drop = Error then
         raise Ada.Strings.Length_Error;
      else
         Made.Used := Max;
         if Drop = Left then
            First := Text'Length - Max + 1;
         end if;
      end if;
      for I in 1 .. Made.Used loop
         Made.Data (I) := Text (First + I - 1);
      end loop;
      return Made;
   end To_Bounded_String;

   function To_String (Source : Bounded_String) return String is
   begin
      return Source.Data (1 .. Source.Used);
   end To_String;

   function Element (Source : Bounded_String; Index : Positive) return Character is
   begin
      if Index > Source.Used then
         raise Ada.Strings.Index_Error;
      end if;
      return Source.Data (Index);
   end Element;

   procedure Replace_Element (Source : in out Bounded_String; Index : Positive; By : Character) is
   begin
      if Index > Source.Used then
         raise Ada.Strings.Index_Error;
      end if;
      Source.Data (Index) := By;
   end Replace_Element;

   function Slice (Source : Bounded_String; Low : Positive; High : Natural) return String is
   begin
      if Low > Source.Used + 1 or else High > Source.Used then
         raise Ada.Strings.Index_Error;
      end if;
      return Source.Data (Low .. High);
   end Slice;

   function Length (Source : Bounded_String) return Length_Range is
   begin
      return Source.Used;
   end Length;

   procedure Set_Bounded_String (Target : out Bounded_String; Source : String; Drop : Truncation := Error) is
   begin
      Target := To_Bounded_String (Source, Drop);
   end Set_Bounded_String;

   function Append (Left, Right : Bounded_String; Drop : Truncation := Error) return Bounded_String is
   begin
      return To_Bounded_String (To_String (Left) & To_String (Right), Drop);
   end Append;

   function Append (Left : Bounded_String; Right : String; Drop : Truncation := Error) return Bounded_String is
   begin
      return To_Bounded_String (To_String (Left) & Right, Drop);
   end Append;

   function Append (Left : String; Right : Bounded_String; Drop : Truncation := Error) return Bounded_String is
   begin
      return To_Bounded_String (Left & To_String (Right), Drop);
   end Append;

   function Append (Left : Bounded_String; Right : Character; Drop : Truncation := Error) return Bounded_String is
   begin
      return To_Bounded_String (To_String (Left) & Right, Drop);
   end Append;

   function Append (Left : Character; Right : Bounded_String; Drop : Truncation := Error) return Bounded_String is
   begin
      return To_Bounded_String (Left & To_String (Right), Drop);
   end Append;

   procedure Append (Source : in out Bounded_String; New_Item : Bounded_String; Drop : Truncation := Error) is
   begin
      Source := To_Bounded_String (To_String (Source) & To_String (New_Item), Drop);
   end Append;

   procedure Append (Source : in out Bounded_String; New_Item : String; Drop : Truncation := Error) is
   begin
      Source := To_Bounded_String (To_String (Source) & New_Item, Drop);
   end Append;

   procedure Append (Source : in out Bounded_String; New_Item : Character; Drop : Truncation := Error) is
   begin
      Source := To_Bounded_String (To_String (Source) & New_Item, Drop);
   end Append;

   function "&" (Left, Right : Bounded_String) return Bounded_String is
   begin
      return To_Bounded_String (To_String (Left) & To_String (Right));
   end "&";

   function "&" (Left : Bounded_String; Right : String) return Bounded_String is
   begin
      return To_Bounded_String (To_String (Left) & Right);
   end "&";

   function "&" (Left : String; Right : Bounded_String) return Bounded_String is
   begin
      return To_Bounded_String (Left & To_String (Right));
   end "&";

   function "&" (Left : Bounded_String; Right : Character) return Bounded_String is
   begin
      return To_Bounded_String (To_String (Left) & Right);
   end "&";

   function "&" (Left : Character; Right : Bounded_String) return Bounded_String is
   begin
      return To_Bounded_String (Left & To_String (Right));
   end "&";

   function Bounded_Slice (Source : Bounded_String; Low : Positive; High : Natural) return Bounded_String is
   begin
      return To_Bounded_String (Slice (Source, Low, High));
   end Bounded_Slice;

   procedure Bounded_Slice (Source : Bounded_String; Target : out Bounded_String; Low : Positive; High : Natural) is
   begin
      Target := To_Bounded_String (Slice (Source, Low, High));
   end Bounded_Slice;

   function "=" (Left : Bounded_String; Right : String) return Boolean is
   begin
      return To_String (Left) = Right;
   end "=";

   function "=" (Left : String; Right : Bounded_String) return Boolean is
   begin
      return Left = To_String (Right);
   end "=";

   function "<" (Left, Right : Bounded_String) return Boolean is
   begin
      return To_String (Left) < To_String (Right);
   end "<";

   function "<" (Left : Bounded_String; Right : String) return Boolean is
   begin
      return To_String (Left) < Right;
   end "<";

   function "<" (Left : String; Right : Bounded_String) return Boolean is
   begin
      return Left < To_String (Right);
   end "<";

   function "<=" (Left, Right : Bounded_String) return Boolean is
   begin
      return To_String (Left) <= To_String (Right);
   end "<=";

   function "<=" (Left : Bounded_String; Right : String) return Boolean is
   begin
      return To_String (Left) <= Right;
   end "<=";

   function "<=" (Left : String; Right : Bounded_String) return Boolean is
   begin
      return Left <= To_String (Right);
   end "<=";

   function ">" (Left, Right : Bounded_String) return Boolean is
   begin
      return To_String (Left) > To_String (Right);
   end ">";

   function ">" (Left : Bounded_String; Right : String) return Boolean is
   begin
      return To_String (Left) > Right;
   end ">";

   function ">" (Left : String; Right : Bounded_String) return Boolean is
   begin
      return Left > To_String (Right);
   end ">";

   function ">=" (Left, Right : Bounded_String) return Boolean is
   begin
      return To_String (Left) >= To_String (Right);
   end ">=";

   function ">=" (Left : Bounded_String; Right : String) return Boolean is
   begin
      return To_String (Left) >= Right;
   end ">=";

   function ">=" (Left : String; Right : Bounded_String) return Boolean is
   begin
      return Left >= To_String (Right);
   end ">=";

   function Index (Source : Bounded_String; Pattern : String; Going : Direction := Forward) return Natural is
   begin
      if Going = Forward then
         return Ada.Strings.Fixed.Index (To_String (Source), Pattern, Forward);
      end if;
      return Ada.Strings.Fixed.Index (To_String (Source), Pattern, Backward);
   end Index;

   function Index_Non_Blank (Source : Bounded_String; Going : Direction := Forward) return Natural is
   begin
      if Going = Forward then
         return Ada.Strings.Fixed.Index_Non_Blank (To_String (Source), Forward);
      end if;
      return Ada.Strings.Fixed.Index_Non_Blank (To_String (Source), Backward);
   end Index_Non_Blank;

   function Count (Source : Bounded_String; Pattern : String) return Natural is
   begin
      return Ada.Strings.Fixed.Count (To_String (Source), Pattern);
   end Count;

   function Replace_Slice
     (Source : Bounded_String; Low : Positive; High : Natural; By : String; Drop : Truncation := Error)
     return Bounded_String is
   begin
      return To_Bounded_String (Ada.Strings.Fixed.Replace_Slice (To_String (Source), Low, High, By), Drop);
   end Replace_Slice;

   procedure Replace_Slice
     (Source : in out Bounded_String; Low : Positive; High : Natural; By : String; Drop : Truncation := Error)
     is
   begin
      Source := To_Bounded_String (Ada.Strings.Fixed.Replace_Slice (To_String (Source), Low, High, By), Drop);
   end Replace_Slice;

   function Insert
     (Source : Bounded_String; Before : Positive; New_Item : String; Drop : Truncation := Error)
     return Bounded_String is
   begin
      return To_Bounded_String (Ada.Strings.Fixed.Insert (To_String (Source), Before, New_Item), Drop);
   end Insert;

   procedure Insert
     (Source : in out Bounded_String; Before : Positive; New_Item : String; Drop : Truncation := Error)
     is
   begin
      Source := To_Bounded_String (Ada.Strings.Fixed.Insert (To_String (Source), Before, New_Item), Drop);
   end Insert;

   function Overwrite
     (Source : Bounded_String; Position : Positive; New_Item : String; Drop : Truncation := Error)
     return Bounded_String is
   begin
      return To_Bounded_String (Ada.Strings.Fixed.Overwrite (To_String (Source), Position, New_Item), Drop);
   end Overwrite;

   procedure Overwrite
     (Source : in out Bounded_String; Position : Positive; New_Item : String; Drop : Truncation := Error)
     is
   begin
      Source := To_Bounded_String (Ada.Strings.Fixed.Overwrite (To_String (Source), Position, New_Item), Drop);
   end Overwrite;

   function Delete (Source : Bounded_String; From : Positive; Through : Natural) return Bounded_String is
      Upto : Natural := Through;
   begin
      if Through < From then
         return Source;
      end if;
      if From - 1 > Source.Used then
         raise Ada.Strings.Index_Error;
      end if;
      if Upto > Source.Used then
         Upto := Source.Used;
      end if;
      return To_Bounded_String (Source.Data (1 .. From - 1) & Source.Data (Upto + 1 .. Source.Used));
   end Delete;

   procedure Delete (Source : in out Bounded_String; From : Positive; Through : Natural) is
   begin
      Source := Delete (Source, From, Through);
   end Delete;

   function Trim (Source : Bounded_String; Side : Trim_End) return Bounded_String is
   begin
      case Side is
         when Left =>
            return To_Bounded_String (Ada.Strings.Fixed.Trim (To_String (Source), Left));
         when Right =>
            return To_Bounded_String (Ada.Strings.Fixed.Trim (To_String (Source), Right));
         when Both =>
            return To_Bounded_String (Ada.Strings.Fixed.Trim (To_String (Source), Both));
      end case;
   end Trim;

   procedure Trim (Source : in out Bounded_String; Side : Trim_End) is
   begin
      Source := Trim (Source, Side);
   end Trim;

   function Head
     (Source : Bounded_String; Count : Natural; Pad : Character := Space; Drop : Truncation := Error)
     return Bounded_String is
   begin
      return To_Bounded_String (Ada.Strings.Fixed.Head (To_String (Source), Count, Pad), Drop);
   end Head;

   procedure Head
     (Source : in out Bounded_String; Count : Natural; Pad : Character := Space; Drop : Truncation := Error)
     is
   begin
      Source := To_Bounded_String (Ada.Strings.Fixed.Head (To_String (Source), Count, Pad), Drop);
   end Head;

   function Tail
     (Source : Bounded_String; Count : Natural; Pad : Character := Space; Drop : Truncation := Error)
     return Bounded_String is
   begin
      return To_Bounded_String (Ada.Strings.Fixed.Tail (To_String (Source), Count, Pad), Drop);
   end Tail;

   procedure Tail
     (Source : in out Bounded_String; Count : Natural; Pad : Character := Space; Drop : Truncation := Error)
     is
   begin
      Source := To_Bounded_String (Ada.Strings.Fixed.Tail (To_String (Source), Count, Pad), Drop);
   end Tail;

   function "*" (Left : Natural; Right : Character) return Bounded_String is
   begin
      return To_Bounded_String (Ada.Strings.Fixed."*" (Left, Right));
   end "*";

   function "*" (Left : Natural; Right : String) return Bounded_String is
   begin
      return To_Bounded_String (Ada.Strings.Fixed."*" (Left, Right));
   end "*";

   function Replicate (Count : Natural; Item : Character; Drop : Truncation := Error) return Bounded_String is
   begin
      return To_Bounded_String (Ada.Strings.Fixed."*" (Count, Item), Drop);
   end Replicate;

   function Replicate (Count : Natural; Item : String; Drop : Truncation := Error) return Bounded_String is
   begin
      return To_Bounded_String (Ada.Strings.Fixed."*" (Count, Item), Drop);
   end Replicate;

end Ada.Strings.Bounded.Generic_Bounded_Length;
