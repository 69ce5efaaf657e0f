------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : LIKE_MATCH (body)
--
--  Change history
--    1993-01-18  RKL  First version, recursive
--    1996-04-23  MTD  Iterative
--    1998-02-02  JPS  Literal_Prefix: most patterns fail there
------------------------------------------------------------------------

with Text_Tools;

package body Like_Match is

   function Is_Valid (Pattern : String) return Boolean is
      Escaped : Boolean := False;
   begin
      for I in Pattern'Range loop
         Escaped := not Escaped and then Pattern (I) = Escape;
      end loop;
      return not Escaped;
   end Is_Valid;

   function Has_Wildcards (Pattern : String) return Boolean is
      Escaped : Boolean := False;
   begin
      for I in Pattern'Range loop
         if Escaped then
            Escaped := False;
         elsif Pattern (I) = Escape then
            Escaped := True;
         elsif Pattern (I) = '%' or else Pattern (I) = '_' then
            return True;
         end if;
      end loop;
      return False;
   end Has_Wildcards;

   function Literal_Prefix (Pattern : String) return String is
      Result  : String (1 .. Pattern'Length);
      Last    : Natural := 0;
      Escaped : Boolean := False;
   begin
      for I in Pattern'Range loop
         if not Escaped and then Pattern (I) = Escape then
            Escaped := True;
         elsif not Escaped
           and then (Pattern (I) = '%' or else Pattern (I) = '_')
         then
            exit;
         else
            Last := Last + 1;
            Result (Last) := Pattern (I);
            Escaped := False;
         end if;
      end loop;
      return Result (1 .. Last);
   end Literal_Prefix;

   --  Both positions start at 1; Star is the place after the last "%"
   --  seen, Mark the text position that it was tried with
   function Match_From_Start (Text : String; Pattern : String) return Boolean
   is
      T       : Positive := 1;
      P       : Positive := 1;
      Star    : Natural := 0;
      Mark    : Natural := 0;
      Matched : Boolean;
   begin
      while T <= Text'Length loop
         Matched := False;
         if P <= Pattern'Length then
            case Pattern (P) is
               when '%' =>
                  Star := P + 1;
                  Mark := T;
                  P := P + 1;
                  Matched := True;
               when '_' =>
                  P := P + 1;
                  T := T + 1;
                  Matched := True;
               when Escape =>
                  if Pattern (P + 1) = Text (T) then
                     P := P + 2;
                     T := T + 1;
                     Matched := True;
                  end if;
               when others =>
                  if Pattern (P) = Text (T) then
                     P := P + 1;
                     T := T + 1;
                     Matched := True;
                  end if;
            end case;
         end if;
         if not Matched then
            if Star = 0 then
               return False;
            end if;
            --  Let the last "%" swallow one character more
            Mark := Mark + 1;
            T := Mark;
            P := Star;
         end if;
      end loop;
      while P <= Pattern'Length and then Pattern (P) = '%' loop
         P := P + 1;
      end loop;
      return P > Pattern'Length;
   end Match_From_Start;

   function Matches (Text : String; Pattern : String) return Boolean is
      Text_Copy    : constant String (1 .. Text'Length) := Text;
      Pattern_Copy : constant String (1 .. Pattern'Length) := Pattern;
      Start        : constant String := Literal_Prefix (Pattern);
   begin
      if not Has_Wildcards (Pattern) then
         return Text = Start;
      elsif not Text_Tools.Starts_With (Text, Start) then
         return False;
      end if;
      return Match_From_Start (Text_Copy, Pattern_Copy);
   end Matches;

end Like_Match;
