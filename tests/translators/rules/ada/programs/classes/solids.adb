package body Solids is
   function Area (S : Ball) return Integer is
   begin
      return 4 * Shapes.Area (Shapes.Circle (S)) + S.Radius_2;
   end Area;

   procedure Move (S : in out Marked; By : Integer) is
   begin
      S.X_Name := 'm';
      Move (Ball (S), By);
   end Move;
end Solids;
