--  Hashed maps of words: GNAT's hash of strings, with and without case.
with Ada.Containers.Indefinite_Hashed_Maps;
with Ada.Containers.Hashed_Maps;
with Ada.Strings.Hash;
with Ada.Strings.Hash_Case_Insensitive;
with Ada.Strings.Equal_Case_Insensitive;
with Ada.Strings.Unbounded.Hash; use Ada.Strings.Unbounded;
with Ada.Text_IO; use Ada.Text_IO;
procedure Hashed_Words is
   package Counts is new Ada.Containers.Indefinite_Hashed_Maps (String, Natural, Ada.Strings.Hash, "=");
   package Any_Case is new Ada.Containers.Indefinite_Hashed_Maps (String, String, Ada.Strings.Hash_Case_Insensitive, Ada.Strings.Equal_Case_Insensitive);
   package By_Name is new Ada.Containers.Hashed_Maps (Unbounded_String, Unbounded_String, Ada.Strings.Unbounded.Hash, "=");
   use type Counts.Cursor;
   C : Counts.Map; K : Counts.Cursor; A : Any_Case.Map; B : By_Name.Map;
   Line : constant String := "it was the best of times it was the worst of times it was the age of wisdom it was the age of foolishness";
   From : Positive := Line'First;
   procedure Count (Word : String) is
   begin
      if C.Contains (Word) then
         C.Replace (Word, C.Element (Word) + 1);
      else
         C.Insert (Word, 1);
      end if;
   end Count;
begin
   for I in Line'Range loop
      if I = Line'Last or else Line (I + 1) = ' ' then
         Count (Line (From .. I));
         From := I + 2;
      end if;
   end loop;
   for P in C.Iterate loop
      Put (Counts.Key (P) & Natural'Image (Counts.Element (P)) & "; ");
   end loop;
   New_Line;
   for I in 1 .. 100 loop Count (Integer'Image (I * I)); end loop;
   K := C.First;
   while K /= Counts.No_Element loop
      Put (Counts.Key (K) & ";");
      K := Counts.Next (K);
   end loop;
   New_Line;
   A.Include ("Hello", "World"); A.Include ("HELLO", "again"); A.Include ("Good", "bye");
   for V of A loop Put (V & " "); end loop;
   for P in A.Iterate loop Put (Any_Case.Key (P) & "=" & A (P) & " "); end loop;
   New_Line;
   Put_Line (A ("hello") & Ada.Containers.Hash_Type'Image (Ada.Strings.Hash ("The quick brown fox")));
   for I in 1 .. 20 loop B.Include (To_Unbounded_String (Integer'Image (I)), To_Unbounded_String ("v" & Integer'Image (I))); end loop;
   for V of B loop Append (V, "!"); end loop;
   for P in B.Iterate loop Put (To_String (By_Name.Key (P)) & To_String (By_Name.Element (P))); end loop;
   New_Line;
end Hashed_Words;
