--  Ordered sets: cursors, neighbours, words.
with Ada.Containers.Ordered_Sets;
with Ada.Containers.Indefinite_Ordered_Sets;
with Ada.Text_IO; use Ada.Text_IO;
procedure Set_Cursors is
   package Sets is new Ada.Containers.Ordered_Sets (Integer);
   package Words is new Ada.Containers.Indefinite_Ordered_Sets (String);
   use Sets;
   S, T : Set; C : Cursor; Ok : Boolean; W : Words.Set;
begin
   for I in 1 .. 12 loop S.Include (I * 7 mod 13); end loop;
   S.Delete (5);
   S.Insert (100, C, Ok);
   Put_Line (Integer'Image (Element (C)) & Boolean'Image (Ok));
   S.Insert (-4, C, Ok); S.Insert (-40);
   Put_Line (Integer'Image (Element (C)) & Integer'Image (Element (Next (C))) & Integer'Image (Element (Previous (C))));
   S.Delete (C);
   for K in S.Iterate loop Put (Integer'Image (Element (K))); end loop; New_Line;
   for E of reverse S loop Put (Integer'Image (E)); end loop; New_Line;
   T := S; T.Exclude (100); T.Include (55);
   for E of Union (S, T) loop Put (Integer'Image (E)); end loop; New_Line;
   for E of Intersection (S, T) loop Put (Integer'Image (E)); end loop; New_Line;
   for E of Difference (S, T) loop Put (Integer'Image (E)); end loop; New_Line;
   C := S.Floor (50); Put_Line (Integer'Image (Element (C)));
   C := S.Ceiling (50); Put_Line (Integer'Image (S (C)));
   W.Include ("pear"); W.Include ("apple"); W.Include ("fig"); W.Include ("apple");
   for E of W loop Put (E & " "); end loop; New_Line;
   for E in W.Iterate loop Put (Words.Element (E) & " "); end loop; New_Line;
   Put_Line (W.First_Element & W.Last_Element & Integer'Image (Integer (W.Length)) & Boolean'Image (W.Contains ("fig")));
end Set_Cursors;
