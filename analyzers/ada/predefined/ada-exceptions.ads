package Ada.Exceptions is
   type Exception_Id is private;
   Null_Id : constant Exception_Id;
   type Exception_Occurrence is limited private;
   function Exception_Name (X : Exception_Occurrence) return String;
   function Exception_Message (X : Exception_Occurrence) return String;
   function Exception_Information (X : Exception_Occurrence) return String;
   function Exception_Identity (X : Exception_Occurrence) return Exception_Id;
   procedure Raise_Exception (E : Exception_Id; Message : String := "");
   procedure Reraise_Occurrence (X : Exception_Occurrence);
private
   type Exception_Id is limited null record;
   Null_Id : constant Exception_Id := (null record);
   type Exception_Occurrence is limited null record;
end Ada.Exceptions;
