--  Allocated objects, generic instances, arrays whose bounds come with them, and the order of what happens.
package Shelves is
   Missing : exception;
   type Numbers is array (Positive range <>) of Integer;
   type Slots is array (1 .. 5) of Integer;
   subtype Few is Integer range 1 .. 20;
   type Node_Kind is (Leaf, Sum, Negation);
   Steps : Natural := 0;

   procedure Push (N : Integer);
   function Pop return Integer;
   function Depth return Natural;
   procedure Insert (N : Integer);
   function Holds (N : Integer) return Boolean;
   function Height return Natural;
   function Least return Integer;
   procedure Store (N : Integer);
   procedure Forget;
   function Drop_Multiples (Of_Number : Integer) return Natural;
   function Stored (Index : Positive) return Integer;
   function Sorted (N : Numbers) return Numbers;
   function Backwards (N : Numbers) return Numbers;
   function Prefix (N : Numbers; Count : Natural) return Integer;
   function Squares (Count : Integer) return Numbers;
   function Capped (Count : Integer) return Integer;
   procedure Double (N : in out Numbers);
   procedure Put_At (S : in out Slots; Index : Integer; N : Integer);
   procedure Put_Twice (S : in out Slots; Index : Integer);
   function Evaluate (Kind : Node_Kind; A, B : Integer) return Integer;
   function Shared (N : Integer) return Integer;
   function Scan (S : String) return Integer;
   function Null_Error (N : Integer) return Integer;
end Shelves;
