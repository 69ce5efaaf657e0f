--  Its numbers and characters; strings are left out, whose index has 64 bits.
package Interfaces.C is
   CHAR_BIT : constant := 8;
   SCHAR_MIN : constant := -128;
   SCHAR_MAX : constant := 127;
   UCHAR_MAX : constant := 255;
   type int is new Integer;
   type short is new Short_Integer;
   type long is range -(2 ** 63) .. 2 ** 63 - 1;
   type long_long is new Long_Long_Integer;
   type signed_char is range SCHAR_MIN .. SCHAR_MAX;
   type unsigned is mod 2 ** 32;
   type unsigned_short is mod 2 ** 16;
   type unsigned_long is mod 2 ** 64;
   type unsigned_long_long is mod 2 ** 64;
   type unsigned_char is mod UCHAR_MAX + 1;
   subtype plain_char is unsigned_char;
   type ptrdiff_t is range -(2 ** 63) .. 2 ** 63 - 1;
   type size_t is mod 2 ** 64;
   type C_float is new Float;
   type double is new Long_Float;
   type char is new Character;
   nul : constant char := char'First;
end Interfaces.C;
