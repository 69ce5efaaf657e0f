--  What an exception says by itself names the instances that it was raised in.
with Ada.Exceptions; use Ada.Exceptions;
with Ada.Text_IO; use Ada.Text_IO;
with Kept_Faults;
with Nested_Faults;

procedure Raised_Inside is
   Refused : exception;

   package Five is new Kept_Faults (5);
   package Seven is
     new Nested_Faults (7);
   package Deep is new Five.Inner;

   generic
      Name : String;
   procedure Refuse;

   procedure Refuse is
   begin
      if Name'Length > 3 then
         raise
           Refused;
      end if;
      raise Refused with Name;
   end Refuse;

   procedure Short is new Refuse ("abc");
   procedure Long is new Refuse ("abcdef");

   generic
   package Holding is
      package Eight is new Kept_Faults (8);
      procedure Check (N : Integer);
   end Holding;

   package body Holding is
      procedure Check (N : Integer) is
      begin
         if N > 100 then
            raise Refused;
         end if;
         Eight.Check (N);
      end Check;
   end Holding;
begin
   for N in 5 .. 9 loop
      begin
         Five.Check (N);
         Put_Line ("five");
      exception
         when E : Five.Bad => Put_Line (Exception_Message (E));
      end;
      begin
         Seven.Check (N);
         Put_Line ("seven");
      exception
         when E : Seven.Own.Bad => Put_Line (Exception_Message (E));
      end;
      begin
         Deep.Check (N);
         Put_Line ("deep");
      exception
         when E : Five.Bad => Put_Line (Exception_Message (E));
      end;
      declare
         package Held is new Holding;
      begin
         Held.Check (N);
         Held.Check (N * 20);
      exception
         when E : Refused | Held.Eight.Bad => Put_Line (Exception_Message (E));
      end;
   end loop;
   begin
      Short;
   exception
      when E : Refused => Put_Line (Exception_Message (E));
   end;
   begin
      Long;
   exception
      when E : Refused => Put_Line (Exception_Message (E));
   end;
end Raised_Inside;
