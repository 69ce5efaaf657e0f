--  Ada.Characters.Handling
with Ada.Characters.Handling; use Ada.Characters.Handling;
with Ada.Text_IO; use Ada.Text_IO;
procedure Character_Handling is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   C : Character := Character'Val (Id (98));
begin
   Put_Line (To_Upper ("miXed") & To_Upper (C) & Boolean'Image (Is_Digit ('7')) & Boolean'Image (Is_Letter (C)));
end Character_Handling;
