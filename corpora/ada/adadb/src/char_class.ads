------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : CHAR_CLASS (specification)
--  Purpose      : Classification and case conversion of characters.
--                 Latin-1 throughout; only the ASCII letters may be used
--                 in names, but case conversion knows the accented ones.
--
--  Change history
--    1991-03-12  RKL  First version, for the Ada 83 prototype
--    1994-10-03  MTD  Latin-1 case conversion (trouble report 114)
--    1997-06-20  JPS  Kind_Of, so that the lexer can use a case statement
------------------------------------------------------------------------

package Char_Class is

   pragma Pure;

   type Char_Kind is (Blank, Letter, Digit, Quote, Symbol, Control, Other);

   subtype Digit_Number is Integer range 0 .. 9;
   subtype Hex_Number   is Integer range 0 .. 15;

   function Is_Upper (C : Character) return Boolean;

   function Is_Lower (C : Character) return Boolean;

   function Is_Letter (C : Character) return Boolean;

   function Is_Digit (C : Character) return Boolean;

   --  Letters, digits and the underscore
   function Is_Word_Part (C : Character) return Boolean;

   --  Space, tabulations, form feed and carriage return (files that come
   --  from the PCs of the sales department have CR LF line ends)
   function Is_Blank (C : Character) return Boolean;

   --  C0, DEL and C1
   function Is_Control (C : Character) return Boolean;

   function To_Upper (C : Character) return Character;

   function To_Lower (C : Character) return Character;

   --  Constraint_Error when C is not a decimal digit
   function Digit_Value (C : Character) return Digit_Number;

   function Hex_Digit (N : Hex_Number) return Character;

   function Kind_Of (C : Character) return Char_Kind;

end Char_Class;
