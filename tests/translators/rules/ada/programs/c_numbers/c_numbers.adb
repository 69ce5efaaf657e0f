--  The numbers of C, as Interfaces.C has them.
with Ada.Text_IO; use Ada.Text_IO;
with Interfaces.C;

procedure C_Numbers is

   use type Interfaces.C.int;
   use type Interfaces.C.unsigned;
   use type Interfaces.C.unsigned_char;
   use type Interfaces.C.size_t;
   use type Interfaces.C.long;
   use type Interfaces.C.double;
   package C renames Interfaces.C;

   subtype Percent is C.int range 0 .. 100;
   type Counts is array (C.unsigned_char range 250 .. 255) of C.int;

   package Int_IO is new Ada.Text_IO.Integer_IO (C.int);

   function Twice (X : C.int) return C.int is (X * 2);

   procedure Show (Name : String; X : C.int) is
   begin
      Put_Line (Name & C.int'Image (X));
   end Show;

   function Hash (Text : String) return C.unsigned is
      H : C.unsigned := 5381;
   begin
      for Letter of Text loop
         H := (H * 33) xor C.unsigned (Character'Pos (Letter));
      end loop;
      return H;
   end Hash;

   Sums  : Counts := (others => 7);
   Byte  : C.unsigned_char := 250;
   Small : C.signed_char := C.signed_char'First;
   Size  : C.size_t := 0;
   Wide  : C.long := 2 ** 40;
   Half  : C.double := 0.5;
   Share : Percent := 99;
   Key   : C.char := 'k';
begin
   Show ("last", C.int'Last);
   Show ("twice", Twice (-21));
   Int_IO.Put (Twice (21), Width => 8);
   New_Line;
   Put_Line (C.unsigned'Image (Hash ("planks")) & C.unsigned'Image (-1));
   for I in 1 .. 10 loop
      Byte := Byte + 1;
   end loop;
   Put_Line (C.unsigned_char'Image (Byte) & C.signed_char'Image (Small) & C.short'Image (C.short'First));
   Size := Size - 1;
   Put_Line (C.size_t'Image (Size) & C.unsigned_long'Image (C.unsigned_long'Last) & C.long'Image (Wide * 3));
   Half := Half * 3.0 + C.double (Share);
   Put_Line (Integer'Image (Integer (Half)) & Boolean'Image (Half > 100.0));
   for I in Sums'Range loop
      Sums (I) := Sums (I) + C.int (I);
   end loop;
   Show ("sum", Sums (250) + Sums (255));
   Put_Line (C.char'Image (Key) & C.char'Image (C.char'Succ (Key)) & Integer'Image (C.char'Pos (C.nul)));
   case C.int'(Share mod 4) is
      when 3      => Put_Line ("three");
      when others => Put_Line ("another");
   end case;
   begin
      Share := Share + 1;
      Show ("share", Share);
      Share := Share + 1;
      Show ("share", Share);
   exception
      when Constraint_Error =>
         Put_Line ("no share");
   end;
   begin
      Show ("more", Twice (C.int'Last / 2 + 1));
   exception
      when Constraint_Error =>
         Put_Line ("too much");
   end;
   Put_Line (C.int'Image (C.int'Value (" -17 ")) & Integer'Image (C.CHAR_BIT) & C.plain_char'Image (C.plain_char'Last));
end C_Numbers;
