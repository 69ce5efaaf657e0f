with Ada.Text_IO; use Ada.Text_IO;
procedure Late_Subtypes is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   package Hidden is
      type Number is private;
      subtype Same is Number;
      One : constant Number;
      type Word is private;
      subtype Text is Word;
      Empty : constant Word;
      function "+" (N : Number; By : Integer) return Number;
      procedure Put (N : Number);
   private
      type Number is range 0 .. 10;
      One : constant Number := 1;
      type Word is array (1 .. 3) of Character;
      Empty : constant Word := (others => '.');
   end Hidden;

   package body Hidden is
      function "+" (N : Number; By : Integer) return Number is
         S : Same := N;
      begin
         S := Same (Integer (S) + By);
         return S;
      end "+";

      procedure Put (N : Number) is
         T : Text := ('a', 'b', 'c');
      begin
         T (2) := 'x';
         Put_Line (Number'Image (N) & T (1) & T (2));
      end Put;
   end Hidden;

   use Hidden;
   V : Same := One;
   W : Text := Empty;
   N : Integer := Id (4);
begin
   Put (V);
   V := V + 9;
   Put (V);
   Put_Line (Boolean'Image (W = Empty));
   W := Empty;
   begin
      V := V + 1;
      Put (V);
   exception
      when Constraint_Error =>
         Put_Line ("not a number");
   end;
   declare
      A : array (-N .. N) of Integer := (others => 1);
      type Row is array (1 .. 2) of Integer range Id (1) .. N;
      type Rec is record
         F : Integer range Id (2) .. N := Id (3);
      end record;
      R : Row := (1, 4);
      F : Rec;
   begin
      N := 2;
      A := (1, 2, 3, 4, 5, 6, 7, 8, 9);
      A (-4 .. 0) := A (0 .. 4);
      Put_Line (Integer'Image (A (-4)) & Integer'Image (A'First) & Integer'Image (A'Last));
      R (2) := 4;
      F.F := 4;
      Put_Line (Integer'Image (R (2)) & Integer'Image (F.F));
      begin
         R (1) := Id (0);
         Put_Line ("no");
      exception
         when Constraint_Error =>
            Put_Line ("below");
      end;
      begin
         F.F := Id (5);
         Put_Line ("no");
      exception
         when Constraint_Error =>
            Put_Line ("above");
      end;
      begin
         A := (1, 2, 3, 4, 5, 6, 7, 8);
         Put_Line ("no");
      exception
         when Constraint_Error =>
            Put_Line ("too few");
      end;
   end;
end Late_Subtypes;
