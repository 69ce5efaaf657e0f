--  Child units
with Child_Base.Inner;
with Ada.Text_IO; use Ada.Text_IO;
procedure Child_Units is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
begin
   Child_Base.Inner.Add (5);
   Put_Line (Integer'Image (Child_Base.Total) & Integer'Image (Child_Base.Inner.Twice));
end Child_Units;
