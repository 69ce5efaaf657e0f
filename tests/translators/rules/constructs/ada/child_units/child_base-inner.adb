package body Child_Base.Inner is
   procedure Add (N : Integer) is
   begin
      Total := Total + N + Hidden;
   end Add;
   function Twice return Integer is
   begin
      return Total * 2;
   end Twice;
end Child_Base.Inner;
