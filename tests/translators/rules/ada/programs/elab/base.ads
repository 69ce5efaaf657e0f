package Base is
   function Twice (N : Integer) return Integer;
   function Greeting return String;
end Base;
