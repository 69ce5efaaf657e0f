with Ada.Text_IO;

package body Identities_Log is

   use Ada.Exceptions;

   Log : array (1 .. 4) of Entry_Record;
   Top : Natural := 0;

   procedure Note (E : Exception_Occurrence) is
   begin
      Last := Exception_Identity (E);
      for I in 1 .. Top loop
         if Log (I).Id = Last then
            Log (I).Count := Log (I).Count + 1;
            return;
         end if;
      end loop;
      if Top = Log'Last then
         raise Full with "after " & Exception_Name (E);
      end if;
      Top := Top + 1;
      Log (Top) := (Last, Save_Occurrence (E), 1);
   end Note;

   procedure Again (Position : Positive; Message : String := "") is
   begin
      Raise_Exception (Log (Position).Id, Message);
   end Again;

   function Seen return Natural is (Top);

   function Kind (Id : Exception_Id) return String is
   begin
      if Id = Null_Id then
         return "none";
      elsif Id = Broken'Identity then
         return "broken";
      elsif Id = Constraint_Error'Identity or else Id = Ada.Text_IO.End_Error'Identity then
         return "predefined";
      else
         return "another";
      end if;
   end Kind;

   function Saved (Position : Positive) return Exception_Id is (Exception_Identity (Log (Position).Saved.all));

end Identities_Log;
