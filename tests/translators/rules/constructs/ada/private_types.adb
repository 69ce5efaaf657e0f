--  Private and limited private types
with Ada.Text_IO; use Ada.Text_IO;
procedure Private_Types is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   package P is
      type Counter is limited private;
      type Money is private;
      None : constant Money;
      procedure Tick (C : in out Counter);
      function Value (C : Counter) return Integer;
      function Of_Cents (N : Integer) return Money;
      function "+" (L, R : Money) return Money;
      function Cents (M : Money) return Integer;
   private
      type Counter is record
         N : Integer := 3;
      end record;
      type Money is new Integer;
      None : constant Money := 0;
   end P;
   package body P is
      procedure Tick (C : in out Counter) is
      begin
         C.N := C.N + 1;
      end Tick;
      function Value (C : Counter) return Integer is
      begin
         return C.N;
      end Value;
      function Of_Cents (N : Integer) return Money is
      begin
         return Money (N);
      end Of_Cents;
      function "+" (L, R : Money) return Money is
      begin
         return Money (Integer (L) + Integer (R));
      end "+";
      function Cents (M : Money) return Integer is
      begin
         return Integer (M);
      end Cents;
   end P;
   use P;
   C : Counter;
   M : Money := None;
begin
   Tick (C);
   M := M + Of_Cents (250);
   Put_Line (Integer'Image (Value (C)) & Integer'Image (Cents (M)) & Boolean'Image (M = None));
end Private_Types;
