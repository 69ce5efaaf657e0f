--  Records whose matrices have the bounds that their discriminants give.
with Ada.Text_IO; use Ada.Text_IO;
procedure Squares is
   type Matrix is array (Positive range <>, Positive range <>) of Integer;
   type Plane is array (Natural range <>, Integer range <>) of Character;

   type Square (Side : Natural) is record
      Name : Character := 's';
      Data : Matrix (1 .. Side, 1 .. Side) := (others => (others => 0));
   end record;
   subtype Few is Natural range 0 .. 5;
   type Any_Square (Side : Few := 2) is record
      Data : Matrix (1 .. Side, 1 .. Side);
   end record;
   type Picture (Low, High : Integer) is record
      Dots : Plane (1 .. High, Low .. High) := (others => (others => '.'));
      Count : Natural := 0;
   end record;
   type Square_Access is access Square;

   function Id (N : Integer) return Integer is (N);

   function Trace (S : Square) return Integer is
      Sum : Integer := 0;
   begin
      for I in S.Data'Range loop
         Sum := Sum + S.Data (I, I);
      end loop;
      return Sum;
   end Trace;

   function Unit (Side : Natural) return Square is
      S : Square (Side);
   begin
      for I in 1 .. Side loop
         S.Data (I, I) := 1;
      end loop;
      return S;
   end Unit;

   procedure Double (M : in out Matrix) is
   begin
      for I in M'Range (1) loop
         for J in M'Range (2) loop
            M (I, J) := 2 * M (I, J);
         end loop;
      end loop;
   end Double;

   procedure Tell (M : Matrix) is
   begin
      Put (Integer'Image (M'First) & Integer'Image (M'Last) & Integer'Image (M'First (2)) & Integer'Image (M'Last (2)) & ":");
      for I in M'Range (1) loop
         for J in M'Range (2) loop
            Put (Integer'Image (M (I, J)));
         end loop;
      end loop;
      New_Line;
   end Tell;

   procedure Show (P : Picture) is
   begin
      for I in P.Dots'Range (1) loop
         for J in P.Dots'Range (2) loop
            Put (P.Dots (I, J));
         end loop;
         New_Line;
      end loop;
      Put_Line (Integer'Image (P.Dots'First (2)) & Integer'Image (P.Dots'Last (2)) & Integer'Image (P.Dots'Length (1)));
   end Show;

   S : Square := Unit (3);
   T : Square (2) := (2, 't', ((1, 2), (3, 4)));
   U : Any_Square;
   P : Picture (-1, 2);
   A : Square_Access := new Square (Id (2));
begin
   Tell (S.Data);
   Put_Line (Integer'Image (Trace (S)) & Integer'Image (Trace (T)) & Integer'Image (S.Data'Last (2)));
   S.Data (Id (2), 3) := 7;
   Double (S.Data);
   Tell (S.Data);
   S.Data := (others => (others => 4));
   Tell (S.Data);
   begin
      S.Data := T.Data;
   exception
      when Constraint_Error =>
         Put_Line ("other size");
   end;
   begin
      S.Data (4, 1) := 1;
   exception
      when Constraint_Error =>
         Put_Line ("no such row");
   end;
   begin
      S := T;
   exception
      when Constraint_Error =>
         Put_Line ("other side");
   end;
   U := (Side => 3, Data => S.Data);
   Tell (U.Data);
   U := (2, T.Data);
   Tell (U.Data);
   U := (0, (1 .. 0 => (1 .. 0 => 1)));
   Tell (U.Data);
   begin
      U := (3, T.Data);
   exception
      when Constraint_Error =>
         Put_Line ("no three by three");
   end;
   Put_Line (Boolean'Image (T = Unit (2)) & Boolean'Image (Unit (2) = Unit (Id (2))) & Boolean'Image (T.Data = A.Data));
   P.Dots (1, -1) := 'x';
   P.Dots (2, Id (2)) := 'y';
   Show (P);
   A.Data := T.Data;
   A.Data (1, 2) := 9;
   Tell (A.all.Data);
   Double (A.Data);
   Tell (A.Data);
   declare
      E : Square (Id (0));
      Q : Picture (Id (3), 1);
      F : Any_Square := (1, Data => (1 => (1 => Id (5))));
   begin
      Put_Line (Integer'Image (Trace (E)) & Integer'Image (E.Data'Last) & Integer'Image (Q.Dots'Last (2)));
      Show (Q);
      F.Data (1, 1) := F.Data (1, 1) + 1;
      Tell (F.Data);
   end;
   declare
      G : Picture (Id (0), -2);
   begin
      Show (G);
   exception
      when Constraint_Error =>
         Put_Line ("outside");
   end;
end Squares;
