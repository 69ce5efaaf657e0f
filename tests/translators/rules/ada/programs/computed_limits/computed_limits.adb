--  Constraints of subtypes whose own bounds are computed.

with Ada.Text_IO; use Ada.Text_IO;
procedure Computed_Limits is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   subtype Within is Integer range Id (2) .. Id (8);
   type Colour is (Red, Green, Blue, White);
   subtype Middle is Colour range Colour'Val (Id (1)) .. Colour'Val (Id (2));
   type Row is array (Within range <>) of Integer;
   type Held (Size : Within) is record
      Value : Integer := 0;
   end record;

   procedure Rows (Low, High : Integer) is
   begin
      declare
         R : Row (Low .. High) := (others => 1);
      begin
         Put_Line ("row" & Integer'Image (R'First) & Integer'Image (R'Last) & Integer'Image (R'Length));
      end;
   exception
      when Constraint_Error => Put_Line ("no row" & Integer'Image (Low) & Integer'Image (High));
   end Rows;

   procedure Parts (Low, High : Integer) is
   begin
      declare
         subtype Part is Within range Low .. High;
         subtype Rows_Of is Row (Part);
      begin
         Put_Line ("part" & Integer'Image (Part'First) & Integer'Image (Part'Last) & Integer'Image (Rows_Of'Length));
      end;
   exception
      when Constraint_Error => Put_Line ("no part" & Integer'Image (Low) & Integer'Image (High));
   end Parts;

   procedure Colours (Low, High : Colour) is
   begin
      declare
         subtype Part is Middle range Low .. High;
      begin
         Put_Line ("colours " & Colour'Image (Part'First) & Colour'Image (Part'Last));
      end;
   exception
      when Constraint_Error => Put_Line ("no colours");
   end Colours;

   procedure Holds (Size : Integer) is
   begin
      declare
         subtype Exact is Held (Size);
         H : Exact;
      begin
         Put_Line ("held" & Integer'Image (H.Size) & Integer'Image (H.Value));
      end;
   exception
      when Constraint_Error => Put_Line ("not held");
   end Holds;
begin
   Rows (2, 8);
   Rows (3, 5);
   Rows (1, 4);
   Rows (5, 9);
   Rows (100, 4);
   Parts (2, 8);
   Parts (4, 9);
   Parts (0, 3);
   Parts (9, 3);
   Colours (Green, Blue);
   Colours (Red, Blue);
   Colours (White, Red);
   Holds (8);
   Holds (9);
   Holds (1);
end Computed_Limits;
