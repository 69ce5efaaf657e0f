function FV_Twice (C : Count) return Count is
   Seen : constant Count := Twice (C);
begin
   return Seen * 2;
end FV_Twice;
