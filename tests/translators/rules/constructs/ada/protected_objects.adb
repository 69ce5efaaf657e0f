--  Protected objects
with Ada.Text_IO; use Ada.Text_IO;
procedure Protected_Objects is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   protected Counter is
      procedure Add (N : Integer);
      function Value return Integer;
   private
      Sum : Integer := 0;
   end Counter;
   protected body Counter is
      procedure Add (N : Integer) is
      begin
         Sum := Sum + N;
      end Add;
      function Value return Integer is
      begin
         return Sum;
      end Value;
   end Counter;
begin
   Counter.Add (Id (5));
   Counter.Add (2);
   Put_Line (Integer'Image (Counter.Value));
end Protected_Objects;
