package body Nested_Names is
   Hidden : exception;
   procedure Go is
      Deep : exception;
   begin
      begin
         raise Deep;
      exception
         when Deep => raise Hidden;
      end;
   end Go;
end Nested_Names;
