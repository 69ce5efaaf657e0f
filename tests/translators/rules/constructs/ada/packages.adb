--  Packages with bodies, state and initialisation
with Ada.Text_IO; use Ada.Text_IO;
procedure Packages is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   package Stack is
      procedure Push (N : Integer);
      function Pop return Integer;
      Depth : Natural := 0;
   end Stack;
   package body Stack is
      Items : array (1 .. 9) of Integer;
      procedure Push (N : Integer) is
      begin
         Depth := Depth + 1;
         Items (Depth) := N;
      end Push;
      function Pop return Integer is
      begin
         Depth := Depth - 1;
         return Items (Depth + 1);
      end Pop;
   begin
      Push (Id (42));
   end Stack;
begin
   Stack.Push (7);
   Put_Line (Integer'Image (Stack.Pop) & Integer'Image (Stack.Depth));
   Put_Line (Integer'Image (Stack.Pop));
end Packages;
