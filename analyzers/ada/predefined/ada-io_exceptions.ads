package Ada.IO_Exceptions is
   Status_Error, Mode_Error, Name_Error, Use_Error : exception;
   Device_Error, End_Error, Data_Error, Layout_Error : exception;
end Ada.IO_Exceptions;
