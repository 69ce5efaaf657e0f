--  Subtypes of fixed-point types with a delta of their own, and its effect on images (ARM J.3).
with Ada.Text_IO; use Ada.Text_IO;

procedure Delta_Subtypes is
   type Fine is delta 0.02 range -100.0 .. 100.0;
   subtype Coarse is Fine delta 0.5 range 0.0 .. 2.5;
   subtype Whole is Fine delta 1.0;
   subtype Part is Coarse range 0.5 .. 2.0;

   type Own is new Coarse;
   type Own_Part is new Coarse range 0.5 .. 2.0;
   subtype Five is Float digits 5;
   subtype Half is Five range 0.0 .. 0.5;

   function Id (F : Fine) return Fine is
   begin
      return F;
   end Id;

   procedure Try (F : Fine) is
      C : Coarse;
   begin
      C := F;
      Put_Line (Fine'Image (F) & Coarse'Image (C) & Whole'Image (C) & Part'Image (C));
   exception
      when Constraint_Error =>
         Put_Line ("outside " & Fine'Image (F));
   end Try;
begin
   Put_Line (Boolean'Image (Coarse'First = Id (0.0)) & Boolean'Image (Coarse'Last = Id (2.5)));
   Put_Line (Boolean'Image (Whole'First = Fine'First) & Boolean'Image (Part'Last = Id (2.0)));
   Put_Line (Integer'Image (Coarse'Aft) & Integer'Image (Whole'Aft) & Integer'Image (Fine'Aft));
   Put_Line (Integer'Image (Integer (Coarse'Delta * 100)) & Integer'Image (Integer (Fine'Delta * 100)));
   Put_Line (Own'Image (1.48) & Own_Part'Image (1.48) & Integer'Image (Own'Aft) & Integer'Image (Own_Part'Aft));
   Put_Line (Integer'Image (Half'Digits) & Half'Image (0.25));
   Try (1.48);
   Try (0.02);
   Try (2.5);
   Try (2.52);
   Try (-0.02);
end Delta_Subtypes;
