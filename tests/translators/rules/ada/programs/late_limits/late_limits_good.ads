with Late_Limits_Given; use Late_Limits_Given;
pragma Elaborate (Late_Limits_Given);
package Late_Limits_Good is
   K : constant Integer := Id (5);
   None : constant Integer := Id (0);
   subtype Few is Integer range 1 .. 5;
   subtype Inside is Few range 2 .. K;
   subtype Empty is Few range 9 .. None;
   type Row is array (Few range <>) of Integer;
   subtype Line is Row (1 .. K);
   type Rec (D : Few) is null record;
   subtype Fixed is Rec (K);
   package Nested is
      subtype Real is Float range 0.0 .. 4.0;
      H : constant Float := Half (6.0);
      subtype Less is Real range 1.0 .. H;
      X : Less := 2.5;
   end Nested;
   generic
      Last : Integer;
   package Gen is
      subtype Part is Few range 1 .. Last;
      V : Part := 1;
   end Gen;
   procedure Tell;
private
   subtype Hidden is Few range K .. K;
end Late_Limits_Good;
