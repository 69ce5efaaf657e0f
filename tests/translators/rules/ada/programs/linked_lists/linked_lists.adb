--  Lists: cursors across insertions and deletions, words of any length with their bounds, stable sorting.
with Ada.Containers.Doubly_Linked_Lists;
with Ada.Containers.Indefinite_Doubly_Linked_Lists;
with Ada.Text_IO; use Ada.Text_IO;
procedure Linked_Lists is
   package Lists is new Ada.Containers.Doubly_Linked_Lists (Integer);
   package Words is new Ada.Containers.Indefinite_Doubly_Linked_Lists (String);
   use type Lists.Cursor; use type Words.Cursor;
   function Shorter (L, R : String) return Boolean is (L'Length < R'Length);
   package By_Length is new Words.Generic_Sorting (Shorter);
   package Sorting is new Lists.Generic_Sorting;
   L : Lists.List; W, X : Words.List; C, D : Lists.Cursor; P : Words.Cursor;
   procedure Show is
   begin
      for E of L loop Put (Integer'Image (E)); end loop;
      Put (" |");
      for E of reverse L loop Put (Integer'Image (E)); end loop;
      New_Line;
   end Show;
   Line : constant String := "the quick brown fox jumps over the lazy dog";
   From : Positive := Line'First;
begin
   for I in 1 .. 8 loop L.Append (I * 5 mod 7); end loop;
   Show;
   C := L.Find (4);
   L.Insert (C, 99); L.Insert (C, 98, D);
   Show;
   Put_Line (Integer'Image (Lists.Element (D)) & Integer'Image (L (C)));
   L.Delete (C);
   L.Prepend (-1); L.Append (3, 2);
   Show;
   L.Delete (D); L.Append (1000);
   Show;
   L.Reverse_Elements; Show;
   Sorting.Sort (L); Show;
   Put_Line (Boolean'Image (Sorting.Is_Sorted (L)));
   C := L.First;
   while C /= Lists.No_Element loop
      if Lists.Element (C) mod 2 = 0 then
         D := Lists.Next (C);
         L.Delete (C);
         C := D;
      else
         Lists.Next (C);
      end if;
   end loop;
   Show;
   for I in Line'Range loop
      if I = Line'Last or else Line (I + 1) = ' ' then
         W.Append (Line (From .. I));
         From := I + 2;
      end if;
   end loop;
   for E of W loop Put ("[" & E & Integer'Image (E'First) & Integer'Image (E'Last) & "]"); end loop;
   New_Line;
   By_Length.Sort (W);
   for E of W loop Put (E & " "); end loop;
   New_Line;
   X := W;
   for E of X loop E (E'First) := '*'; end loop;
   for E of W loop Put (E & " "); end loop;
   for E of X loop Put (E & " "); end loop;
   New_Line;
   P := W.First;
   while Words.Has_Element (P) loop
      W.Replace_Element (P, Words.Element (P) & Integer'Image (Words.Element (P)'First));
      Words.Next (P);
   end loop;
   for E of reverse W loop Put (E & " "); end loop;
   New_Line;
   Put_Line (W.First_Element & W.Last_Element & Boolean'Image (W.Contains ("dog 41")));
   W.Clear; W.Append ("again"); Put_Line (W.First_Element);
end Linked_Lists;
