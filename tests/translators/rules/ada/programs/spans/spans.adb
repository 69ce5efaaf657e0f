--  Where arrays start and end: those that are empty may end anywhere (ARM 3.6.1, 4.1.2), and nested subprograms,
--  renamings and conversions see the bounds of what they name.
with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Ada.Text_IO; use Ada.Text_IO;
procedure Spans is
   type Numbers is array (Integer range <>) of Integer;
   type Text (Size : Integer) is record
      Data : String (3 .. Size);
   end record;

   procedure Tell (What : String; First, Last, Length : Integer) is
   begin
      Put_Line (What & Integer'Image (First) & Integer'Image (Last) & Integer'Image (Length));
   end Tell;

   procedure Inner (S : String) is
      Own : constant String := S;
      procedure Nested is
      begin
         Tell ("nested", S'First, S'Last, Own'Last);
      end Nested;
   begin
      Nested;
      Tell ("own", Own'First, Own'Last, Own'Length);
   end Inner;

   procedure Outer (S : String) is
   begin
      Tell ("outer", S'First, S'Last, S'Length);
      Inner (S);
   end Outer;

   function Cut (S : String; From, To : Integer) return String is
   begin
      return S (From .. To);
   end Cut;

   function Rest (S : String) return String is (S (S'First + 1 .. S'Last));

   function Sum (N : Numbers) return Integer is
      Total : Integer := 0;
   begin
      for I in N'Range loop
         Total := Total + N (I) * I;
      end loop;
      return Total + N'Last;
   end Sum;

   procedure Try (S : String; I, J : Integer) is
      V : constant String := S (I .. J);
      D : String (I .. J);
      T : Text (J);
      N : constant Numbers (-2 .. 4) := (1, 2, 3, 4, 5, 6, 7);
      Low : Integer := I;
      High : Integer := J;
   begin
      D := V;
      T.Data := (others => 'x');
      Tell ("slice", S (I .. J)'First, S (I .. J)'Last, S (I .. J)'Length);
      Tell ("value", V'First, V'Last, V'Length);
      Tell ("object", D'First, D'Last, D'Length);
      Tell ("component", T.Data'First, T.Data'Last, T.Data'Length);
      Outer (S (I .. J));
      Outer (S (1 .. J));
      Outer (D);
      Outer (T.Data);
      Tell ("cut", Cut (S, I, J)'First, Cut (S, I, J)'Last, Cut (S, I, J)'Length);
      Outer (Cut (S, I, J));
      Outer (Rest (V));
      Outer ("" & V);
      Outer (V & "");
      Outer (V & 'c');
      Tell ("sum", Sum (N (I - 5 .. J - 5)), Sum (N (Low - 3 .. High - 4)), Sum (N (-2 .. High - 5)));
      declare
         R : String renames T.Data (Low .. High);
      begin
         Low := 3;
         High := 3;
         Tell ("renamed", R'First, R'Last, R'Length);
      end;
      declare
         subtype Part is String (I .. J);
         B : constant String := Part (S (I .. J));
      begin
         Tell ("part", Part'First, Part (V)'Last, B'Last);
         Outer (Part (V));
         Outer (Part'(others => 'p'));
      end;
   end Try;

   subtype Three is String (3 .. 5);

   procedure Fixed (P : Three) is
      Z : String (5 .. 2);
   begin
      Tell ("three", P'First, P'Last, P'Length);
      Outer (P);
      Outer (Z);
      Outer (P (5 .. 2));
   end Fixed;

   U : constant Unbounded_String := To_Unbounded_String ("unbounded");
begin
   Try ("abcdefgh", 3, 6);
   Try ("abcdefgh", 5, 4);
   Try ("abcdefgh", 7, 3);
   Fixed ("xyz");
   Tell ("slice", Slice (U, 3, 5)'First, Slice (U, 3, 5)'Last, Slice (U, 3, 5)'Length);
   Tell ("slice", Slice (U, 5, 4)'First, Slice (U, 5, 4)'Last, Slice (U, 5, 4)'Length);
   Outer (Rest (""));
end Spans;
