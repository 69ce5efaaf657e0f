with Ada.Text_IO; use Ada.Text_IO;
with Keepers; use Keepers;

procedure Kept_Parameters is
   --  Access parameters that are kept: of what lives as long as the program, and in types as near as what they refer to.
   Local : aliased Item;
   R : Ref := new Item'(N => 4);
   type Own is access all Item;
   Mine : Own;
   procedure Set (X : access Item) is
   begin
      Mine := Own (X);
      Mine.N := Mine.N * 2;
   end Set;
begin
   Keep (Top'Access);
   Kept.N := 3;
   Put_Line (Integer'Image (Top.N));
   Keep (R);
   Put_Line (Integer'Image (Kept.N));
   Look (Local'Access);
   Look (new Item);
   Set (Local'Access);
   Set (Top'Access);
   Set (R);
   Put_Line (Integer'Image (Local.N) & Integer'Image (Top.N) & Integer'Image (R.N));
end Kept_Parameters;
