--  Names of exceptions
with Ada.Exceptions;
with Ada.Text_IO; use Ada.Text_IO;
procedure Exception_Names is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;
   Oops : exception;
begin
   begin
      raise Oops;
   exception
      when E : others => Put_Line (Ada.Exceptions.Exception_Name (E));
   end;
end Exception_Names;
