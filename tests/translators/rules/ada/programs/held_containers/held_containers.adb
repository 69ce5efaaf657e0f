--  Containers in a package's state, in components and behind access values, with cursors and loops.
with Ada.Text_IO; use Ada.Text_IO;
with Registry; use Registry;
procedure Held_Containers is
   B : Book;
   P : constant Book_Access := new Book;
   A : array (1 .. 2) of Number_Lists.Vector;
begin
   Note ("pear", 1);
   Note ("apple", 2);
   Note ("pear", 3);
   Note ("fig", 4);
   Show;
   Put_Line (Most);
   Drop ("fig");
   Drop ("fig");
   Note ("zebra", 5);
   Show;
   for I in 1 .. 6 loop
      B.Add (I * I, (if I mod 2 = 0 then "even" else "odd"));
   end loop;
   B.Double;
   Put_Line (Integer'Image (B.Total));
   B.Forget_Small (20);
   Put_Line (Integer'Image (B.Total) & Integer'Image (Integer (B.Pages.Length)));
   P.all := B;
   Double (P);
   Put_Line (Integer'Image (Total_Of (P)) & Integer'Image (B.Total));
   A (1) := B.Pages;
   for E of A (1) loop
      E := -E;
   end loop;
   A (2) := A (1);
   A (2).Append (5);
   for V of A loop
      for E of V loop
         Put (Integer'Image (E));
      end loop;
   end loop;
   New_Line;
end Held_Containers;
