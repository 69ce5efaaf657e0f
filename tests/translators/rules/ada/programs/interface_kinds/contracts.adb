package body Contracts is
   function Larger (Left, Right : Shape'Class) return Boolean is (Area (Left) > Area (Right));
   procedure Fourfold (B : in out Both'Class) is
   begin
      B.Twice;
      B.Twice;
   end Fourfold;
end Contracts;
