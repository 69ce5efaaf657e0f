------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : HASHING (specification)
--  Purpose      : Hash codes for the name maps and for the HASH and
--                 CHECKSUM functions of SQL.
--
--  Change history
--    1993-08-08  RKL  First version
--    1999-04-27  JPS  Ada 95 modular types instead of the assembler routine
------------------------------------------------------------------------

package Hashing is

   pragma Pure;

   type Hash_Code is mod 2 ** 32;

   subtype Bucket_Count is Positive range 1 .. 1_000;

   --  Fowler, Noll and Vo, variant 1a
   function Hash (S : String) return Hash_Code;

   --  1 .. Buckets
   function Bucket_Of (H : Hash_Code; Buckets : Bucket_Count) return Positive;

   --  The two sums of Adler, modulo 65_521
   function Checksum (S : String) return Hash_Code;

   function Rotate (H : Hash_Code; Bits : Natural) return Hash_Code;

   function Combine (Left, Right : Hash_Code) return Hash_Code;

   --  Eight digits, capital letters
   function Hex_Image (H : Hash_Code) return String;

end Hashing;
