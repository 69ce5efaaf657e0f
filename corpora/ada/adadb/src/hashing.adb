------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : HASHING (body)
--
--  Change history
--    1993-08-08  RKL  First version
--    1999-04-27  JPS  Ada 95 modular types
------------------------------------------------------------------------

with Char_Class;

package body Hashing is

   Offset_Basis : constant Hash_Code := 16#811C_9DC5#;
   Prime        : constant Hash_Code := 16#0100_0193#;
   Adler_Base   : constant Hash_Code := 65_521;

   function Hash (S : String) return Hash_Code is
      Result : Hash_Code := Offset_Basis;
   begin
      for I in S'Range loop
         Result := Result xor Hash_Code (Character'Pos (S (I)));
         Result := Result * Prime;
      end loop;
      return Result;
   end Hash;

   function Bucket_Of (H : Hash_Code; Buckets : Bucket_Count) return Positive
   is
   begin
      return Integer (H mod Hash_Code (Buckets)) + 1;
   end Bucket_Of;

   function Checksum (S : String) return Hash_Code is
      A : Hash_Code := 1;
      B : Hash_Code := 0;
   begin
      for I in S'Range loop
         A := (A + Hash_Code (Character'Pos (S (I)))) mod Adler_Base;
         B := (B + A) mod Adler_Base;
      end loop;
      return B * 65_536 + A;
   end Checksum;

   function Rotate (H : Hash_Code; Bits : Natural) return Hash_Code is
      Result : Hash_Code := H;
   begin
      for I in 1 .. Bits mod 32 loop
         if Result >= 2 ** 31 then
            Result := Result * 2 + 1;
         else
            Result := Result * 2;
         end if;
      end loop;
      return Result;
   end Rotate;

   function Combine (Left, Right : Hash_Code) return Hash_Code is
   begin
      return Rotate (Left, 5) xor (Right + 16#9E37_79B9#);
   end Combine;

   function Hex_Image (H : Hash_Code) return String is
      Result : String (1 .. 8);
      Left   : Hash_Code := H;
   begin
      for I in reverse Result'Range loop
         Result (I) := Char_Class.Hex_Digit (Integer (Left mod 16));
         Left := Left / 16;
      end loop;
      return Result;
   end Hex_Image;

end Hashing;
