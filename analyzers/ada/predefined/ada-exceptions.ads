package Ada.Exceptions is
   type Exception_Id is private;
   Null_Id : constant Exception_Id;
   function Exception_Name (Id : Exception_Id) return String;
   type Exception_Occurrence is limited private;
   type Exception_Occurrence_Access is access all Exception_Occurrence;
   Null_Occurrence : constant Exception_Occurrence;
   procedure Raise_Exception (E : Exception_Id; Message : String := "");
   function Exception_Message (X : Exception_Occurrence) return String;
   procedure Reraise_Occurrence (X : Exception_Occurrence);
   function Exception_Identity (X : Exception_Occurrence) return Exception_Id;
   function Exception_Name (X : Exception_Occurrence) return String;
   function Exception_Information (X : Exception_Occurrence) return String;
   procedure Save_Occurrence (Target : out Exception_Occurrence; Source : Exception_Occurrence);
   function Save_Occurrence (Source : Exception_Occurrence) return Exception_Occurrence_Access;
private
   type Exception_Id is null record;
   Null_Id : constant Exception_Id := (null record);
   type Exception_Occurrence is limited null record;
   Null_Occurrence : constant Exception_Occurrence := (null record);
end Ada.Exceptions;
