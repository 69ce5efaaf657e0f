--  Hashed sets.
with Ada.Containers.Hashed_Sets;
with Ada.Containers.Indefinite_Hashed_Sets;
with Ada.Strings.Hash;
with Ada.Containers; use Ada.Containers;
with Ada.Text_IO; use Ada.Text_IO;
procedure Hashed_Sets is
   function H (K : Integer) return Hash_Type is (Hash_Type (K * 7));
   package Sets is new Ada.Containers.Hashed_Sets (Integer, H, "=");
   package Words is new Ada.Containers.Indefinite_Hashed_Sets (String, Ada.Strings.Hash, "=");
   use Sets;
   S, T : Set; C : Cursor; Ok : Boolean; W : Words.Set;
begin
   for I in 1 .. 70 loop S.Include (I * 53 mod 1000); end loop;
   for E of S loop Put (Integer'Image (E)); end loop; New_Line;
   T := S;
   for I in 1 .. 30 loop S.Exclude (I * 2); end loop;
   S.Insert (5000, C, Ok); Put_Line (Integer'Image (Element (C)) & Boolean'Image (Ok));
   S.Insert (5000, C, Ok); Put_Line (Integer'Image (Element (C)) & Boolean'Image (Ok));
   Put_Line (Boolean'Image (S.Is_Subset (T)) & Boolean'Image (S.Overlap (T)) & Boolean'Image (S = T) & Boolean'Image (S.Contains (53)));
   S.Delete (C); Put_Line (Boolean'Image (S.Is_Subset (T)) & Count_Type'Image (S.Length));
   for K in S.Iterate loop Put (Integer'Image (Element (K))); end loop; New_Line;
   C := S.Find (53); S.Delete (C);
   begin S.Insert (106); S.Insert (159); exception when Constraint_Error => Put_Line ("twice"); end;
   begin S.Delete (53); exception when Constraint_Error => Put_Line ("gone"); end;
   S.Replace (106);
   for I in 1 .. 60 loop W.Include ("word" & Integer'Image (I mod 37)); end loop;
   for E of W loop Put (E & ","); end loop; New_Line;
end Hashed_Sets;
