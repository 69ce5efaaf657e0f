with Ada.Containers;
function Ada.Strings.Fixed.Hash (Key : String) return Ada.Containers.Hash_Type;
