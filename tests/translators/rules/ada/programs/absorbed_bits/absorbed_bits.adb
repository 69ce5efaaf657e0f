with Ada.Text_IO; use Ada.Text_IO;
--  `and` and `or` of bits and of arrays leave nothing out; those of derived Boolean types do.
procedure Absorbed_Bits is
   type W is mod 256;
   type Flags is array (1 .. 2) of Boolean;
   A : Integer := 2147483647;
   M : W := 6;
   F : Flags := (True, False);
   type Bool is new Boolean;
   B : Bool := True;
   function Next (N : Integer) return W is
   begin
      return W (N mod 256);
   end Next;
begin
   Put_Line (W'Image (M or 1) & W'Image (M and 0) & W'Image ((M + Next (3)) or 1) & W'Image (M * 0));
   Put_Line (Boolean'Image ((A + A > 3) and (F (1) and False)));
   F := F and Flags'(False, True);
   Put_Line (Boolean'Image (F (1)) & Boolean'Image (F (2)));
   B := B and False;
   Put_Line (Bool'Image (B or True) & Bool'Image (B));
   begin
      Put_Line (W'Image (W (A - 1) or 1));
   exception
      when Constraint_Error => Put_Line ("raised");
   end;
   begin
      A := (A + A) mod 1;
      Put_Line (Integer'Image (A));
   exception
      when Constraint_Error => Put_Line ("raised");
   end;
end Absorbed_Bits;
