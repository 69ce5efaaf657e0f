with Ada.Text_IO; use Ada.Text_IO; with Counts; with Stacks;
procedure Elab is
   package Deep is new Stacks (Integer, 3);
begin
   Put_Line (Integer'Image (Counts.Total) & Integer'Image (Counts.Start) & " " & Counts.Name);
   Counts.Bump; Put_Line (Integer'Image (Counts.Total));
   declare
      package Flat is new Stacks (Boolean, 2);
   begin
      for I in 1 .. 2 loop
         Deep.Push (I);
         Flat.Push (True);
      end loop;
      Put_Line ("bad");
   exception
      when Flat.Full => Put_Line (Integer'Image (Deep.Count) & Integer'Image (Flat.Count));
   end;
   for I in 1 .. 3 loop
      Counts.Global.Push (Character'Val (64 + I));
   end loop;
   Put_Line (Integer'Image (Counts.Global.Count));
end Elab;
