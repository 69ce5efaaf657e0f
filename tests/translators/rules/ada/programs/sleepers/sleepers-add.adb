separate (Sleepers)
procedure Add (A : in out Integer) is
begin
   A := A + 1;
end Add;
