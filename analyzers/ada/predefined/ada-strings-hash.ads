with Ada.Containers;
function Ada.Strings.Hash (Key : String) return Ada.Containers.Hash_Type;
