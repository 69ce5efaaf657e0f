with Ada.Exceptions;

package Identities_Log is

   Full, Broken : exception;

   type Entry_Record is record
      Id    : Ada.Exceptions.Exception_Id;
      Saved : Ada.Exceptions.Exception_Occurrence_Access;
      Count : Natural := 0;
   end record;

   Last : Ada.Exceptions.Exception_Id;  --  null at first

   procedure Note (E : Ada.Exceptions.Exception_Occurrence);
   procedure Again (Position : Positive; Message : String := "");
   function Seen return Natural;
   function Kind (Id : Ada.Exceptions.Exception_Id) return String;
   function Saved (Position : Positive) return Ada.Exceptions.Exception_Id;

end Identities_Log;
