--  Extensions whose discriminants are their parents', by the same name or another, and have more, against GNAT: aggregates,
--  inherited and overridden operations, assignments that may not change a discriminant, views, classes.
with Ada.Text_IO; use Ada.Text_IO;

procedure Extended_Discriminants is
   subtype Number is Integer range 0 .. 100;
   package Alerts is
      type Alert (Serial : Number) is tagged record
         Status : Integer := 0;
      end record;
      procedure Tell (A : Alert);
      function Serial_Of (A : Alert) return Integer;
   end Alerts;
   package body Alerts is
      procedure Tell (A : Alert) is
      begin
         Put_Line ("alert" & Integer'Image (A.Serial) & Integer'Image (A.Status));
      end Tell;

      function Serial_Of (A : Alert) return Integer is
      begin
         return A.Serial;
      end Serial_Of;
   end Alerts;

   package Loud is
      type Alarm (Serial : Number) is new Alerts.Alert (Serial) with record
         Message : String (1 .. 4) := "none";
      end record;
      procedure Tell (A : Alarm);
      type Siren (Place : Number; Tone : Character) is new Alarm (Place) with record
         Level : Integer := Place + 1;
      end record;
      procedure Tell (S : Siren);
      procedure Reset (S : in out Siren; Place : Number);
   end Loud;
   package body Loud is
      procedure Tell (A : Alarm) is
      begin
         Put_Line ("alarm" & Integer'Image (A.Serial) & Integer'Image (A.Status) & ' ' & A.Message);
      end Tell;

      procedure Tell (S : Siren) is
      begin
         Put_Line ("siren" & Integer'Image (S.Place) & S.Tone & Integer'Image (S.Level) & Integer'Image (S.Status));
      end Tell;

      procedure Reset (S : in out Siren; Place : Number) is
      begin
         S := (Place => Place, Tone => S.Tone, Status => 9, Message => "init", Level => S.Level + 1);
      exception
         when Constraint_Error =>
            Put_Line ("not" & Integer'Image (Place));
      end Reset;
   end Loud;
   use Loud;

   procedure Show (A : Alerts.Alert'Class) is
   begin
      Alerts.Tell (A);
      Put_Line (Integer'Image (Alerts.Serial_Of (A)) & Integer'Image (A.Serial));
   end Show;

   A : Alerts.Alert (3);
   B : Alarm (4);
   C : Siren (5, 'x');
   D : Siren := (Place => 6, Tone => 'y', Status => 1, Message => "four", Level => 2);
begin
   Show (A);
   Show (B);
   Show (C);
   Show (D);
   Reset (C, 5);
   Reset (C, 4);
   Show (C);
   B := (Serial => 4, Status => 2, Message => "been");
   Show (B);
   begin
      C := D;
      Put_Line ("assigned");
   exception
      when Constraint_Error =>
         Put_Line ("kept");
   end;
   C := (Place => 5, Tone => 'x', Status => 4, Message => "five", Level => 77);
   Show (C);
   Put_Line (Boolean'Image (C = D) & Boolean'Image (Alarm (C) = Alarm (D)) & Boolean'Image (C in Siren));
   Alerts.Tell (Alerts.Alert (D));
   D.Status := 3;
   Put_Line (Integer'Image (D.Place) & D.Tone & Integer'Image (Loud.Serial_Of (D)) & D.Message);
end Extended_Discriminants;
