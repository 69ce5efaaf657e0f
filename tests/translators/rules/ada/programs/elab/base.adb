with Ada.Text_IO;
package body Base is
   function Twice (N : Integer) return Integer is (N * 2);
   function Greeting return String is ("hello");
begin
   Ada.Text_IO.Put_Line ("base");
end Base;
