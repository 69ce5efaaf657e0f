--  A return without a value inside an extended one gives its object.
with Ada.Text_IO; use Ada.Text_IO;

procedure Return_Ends is
   type Pair is record
      Left, Right : Integer := 0;
   end record;

   function Number (N : Integer) return Integer is
   begin
      return X : Integer := N do
         for Step in 1 .. 5 loop
            if X > 20 then
               return;
            end if;
            X := X * 2 + Step;
         end loop;
         X := -X;
      end return;
   end Number;

   function Both (N : Integer) return Pair is
   begin
      return P : Pair := (N, N + 1) do
         declare
            procedure Swap is
               Kept : constant Integer := P.Left;
            begin
               if P.Left > 3 then
                  return;
               end if;
               P.Left := P.Right;
               P.Right := Kept;
            end Swap;
         begin
            Swap;
            if N mod 2 = 0 then
               return;
            end if;
            P.Right := 100 / (N - 5);
         exception
            when Constraint_Error =>
               P.Left := -1;
               return;
         end;
         P.Left := P.Left + 1000;
      end return;
   end Both;

   function Word (N : Natural) return String is
   begin
      return S : String := "abcdef" do
         if N = 0 then
            return;
         end if;
         S (N) := '*';
      end return;
   end Word;
begin
   for N in -3 .. 12 loop
      declare
         P : constant Pair := Both (N);
      begin
         Put_Line (Integer'Image (Number (N)) & Integer'Image (P.Left) & Integer'Image (P.Right));
      end;
   end loop;
   Put_Line (Word (0) & Word (2));
end Return_Ends;
