with Absorbed_Values;
procedure Absorbed_Operands is
begin
   Absorbed_Values.Show_All;
end Absorbed_Operands;
