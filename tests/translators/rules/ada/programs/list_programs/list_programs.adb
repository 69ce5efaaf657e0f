with Ada.Containers.Doubly_Linked_Lists;
with Ada.Containers.Ordered_Maps;
with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Ada.Text_IO; use Ada.Text_IO;
procedure List_Programs is
   function Id (N : Integer) return Integer is begin return N; end Id;
   package Lists is new Ada.Containers.Doubly_Linked_Lists (Integer);
   package Maps is new Ada.Containers.Ordered_Maps (Integer, Integer);
   package Names is new Ada.Containers.Ordered_Maps (Unbounded_String, Natural);
   type Day is (Mon, Tue, Wed);
   package Days is new Ada.Containers.Ordered_Maps (Day, Character, ">");
   L, K : Lists.List;
   M, N : Maps.Map;
   W : Names.Map;
   D : Days.Map;
begin
   L.Append (Id (1)); L.Prepend (0); L.Append (2);
   for E of L loop Put (Integer'Image (E)); end loop;
   New_Line;
   K := L; K.Delete_First; K.Reverse_Elements;
   for E of K loop Put (Integer'Image (E)); end loop;
   Put_Line (Integer'Image (Integer (L.Length)) & Integer'Image (K.First_Element) & Boolean'Image (K.Contains (0)));
   for I in 1 .. 20 loop M.Insert ((I * 7) mod 23, I); end loop;
   M.Include (5, 55); M.Exclude (6); M.Exclude (100); M.Delete (1); M.Replace (7, -7);
   for E of M loop Put (Integer'Image (E)); end loop;
   New_Line;
   Put_Line (Integer'Image (M.Element (5)) & Boolean'Image (M.Contains (1)) & Integer'Image (M.First_Key) & Integer'Image (M.Last_Key) & Integer'Image (Integer (M.Length)));
   N := M; N.Delete_Last; N.Delete_First;
   Put_Line (Integer'Image (N.First_Element) & Integer'Image (N.Last_Element) & Boolean'Image (Maps."=" (M, N)));
   begin
      M.Insert (5, 1);
   exception
      when Constraint_Error => Put_Line ("twice");
   end;
   begin
      Put_Line (Integer'Image (M.Element (1)));
   exception
      when Constraint_Error => Put_Line ("absent");
   end;
   W.Include (To_Unbounded_String ("pear"), 1); W.Include (To_Unbounded_String ("apple"), 2); W.Include (To_Unbounded_String ("pear"), 3);
   Put_Line (To_String (W.First_Key) & Natural'Image (W.Element (To_Unbounded_String ("pear"))));
   D.Insert (Mon, 'm'); D.Insert (Wed, 'w'); D.Insert (Tue, 't');
   for C of D loop Put (C); end loop;
   New_Line;
end List_Programs;
