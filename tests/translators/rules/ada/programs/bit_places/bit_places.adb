--  Where components lie, and sizes of array subtypes whose bounds are not static.
with Ada.Text_IO; use Ada.Text_IO;
procedure Bit_Places is
   type Shade is (Dark, Light);
   type Text_Access is access String;
   type Inner is record
      A : Character := 'a';
      B : Long_Float := 0.0;
   end record;
   type Four is array (1 .. 4) of Short_Integer;
   type Mixed is record
      C : Boolean := True;
      I : Integer := 5;
      S : Shade := Light;
      N : Inner;
      F : Four := (others => 1);
      T : Text_Access;
   end record;
   type Reference is access Mixed;
   type Row is array (Integer range <>) of Integer;

   function Id (N : Integer) return Integer is (N);

   subtype Few is Row (Id (2) .. Id (5));
   subtype None is Row (Id (2) .. Id (-5));
   type Long is array (Id (1) .. Id (3)) of Long_Float;

   M : Mixed;
   R : Reference := new Mixed;
   X : Few := (others => 0);
   Many : array (1 .. 2) of Mixed;
   Place : Long_Long_Integer;
   Nobody : Reference;
begin
   Put_Line (Integer'Image (M.C'Position) & Integer'Image (M.C'First_Bit) & Integer'Image (M.C'Last_Bit));
   Put_Line (Integer'Image (M.I'Position) & Integer'Image (M.I'First_Bit) & Integer'Image (M.I'Last_Bit));
   Put_Line (Integer'Image (M.S'Position) & Integer'Image (M.S'First_Bit) & Integer'Image (M.S'Last_Bit));
   Put_Line (Integer'Image (M.N'Position) & Integer'Image (M.N'First_Bit) & Integer'Image (M.N'Last_Bit));
   Put_Line (Integer'Image (M.F'Position) & Integer'Image (M.F'First_Bit) & Integer'Image (M.F'Last_Bit));
   Put_Line (Integer'Image (M.T'Position) & Integer'Image (M.T'First_Bit) & Integer'Image (M.T'Last_Bit));
   Put_Line (Integer'Image (R.N.B'Position) & Integer'Image (R.N'Position) & Integer'Image (Many (2).I'Position));
   if M.I'Last_Bit - M.I'First_Bit + 1 /= M.I'Size then
      Put_Line ("size");
   end if;
   Place := R.all.F'Position;
   Put_Line (Long_Long_Integer'Image (Place));
   Put_Line (Integer'Image (Few'Size) & Integer'Image (None'Size) & Integer'Image (Long'Size) & Integer'Image (X'Size));
   if Few'Size >= Few'Length * Integer'Size then
      Put_Line ("enough");
   end if;
   Put_Line (Integer'Image (Nobody.I'Position));
exception
   when Constraint_Error =>
      Put_Line ("nobody");
end Bit_Places;
