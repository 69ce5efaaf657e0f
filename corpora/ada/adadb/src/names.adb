------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : NAMES (body)
--
--  Change history
--    1991-03-21  RKL  First version
--    1992-11-30  RKL  No double underscores, no underscore at the end
------------------------------------------------------------------------

with Char_Class;
with Keywords;
with Sql_Errors;
with Text_Tools;

package body Names is

   function Is_Valid (S : String) return Boolean is
      Previous : Character := '_';
   begin
      if S'Length = 0 or else S'Length > Max_Name_Length then
         return False;
      elsif not Char_Class.Is_Letter (S (S'First)) then
         return False;
      end if;
      for I in S'Range loop
         if not Char_Class.Is_Word_Part (S (I)) then
            return False;
         elsif S (I) = '_' and then Previous = '_' then
            return False;
         end if;
         Previous := S (I);
      end loop;
      return Previous /= '_';
   end Is_Valid;

   function To_Name (S : String) return Name is
      Result : Name;
   begin
      if not Is_Valid (S) then
         raise Sql_Errors.SQL_Error with
           Sql_Errors.Message_Of (Sql_Errors.Invalid_Name, S);
      elsif Keywords.Is_Reserved (S) then
         raise Sql_Errors.SQL_Error with
           Sql_Errors.Message_Of
             (Sql_Errors.Invalid_Name, S & " is a reserved word");
      end if;
      Result.Length := S'Length;
      Result.Text (1 .. S'Length) := Text_Tools.Lower_Case (S);
      return Result;
   end To_Name;

   function Image (N : Name) return String is
   begin
      return N.Text (1 .. N.Length);
   end Image;

   function Precedes (Left, Right : Name) return Boolean is
   begin
      return Left.Text < Right.Text;
   end Precedes;

   function Hash (N : Name) return Hashing.Hash_Code is
   begin
      return Hashing.Hash (Image (N));
   end Hash;

end Names;
