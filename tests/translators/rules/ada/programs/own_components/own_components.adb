--  A loop over a container in a record, which changes another component of it.
with Ada.Text_IO; use Ada.Text_IO;
with Ada.Containers.Vectors;
procedure Own_Components is
   package Vs is new Ada.Containers.Vectors (Positive, Integer);
   type Bag is record
      Items : Vs.Vector;
      Total : Integer := 0;
   end record;
   procedure Sum (Self : in out Bag) is
   begin
      for E of Self.Items loop
         Self.Total := Self.Total + E;
      end loop;
   end Sum;
   B : Bag;
begin
   B.Items.Append (3);
   B.Items.Append (4);
   Sum (B);
   Put_Line (Integer'Image (B.Total));
end Own_Components;
