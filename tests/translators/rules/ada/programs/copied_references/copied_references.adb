with Ada.Text_IO; use Ada.Text_IO;
procedure Copied_References is
   type Ref is access Integer;
   procedure P (A : Ref; B : in out Ref; C : out Ref) is
   begin
      Put_Line (Integer'Image (A.all) & Integer'Image (B.all));
      B := new Integer'(2);
      C := new Integer'(3);
      Put_Line (Integer'Image (A.all) & Integer'Image (B.all));
   end P;
   type Two is record X, Y : Ref; end record;
   I : Ref := new Integer'(1);
   T : Two := (new Integer'(4), new Integer'(5));
begin
   P (I, I, T.Y);
   Put_Line (Integer'Image (I.all));
   P (T.X, T.X, T.Y);
   Put_Line (Integer'Image (T.X.all) & Integer'Image (T.Y.all));
end Copied_References;
