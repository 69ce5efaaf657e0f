with Ada.Text_IO; use Ada.Text_IO;

--  What a call gives is made once where an element of it is read; values of modular types have no sign.
procedure Made_Once is
   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   procedure Case_Idx is
      N : Integer := 0; function St (I : Integer) return String is begin N := N + 1; return (1 .. I => 'x'); end St; type V is array (1 .. 5) of Integer; function Ve return V is begin N := N + 1; return (1, 2, 3, 4, 5); end Ve; type R is record A : String (1 .. 2); B : Integer; end record; function Re return R is begin N := N + 1; return ("ab", 3); end Re; type D is array (Integer range <>) of Integer; function De (L : Integer) return D is begin N := N + 1; return (1 .. L => 4); end De;
   begin
      Put_Line (St (5) (2) & St (4) (1 .. Id (2))); Put_Line (N'Image); Put_Line (Ve (2)'Image & Ve (Id (3))'Image & N'Image); Put_Line (De (3) (Id (2))'Image & De (4)'Length'Image & De (2)'Last'Image & N'Image);
      begin if St (3) (Id (4)) = 'x' then Put_Line ("no"); end if; exception when Constraint_Error => Put_Line ("ce" & N'Image); end;
      if St (3) (Id (2)) = 'x' and then St (2) (Id (1)) = 'x' then Put_Line ("y" & N'Image); end if;
      begin if Ve (Id (6)) = 2 then Put_Line ("no"); end if; exception when Constraint_Error => Put_Line ("ce" & N'Image); end;
      begin if De (2) (Id (6)) = 2 then Put_Line ("no"); end if; exception when Constraint_Error => Put_Line ("ce" & N'Image); end;
   begin
      if Re.A (Id (6)) = 'a' then Put_Line ("no"); end if; exception when Constraint_Error => Put_Line ("ce" & N'Image); end;
   end Case_Idx;

   procedure Case_Sc5 is
      N : Integer := 1; function St (I : Integer) return String is begin N := N + 1; return (1 .. I => 'x'); end St; type R is record S : String (1 .. 2) := "ab"; end record; type P is access R; Q : P;
   begin
      if N > 0 and then St (N) & St (1) = "xx" then Put_Line ("str" & N'Image); else Put_Line ("nostr" & N'Image); end if;
      if Q /= null and then Q.S = "ab" then Put_Line ("x"); else Put_Line ("null"); end if;
      if Q = null or else Q.S (1) = 'a' then Put_Line ("or"); end if;
      begin if Q.S = "ab" and then N = 0 then Put_Line ("x"); end if; exception when Constraint_Error => Put_Line ("ce"); end;
      if N = 0 and then (St (-1) = "" or else St (5) (9) = 'x') then Put_Line ("y"); end if; Put_Line (N'Image);
      begin if N > 0 and then St (5) (Id (9)) = 'x' then Put_Line ("y"); end if; exception when Constraint_Error => Put_Line ("ce2" & N'Image); end;
      declare B : Boolean := N = 3 and then Integer'Value ("12x") = 3; begin Put_Line (B'Image); exception when Constraint_Error => Put_Line ("no"); end;
   begin
      declare B : Boolean := N /= 3 and then Integer'Value ("12x") = 3; begin Put_Line (B'Image); end; exception when Constraint_Error => Put_Line ("ce3"); end;
   end Case_Sc5;

   procedure Case_Sc4 is
      N : Integer := 0; type A is array (1 .. 3) of Integer; V : A := (1, 2, 3); function R (K : Integer) return Boolean is begin N := N + 1; V (K) := V (K) + 1; return V (K) mod 2 = 0; end R; function St (I : Integer) return String is begin return (1 .. I => 'x'); end St;
   begin
      if N = 0 and then (for all X of V => X > 0) then Put_Line ("all"); end if;
   if N = 0 and then (for some X of V => X > 2 and then X < 4) then Put_Line ("some"); end if;
   if N = 1 or else (case V (1) is when 1 => R (1), when others => False) then Put_Line ("case"); else Put_Line ("nocase" & N'Image); end if;
   if (if N = 1 then R (2) else R (1)) then Put_Line ("if" & N'Image & V (1)'Image); end if;
   while N < 10 and then (R (1) or else R (2)) loop Put (N'Image); end loop; New_Line;
   declare Z : constant Boolean := N > 100 and then V (Id (9)) = 3; Y : constant Integer := (if N > 100 then V (Id (9)) else 5); begin Put_Line (Z'Image & Y'Image); end;
   for I in 1 .. 3 loop exit when I = 2 and then R (I); Put_Line (I'Image); end loop;
   end Case_Sc4;

   procedure Case_Val2 is
      type M is mod 2**16;
      procedure T (S : String) is
      begin
         begin Put ("[" & M'Image (M'Value (S)) & "]"); exception when Constraint_Error => Put ("ce M"); end;
      end T;
   begin
      T ("-0"); T (" -0 "); T ("+0"); T ("0"); T ("0E-0"); T ("-1"); T ("- 0"); T ("-0E-0"); T ("1E-0"); New_Line;
   end Case_Val2;

begin
   begin
      Case_Idx;
   exception
      when Constraint_Error => Put_Line ("Case_Idx stopped");
   end;
   begin
      Case_Sc5;
   exception
      when Constraint_Error => Put_Line ("Case_Sc5 stopped");
   end;
   begin
      Case_Sc4;
   exception
      when Constraint_Error => Put_Line ("Case_Sc4 stopped");
   end;
   begin
      Case_Val2;
   exception
      when Constraint_Error => Put_Line ("Case_Val2 stopped");
   end;
end Made_Once;
