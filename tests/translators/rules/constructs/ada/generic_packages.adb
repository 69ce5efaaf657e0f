--  Generic packages
with Ada.Text_IO; use Ada.Text_IO;
procedure Generic_Packages is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   generic
      type Item is private;
      Size : Positive;
      with function Image (I : Item) return String;
   package Stacks is
      procedure Push (I : Item);
      procedure Show;
   end Stacks;
   package body Stacks is
      Data : array (1 .. Size) of Item;
      Top : Natural := 0;
      procedure Push (I : Item) is
      begin
         Top := Top + 1;
         Data (Top) := I;
      end Push;
      procedure Show is
      begin
         for K in reverse 1 .. Top loop
            Put (Image (Data (K)));
         end loop;
         New_Line;
      end Show;
   end Stacks;
   function Img (N : Integer) return String is (Integer'Image (N));
   package Ints is new Stacks (Integer, 5, Img);
begin
   Ints.Push (Id (4));
   Ints.Push (9);
   Ints.Show;
end Generic_Packages;
