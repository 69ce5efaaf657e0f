--  Procedures that containers call for an element: to look at it, to change it, with its key.
with Ada.Containers.Indefinite_Ordered_Maps;
with Ada.Containers.Vectors;
with Ada.Text_IO; use Ada.Text_IO;
procedure Handed_Procedures is
   type Item is record
      Hits, Total : Natural := 0;
   end record;
   package Maps is new Ada.Containers.Indefinite_Ordered_Maps (String, Item);
   package Lists is new Ada.Containers.Vectors (Positive, Item);
   M     : Maps.Map;
   V     : Lists.Vector;
   C     : Maps.Cursor;
   Given : Natural := 5;

   procedure Hit (Key : String; Element : in out Item) is
   begin
      Element.Hits := Element.Hits + 1;
      Element.Total := Element.Total + Key'Length * Given;
   end Hit;

   procedure Show (Key : String; Element : Item) is
   begin
      Put (Key & Natural'Image (Element.Hits) & Natural'Image (Element.Total) & "; ");
   end Show;

   procedure Double (Element : in out Item) is
   begin
      Element.Total := 2 * Element.Total + 1;
   end Double;

   procedure Tell (Element : Item) is
   begin
      Put (Natural'Image (Element.Total));
   end Tell;

   procedure Each (Position : Maps.Cursor) is
   begin
      Maps.Query_Element (Position, Show'Access);
   end Each;
begin
   M.Insert ("one", (1, 1));
   M.Insert ("three", (2, 2));
   C := M.Find ("three");
   M.Update_Element (C, Hit'Access);
   Given := 7;
   Maps.Update_Element (M, C, Hit'Access);
   for P in M.Iterate loop
      M.Update_Element (P, Hit'Access);
   end loop;
   M.Iterate (Each'Access);
   New_Line;
   V.Append ((0, 3));
   V.Append ((0, 4));
   V.Update_Element (2, Double'Access);
   V.Update_Element (V.First, Double'Access);
   for P in V.Iterate loop
      Lists.Query_Element (P, Tell'Access);
   end loop;
   V.Query_Element (1, Tell'Access);
   begin
      V.Update_Element (3, Double'Access);
   exception
      when Constraint_Error => Put_Line (" none");
   end;
end Handed_Procedures;
