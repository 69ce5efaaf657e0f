--  Hashed maps: the order of iterations is that of GNAT's buckets, as they grow and shrink.
with Ada.Containers.Hashed_Maps;
with Ada.Containers; use Ada.Containers;
with Ada.Text_IO; use Ada.Text_IO;
procedure Hashed_Maps is
   function H (K : Integer) return Hash_Type is (Hash_Type (K * 31));
   package Maps is new Ada.Containers.Hashed_Maps (Integer, Integer, H, "=");
   use Maps;
   M, N : Map; C : Cursor; Ok : Boolean;
   procedure Show (M : Map) is
   begin
      for C in M.Iterate loop
         Put (" " & Integer'Image (Key (C)) & "=>" & Integer'Image (Element (C)));
      end loop;
      Put_Line (" " & Count_Type'Image (M.Length));
   end Show;
begin
   for I in 1 .. 60 loop M.Insert (I * 53 mod 1000, I); end loop;
   Show (M);
   for I in 1 .. 20 loop M.Exclude (I * 3); end loop;
   Show (M);
   for I in 1 .. 200 loop M.Include (I * I, I); end loop;
   Show (M);
   N := M;
   N.Include (7777, 1);
   Show (N);
   C := N.Find (7777);
   N.Delete (C);
   Put_Line (Boolean'Image (M = N));
   N.Insert (4, 5, C, Ok);
   Put_Line (Boolean'Image (Ok) & Integer'Image (Element (C)));
   N (4) := N (4) + 10; N (C) := N (C) * 2;
   Put_Line (Integer'Image (N.Element (4)));
   for E of N loop E := E mod 7; end loop;
   Show (N);
   N.Clear;
   for I in reverse 1 .. 10 loop N.Insert (I * 53, I); end loop;
   Show (N);
   N.Clear; N.Reserve_Capacity (5); N.Insert (1, 1); N.Insert (54, 2); N.Insert (98, 3); Show (N);
   N.Reserve_Capacity (300); Show (N);
   C := N.First;
   while Has_Element (C) loop Put (Integer'Image (Key (C))); Next (C); end loop;
   New_Line;
   N.Delete (12345);
exception
   when Constraint_Error => Put_Line ("not there");
end Hashed_Maps;
