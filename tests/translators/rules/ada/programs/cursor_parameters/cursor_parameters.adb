--  Procedures that get cursors: called for every element, directly, and nested.
with Ada.Containers.Hashed_Maps;
with Ada.Containers.Vectors;
with Ada.Containers; use Ada.Containers;
with Ada.Text_IO; use Ada.Text_IO;
procedure Cursor_Parameters is
   function Hash (N : Integer) return Hash_Type is (Hash_Type (N));
   package Maps is new Ada.Containers.Hashed_Maps (Integer, Integer, Hash, "=");
   package Lists is new Ada.Containers.Vectors (Positive, Integer);
   M    : Maps.Map;
   V, W : Lists.Vector;
   Sum  : Integer := 0;

   procedure Print (C : Maps.Cursor) is
   begin
      Put (Integer'Image (Maps.Key (C)) & Integer'Image (Maps.Element (C)));
   end Print;

   procedure Double (C : Lists.Cursor) is
   begin
      V.Replace_Element (C, 2 * Lists.Element (C));
      W.Append (V (C));
   end Double;

   procedure Add (C : Lists.Cursor) is
   begin
      Sum := Sum + Lists.To_Index (C) * V (C);
   end Add;

   function Value (C : Maps.Cursor) return Integer is
     (if Maps.Has_Element (C) then Maps.Element (C) else -1);

   procedure Tell (L : Lists.Vector) is
      Position : Integer := 0;
      procedure Show (C : Lists.Cursor) is
      begin
         Position := Position + 1;
         Put (Integer'Image (Position) & ":" & (if Lists.Has_Element (C) then Integer'Image (Lists.To_Index (C)) else "none"));
      end Show;
   begin
      L.Iterate (Show'Access);
      New_Line;
   end Tell;
begin
   for I in 1 .. 6 loop
      M.Insert (I * 54, I);
      V.Append (I);
   end loop;
   M.Iterate (Print'Access);
   New_Line;
   V.Iterate (Double'Access);
   for I in 2 .. 4 loop
      Double (V.To_Cursor (I));
   end loop;
   Lists.Reverse_Iterate (V, Add'Access);
   Put_Line (Integer'Image (Sum));
   Put_Line (Integer'Image (Value (M.Find (108))) & Integer'Image (Value (M.Find (7))) & Integer'Image (Value (Maps.No_Element)));
   Tell (V);
   W.Append (5);
   Tell (W);
end Cursor_Parameters;
