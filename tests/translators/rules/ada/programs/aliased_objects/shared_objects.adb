package body Shared_Objects is
   function Where return Int_Ref is
   begin
      Count := Count + 1;
      return Count'Access;
   end Where;
end Shared_Objects;
