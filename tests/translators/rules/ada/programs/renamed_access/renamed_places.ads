package Renamed_Places is

   type Cell is record
      Value : Integer := 0;
   end record;
   type Cell_Access is access all Cell;

   One   : aliased Cell;
   Other : Cell renames One;
   Third : Cell renames Other;
   Here  : Cell_Access := Third'Access;

end Renamed_Places;
