with Ada.Text_IO; use Ada.Text_IO;
with Late_Limits_Good; use Late_Limits_Good;
pragma Elaborate_All (Late_Limits_Good);
with Late_Limits_Bad;
procedure Late_Limits is
begin
   Tell;
   Put_Line (Integer'Image (Late_Limits_Bad.V));
end Late_Limits;
