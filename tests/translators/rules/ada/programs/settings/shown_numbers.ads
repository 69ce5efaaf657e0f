with Ada.Text_IO;
package Shown_Numbers is
   package Int_IO is new Ada.Text_IO.Integer_IO (Integer);
   procedure Show (X : Integer);
   procedure Narrow (To : Ada.Text_IO.Field);
   generic
      type Number is range <>;
   package Lists is
      package Own_IO is new Ada.Text_IO.Integer_IO (Number);
      procedure Show (X : Number);
   end Lists;
end Shown_Numbers;
