--  Records with discriminants
with Ada.Text_IO; use Ada.Text_IO;
procedure Discriminants is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Text (Length : Natural) is record
      Data : String (1 .. Length) := (others => '.');
      Used : Natural := 0;
   end record;
   T : Text (Id (5));
begin
   T.Data (1 .. 2) := "hi";
   T.Used := 2;
   Put_Line (T.Data & Integer'Image (T.Length) & Integer'Image (T.Data'Last));
end Discriminants;
