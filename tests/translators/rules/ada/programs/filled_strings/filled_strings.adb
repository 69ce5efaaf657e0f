with Ada.Text_IO; use Ada.Text_IO;

--  Strings that loops fill: byte by byte, by parts, from themselves, beyond their end; and those that a loop uses whole.
procedure Filled_Strings is

   function Reversed (S : String) return String is
      Result : String (1 .. S'Length) := (others => '?');
   begin
      for I in S'Range loop
         Result (S'Last - I + 1) := S (I);
      end loop;
      return Result;
   end Reversed;

   --  From the second byte on, in bounds that do not start at 1.
   function Shifted (S : String) return String is
      Result : String (5 .. 4 + S'Length) := S;
   begin
      for I in Result'First .. Result'Last - 1 loop
         Result (I) := Result (I + 1);
      end loop;
      return Result & Integer'Image (Result'First);
   end Shifted;

   --  By parts that overlap, and ends in the midst of the loop.
   function Doubled (S : String; Ends : Natural) return String is
      Result : String (1 .. 2 * S'Length) := S & S;
   begin
      for I in 1 .. S'Length loop
         if I = Ends then
            return Result;
         end if;
         Result (I + 1 .. I + 2) := Result (I .. I + 1);
         Result (I) := Character'Succ (Result (I));
      end loop;
      return Result (2 .. Result'Last - 1);
   end Doubled;

   --  Used whole in the loop that fills it, and by a loop's condition.
   procedure Grown (S : String) is
      Result : String := S;
   begin
      for I in Result'Range loop
         Result (I) := '*';
         Put_Line (Result);
      end loop;
      while Result /= S loop
         Result := S;
      end loop;
      Put_Line (Result);
   end Grown;

   procedure Star (C : in out Character) is
   begin
      C := (if C = '*' then '-' else '*');
   end Star;

   --  Its bytes are changed by a call, and it is declared within the loop.
   procedure Starred (S : String) is
   begin
      for Round in 1 .. 2 loop
         declare
            Result : String := S & S;
            Before : constant String := Result;
         begin
            for I in Result'Range loop
               if I mod (Round + 1) = 0 then
                  Star (Result (I));
               end if;
            end loop;
            Put_Line (Before & '|' & Result & (if Before = Result then " same" else " other"));
         end;
      end loop;
   end Starred;

   --  What was stored before a check failed stays.
   procedure Beyond (S : String; Last : Natural) is
      Result : String := S;
   begin
      begin
         for I in 1 .. Last loop
            Result (I) := Character'Val (Character'Pos ('a') + I);
         end loop;
      exception
         when Constraint_Error => Put ("beyond ");
      end;
      Put_Line ('(' & Result & ')');
      begin
         for I in 1 .. Last loop
            Result (I .. I + 1) := "<>";
         end loop;
      exception
         when Constraint_Error => Put ("beyond ");
      end;
      Put_Line ('(' & Result & ')' & Integer'Image (Result'Length));
   end Beyond;

begin
   Put_Line ('[' & Reversed ("planks") & Reversed ("") & Reversed ("a") & ']');
   Put_Line (Shifted ("abcdef") & Shifted ("x"));
   for Ends in 0 .. 4 loop
      Put_Line (Doubled ("ABC", Ends));
   end loop;
   Grown ("abc");
   Grown ("");
   Starred ("a*c");
   Beyond ("ship", 3);
   Beyond ("ship", 5);
   Beyond ("", 1);
end Filled_Strings;
