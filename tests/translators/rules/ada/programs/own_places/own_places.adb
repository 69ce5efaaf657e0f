--  Addresses of variables that are there as long as the program, compared with others.
with System; use System;
with Ada.Text_IO; use Ada.Text_IO;
procedure Own_Places is
   type Pair is record
      A, B : Integer := 1;
   end record;
   type Row is array (1 .. 3) of Pair;

   package Kept is
      type Hidden is private;
      type Closed is limited private;
      function Same (A : Address) return Address;
   private
      type Hidden is new Integer;
      type Closed is record
         N : Integer := 0;
      end record;
   end Kept;

   R, S : Row;
   I    : Integer := 3;
   H    : Kept.Hidden;
   Held, Other : Address;

   package body Kept is
      X : Closed;
      Y : Hidden := 5;
      Inner : Address;
      function Same (A : Address) return Address is
         X : Closed;
      begin
         if I > 2 then
            return A;
         end if;
         return X'Address;
      end Same;
   begin
      Inner := X'Address;
      Put_Line (Boolean'Image (Inner = Same (X'Address)) & Boolean'Image (Inner /= Y'Address)
                & Boolean'Image (Same (Y'Address) = Y'Address));
      I := 2;
      Put_Line (Boolean'Image (Inner = Same (X'Address)) & Boolean'Image (X'Address = Same (X'Address)));
      I := 3;
   end Kept;

   procedure Ask (A : Address; N : Natural) is
      Mine : Integer := N;
   begin
      Put_Line (Boolean'Image (A = R'Address) & Boolean'Image (S'Address /= A) & Boolean'Image (A = H'Address)
                & Boolean'Image (Null_Address = I'Address));
      if Mine > 0 then
         Ask (Mine'Address, N - 1);
         Ask (Kept.Same (S'Address), N - 1);
      end if;
   end Ask;
begin
   Ask (R'Address, 0);
   Ask (S'Address, 1);
   Held := I'Address;
   Other := H'Address;
   Put_Line (Boolean'Image (Held = Kept.Same (I'Address)) & Boolean'Image (Held = Other) & Boolean'Image (Own_Places.I'Address = Held));
end Own_Places;
