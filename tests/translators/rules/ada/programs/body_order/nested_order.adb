package body Nested_Order is
   D : Integer := Said_Order.Said ("outer body");
   package Own is
      E : Integer := Said_Order.Said ("own specification");
      procedure Nothing;
   end Own;
   package body Hidden is separate;
   F : Integer := Said_Order.Said ("outer body again");
   package body Inner is
      package body Deep is
         G : Integer := Said_Order.Said ("deep body");
         procedure Nothing is null;
      begin
         G := G + Said_Order.Said ("deep statements");
      end Deep;
      H : Integer := Said_Order.Said ("inner body");
   begin
      A := A + H + Said_Order.Said ("inner statements");
   end Inner;
   package body Own is
      procedure Nothing is null;
   begin
      E := E + Said_Order.Said ("own statements");
   end Own;
   procedure Nothing is null;
begin
   C := C + D + F + Said_Order.Said ("outer statements");
end Nested_Order;
