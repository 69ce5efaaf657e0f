with Ada.Text_IO; use Ada.Text_IO;
with Askers;
with Tell_There;

procedure Written_Elsewhere is
begin
   Askers.Report (Tell_There'Access, 7);
   Askers.Report (Tell_There'Access, 70);
   Askers.Report (null, 7);
   Flush;
   Put_Line (Natural'Image (Askers.Sum_Of ("4711")));
   Put_Line (Natural'Image (Askers.Longest ("a word or two")));
   Flush (Standard_Output);
end Written_Elsewhere;
