with Ada.Text_IO; use Ada.Text_IO;
procedure Outside_Parents is
   function Ident (N : Integer) return Integer is
   begin
      return N;
   end Ident;
   subtype Wide is Float range -8.0 .. 8.0;
   type Short is digits 4 range 0.0 .. 1.0;
   type Fine is delta 0.25 range -4.0 .. 4.0;
   subtype Coarse is Fine delta 0.5 range 0.0 .. 2.5;
   type Count (N : Positive) is null record;
   type Ref is access Count;
   type Lines is access String;
   Few : constant Float := Float (Ident (4));
   Three : constant Fine := Fine (Ident (3));
   Half : constant Short := Short (Ident (1)) / 2.0;
begin
   begin
      declare
         subtype S is Wide range 0.0 .. 8.5 + Wide (Ident (0));
         X : S := 1.0;
      begin
         Put_Line ("no 1" & Integer'Image (Integer (X)));
      end;
   exception
      when Constraint_Error => Put_Line ("upper");
   end;
   begin
      declare
         subtype S is Wide range -9.0 .. 0.0;
         X : S := -1.0;
      begin
         Put_Line ("no 2" & Integer'Image (Integer (X)));
      end;
   exception
      when Constraint_Error => Put_Line ("lower");
   end;
   begin
      declare
         subtype S is Wide range 9.0 .. -9.0;
         subtype T is Wide range -Few .. Few * 2.0;
         subtype U is T range -Few .. Few - 1.0;
         X : T := 7.25;
         Y : U := 3.0;
      begin
         Put_Line ("inside" & Integer'Image (Integer (X)) & Integer'Image (Integer (Y)));
      end;
   exception
      when Constraint_Error => Put_Line ("no 3");
   end;
   begin
      declare
         subtype T is Wide range -Few .. Few;
         subtype U is T range 0.0 .. 4.5;
         X : U := 1.0;
      begin
         Put_Line ("no 4" & Integer'Image (Integer (X)));
      end;
   exception
      when Constraint_Error => Put_Line ("computed parent");
   end;
   begin
      declare
         X : Short range 0.5 .. Half * 2.0 := 0.75;
         Y : Short range 0.5 .. Half * 4.0 := 0.75;
      begin
         Put_Line ("no 5" & Boolean'Image (X = Y));
      end;
   exception
      when Constraint_Error => Put_Line ("object");
   end;
   begin
      declare
         R : Ref (Ident (0));
      begin
         Put_Line ("no 6" & Boolean'Image (R = null));
      end;
   exception
      when Constraint_Error => Put_Line ("access");
   end;
   begin
      declare
         R : Ref (Ident (3)) := new Count (3);
         L : Lines (Ident (3) .. 7);
      begin
         Put_Line ("access" & Integer'Image (R.N) & Boolean'Image (L = null));
      end;
   exception
      when Constraint_Error => Put_Line ("no 7");
   end;
   begin
      declare
         L : Lines (Ident (0) .. 7);
      begin
         Put_Line ("no 8" & Boolean'Image (L = null));
      end;
   exception
      when Constraint_Error => Put_Line ("index");
   end;
   begin
      declare
         subtype S is Coarse range 0.0 .. Three;
         X : S := 1.0;
      begin
         Put_Line ("no 9" & Fine'Image (X));
      end;
   exception
      when Constraint_Error => Put_Line ("fixed point");
   end;
   begin
      declare
         subtype S is Coarse range -0.5 .. 1.0;
         X : S := 1.0;
      begin
         Put_Line ("no 10" & Fine'Image (X));
      end;
   exception
      when Constraint_Error => Put_Line ("fixed point");
   end;
   begin
      declare
         subtype S is Coarse range 0.5 .. Three - 1.0;
         X : S := 1.0;
      begin
         Put_Line ("inside" & Fine'Image (X));
      end;
   exception
      when Constraint_Error => Put_Line ("fixed point");
   end;
end Outside_Parents;
