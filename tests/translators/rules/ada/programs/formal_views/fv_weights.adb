package body FV_Weights is
   function Named (W : Weight) return String is
   begin
      if W > 1.0 then
         return "heavy weight";
      end if;
      return "light weight";
   end Named;

   function Twice (C : Count) return Count is
   begin
      return C * 2;
   end Twice;

   function "+" (Left, Right : Count) return Count is
   begin
      return Left - Right;
   end "+";
end FV_Weights;
