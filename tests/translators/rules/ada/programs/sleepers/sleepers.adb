--  Tasks that would start before their bodies are elaborated, and calls from subunits before the bodies.
with Ada.Text_IO; use Ada.Text_IO;
procedure Sleepers is
   procedure Raised (N : Integer) is
   begin
      Put_Line ("Program_Error" & Integer'Image (N));
   end Raised;

   procedure Add (A : in out Integer);
   package Inner is
      V : Integer := 1;
   end Inner;
   package body Inner is separate;
   procedure Add (A : in out Integer) is separate;
begin
   Add (Inner.V);
   Put_Line (Integer'Image (Inner.V));

   begin
      declare
         task Other;
         task type T;
         package P is
            One : T;
         end P;
         package body P is
         begin
            Put_Line ("no");
         end P;
         task body Other is
         begin
            Put_Line ("no");
         end Other;
         task body T is
         begin
            Put_Line ("no");
         end T;
      begin
         Put_Line ("no");
      end;
   exception
      when Program_Error => Raised (1);
   end;

   begin
      declare
         task type T (N : Integer);
         type Ref is access T;
         Kept : Ref := new T (3);
         task body T is
         begin
            Put_Line ("no" & Integer'Image (N));
         end T;
      begin
         Put_Line ("no");
      end;
   exception
      when Program_Error => Raised (2);
   end;

   declare
      task Last;
      task body Last is
      begin
         Put_Line ("last");
      end Last;
   begin
      null;
   end;
exception
   when others => Put_Line ("no");
end Sleepers;
