with Lists;
with Sorting;
package body Shelves is
   type Cell;
   type Link is access Cell;
   type Cell is record
      Value : Integer;
      Below : Link;
   end record;
   type Tree;
   type Branch is access Tree;
   type Tree is record
      Value       : Integer := 0;
      Left, Right : Branch;
   end record;
   type Node (Kind : Node_Kind);
   type Node_Link is access Node;
   type Node (Kind : Node_Kind) is record
      Seen : Boolean := False;
      case Kind is
         when Leaf => Value : Integer;
         when Sum => A, B : Node_Link;
         when Negation => Inner : Node_Link;
      end case;
   end record;

   Top  : Link;
   Size : Natural := 0;
   Root : Branch := null;

   package Number_Lists is new Lists (Element => Integer, Limit => 12);
   procedure Sort is new Sorting (Integer, Numbers, "<");
   Kept : Number_Lists.List;

   procedure Push (N : Integer) is
   begin
      Top := new Cell'(N, Top);
      Size := Size + 1;
   end Push;
   function Pop return Integer is
      Old : constant Link := Top;
   begin
      if Old = null then
         raise Missing with "empty";
      end if;
      Top := Old.Below;
      Size := Size - 1;
      return Old.Value;
   end Pop;
   function Depth return Natural is
      N  : Natural := 0;
      At_Cell : Link := Top;
   begin
      while At_Cell /= null loop
         N := N + 1;
         At_Cell := At_Cell.all.Below;
      end loop;
      if N /= Size then
         raise Program_Error;
      end if;
      return N;
   end Depth;

   procedure Insert_In (T : in out Branch; N : Integer) is
   begin
      if T = null then
         T := new Tree;
         T.Value := N;
      elsif N < T.Value then
         Insert_In (T.Left, N);
      elsif N > T.Value then
         Insert_In (T.Right, N);
      end if;
   end Insert_In;
   procedure Insert (N : Integer) is
   begin
      Insert_In (Root, N);
   end Insert;
   function Holds (N : Integer) return Boolean is
      T : Branch := Root;
   begin
      while T /= null and then T.Value /= N loop
         T := (if N < T.Value then T.Left else T.Right);
      end loop;
      return T /= null;
   end Holds;
   function Height_Of (T : Branch) return Natural is
   begin
      if T = null then
         return 0;
      end if;
      return 1 + Natural'Max (Height_Of (T.Left), Height_Of (T.Right));
   end Height_Of;
   function Height return Natural is (Height_Of (Root));
   function Least return Integer is
      T : Branch := Root;
   begin
      while T.Left /= null loop
         T := T.Left;
      end loop;
      return T.Value;
   end Least;

   procedure Store (N : Integer) is
   begin
      Number_Lists.Append (Kept, N);
   end Store;
   procedure Forget is
   begin
      Number_Lists.Clear (Kept);
   end Forget;
   function Drop_Multiples (Of_Number : Integer) return Natural is
      Gone : Natural;
      function Doomed (N : Integer) return Boolean is (N mod Of_Number = 0);
      procedure Remove is new Number_Lists.Remove_If (Doomed);
   begin
      Remove (Kept, Gone);
      return Gone * 100 + Number_Lists.Length (Kept);
   end Drop_Multiples;
   function Stored (Index : Positive) return Integer is
      use type Number_Lists.Place;
      P : Number_Lists.Place := Number_Lists.First (Kept);
   begin
      for I in 2 .. Index loop
         exit when P = Number_Lists.Nowhere;
         P := Number_Lists.Next (P);
      end loop;
      return Number_Lists.Value (P);
   end Stored;

   function Sorted (N : Numbers) return Numbers is
      Result : Numbers (1 .. N'Length) := N;
   begin
      Sort (Result);
      return Result;
   end Sorted;
   function Backwards (N : Numbers) return Numbers is
      Result : Numbers (N'Range);
   begin
      for I in N'Range loop
         Result (N'Last - I + N'First) := N (I);
      end loop;
      return Result;
   end Backwards;
   function Prefix (N : Numbers; Count : Natural) return Integer is
      Part : constant Numbers := Backwards (N (N'First + 1 .. N'Last));
      Total : Integer := Part'First * 1000;
   begin
      for I in Part'First .. Part'First + Count - 1 loop
         Total := Total + Part (I);
      end loop;
      return Total;
   end Prefix;
   function Squares (Count : Integer) return Numbers is
      Result : Numbers (1 .. Count mod 20);
   begin
      for I in Result'Range loop
         Result (I) := I * I;
      end loop;
      return Result;
   end Squares;
   function Capped (Count : Integer) return Integer is
      type Short is array (Few range <>) of Boolean;
      Flags : Short (1 .. Count) := (others => True);
   begin
      return Flags'Length;
   end Capped;
   procedure Double (N : in out Numbers) is
   begin
      for I in N'Range loop
         N (I) := N (I) * 2;
      end loop;
   end Double;

   function Checked (N : Integer) return Integer is
   begin
      Steps := Steps + 1;
      if N < 0 then
         raise Missing;
      end if;
      return N;
   end Checked;
   procedure Put_At (S : in out Slots; Index : Integer; N : Integer) is
   begin
      S (Index) := Checked (N);
   end Put_At;
   procedure Put_Twice (S : in out Slots; Index : Integer) is
      C : constant Link := new Cell'(0, Top);
   begin
      S (Steps mod 5 + 1) := Checked (Index);
      C.Below.Value := Checked (Index - 3);
   end Put_Twice;

   function Value_Of (N : Node_Link) return Integer is
   begin
      N.Seen := True;
      case N.Kind is
         when Leaf => return N.Value;
         when Sum => return Value_Of (N.A) + Value_Of (N.B);
         when Negation => return -Value_Of (N.Inner);
      end case;
   end Value_Of;
   function Evaluate (Kind : Node_Kind; A, B : Integer) return Integer is
      X : constant Node_Link := new Node'(Leaf, False, A);
      Y : constant Node_Link := new Node'(Kind => Negation, Seen => False, Inner => X);
      Z : Node_Link := X;
   begin
      case Kind is
         when Leaf => null;
         when Sum => Z := new Node'(Sum, False, X, new Node'(Leaf, False, B));
         when Negation => Z := Y;
      end case;
      if Y.Seen then
         return 0;
      end if;
      return Value_Of (Z) + Z.Value * 0;
   end Evaluate;
   function Shared (N : Integer) return Integer is
      A : constant Link := new Cell'(N, null);
      B : Link := A;
   begin
      B.Value := B.Value + 1;
      B.Below := A;
      if A = B and A.Below.Below = B then
         B := new Cell'(A.all);
         B.Value := 7;
      end if;
      return A.Value;
   end Shared;
   function Scan (S : String) return Integer is
      Total : Integer := 0;
   begin
      for C of S loop
         case C is
            when '0' .. '9' => Total := Total * 2 + Character'Pos (C) - 48;
            when ' ' => null;
            when '.' => exit;
            when others => return -Total;
         end case;
      end loop;
      return Total;
   end Scan;
   function Null_Error (N : Integer) return Integer is
      A : Link;
   begin
      if N > 0 then
         A := new Cell'(N, null);
      end if;
      return A.Value;
   exception
      when Constraint_Error => return -1;
   end Null_Error;
end Shelves;
