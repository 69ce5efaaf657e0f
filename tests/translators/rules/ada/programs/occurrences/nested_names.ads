package Nested_Names is
   In_Pk : exception;
   procedure Go;
end Nested_Names;
