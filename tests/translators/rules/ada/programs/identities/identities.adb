--  Identities of exceptions and occurrences as values: kept, compared, raised again.

with Ada.Exceptions; use Ada.Exceptions;
with Ada.Text_IO; use Ada.Text_IO;
with Identities_Log; use Identities_Log;

procedure Identities is

   Local : exception;

   procedure Fail (Number : Integer) is
      Few : Integer range 1 .. 3 := 1;
      Ids : constant array (1 .. 3) of Exception_Id := (Broken'Identity, Local'Identity, Null_Id);
   begin
      case Number is
         when 1 => raise Broken with "first";
         when 2 => Few := Few + Number * 2;
         when 3 => raise Local;
         when 4 => Raise_Exception (Ids (Few));
         when 5 => Raise_Exception (Ids (Few + 1), "by its identity");
         when 6 => Raise_Exception (Ids (Few + 2), "null");
         when 7 => raise Program_Error;
         when 8 => raise End_Error with "nothing left";
         when others => raise Tasking_Error;
      end case;
      Put_Line ("not here" & Integer'Image (Few));
   end Fail;

   procedure Try (Number : Integer) is
      Kept : Exception_Occurrence;
   begin
      begin
         Fail (Number);
      exception
         when E : others =>
            Save_Occurrence (Kept, E);
            Put_Line (Integer'Image (Number) & " " & Exception_Name (E) & " " & Kind (Exception_Identity (E)));
            Note (E);
      end;
      Put_Line (Exception_Name (Exception_Identity (Kept)) & " " & Exception_Name (Kept));
   exception
      when E : Full =>
         Put_Line (Exception_Message (E) & " " & Kind (Last));
   end Try;

   procedure Twice (Number : Integer) is
   begin
      Fail (Number);
   exception
      when Outer : Broken | Local =>
         begin
            Fail (Number + 1);
         exception
            when Inner : others =>
               Put_Line (Exception_Name (Inner) & " in " & Exception_Name (Outer));
               Reraise_Occurrence (Outer);
         end;
   end Twice;

begin
   Put_Line (Kind (Last));
   for I in 1 .. 9 loop
      Try (I);
   end loop;
   Put_Line (Integer'Image (Seen) & " " & Kind (Last));
   for I in 1 .. 4 loop
      begin
         Again (I, "again" & Integer'Image (I));
      exception
         when E : Broken | Local =>
            Put_Line (Exception_Information (E) & Exception_Message (E) & " " & Boolean'Image (Saved (I) = Local'Identity));
         when E : others =>
            Put_Line (Exception_Name (E));
      end;
   end loop;
   for I in 1 .. 3 loop
      begin
         Twice (2 * I - 1);
      exception
         when E : Broken | Local =>
            Put_Line ("[" & Exception_Information (E) & "]" & Exception_Message (E));
         when others =>
            Put_Line ("another");
      end;
   end loop;
   for I in 1 .. 2 loop
      begin
         Again (I);
      exception
         when E : Broken =>
            Put_Line ("[" & Exception_Information (E) & "]" & Integer'Image (Exception_Message (E)'Length));
         when Constraint_Error =>
            Put_Line ("constraint error");
      end;
   end loop;
   declare
      Kept : Exception_Id;
      Text : String (1 .. 3);
   begin
      begin
         Text := Get_Line;  --  there is none
         Put_Line (Text);
      exception
         when E : others =>
            Kept := Exception_Identity (E);
      end;
      Raise_Exception (Kept, "at the end");
   exception
      when E : others =>
         Put_Line (Exception_Name (E));
   end;
   begin
      Fail (3);
   exception
      when E : Local =>
         Put_Line (Exception_Information (E));
      when Constraint_Error =>
         Put_Line ("constraint error");
   end;
   begin
      Put_Line (Exception_Name (Exception_Id'(Null_Id)));
   exception
      when Constraint_Error =>
         Put_Line ("no name");
   end;
end Identities;
