--  Exceptions: raise, handlers, messages and propagation
with Ada.Exceptions;
with Ada.Text_IO; use Ada.Text_IO;
procedure Exceptions is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   Low, High : exception;
   procedure Check (N : Integer) is
   begin
      if N < 0 then
         raise Low with "below" & Integer'Image (N);
      elsif N > 9 then
         raise High;
      end if;
      Put_Line ("fine");
   end Check;
begin
   for N in -1 .. 1 loop
      begin
         Check (N * 10);
      exception
         when E : Low => Put_Line (Ada.Exceptions.Exception_Message (E));
         when others => Put_Line ("other");
      end;
   end loop;
   begin
      begin
         raise High;
      exception
         when High => Put_Line ("again");
            raise;
      end;
   exception
      when Low | High => Put_Line ("outer");
   end;
end Exceptions;
