--  Containers: ordered maps
with Ada.Containers.Ordered_Maps;
with Ada.Text_IO; use Ada.Text_IO;
procedure Maps is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   package Maps is new Ada.Containers.Ordered_Maps (Integer, Integer);
   M : Maps.Map;
begin
   M.Insert (5, 50);
   M.Insert (2, Id (20));
   M.Include (5, 55);
   Put_Line (Integer'Image (M.Element (5)) & Boolean'Image (M.Contains (3)) & Integer'Image (M.First_Key));
end Maps;
