package Ada.Command_Line is
   type Exit_Status is range -2 ** 31 .. 2 ** 31 - 1;
   Success : constant Exit_Status := 0;
   Failure : constant Exit_Status := 1;
   function Argument_Count return Natural;
   function Argument (Number : Positive) return String;
   function Command_Name return String;
   procedure Set_Exit_Status (Code : Exit_Status);
end Ada.Command_Line;
