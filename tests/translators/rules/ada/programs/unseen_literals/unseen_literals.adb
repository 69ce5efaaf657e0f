--  Character literals of a type whose literals are not visible, beside another type's.
with Ada.Text_IO; use Ada.Text_IO;
procedure Unseen_Literals is
   type E is ('c', 'a', 'e');
   package P is type E3 is ('a', 'c', 'e'); Z : E3 := 'a'; end P;
   V : P.E3 := 'c';
   W : E := 'c';
   procedure T (V : P.E3) is
   begin
      case V is when 'a' => Put_Line ("a"); when 'c' => Put_Line ("c"); when 'e' => Put_Line ("e"); end case;
      if V in 'a' then Put_Line ("in"); end if;
      if V in 'a' .. 'a' then Put_Line ("in"); end if;
   end T;
   Ar : array (P.E3) of Integer := ('a' => 1, 'c' => 2, 'e' => 3);
   type Rec (K : P.E3) is record
      case K is when 'a' => A : Integer; when 'c' => C : Integer; when others => null; end case;
   end record;
   R : Rec ('a') := ('a', 4);
   subtype Sub is P.E3 range 'a' .. 'c';
   procedure Q (X : P.E3 := 'a') is begin Put_Line (X'Image); end Q;
begin
   T ('a'); T ('c'); T ('e'); Q;
   Put_Line (Ar (V)'Image & Ar ('a')'Image & R.A'Image & P.E3'Pos ('a')'Image);
   for I in Sub loop Put (I'Image); end loop;
   for I in P.E3 range 'c' .. 'e' loop Put (I'Image); end loop; 
   New_Line;
   Put_Line (Boolean'Image (P.E3'('a') in Sub));
end Unseen_Literals;
