--  The constants of containers that hold nothing, and what is inserted several times.
with Ada.Text_IO; use Ada.Text_IO;
with Ada.Containers.Vectors;
with Ada.Containers.Ordered_Maps;
with Ada.Containers.Ordered_Sets;
with Ada.Containers.Doubly_Linked_Lists;
procedure Empty_Containers is
   package Int_Vectors is new Ada.Containers.Vectors (Positive, Integer);
   use type Int_Vectors.Vector;
   package Maps is new Ada.Containers.Ordered_Maps (Integer, Int_Vectors.Vector);
   package Sets is new Ada.Containers.Ordered_Sets (Integer);
   package Lists is new Ada.Containers.Doubly_Linked_Lists (Integer);
   use type Sets.Set;
   type Rec is record V : Int_Vectors.Vector := Int_Vectors.Empty_Vector; S : Sets.Set := Sets.Empty_Set; end record;
   V : Int_Vectors.Vector := Int_Vectors.Empty_Vector;
   M : Maps.Map := Maps.Empty_Map;
   S : Sets.Set;
   L : Lists.List := Lists.Empty_List;
   R : Rec;
   function Make (Empty : Boolean) return Int_Vectors.Vector is
      X : Int_Vectors.Vector;
   begin
      if Empty then return Int_Vectors.Empty_Vector; end if;
      X.Append (5);
      return X;
   end Make;
begin
   for I in 1 .. 5 loop
      if not M.Contains (I mod 2) then M.Insert (I mod 2, Int_Vectors.Empty_Vector); end if;
      M (I mod 2).Append (I);
   end loop;
   for C in M.Iterate loop
      for E of M (C) loop Put (Integer'Image (E)); end loop; New_Line;
   end loop;
   R.V.Append (1); R.S.Insert (3); R.V := Int_Vectors.Empty_Vector;
   Put_Line (Boolean'Image (V = Int_Vectors.Empty_Vector) & Boolean'Image (R.S = Sets.Empty_Set) & Boolean'Image (S = Sets.Empty_Set) & Boolean'Image (Make (True) = V) & Boolean'Image (Make (False) = V));
   M := Maps.Empty_Map; L.Append (3); L := Lists.Empty_List;
   Put_Line (Boolean'Image (M.Is_Empty) & Boolean'Image (L.Is_Empty) & Boolean'Image (R.V.Is_Empty));
   V := 3 & Int_Vectors.Empty_Vector & 4; V.Insert (2, 9, 3); V.Insert (1, 7, 0);
   for E of V loop Put (Integer'Image (E)); end loop; New_Line;
   begin
      V.Insert (7, 1, 0);
   exception
      when Constraint_Error => Put_Line ("no place");
   end;
end Empty_Containers;
