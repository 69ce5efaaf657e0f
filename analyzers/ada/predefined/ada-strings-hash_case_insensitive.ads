with Ada.Containers;
function Ada.Strings.Hash_Case_Insensitive (Key : String) return Ada.Containers.Hash_Type;
