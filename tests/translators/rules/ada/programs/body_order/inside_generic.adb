package body Inside_Generic is
   C : Integer := Said_Order.Said (Name & " outer body");
   package body Inner is
      D : Integer := Said_Order.Said (Name & " inner body");
      procedure Nothing is null;
   begin
      A := A + D + Said_Order.Said (Name & " inner statements");
   end Inner;
   procedure Nothing is null;
begin
   B := B + C + Said_Order.Said (Name & " outer statements");
end Inside_Generic;
