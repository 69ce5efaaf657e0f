--  Containers: keys and elements of any length
with Ada.Containers.Indefinite_Hashed_Maps;
with Ada.Strings.Hash;
with Ada.Text_IO; use Ada.Text_IO;
procedure Indefinite_Maps is
   function Id (S : String) return String is
   begin
      return S;
   end Id;
   package Maps is new Ada.Containers.Indefinite_Hashed_Maps (String, String, Ada.Strings.Hash, "=");
   M : Maps.Map;
begin
   M.Include (Id ("one"), "un");
   M.Include (Id ("two"), "deux");
   M.Include (Id ("one"), "uno");
   Put_Line (M ("one") & M.Element ("two") & Boolean'Image (M.Contains (Id ("three"))));
end Indefinite_Maps;
