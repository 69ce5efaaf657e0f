with Ada.Containers;
function Ada.Strings.Unbounded.Hash (Key : Unbounded_String) return Ada.Containers.Hash_Type;
