package body Speakers is
   overriding function Says (S : Dog) return String is
   begin
      return "wow";
   end Says;
end Speakers;
