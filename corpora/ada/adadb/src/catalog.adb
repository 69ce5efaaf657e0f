------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : CATALOG (body)
--
--  Change history
--    1991-06-17  RKL  First version
--    1993-08-10  RKL  Hash map
------------------------------------------------------------------------

with Generic_Maps;
with Generic_Sort;
with Numbers;
with Sql_Errors; use Sql_Errors;

package body Catalog is

   use type Names.Name;

   package Table_Maps is new Generic_Maps
     (Key_Type     => Names.Name,
      Element_Type => Storage.Table_Access,
      Hash         => Names.Hash,
      Buckets      => 5);

   procedure Sort is new Generic_Sort
     (Element_Type => Names.Name,
      Array_Type   => Name_Array,
      Precedes     => Names.Precedes);

   All_Tables : Table_Maps.Map;

   function Exists (N : Names.Name) return Boolean is
   begin
      return Table_Maps.Contains (All_Tables, N);
   end Exists;

   procedure Create (S : Schemas.Schema) is
   begin
      if Exists (S.Table) then
         Fail (Duplicate_Table, Names.Image (S.Table));
      elsif Table_Maps.Count (All_Tables) = Max_Tables then
         Fail (Too_Many_Tables,
               "at most " & Numbers.Integer_Image (Max_Tables));
      end if;
      Table_Maps.Insert (All_Tables, S.Table, Storage.New_Table (S));
   end Create;

   function Lookup (N : Names.Name) return Storage.Table_Access is
   begin
      if not Exists (N) then
         Fail (Unknown_Table, Names.Image (N));
      end if;
      return Table_Maps.Element (All_Tables, N);
   end Lookup;

   procedure Drop (N : Names.Name) is
      Victim : Storage.Table_Access := Lookup (N);
   begin
      Table_Maps.Remove (All_Tables, N);
      Storage.Dispose (Victim);
   end Drop;

   function Sorted_Names return Name_Array is
      Keys   : constant Table_Maps.Key_Array := Table_Maps.Keys (All_Tables);
      Result : Name_Array (Keys'Range);
   begin
      for I in Keys'Range loop
         Result (I) := Keys (I);
      end loop;
      Sort (Result);
      return Result;
   end Sorted_Names;

end Catalog;
