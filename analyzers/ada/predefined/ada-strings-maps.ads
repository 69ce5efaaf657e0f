package Ada.Strings.Maps is
   type Character_Set is private;
   type Character_Mapping is private;
   Null_Set : constant Character_Set;
   Identity : constant Character_Mapping;
   function To_Set (Sequence : String) return Character_Set;
   function To_Set (Singleton : Character) return Character_Set;
   function Is_In (Element : Character; Set : Character_Set) return Boolean;
private
   type Character_Set is limited null record;
   type Character_Mapping is limited null record;
end Ada.Strings.Maps;
