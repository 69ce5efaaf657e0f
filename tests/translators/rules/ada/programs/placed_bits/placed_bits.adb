with Ada.Text_IO; use Ada.Text_IO;
with Ada.Unchecked_Conversion;
with Interfaces; use Interfaces;
with System;

procedure Placed_Bits is
   type Octet is mod 2 ** 8;
   type Nibble is mod 2 ** 4;
   type Three is mod 2 ** 3;
   type Signal is (Stop, Go);
   for Signal'Size use 8;
   type Mode is (Idle, Run, Halt, Test);
   type Coded is (Off, Dim, Full);
   for Coded use (Off => 1, Dim => 4, Full => 200);
   type Deep is (Under, Zero, Over);
   for Deep use (-5, 0, 90);
   type Speed is range -100 .. 100;
   for Speed'Size use 8;
   type Tiny is range -4 .. 3;
   type Twelve is range 0 .. 4095;
   type Flags is array (0 .. 7) of Boolean;
   pragma Pack (Flags);
   type Wide_Flags is array (1 .. 16) of Boolean;
   pragma Pack (Wide_Flags);
   type Modes is array (Natural range 2 .. 5) of Mode;
   pragma Pack (Modes);
   type Nibbles is array (1 .. 2, 1 .. 4) of Nibble with Pack;

   type Status is record
      Ready : Boolean;
      State : Mode;
      Level : Tiny;
      Code  : Nibble;
      Count : Twelve;
      Last  : Three;
      Wrong : Boolean;
      Sum   : Octet;
   end record;
   for Status use record
      Ready at 0 range 0 .. 0;
      State at 0 range 1 .. 2;
      Level at 0 range 3 .. 5;
      Code  at 0 range 6 .. 9;
      Count at 0 range 10 .. 21;
      Last  at 2 range 6 .. 8;
      Wrong at 3 range 1 .. 1;
      Sum   at 3 range 2 .. 9;
   end record;

   type Header is record
      Version : Nibble;
      Length  : Nibble;
      Flag    : Flags;
      Total   : Unsigned_16;
      Weight  : Float;
   end record;
   for Header use record
      Version at 0 range 4 .. 7;
      Length  at 0 range 0 .. 3;
      Flag    at 1 range 0 .. 7;
      Total   at 2 range 0 .. 15;
      Weight  at 4 range 0 .. 31;
   end record;
   for Header'Size use 64;
   for Header'Bit_Order use System.Low_Order_First;

   type Plain is record
      A : Three;
      B : Nibble;
      C : Boolean;
      D : Tiny;
      E : Mode;
      F : Three;
   end record;
   for Plain use record
      A at 0 range 0 .. 2;
      B at 0 range 3 .. 6;
      C at 0 range 7 .. 7;
      D at 1 range 0 .. 2;
      E at 1 range 3 .. 4;
      F at 1 range 5 .. 7;
   end record;
   for Plain'Size use 16;
   for Plain'Alignment use 1;

   function To_Octet is new Ada.Unchecked_Conversion (Signal, Octet);
   function To_Octet is new Ada.Unchecked_Conversion (Speed, Octet);
   function To_Octet is new Ada.Unchecked_Conversion (Flags, Octet);
   function To_Octet is new Ada.Unchecked_Conversion (Coded, Octet);
   function To_Octet is new Ada.Unchecked_Conversion (Deep, Octet);
   function To_Flags is new Ada.Unchecked_Conversion (Octet, Flags);
   function To_Word is new Ada.Unchecked_Conversion (Wide_Flags, Unsigned_16);
   function To_Modes is new Ada.Unchecked_Conversion (Octet, Modes);
   function To_Nibbles is new Ada.Unchecked_Conversion (Unsigned_32, Nibbles);
   function Joined is new Ada.Unchecked_Conversion (Nibbles, Integer_32);
   function Word is new Ada.Unchecked_Conversion (Header, Unsigned_64);
   function Split is new Ada.Unchecked_Conversion (Unsigned_64, Header);
   function Word is new Ada.Unchecked_Conversion (Plain, Unsigned_16);
   function Split is new Ada.Unchecked_Conversion (Unsigned_16, Plain);

   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   F : Flags := To_Flags (Octet (Id (16#A5#)));
   W : Wide_Flags := (others => False);
   M : Modes := To_Modes (2#11_01_00_10#);
   N : Nibbles := To_Nibbles (16#8765_4321#);
   H : Header := (Version => 4, Length => 5, Flag => F, Total => 16#1234#, Weight => 1.5);
   P : Plain;
   S : constant Status := (True, Halt, -3, 9, 3000, 5, True, 77);
begin
   Put_Line (Octet'Image (To_Octet (Go)) & Octet'Image (To_Octet (Speed (Id (-50)))) & Octet'Image (To_Octet (Full))
     & Octet'Image (To_Octet (Deep'Val (Id (0)))) & Octet'Image (To_Octet (Over)));
   F (1) := True;
   F (7) := False;
   Put_Line (Octet'Image (To_Octet (F)));
   for I in W'Range loop
      W (I) := I mod 3 = 0;
   end loop;
   Put_Line (Unsigned_16'Image (To_Word (W)));
   for I in M'Range loop
      Put (Mode'Image (M (I)) & ' ');
   end loop;
   New_Line;
   Put_Line (Nibble'Image (N (1, 3)) & Nibble'Image (N (2, Id (1))) & Integer_32'Image (Joined (N)));
   Put_Line (Unsigned_64'Image (Word (H)));
   H := Split (16#4020_0000_ABCD_8143#);
   Put_Line (Nibble'Image (H.Version) & Nibble'Image (H.Length) & Boolean'Image (H.Flag (7)) & Unsigned_16'Image (H.Total)
     & Float'Image (H.Weight));
   for K in 0 .. 20 loop
      P := Split (Unsigned_16 (Id (3121 * K mod 65536)));
      Put (Three'Image (P.A) & Nibble'Image (P.B) & ' ' & Boolean'Image (P.C) & Tiny'Image (P.D) & ' ' & Mode'Image (P.E)
        & Three'Image (P.F));
      P.D := Tiny (Id (K mod 4) - 4);
      Put_Line (Unsigned_16'Image (Word (P)));
   end loop;
   Put_Line (Twelve'Image (S.Count));
end Placed_Bits;
