package Speakers is
   type Speaker is interface;
   function Says (S : Speaker) return String is abstract;
   type Dog is new Speaker with null record;
   overriding function Says (S : Dog) return String;
end Speakers;
