with Ada.Text_IO; use Ada.Text_IO;
with Ada.Strings; use Ada.Strings;
with Ada.Strings.Bounded;

procedure Bounded_Texts is
   package Names is new Ada.Strings.Bounded.Generic_Bounded_Length (Max => 12);
   use Names;
   package Codes is new Ada.Strings.Bounded.Generic_Bounded_Length (4);
   type Person is record
      Name : Bounded_String;
      Code : Codes.Bounded_String := Codes.To_Bounded_String ("none");
   end record;
   type People is array (1 .. 3) of Person;

   procedure Show (S : Bounded_String) is
   begin
      Put_Line ('[' & To_String (S) & ']' & Natural'Image (Length (S)));
   end Show;

   function Greeting (To : Bounded_String) return Bounded_String is
   begin
      return "hi " & To & '!';
   end Greeting;

   S : Bounded_String := To_Bounded_String ("abc");
   T : Bounded_String;
   P : People;
begin
   Show (S);
   Show (Null_Bounded_String);
   Append (S, "def");
   Append (S, '-');
   Show (Append (S, S, Drop => Left));
   Show (Append (S, S, Drop => Right));
   Show (Greeting (To_Bounded_String ("you")));
   T := S;
   Replace_Element (T, 2, 'X');
   Put_Line (Element (T, 2) & Slice (T, 3, 5));
   if S = T or else not (S < T) or else not ("abc" <= S) then
      Put_Line ("first");
   end if;
   if T = "aXcdef-" and then S < "zz" and then "b" > S and then T <= S and then not (S >= "zz") then
      Put_Line ("second");
   end if;
   Show (Bounded_Slice (T, 2, 4));
   Put_Line (Natural'Image (Index (S, "de")));
   Put_Line (Natural'Image (Names.Count (S, "a")));
   Put_Line (Natural'Image (Index_Non_Blank (S, Backward)));
   Replace_Slice (T, 2, 3, "12345");
   Show (T);
   Insert (T, 1, ">>");
   Show (T);
   Show (Overwrite (T, 11, "END", Left));
   Delete (T, 1, 4);
   Show (T);
   Show (Delete (T, 6, 99));
   Show (Delete (T, 9, 10));
   Show (Delete (T, 3, 2));
   begin
      Show (Delete (T, 10, 11));
   exception
      when Index_Error =>
         Put_Line ("beyond");
   end;
   Show (Trim (To_Bounded_String ("  mid  "), Both));
   Show (Head (S, 10, '.'));
   Show (Tail (S, 3) & "zz");
   T := 3 * 'z';
   Show (T & To_Bounded_String ("!"));
   T := 2 * "ab";
   Show (T);
   Show (Replicate (9, "ab", Drop => Right));
   Set_Bounded_String (T, "a longer text than fits", Left);
   Show (T);
   P (1).Name := To_Bounded_String ("Ann");
   P (2) := (Name => To_Bounded_String ("Bob"), Code => Codes.To_Bounded_String ("b1"));
   P (3) := P (2);
   for I in P'Range loop
      Put_Line (To_String (P (I).Name) & ':' & Codes.To_String (P (I).Code));
      Put_Line (Boolean'Image (P (I) = P (2)));
   end loop;
   begin
      Append (T, 'x');
   exception
      when Length_Error =>
         Put_Line ("full");
   end;
   begin
      Put_Line (Element (S, 9) & "");
   exception
      when Index_Error =>
         Put_Line ("no such");
   end;
   begin
      Put_Line (Slice (S, 3, 9));
   exception
      when Ada.Strings.Index_Error =>
         Put_Line ("not so far");
   end;
   case Length (S) is
      when 0 .. 5 => Put_Line ("short");
      when others => Put_Line ("long" & Integer'Image (Max_Length) & Integer'Image (Length_Range'Last));
   end case;
end Bounded_Texts;
