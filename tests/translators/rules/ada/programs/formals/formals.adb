--  Formal objects of instances that are arrays of any bounds.
with Ada.Text_IO; use Ada.Text_IO;
procedure Formals is
   type Line is array (Integer range <>) of Integer;

   generic
      Given : Line;
      Text : String := "default";
   procedure Tell;

   procedure Tell is
      procedure Inner is
      begin
         Put_Line (Integer'Image (Given'First) & Integer'Image (Given'Last) & " " & Text (Text'First) & Text);
      end Inner;
      Sum : Integer := 0;
   begin
      for I in Given'Range loop
         Sum := Sum + Given (I);
      end loop;
      Put_Line (Integer'Image (Sum) & Integer'Image (Text'First));
      Inner;
   end Tell;

   procedure Try (A, B : Integer) is
      X : Line (A .. B) := (others => 3);
      S : String := "abcdefgh";
      procedure Tell_It is new Tell (X);
      procedure Tell_Part is new Tell (X, S (A .. B));
      package Kept is
         procedure Show;
      end Kept;
      package body Kept is
         procedure Tell_Fixed is new Tell ((4, 5), "xyz");
         procedure Show is
         begin
            Tell_Fixed;
         end Show;
      end Kept;
   begin
      X := (others => 7);
      S := (others => 'z');
      Tell_It;
      Tell_Part;
      Kept.Show;
   exception
      when Constraint_Error =>
         Put_Line ("constraint error");
   end Try;
begin
   Try (2, 4);
   Try (5, 4);
end Formals;
