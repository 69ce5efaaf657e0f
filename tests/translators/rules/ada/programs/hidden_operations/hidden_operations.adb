--  An interface's null procedure beside one of the parent that is private.
with Ada.Text_IO; use Ada.Text_IO;
with Ptypes, Ifs;
procedure Hidden_Operations is
   B : Ifs.Both;
   procedure Run (T : in out Ifs.Ticker'Class) is
   begin
      Put_Line ("run");
      T.Tick;
   end Run;
begin
   Run (B);
   B.Call;
   Put_Line (Integer'Image (B.A));
end Hidden_Operations;
