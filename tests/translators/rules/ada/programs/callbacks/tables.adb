with Ada.Text_IO; use Ada.Text_IO;
package body Tables is
   procedure First (Name : String; Level : Positive) is
   begin
      Put_Line ("first " & Name & Integer'Image (Level));
   end First;

   procedure Second (Name : String; Level : Positive) is
   begin
      Put_Line ("second " & Name & Integer'Image (Level));
      First (Name, Level + 1);
   end Second;

   Table : constant array (Boolean) of Step := (First'Access, Second'Access);

   procedure Run (Chosen : Step) is
   begin
      Chosen ("given", 1);
      for B in Boolean loop
         Table (B) ("listed", 2);
         if Table (B) = Chosen then
            Put_Line ("the same");
         end if;
      end loop;
   end Run;
end Tables;
