--  Containers: hashed maps
with Ada.Containers.Hashed_Maps;
with Ada.Containers; use Ada.Containers;
with Ada.Text_IO; use Ada.Text_IO;
procedure Hashed_Maps is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   function Hash (N : Integer) return Hash_Type is (Hash_Type (N * 7));
   package Maps is new Ada.Containers.Hashed_Maps (Integer, Integer, Hash, "=");
   M : Maps.Map;
begin
   for I in 1 .. 60 loop
      M.Include (I * Id (5) mod 31, I);
   end loop;
   for E of M loop
      Put (Integer'Image (E));
   end loop;
   Put_Line (Integer'Image (Integer (M.Length)) & Integer'Image (M (Id (7))));
end Hashed_Maps;
