--  Ordered maps whose keys are of any length.
with Ada.Containers.Indefinite_Ordered_Maps;
with Ada.Text_IO; use Ada.Text_IO;
procedure Word_Maps is
   package Maps is new Ada.Containers.Indefinite_Ordered_Maps (String, Integer);
   use Maps;
   M, N : Map; C : Cursor; Ok : Boolean;
   procedure Show (M : Map) is
   begin
      for C in M.Iterate loop
         Put (" " & Key (C) & "=>" & Integer'Image (Element (C)));
      end loop;
      Put_Line (" " & Integer'Image (Integer (M.Length)));
   end Show;
begin
   M.Insert ("a", 1); M.Insert ("xyz", 2); M.Insert ("def", 3); M.Include ("aaa", 4); M.Include ("def", 5);
   Show (M);
   C := M.Find ("def");
   M.Insert ("bbb", 6, C, Ok);
   Put_Line (Key (C) & Boolean'Image (Ok));
   M.Insert ("bbb", 7, C, Ok);
   Put_Line (Integer'Image (Element (C)) & Boolean'Image (Ok));
   M.Replace_Element (C, 70);
   M ("xyz") := M ("a") + M (C);
   M (C) := M (C) + 1;
   Show (M);
   M.Delete ("aaa");
   M.Insert ("000", 9);
   Put_Line (Key (C) & Integer'Image (Element (C)));
   M.Delete (C);
   Put_Line (Boolean'Image (Has_Element (C)));
   N := M;
   N.Include ("nnn123", 1000);
   N ("000") := -1;
   Show (M); Show (N);
   for V of N loop
      V := V + 1;
   end loop;
   for V of reverse N loop
      Put (Integer'Image (V));
   end loop;
   New_Line;
   C := N.Floor ("mmm"); Put_Line (Key (C));
   C := N.Ceiling ("mmm"); Put_Line (Key (C));
   C := N.First;
   while C /= No_Element loop
      Put (Key (C)); Next (C);
   end loop;
   C := N.Last;
   while Has_Element (C) loop
      Put (Key (C)); C := Previous (C);
   end loop;
   New_Line;
   for C in N.Iterate loop
      N.Replace_Element (C, Element (C) * 2);
      N (C) := N (C) + 1;
   end loop;
   Show (N);
   begin
      N ("qqq") := 1;
   exception when Constraint_Error => Put_Line ("no key");
   end;
   begin
      C := N.Find ("www"); Put_Line (Key (C));
   exception when Constraint_Error => Put_Line ("no element");
   end;
   Put_Line (Boolean'Image (M = N));
   N.Clear; N.Insert ("zzz", 0); Show (N);
end Word_Maps;
