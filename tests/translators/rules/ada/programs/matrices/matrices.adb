--  Matrices as results, behind access values, and as parts that change.
with Ada.Text_IO; use Ada.Text_IO;
procedure Matrices is
   type Matrix is array (Integer range <>, Integer range <>) of Integer;
   type Matrix_Access is access Matrix;
   Mismatch : exception;

   function Id (N : Integer) return Integer is (N);

   procedure Tell (M : Matrix; What : String) is
   begin
      Put (What & Integer'Image (M'First) & Integer'Image (M'Last) & Integer'Image (M'First (2)) & Integer'Image (M'Last (2)) & ":");
      for I in M'Range (1) loop
         for J in M'Range (2) loop
            Put (Integer'Image (M (I, J)));
         end loop;
      end loop;
      New_Line;
   end Tell;

   function Identity (Size : Natural) return Matrix is
      Result : Matrix (1 .. Size, 1 .. Size) := (others => (others => 0));
   begin
      for I in Result'Range loop
         Result (I, I) := 1;
      end loop;
      return Result;
   end Identity;

   function "*" (Left, Right : Matrix) return Matrix is
      Result : Matrix (Left'Range (1), Right'Range (2)) := (others => (others => 0));
   begin
      if Left'Length (2) /= Right'Length (1) then
         raise Mismatch;
      end if;
      for I in Result'Range (1) loop
         for J in Result'Range (2) loop
            for K in Left'Range (2) loop
               Result (I, J) := Result (I, J) + Left (I, K) * Right (K - Left'First (2) + Right'First (1), J);
            end loop;
         end loop;
      end loop;
      return Result;
   end "*";

   function Transposed (M : Matrix) return Matrix is
   begin
      return R : Matrix (M'Range (2), M'Range (1)) do
         for I in M'Range (1) loop
            for J in M'Range (2) loop
               R (J, I) := M (I, J);
            end loop;
         end loop;
      end return;
   end Transposed;

   function Same (M : Matrix) return Matrix is (M);

   function Two return Matrix is
   begin
      return M : Matrix (1 .. 2, 1 .. 2) := ((1, 2), (3, 4));
   end Two;

   procedure Double (M : in out Matrix) is
   begin
      for I in M'Range (1) loop
         for J in M'Range (2) loop
            M (I, J) := 2 * M (I, J);
            if M (I, J) > 1_000 then
               raise Mismatch;
            end if;
         end loop;
      end loop;
   end Double;

   procedure Clear (M : out Matrix) is
   begin
      M := (M'Range (1) => (M'Range (2) => 0));
   end Clear;

   type Holder is record
      Name : Character := 'h';
      Data : Matrix (1 .. 2, 1 .. 3) := ((1, 2, 3), (4, 5, 600));
   end record;

   A : Matrix (Id (1) .. Id (2), Id (0) .. Id (2)) := ((1, 2, 3), (4, 5, 6));
   B : constant Matrix := Transposed (A);
   H : Holder;
   Big : Matrix (1 .. 10, 1 .. 10) := (others => (others => 3));
   P, Q : Matrix_Access;
begin
   Tell (B, "b");
   Tell (A * B, "product");
   Tell (Identity (3), "identity");
   Tell (Identity (Id (0)), "none");
   Tell (Same (A), "same");
   Tell (Two * Two * Two, "cube");
   Put_Line (Integer'Image (Identity (4)'Length (2)) & Integer'Image (Transposed (A)'First) & Integer'Image (Two (2, 1)));
   Put_Line (Boolean'Image (Transposed (B) = A) & Boolean'Image (Two = Identity (2)));
   declare Y : constant Boolean := Two * Identity (2) = Two; begin Put_Line (Boolean'Image (Y)); end;
   A := Transposed (B);
   begin
      A := A * B;
      Put_Line ("fits");
   exception
      when Constraint_Error =>
         Put_Line ("other shape");
   end;
   begin
      A := A * A;
      Put_Line ("fits");
   exception
      when Mismatch =>
         Put_Line ("mismatch");
   end;
   Double (A);
   Tell (A, "a");
   begin
      Double (H.Data);
   exception
      when Mismatch =>
         Put_Line ("too much");
   end;
   Tell (H.Data, "h");
   H.Data := A * ((1, 0, 0), (0, 1, 0), (0, 0, 1));
   Tell (H.Data, "h");
   Clear (H.Data);
   Tell (H.Data, "h");
   begin
      H.Data := Two;
   exception
      when Constraint_Error =>
         Put_Line ("no two by three");
   end;
   Double (Big);
   Big := Big * Identity (10);
   Put_Line (Integer'Image (Big (10, 10)) & Integer'Image (Big (1, 9)));
   Tell (Big * Big, "big");

   P := new Matrix (1 .. Id (2), Id (5) .. 6);
   P.all := Two;
   Q := P;
   Q (2, 6) := 40;
   Tell (P.all, "p");
   Tell (P.all * P.all, "p");
   Q := new Matrix'(Two * Two);
   Tell (Q.all, "q");
   Put_Line (Integer'Image (P'First (2)) & Integer'Image (P'Length) & Integer'Image (Q.all'Last (2)) & Boolean'Image (P.all = Q.all));
   Double (Q.all);
   Tell (Q.all, "q");
   Q.all := P.all;
   Tell (Q.all, "q");
   begin
      P.all := Identity (3);
   exception
      when Constraint_Error =>
         Put_Line ("three by three");
   end;
   begin
      P (1, 4) := 3;
   exception
      when Constraint_Error =>
         Put_Line ("no such column");
   end;
   P := null;
   begin
      Put_Line (Integer'Image (P'Last (2)));
   exception
      when Constraint_Error =>
         Put_Line ("nothing there");
   end;
end Matrices;
