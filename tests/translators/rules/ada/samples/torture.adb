with Ada.Text_IO; use Ada.Text_IO;
with Ada.Strings; use Ada.Strings;
with Ada.Strings.Fixed;
with Ada.Characters.Handling;
with Ada.Exceptions;
package body Torture is
   use type Interfaces.Unsigned_32;
   Secret : Integer := 0;
   Table : constant array (1 .. 3) of Integer := (10, 20, 30);
   Greeting : constant String := "hello";

   function Arith (A, B : Integer) return Integer is
   begin
      return A * 3 - B / 2 + (A - B) * 2;
   end Arith;
   function Mods (A, B : Integer) return Integer is (A mod B + A / B);
   function Rems (A, B : Integer) return Integer is (A rem B - A / B);
   function Powers (A : Integer; N : Natural) return Integer is (A ** N);
   function Smalls (A, B : Small) return Small is
      C : Small := A + B;
   begin
      C := C * 2 - A;
      return C;
   end Smalls;
   function Tinies (A, B : Tiny) return Tiny is
   begin
      return (A * B) / 2 + A - B;
   end Tinies;
   function Bytes (A, B : Byte) return Byte is (A * B + 7 - (A xor B) + (not A));
   function Nibbles (A, B : Nibble) return Nibble is (A * B + 3 - B + (not A) + (A and 5) - (-B));
   function Words (A, B : Word) return Word is
      C : Word := A * B;
   begin
      if B /= 0 then
         C := C + A mod B + A / B;
      end if;
      return C or 1;
   end Words;
   function Longs (A, B : Long) return Long is (A * B - B / (A or 1));
   function Shifts (A : Interfaces.Unsigned_32; N : Natural) return Interfaces.Unsigned_32 is
     (Interfaces.Shift_Left (A, N mod 40) xor Interfaces.Shift_Right (A, N mod 35) xor Interfaces.Rotate_Left (A, N mod 70) xor Interfaces.Rotate_Right (A, 3));
   function Narrow (A : Integer) return Percent is
   begin
      return A;
   end Narrow;
   function To_Small (A : Integer) return Small is (Small (A));
   function To_Byte (A : Integer) return Byte is (Byte (A));
   function From_Word (A : Word) return Integer is (Integer (A));
   function Abs_Of (A : Integer) return Natural is (abs A);
   function Neg (A : Integer) return Integer is (-A);
   function Floats (A, B : Float) return Float is (A * 2.5 + B / 3.0 - A ** 2);
   function Doubles (A, B : Long_Float) return Long_Float is (A / B + A * B - abs B);
   function Rounded (A : Long_Float) return Integer is (Integer (A));
   function Widen (A : Integer) return Long_Float is (Long_Float (A) / 7.0);
   function Next_Day (D : Day) return Day is (Day'Succ (D));
   function Prev_Day (D : Day) return Day is (Day'Pred (D));
   function Day_At (N : Integer) return Day is (Day'Val (N));
   function Day_Text (D : Day) return String is (Day'Image (D) & Integer'Image (Day'Pos (D)));
   function Text_Day (S : String) return Day is (Day'Value (S));
   function Text_Int (S : String) return Integer is (Integer'Value (S));
   function Is_Work (D : Day) return Boolean is (D in Workday);
   function Work (D : Day) return Workday is (D);
   function Chars (C : Character) return Character is
   begin
      if C in 'a' .. 'z' then
         return Character'Val (Character'Pos (C) - 32);
      elsif C = ''' or C = ASCII.LF then
         return Character'Succ (C);
      end if;
      return Ada.Characters.Handling.To_Lower (C);
   end Chars;
   function Char_At (S : String; I : Integer) return Character is (S (I));
   function Middle (S : String; A, B : Integer) return String is (S (A .. B));
   function Reverse_Text (S : String) return String is
      R : String (S'Range);
   begin
      for I in S'Range loop
         R (S'Last - I + S'First) := S (I);
      end loop;
      return R;
   end Reverse_Text;
   function Find (S : String; C : Character) return Natural is
   begin
      for I in S'Range loop
         if S (I) = C then
            return I;
         end if;
      end loop;
      return 0;
   end Find;
   function Find_Slice (S : String; C : Character; From : Positive) return Natural is
   begin
      return Find (S (From .. S'Last), C);
   end Find_Slice;
   function Tail_Of (S : String) return String is
   begin
      if S'Length < 2 then
         return S;
      end if;
      return S (S'First + 1 .. S'Last);
   end Tail_Of;
   function First_Of_Tail (S : String) return Integer is
      T : constant String := Tail_Of (Tail_Of (S));
   begin
      if T'Length = 0 then
         return -1;
      end if;
      return T'First * 1000 + Find (T, T (T'Last)) + T'Last;
   end First_Of_Tail;
   function Joined (S, T : String) return String is
      R : constant String := Tail_Of (S) & T;
   begin
      return R & Integer'Image (R'First) & Integer'Image (R'Last);
   end Joined;
   function Padded (S : String) return Four is
      R : Four := (others => '.');
   begin
      if S'Length >= 4 then
         R := S (S'First .. S'First + 3);
      else
         R (1 .. S'Length) := S;
      end if;
      return R;
   end Padded;
   function Sum (P : Points) return Integer is
      T : Integer := 0;
   begin
      for X of P loop
         T := T + X;
      end loop;
      return T;
   end Sum;
   function Largest (P : Points) return Integer is
      M : Integer := P (P'First);
   begin
      for I in P'First + 1 .. P'Last loop
         if P (I) > M then
            M := P (I);
         end if;
      end loop;
      return M;
   end Largest;
   function Total (G : Grid) return Integer is
      T : Integer := 0;
   begin
      for I in reverse G'Range loop
         T := T * 2 + G (I);
      end loop;
      return T + Table (2);
   end Total;
   function Spread (S : Shifted) return Integer is
   begin
      return S (-2) * 100 + S (S'Last) + S (0);
   end Spread;
   procedure Bump (G : in out Grid; I : Integer; By : Integer) is
   begin
      G (I) := G (I) + By;
      G (1) := G (4);
   end Bump;
   procedure Fill (G : out Grid; V : Integer) is
   begin
      G := (1 => V, 2 | 3 => V / 2, others => 0);
   end Fill;
   function Days (B : By_Day) return Small is
      T : Small := 0;
   begin
      for D in Day loop
         if D /= Wed then
            T := T + B (D);
         end if;
      end loop;
      return T;
   end Days;
   function Area (S : Shape) return Integer is
   begin
      case S.Kind is
         when Circle => return 3 * S.Radius * S.Radius;
         when Square => return S.Side * S.Side;
         when Triangle => return S.Side * S.Side / 2;
         when None => return S.Radius;
      end case;
   end Area;
   function Describe (S : Shape) return String is
   begin
      if S.Kind = Circle then
         return "circle" & Integer'Image (S.Radius);
      end if;
      return To_String (S.Name) & S.Code;
   end Describe;
   procedure Grow (S : in out Shape; By : Integer) is
   begin
      if S.Kind = Circle then
         S.Radius := S.Radius + By;
      else
         S.Side := S.Side + By;
         Append (S.Name, "+");
      end if;
   end Grow;
   function Make (K : Shape_Kind; N : Integer) return Shape is
      R : Shape;
   begin
      case K is
         when Circle => R := (Circle, To_Unbounded_String ("c"), N);
         when Square => R := (Kind => Square, Name => Null_Unbounded_String, Side => N, Code => "sqre");
         when others => null;
      end case;
      return R;
   end Make;
   function Same (A, B : Shape) return Boolean is (A = B);
   function Pairs (P : Pair) return Pair is
      R : Pair := P;
   begin
      R.A := R.A + 1;
      R.C (2 .. 3) := P.C (1 .. 2);
      if R = P then
         R.B := Mon;
      end if;
      return R;
   end Pairs;
   function Default_Pair return Pair is
      R : Pair;
   begin
      return R;
   end Default_Pair;
   procedure Divide (A, B : Integer; Q, R : out Integer) is
   begin
      Q := A / B;
      R := A - Q * B;
   end Divide;
   procedure Swap (A, B : in out Integer) is
      T : constant Integer := A;
   begin
      A := B;
      B := T;
   end Swap;
   procedure Clamp (P : in out Percent; By : Integer) is
   begin
      P := P + By;
   end Clamp;
   procedure Count_Up (By : Integer) is
   begin
      Counter := Counter + By;
      Secret := Secret + 1;
      Level := (Level + Secret) mod 101;
      if Secret > 3 then
         raise Own_Error with "secret";
      end if;
   end Count_Up;
   procedure Rename_Title (S : String) is
   begin
      Title := To_Unbounded_String (S);
      if Length (Title) > 5 then
         Replace_Element (Title, 1, '#');
      end if;
   end Rename_Title;
   function Catch (A : Integer) return String is
      X : Percent := 0;
   begin
      if A = 1 then
         raise Own_Error with "one";
      elsif A = 2 then
         raise Other_Error;
      elsif A = 3 then
         raise Constraint_Error;
      end if;
      X := A;
      return "fine" & Integer'Image (X);
   exception
      when E : Own_Error | Other_Error =>
         return "own " & Ada.Exceptions.Exception_Message (E);
      when Constraint_Error =>
         return "constraint" & Integer'Image (X);
   end Catch;
   function Nested (A : Integer) return Integer is
      Acc : Integer := 0;
      Factor : constant Integer := A mod 7;
      procedure Add (N : Integer) is
      begin
         Acc := Acc + N * Factor;
      end Add;
      function Twice (N : Integer) return Integer is
      begin
         Add (N);
         return N * 2;
      end Twice;
   begin
      for I in 1 .. 4 loop
         Add (I);
      end loop;
      return Twice (Acc) + Acc;
   end Nested;
   function Loops (N : Integer) return Integer is
      T : Integer := 0;
      I : Integer := 0;
   begin
      while I < N and then I < 50 loop
         I := I + 3;
         T := T + I;
      end loop;
      Outer :
      for A in 1 .. 5 loop
         for B in reverse A .. 5 loop
            exit Outer when A * B > N;
            T := T + A * B;
         end loop;
      end loop Outer;
      return T;
   end Loops;
   function Exits (N : Integer) return Integer is
      K : Natural := 0;
   begin
      loop
         K := K + 1;
         exit when K * K > N or K > 200;
      end loop;
      return K;
   end Exits;
   function Classify (N : Integer) return String is
   begin
      case N is
         when Integer'First .. -1 => return "neg";
         when 0 => return "zero";
         when 1 | 3 | 5 | 7 .. 9 => return "odd";
         when Percent range 10 .. 100 => return "big";
         when others => null;
      end case;
      return "other";
   end Classify;
   function Choice (N : Integer; S : String) return String is
      T : constant String := (if N > 0 then S elsif N = 0 then "zero" else S & "neg");
   begin
      return T & (case N is when 1 => "a", when 2 .. 4 => "b", when others => "c");
   end Choice;
   function Unb (S : String; N : Natural) return Unbounded_String is
      U : Unbounded_String := To_Unbounded_String (S);
   begin
      for I in 1 .. N mod 5 loop
         Append (U, ',');
         U := U & S & "!";
      end loop;
      return 2 * U;
   end Unb;
   function Unb_Index (S : Unbounded_String; P : String) return Natural is
     (Index (S, P) + 1000 * Index (S, P, Ada.Strings.Backward) + 100_000 * Ada.Strings.Unbounded.Count (S, P));
   function Unb_Slice (S : Unbounded_String; A : Positive; B : Natural) return String is (Slice (S, A, B));
   function Unb_Delete (S : Unbounded_String; A : Positive; B : Natural) return String is (To_String (Delete (S, A, B)));
   function Unb_Insert (S : Unbounded_String; A : Positive; T : String) return String is
     (To_String (Insert (S, A, T)) & "|" & To_String (Overwrite (S, A, T)) & "|" & To_String (Replace_Slice (S, A, A + 1, T)));
   function Unb_Elem (S : Unbounded_String; I : Positive) return Character is (Element (S, I));
   function Fixed_Trim (S : String) return String is
     ("[" & Ada.Strings.Fixed.Trim (S, Both) & "|" & Ada.Strings.Fixed.Trim (S, Left) & "|" & Ada.Strings.Fixed.Head (S, 3, '-') & "|" & Ada.Strings.Fixed.Tail (S, 4) & "]");
   function Upper (S : String) return String is (Ada.Characters.Handling.To_Upper (S));
   function Images (N : Integer; B : Byte; F : Boolean) return String is
     (Integer'Image (N) & Byte'Image (B) & Boolean'Image (F) & Natural'Image (Natural'Max (3, N mod 10)));
   function Opaque (N : Integer) return Hidden is ((X => N, Y => N mod 101));
   function Inside (H : Hidden) return Integer is (H.X - H.Y);
   function "+" (A, B : Pair) return Pair is
   begin
      return (A => A.A + B.A, B => Day'Max (A.B, B.B), C => A.C (1 .. 2) & B.C (3 .. 4));
   end "+";
   function Uses_Plus (A, B : Pair) return Pair is (A + B + (1, Mon, "wxyz"));
   function Defaults (A : Integer; B : Integer := 3; C : Integer := Percent'Last) return Integer is (A * B - C);
   function Named return Integer is (Defaults (C => 1, A => 2) + Defaults (5) + Defaults (5, C => 2));
   function Recursive (N : Natural) return Natural is
   begin
      if N < 2 then
         return N;
      end if;
      return Recursive ((N mod 20) - 1) + Recursive ((N mod 20) - 2);
   end Recursive;
   function Member (N : Integer; C : Character) return Boolean is
     (N in 1 .. 10 | 20 | 30 .. 40 and then C not in 'a' .. 'f' | 'x');
   function Logic (A, B, C : Boolean) return Boolean is ((A and B) or (not C xor A));
   function Shorts (A, B : Integer) return Boolean is
   begin
      return B /= 0 and then A / B > 2 and then A mod B = 1;
   end Shorts;
   procedure Print_It (S : String; N : Integer) is
   begin
      Put ("<" & S & ">");
      Put_Line (Integer'Image (N));
      if N < 0 then
         New_Line (2);
         raise Own_Error;
      end if;
      Put ('x');
   end Print_It;
   function Local_Const (N : Integer) return String is
      Twice : constant Integer := N mod 5;
      Text : String (1 .. Twice + 1) := (others => 'q');
      Copy : constant String (1 .. 5) := Greeting;
   begin
      Text (Text'Last) := Copy (Copy'First);
      declare
         Part : String := Text & Copy;
      begin
         Part (1) := 'P';
         return Part (1 .. Twice + 2);
      end;
   end Local_Const;
   function Cases (C : Character) return Integer is
   begin
      case C is
         when 'a' .. 'f' => return Character'Pos (C) - Character'Pos ('a');
         when '0' | '1' => return 10;
         when ''' | '"' => return 11;
         when ASCII.NUL .. ' ' => return 12;
         when others => return 13;
      end case;
   end Cases;
   function Lazy (S : String) return Boolean is
   begin
      return S'Length > 2 and then S (S'First) = S (S'Last) and then S (S'First + 1) /= 'b';
   end Lazy;
   function Agg (N : Integer) return Grid is ((N, N + 1, 0, others => 5));
   function Agg_Range (N : Integer) return Shifted is
      R : Shifted := (others => 1);
   begin
      R (N mod 3 - 1) := 99;
      return R;
   end Agg_Range;
   function Message_Of (S : String) return String is
   begin
      raise Own_Error with S & S;
   exception
      when E : Own_Error => return Ada.Exceptions.Exception_Message (E);
   end Message_Of;
   function Compare_Text (S, T : String) return Integer is
   begin
      if S < T then
         return -1;
      elsif S = T then
         return 0;
      end if;
      return 1;
   end Compare_Text;
   function Block_Vars (N : Integer) return Integer is
      X : Integer := N mod 10;
   begin
      declare
         X : Integer := 5;
      begin
         X := X + N mod 3;
         Secret := X;
      end;
      begin
         X := Table (X);
      exception
         when Constraint_Error => X := -X;
      end;
      return X * 100;
   end Block_Vars;
   function Early (N : Integer) return Integer is
      R : Integer;
   begin
      if N > 3 then
         R := 1;
      elsif N < -3 then
         R := 2;
      else
         raise Other_Error with "early";
      end if;
      return R + N;
   end Early;
end Torture;
