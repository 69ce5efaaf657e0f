with Ada.Text_IO; use Ada.Text_IO;
procedure Too_Fine is
   type Fix is delta 0.5 range -3.0 .. 3.0;
   type Flo is digits 5;
   subtype Coarse is Fix delta 1.0 range 0.0 .. 2.0;
   subtype Short is Flo digits 3;
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   C : constant Coarse := 1.0;
begin
   begin
      declare
         subtype Finer is Fix delta 0.1;
         V : Finer := Fix (Id (1));
      begin
         V := 2.0;
         Put_Line ("no" & Fix'Image (V));
      end;
   exception
      when Constraint_Error =>
         Put_Line ("delta");
   end;
   begin
      declare
         subtype Finer is Coarse delta 0.5;
         V : Finer := C;
      begin
         V := 2.0;
         Put_Line ("no" & Fix'Image (V));
      end;
   exception
      when Constraint_Error =>
         Put_Line ("delta of a subtype");
   end;
   begin
      declare
         package Inner is
            subtype Longer is Flo digits 6 range 0.0 .. 1.0;
            V : Longer := 0.5;
         end Inner;
      begin
         Put_Line ("no" & Boolean'Image (Inner.V > 0.0));
      end;
   exception
      when Constraint_Error =>
         Put_Line ("digits");
   end;
   begin
      declare
         subtype Long is Short digits 4;
         V : Long := 1.0;
      begin
         V := V + 1.0;
         Put_Line ("no" & Boolean'Image (V > 0.0));
      end;
   exception
      when Constraint_Error =>
         Put_Line ("digits of a subtype");
   end;
   declare
      subtype Same is Fix delta 0.5;
      subtype Again is Flo digits 5;
      V : Same := 1.5;
      W : Again := 2.5;
   begin
      V := V + 1.0;
      W := W + 1.0;
      Put_Line (Fix'Image (V) & Boolean'Image (W > 3.0) & Integer'Image (Id (3)));
   end;
end Too_Fine;
