with Ada.Text_IO; use Ada.Text_IO;

procedure Modular_Neighbours is
   type Byte is mod 256;
   type Week is mod 7;
   type Nibble is mod 16;
   type Word is mod 2 ** 32;
   type Long is mod 2 ** 64;
   subtype Few is Week range 2 .. 4;
   A : Byte := 255;
   B : Week := 6;
   C : Nibble := 15;
   D : Word := Word'Last;
   E : Long := 0;
   F : Few := 4;

   generic
      type T is (<>);
   function Next (X : T) return T;

   function Next (X : T) return T is
   begin
      return T'Succ (X);
   end Next;

   function Next_Week is new Next (Week);
   function Next_Few is new Next (Few);
begin
   Put_Line (Byte'Image (Byte'Succ (A)) & Byte'Image (Byte'Pred (A)) & Byte'Image (Byte'Pred (Byte'Succ (A) * 2)));
   Put_Line (Week'Image (Week'Succ (B)) & Week'Image (Week'Pred (B)) & Week'Image (Week'Pred (B - 6)));
   Put_Line (Nibble'Image (Nibble'Succ (C)) & Nibble'Image (Nibble'Pred (C + 1)));
   Put_Line (Word'Image (Word'Succ (D)) & Word'Image (Word'Pred (D + 1)));
   Put_Line (Long'Image (Long'Succ (E)) & Long'Image (Long'Pred (E)));
   Put_Line (Week'Image (Next_Week (B)) & Week'Image (Few'Succ (F)) & Week'Image (Few'Pred (F)));
   begin
      F := Few'Succ (F);
      Put_Line (Few'Image (F));
   exception
      when Constraint_Error =>
         Put_Line ("outside");
   end;
   begin
      F := Next_Few (F);
      Put_Line (Few'Image (F));
   exception
      when Constraint_Error =>
         Put_Line ("outside");
   end;
   for I in 1 .. 8 loop
      B := Week'Succ (B);
      Put (Week'Image (B));
   end loop;
   New_Line;
end Modular_Neighbours;
