--  Unchecked deallocation
with Ada.Unchecked_Deallocation;
with Ada.Text_IO; use Ada.Text_IO;
procedure Deallocation is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   type Ref is access Integer;
   procedure Free is new Ada.Unchecked_Deallocation (Integer, Ref);
   R : Ref := new Integer'(Id (5));
begin
   Put_Line (Integer'Image (R.all));
   Free (R);
   Put_Line (Boolean'Image (R = null));
end Deallocation;
