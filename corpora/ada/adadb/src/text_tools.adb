------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : TEXT_TOOLS (body)
--
--  Change history
--    1991-03-14  RKL  First version
--    1993-02-01  RKL  Compare_Padded
--    1996-11-11  MTD  Substring with negative start
--    1998-08-17  MTD  Replace_All no longer loops on an empty pattern
--    1999-01-05  JPS  Clip; Printable
------------------------------------------------------------------------

with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Char_Class;

package body Text_Tools is

   function Repeat (C : Character; Count : Width_Range) return String is
      Result : constant String (1 .. Count) := (others => C);
   begin
      return Result;
   end Repeat;

   function Left_Justify (S : String; Width : Width_Range) return String is
      Result : String (1 .. Width) := (others => ' ');
   begin
      if S'Length >= Width then
         Result := S (S'First .. S'First + Width - 1);
      else
         Result (1 .. S'Length) := S;
      end if;
      return Result;
   end Left_Justify;

   function Right_Justify (S : String; Width : Width_Range) return String is
      Result : String (1 .. Width) := (others => ' ');
   begin
      if S'Length > Width then
         return Repeat ('*', Width);
      end if;
      Result (Width - S'Length + 1 .. Width) := S;
      return Result;
   end Right_Justify;

   function Center (S : String; Width : Width_Range) return String is
      Before : Natural;
   begin
      if S'Length >= Width then
         return S;
      end if;
      Before := (Width - S'Length) / 2;
      return Repeat (' ', Before) & S
        & Repeat (' ', Width - S'Length - Before);
   end Center;

   function Trim_Left (S : String) return String is
      From : Positive := S'First;
   begin
      while From <= S'Last and then S (From) = ' ' loop
         From := From + 1;
      end loop;
      return S (From .. S'Last);
   end Trim_Left;

   function Trim_Right (S : String) return String is
      To : Natural := S'Last;
   begin
      while To >= S'First and then S (To) = ' ' loop
         To := To - 1;
      end loop;
      return S (S'First .. To);
   end Trim_Right;

   function Trim (S : String) return String is
   begin
      return Trim_Left (Trim_Right (S));
   end Trim;

   function Upper_Case (S : String) return String is
      Result : String (1 .. S'Length);
   begin
      for I in Result'Range loop
         Result (I) := Char_Class.To_Upper (S (S'First + I - 1));
      end loop;
      return Result;
   end Upper_Case;

   function Lower_Case (S : String) return String is
      Result : String (1 .. S'Length);
   begin
      for I in Result'Range loop
         Result (I) := Char_Class.To_Lower (S (S'First + I - 1));
      end loop;
      return Result;
   end Lower_Case;

   function Capitalize (S : String) return String is
      Result  : String (1 .. S'Length);
      In_Word : Boolean := False;
      C       : Character;
   begin
      for I in Result'Range loop
         C := S (S'First + I - 1);
         if C = ' ' then
            In_Word := False;
            Result (I) := C;
         elsif In_Word then
            Result (I) := Char_Class.To_Lower (C);
         else
            In_Word := True;
            Result (I) := Char_Class.To_Upper (C);
         end if;
      end loop;
      return Result;
   end Capitalize;

   function Same_Text (A, B : String) return Boolean is
   begin
      return Upper_Case (A) = Upper_Case (B);
   end Same_Text;

   function Compare_Padded (A, B : String) return Ordering is
      Longest : Natural := A'Length;
      Left    : Character;
      Right   : Character;
   begin
      if B'Length > Longest then
         Longest := B'Length;
      end if;
      for I in 0 .. Longest - 1 loop
         Left  := ' ';
         Right := ' ';
         if I < A'Length then
            Left := A (A'First + I);
         end if;
         if I < B'Length then
            Right := B (B'First + I);
         end if;
         if Left < Right then
            return Less;
         elsif Left > Right then
            return Greater;
         end if;
      end loop;
      return Equal;
   end Compare_Padded;

   function Starts_With (S : String; Prefix : String) return Boolean is
   begin
      return S'Length >= Prefix'Length
        and then S (S'First .. S'First + Prefix'Length - 1) = Prefix;
   end Starts_With;

   function Position_Of (Pattern : String; S : String) return Natural is
   begin
      for I in 1 .. S'Length - Pattern'Length + 1 loop
         if Starts_With (S (S'First + I - 1 .. S'Last), Pattern) then
            return I;
         end if;
      end loop;
      return 0;
   end Position_Of;

   function Replace_All
     (S       : String;
      Pattern : String;
      By      : String) return String
   is
      Result : Unbounded_String;
      I      : Positive := S'First;
   begin
      if Pattern'Length = 0 then
         return S;
      end if;
      while I <= S'Last loop
         if Starts_With (S (I .. S'Last), Pattern) then
            Append (Result, By);
            I := I + Pattern'Length;
         else
            Append (Result, S (I));
            I := I + 1;
         end if;
      end loop;
      return To_String (Result);
   end Replace_All;

   function Substring
     (S     : String;
      From  : Integer;
      Count : Integer) return String
   is
      First : Integer := From;
      Last  : Integer;
   begin
      if First < 0 then
         First := S'Length + First + 1;
      end if;
      Last := First + Count - 1;
      if First < 1 then
         First := 1;
      end if;
      if Last > S'Length then
         Last := S'Length;
      end if;
      if Last < First then
         return "";
      end if;
      return S (S'First + First - 1 .. S'First + Last - 1);
   end Substring;

   function Reversed (S : String) return String is
      Result : String (1 .. S'Length);
   begin
      for I in Result'Range loop
         Result (Result'Last - I + 1) := S (S'First + I - 1);
      end loop;
      return Result;
   end Reversed;

   function Word_Count (S : String) return Natural is
      Result  : Natural := 0;
      In_Word : Boolean := False;
   begin
      for I in S'Range loop
         if Char_Class.Is_Blank (S (I)) then
            In_Word := False;
         elsif not In_Word then
            In_Word := True;
            Result := Result + 1;
         end if;
      end loop;
      return Result;
   end Word_Count;

   function Quoted (S : String) return String is
      Result : Unbounded_String := To_Unbounded_String ("'");
   begin
      for I in S'Range loop
         if S (I) = ''' then
            Append (Result, ''');
         end if;
         Append (Result, S (I));
      end loop;
      Append (Result, ''');
      return To_String (Result);
   end Quoted;

   function Printable (S : String) return String is
      Result : String (1 .. S'Length);
      C      : Character;
   begin
      for I in Result'Range loop
         C := S (S'First + I - 1);
         if Char_Class.Is_Control (C) then
            Result (I) := '.';
         else
            Result (I) := C;
         end if;
      end loop;
      return Result;
   end Printable;

   function Clip (S : String; Width : Width_Range) return String is
   begin
      if S'Length <= Width then
         return S;
      elsif Width <= 3 then
         return S (S'First .. S'First + Width - 1);
      else
         return S (S'First .. S'First + Width - 4) & "...";
      end if;
   end Clip;

   function Plural (Count : Natural; Noun : String) return String is
      Image : constant String := Natural'Image (Count);
   begin
      if Count = 1 then
         return "1 " & Noun;
      end if;
      return Image (2 .. Image'Last) & " " & Noun & "s";
   end Plural;

end Text_Tools;
