with Ada.Exceptions; use Ada.Exceptions;
with Ada.Text_IO; use Ada.Text_IO;
with Ada_Kit;
with Nested_Names;
procedure Occurrences is
   function Id (N : Integer) return Integer is begin return N; end Id;
   Oops, Oops2 : exception;
   package Inner is Bad : exception; end Inner;
   procedure P (N : Integer) is
      Lp : exception;
   begin
      case N is
         when 1 => raise Oops;
         when 2 => raise Oops2 with "msg";
         when 3 => raise Inner.Bad;
         when 4 => raise Constraint_Error;
         when 5 => raise Nested_Names.In_Pk;
         when 6 => Nested_Names.Go;
         when 7 => raise Ada.Text_IO.End_Error;
         when 8 => raise Lp;
         when 9 => if Id (10) / Id (0) = 1 then null; end if;
         when 10 => raise Ada_Kit.Broken;
         when others => null;
      end case;
   end P;
begin
   for I in 1 .. 11 loop
      begin
         P (I);
      exception
         when E : Oops => Put_Line ("Oops " & Exception_Name (E));
         when E : Ada_Kit.Broken => Put_Line ("kit " & Exception_Name (E));
         when E : Inner.Bad | Nested_Names.In_Pk => Put_Line ("some " & Exception_Name (E));
         when E : others => Put_Line ("other " & Exception_Name (E) & Integer'Image (Exception_Name (E)'First));
      end;
   end loop;
end Occurrences;
