with Ada.Text_IO; use Ada.Text_IO;
procedure Sized_Objects is
   type E is (A, B, C);
   for E use (A => 3, B => 4, C => 5);
   for E'Size use 3;
   type F is (A, B, C);
   for F'Size use 3;
   type G is (A, B, C);
   for G use (A => 3, B => 4, C => 5);
   type H9 is (A, B, C);
   for H9 use (A => -3, B => 4, C => 250);
   for H9'Size use 9;
   type Fx is delta 1.0 range -4.0 .. 4.0;
   for Fx'Small use 2.0 ** (-4);
   for Fx'Size use 16;
   type Fy is delta 1.0 range -4.0 .. 4.0;
   for Fy'Small use 2.0 ** (-4);
   for Fy'Size use 9;
   type I3 is range 0 .. 7;
   for I3'Size use 3;
   type I20 is range 0 .. 7;
   for I20'Size use 20;
   type I40 is range 0 .. 7;
   for I40'Size use 40;
   type M33 is mod 2 ** 20;
   for M33'Size use 33;
   generic
      type T is private;
      Name : String;
   procedure Show (P : T; Q : in out T);
   procedure Show (P : T; Q : in out T) is
      type Rec is record
         K : T;
      end record;
      type Mixed is record
         B1 : Boolean;
         K  : T;
         B2 : Boolean;
         L  : T;
         C  : Character;
      end record;
      type Arr is array (1 .. 3) of T;
      type Rows is array (1 .. 2) of Mixed;
      V : T := P;
      W : constant T := P;
      R : Rec := (K => P);
      M : Mixed := (True, P, False, P, 'x');
      L : Arr := (others => P);
   begin
      Q := P;
      Put_Line
        (Name & Integer'Image (T'Size) & Integer'Image (P'Size) & Integer'Image (Q'Size) & Integer'Image (V'Size)
         & Integer'Image (W'Size) & Integer'Image (R.K'Size) & Integer'Image (L (2)'Size) & Integer'Image (R'Size)
         & Integer'Image (L'Size) & Integer'Image (Rec'Size) & Integer'Image (Arr'Size) & Integer'Image (M'Size)
         & Integer'Image (Mixed'Size) & Integer'Image (Rows'Size) & Integer'Image (M.L'Position));
      V := L (1);
      L (3) := R.K;
      M.K := V;
      R.K := M.L;
   end Show;
   VE : E := E'(A);
   VF : F := F'(A);
   VG : G := G'(A);
   VX : Fx := 1.0;
   VY : Fy := 1.0;
   V3 : I3 := 1;
   V20 : I20 := 1;
   V40 : I40 := 1;
   VM : M33 := 1;
   V9 : H9 := H9'(A);
   procedure P1 is new Show (E, "E");
   procedure P2 is new Show (F, "F");
   procedure P3 is new Show (G, "G");
   procedure P5 is new Show (Fx, "Fx");
   procedure P6 is new Show (Fy, "Fy");
   procedure P7 is new Show (I3, "I3");
   procedure P8 is new Show (I20, "I20");
   procedure P9 is new Show (H9, "H9");
   procedure P10 is new Show (I40, "I40");
   procedure P11 is new Show (M33, "M33");
begin
   P1 (VE, VE);
   P2 (VF, VF);
   P3 (VG, VG);
   P5 (VX, VX);
   P6 (VY, VY);
   P7 (V3, V3);
   P8 (V20, V20);
   P9 (V9, V9);
   P10 (V40, V40);
   P11 (VM, VM);
end Sized_Objects;
