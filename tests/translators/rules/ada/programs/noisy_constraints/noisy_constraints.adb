--  Constraints whose expressions do something: they are evaluated once, in the order of the text, where they are declared.

with Ada.Text_IO; use Ada.Text_IO;

procedure Noisy_Constraints is

   Count : Integer := 0;

   function Next (Step : Integer := 1) return Integer is
   begin
      Count := Count + Step;
      Put (Integer'Image (Count));
      return Count;
   end Next;

   function Ratio return Float is (Float (Next) / 2.0);

   subtype Few is Integer range 1 .. 20;
   type Row is array (Positive range <>) of Integer;
   type Table is array (Few range <>, Few range <>) of Integer;
   type Pair (First, Second : Few) is record
      Left  : Row (1 .. First) := (others => 1);
      Right : Row (1 .. Second) := (others => 2);
   end record;
   type Pair_Access is access Pair;
   type Row_Access is access Row;

   procedure Show (Name : String; Value : Integer) is
   begin
      Put_Line (" " & Name & Integer'Image (Value));
   end Show;

   --  Subtypes of every kind; nested subprograms use them later.
   procedure Subtypes is
      subtype Span is Integer range Next .. Next (3);
      subtype Line is Row (Next (-3) .. Next (3));
      subtype Both is Pair (Second => Next (-2), First => Next);
      subtype Twice is Pair (First | Second => Next);
      subtype Reals is Float range 0.0 .. Ratio;

      function Inside (Value : Integer) return Boolean is (Value in Span);

      procedure Use_Them is
         L : Line := (others => 0);
         B : Both;
         T : Twice;
      begin
         Show ("line", L'First * 100 + L'Last);
         Show ("both", B.Left'Last * 100 + B.Second);
         Show ("twice", T.First * 100 + T.Second);
         for I in Span loop
            Put (Integer'Image (I));
         end loop;
         New_Line;
      end Use_Them;

      R : Reals := 0.5;
   begin
      New_Line;
      Count := 10;
      Use_Them;
      Show ("some", Span'First * 100 + Span'Last);
      Show ("inside", Boolean'Pos (Inside (Span'Last)) * 10 + Boolean'Pos (Inside (Span'Last + 1)));
      R := R + Float (Count);
      Show ("too much", Integer (R));
   exception
      when Constraint_Error =>
         Put_Line (" constraint_error");
   end Subtypes;

   --  Types of components: what depends on no discriminant is evaluated with the type, checked with each object.
   procedure Components is
      Height : Integer := 3;
      type Plain is record
         Low  : Integer range Next .. 100 := 50;
         Line : Row (Next .. Next (2));
      end record;
      type Shaped (Size : Integer) is record
         Line   : Row (Size .. Next);
         Inner  : Pair (Next, Size);
         Higher : Pair (Height, Size);
      end record;
      type Chosen (Size : Integer) is record
         case Size is
            when 0 .. 30 =>
               Inner : Pair (Size, Next (20));
            when others =>
               Number : Integer := 7;
         end case;
      end record;
      subtype Byte is Integer range 0 .. 255;
      type Changing (Size : Byte := 31) is record
         case Size is
            when 1 .. 30 =>
               Inner : Pair (Size, Next);
            when others =>
               null;
         end case;
      end record;
      type Vector is array (1 .. Next) of Integer range 0 .. Next;
      P : Plain;
      V : Vector := (others => 2);
      N : Changing;
   begin
      N := (Size => 32);
      New_Line;
      Height := 9;
      Count := 1;
      Show ("plain", P.Line'First * 100 + P.Line'Last);
      Show ("vector", V'Last);
      Show ("changing", N.Size);
      declare
         S : Shaped (2);
         O : Shaped (1);
      begin
         Show ("shaped", S.Line'Last * 100 + S.Inner.First);
         Show ("shaped", O.Line'First * 100 + O.Inner.Second);
         Show ("height", S.Higher.First + O.Higher.Left'Length);
      end;
      declare
         C : Chosen (31);
      begin
         Show ("chosen", C.Number);
      end;
      declare
         C : Chosen (1);
      begin
         Show ("chosen", C.Inner.Second);
      end;
   exception
      when Constraint_Error =>
         Put_Line (" constraint_error");
   end Components;

   --  Objects: their constraints come before their values, for each of the names of a declaration.
   procedure Objects (Times : Natural) is
      A, B : Pair (Next, Next) := (Next - 2, Next - 2, others => (others => 0));
      C, D : constant Row (1 .. Next (-Count / 2)) := (others => Next);
      P, Q : Pair_Access (Next (-1), Next);
      R    : Row_Access (1 .. Next);

      procedure Assign (Size : Few) is
      begin
         P := new Pair (Size, Size + 1);
         Show ("assigned", P.Right'Last);
      exception
         when Constraint_Error =>
            Show ("not assigned", Size);
      end Assign;
   begin
      New_Line;
      Show ("objects", A.First * 1_000 + A.Second * 100 + B.First * 10 + B.Second);
      Show ("rows", C'Last * 100 + D'Last);
      for Size in D'Last - 1 .. D'Last + 3 loop
         Assign (Size);
      end loop;
      Q := null;
      R := new Row (1 .. Count);
      Show ("row", R'Last);
      if Times > 0 then
         Count := 0;
         Objects (Times - 1);
         Show ("again", D'Last);
      end if;
   exception
      when Constraint_Error =>
         Put_Line (" constraint_error");
   end Objects;

   --  Checks: after all bounds of an array, before the next value of a discriminant.
   procedure Checks (Wrong : Integer) is
   begin
      begin
         declare
            subtype Large is Table (Next .. Next, Next (Wrong) .. Next);
            T : Large := (others => (others => 0));
         begin
            Show ("large", T'Length (2));
         end;
      exception
         when Constraint_Error =>
            Put_Line (" constraint_error");
      end;
      begin
         declare
            subtype Large is Pair (Next, Next);
            P : Large;
         begin
            Show ("pair", P.Second);
         end;
      exception
         when Constraint_Error =>
            Put_Line (" constraint_error");
      end;
      declare
         P : Pair (Next, Next) := (Next, Next, others => (others => 0));
      begin
         Show ("not there", P.Second);
      end;
   exception
      when Constraint_Error =>
         Put_Line (" constraint_error");
   end Checks;

   generic
      type Item is private;
      with function Make return Item;
   procedure Several;

   procedure Several is
      type Items is array (Positive range <>) of Item;
      subtype Span is Items (1 .. Next);
      S : Span := (others => Make);
   begin
      Show ("several", S'Last);
   end Several;

   function One return Integer is (Next);
   function Yes return Boolean is (Next > 0);
   procedure Numbers is new Several (Integer, One);
   procedure Flags is new Several (Boolean, Yes);

begin
   Subtypes;
   Count := 0;
   Components;
   Count := 0;
   Objects (1);
   Count := 3;
   Checks (1);
   Count := 19;
   Checks (2);
   Count := 2;
   Numbers;
   Count := 1;
   Flags;
end Noisy_Constraints;
