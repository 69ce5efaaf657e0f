------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : TEXT_TOOLS (specification)
--  Purpose      : Justifying, trimming, searching and comparing of texts.
--                 All positions are counted from 1, whatever the bounds
--                 of the argument.
--
--  Change history
--    1991-03-14  RKL  First version
--    1993-02-01  RKL  Compare_Padded: blanks at the end do not count
--    1996-11-11  MTD  Substring with negative start
--    1999-01-05  JPS  Clip; Printable also hides the C1 controls
------------------------------------------------------------------------

package Text_Tools is

   pragma Preelaborate;

   subtype Width_Range is Natural range 0 .. 512;

   type Ordering is (Less, Equal, Greater);

   function Repeat (C : Character; Count : Width_Range) return String;

   --  Exactly Width characters: filled with blanks, or cut
   function Left_Justify (S : String; Width : Width_Range) return String;

   --  Exactly Width characters: filled with blanks on the left; all
   --  asterisks when S does not fit, because a cut number would lie
   function Right_Justify (S : String; Width : Width_Range) return String;

   --  The odd blank goes to the right; S itself when it is too long
   function Center (S : String; Width : Width_Range) return String;

   function Trim_Left (S : String) return String;

   function Trim_Right (S : String) return String;

   function Trim (S : String) return String;

   function Upper_Case (S : String) return String;

   function Lower_Case (S : String) return String;

   --  First letter of each word in upper case, the others in lower case
   function Capitalize (S : String) return String;

   function Same_Text (A, B : String) return Boolean;

   --  Compares as if the shorter one were filled with blanks (SQL rule)
   function Compare_Padded (A, B : String) return Ordering;

   function Starts_With (S : String; Prefix : String) return Boolean;

   --  Zero when Pattern does not occur; one when it is empty
   function Position_Of (Pattern : String; S : String) return Natural;

   function Replace_All
     (S       : String;
      Pattern : String;
      By      : String) return String;

   --  SQL SUBSTR: a negative From counts from the end
   function Substring
     (S     : String;
      From  : Integer;
      Count : Integer) return String;

   function Reversed (S : String) return String;

   function Word_Count (S : String) return Natural;

   --  S between apostrophes, those inside doubled
   function Quoted (S : String) return String;

   --  Control characters replaced by a point
   function Printable (S : String) return String;

   --  At most Width characters, "..." marking that something is missing
   function Clip (S : String; Width : Width_Range) return String;

   --  "1 row", "2 rows"
   function Plural (Count : Natural; Noun : String) return String;

end Text_Tools;
