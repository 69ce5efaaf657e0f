with Ada.Text_IO; use Ada.Text_IO;
procedure Value_Sizes is
   --  'Size of subtypes, of types with and without a clause, and of what a generic gets.
   procedure Clauses is
      type E is (A, B, C);
      for E use (A => 3, B => 4, C => 5);
      for E'Size use 4;
      subtype SE is E;
      subtype SE2 is E range A .. B;
      subtype SE3 is E range A .. C;
      type I20 is range 0 .. 7;
      for I20'Size use 20;
      subtype S20 is I20;
      subtype S20R is I20 range 0 .. 7;
      subtype S20S is I20 range 0 .. 1;
      type M is mod 8;
      for M'Size use 5;
      subtype SM is M;
      type G is (A, B, C);
      for G use (A => 3, B => 4, C => 50);
      subtype SG is G;
      subtype SG2 is G range A .. B;
      generic type T is (<>); package Q is N : Integer := T'Size; end Q;
      generic type T is range <>; package Qi is N : Integer := T'Size; end Qi;
      generic type T is private; package Qp is N : Integer := T'Size; end Qp;
      package Q1 is new Q (E); package Q2 is new Q (SE); package Q3 is new Q (SE2); package Q4 is new Q (I20); package Q5 is new Q (S20); package Q6 is new Q (S20R); package Q7 is new Q (M); package Q8 is new Q (SM);
      package Q9 is new Qi (I20); package Q10 is new Qp (I20); package Q11 is new Qp (S20); package Q12 is new Qp (Natural); package Q13 is new Qp (Float); package Q14 is new Qp (Boolean); package Q15 is new Q (Character);
   begin
      Put_Line ("E" & Integer'Image (E'Size) & Integer'Image (SE'Size) & Integer'Image (SE2'Size) & Integer'Image (SE3'Size));
      Put_Line ("I" & Integer'Image (I20'Size) & Integer'Image (S20'Size) & Integer'Image (S20R'Size) & Integer'Image (S20S'Size));
      Put_Line ("M" & Integer'Image (M'Size) & Integer'Image (SM'Size));
      Put_Line ("G" & Integer'Image (G'Size) & Integer'Image (SG'Size) & Integer'Image (SG2'Size));
      Put_Line (Integer'Image (Q1.N) & Integer'Image (Q2.N) & Integer'Image (Q3.N) & Integer'Image (Q4.N) & Integer'Image (Q5.N) & Integer'Image (Q6.N) & Integer'Image (Q7.N) & Integer'Image (Q8.N));
      Put_Line (Integer'Image (Q9.N) & Integer'Image (Q10.N) & Integer'Image (Q11.N) & Integer'Image (Q12.N) & Integer'Image (Q13.N) & Integer'Image (Q14.N) & Integer'Image (Q15.N));
      Put_Line (Integer'Image (Wide_Character'Size) & Integer'Image (Wide_Wide_Character'Size));
   end Clauses;

   procedure Subtypes is
      type E is (A, B, C, D);
      type O is (One);
      type N is (N1, N2, N3);
      for N use (-5, 2, 9);
      subtype L is Character range 'A' .. 'Z';
      subtype L2 is Character;
      subtype B1 is Boolean range False .. False;
      subtype B2 is Boolean;
      subtype B3 is Boolean range True .. True;
      subtype E1 is E range A .. A;
      subtype E2 is E range B .. C;
      subtype E3 is E range C .. B;
      subtype N4 is N range N2 .. N3;
      subtype N5 is N range N1 .. N1;
      subtype N6 is N;
      type I20 is range 0 .. 7;
      for I20'Size use 20;
      type X20 is range -3 .. 7;
      for X20'Size use 20;
      subtype X20S is X20 range -3 .. 7;
      subtype X20T is X20 range 0 .. 7;
      type DE is new E; type DER is new E range A .. B;
   begin
      Put_Line ("O" & Integer'Image (O'Size) & Integer'Image (N'Size) & Integer'Image (L'Size) & Integer'Image (L2'Size) & Integer'Image (B1'Size) & Integer'Image (B2'Size) & Integer'Image (B3'Size));
      Put_Line ("E" & Integer'Image (E1'Size) & Integer'Image (E2'Size) & Integer'Image (E3'Size) & Integer'Image (N4'Size) & Integer'Image (N5'Size) & Integer'Image (N6'Size));
      Put_Line ("D" & Integer'Image (X20S'Size) & Integer'Image (X20T'Size)& Integer'Image (DE'Size)& Integer'Image (DER'Size));
   end Subtypes;

   procedure Null_Ranges is
      subtype Z is Integer range 5 .. 1;
      subtype Z2 is Integer range 0 .. -1;
      subtype Z3 is Integer range 0 .. 0;
      subtype Z4 is Integer range -1 .. -1;
      subtype Z5 is Integer range -1 .. -5;
      subtype Z6 is Character range 'b' .. 'a';
      type M is mod 8;
      subtype M1 is M range 5 .. 1;
      subtype M2 is M range 2 .. 3;
      type N is (N1, N2, N3);
      for N use (-5, 2, 9);
      type DN is new N;
      type DN2 is new N range N2 .. N3;
      subtype SDN is DN;
      type E is (A, B, C, D);
      type DE is new E;
      subtype SDE is DE range A .. B;
      type I3 is range 0 .. 7;
      type DI3 is new I3; type DI3R is new I3 range 0 .. 1;
      subtype SI3 is DI3;
      type T5 is range 5 .. 1;
   begin
      Put_Line (Integer'Image (Z'Size) & Integer'Image (Z2'Size) & Integer'Image (Z3'Size) & Integer'Image (Z4'Size) & Integer'Image (Z5'Size) & Integer'Image (Z6'Size)& Integer'Image (M1'Size)& Integer'Image (M2'Size));
      Put_Line (Integer'Image (DI3'Size) & Integer'Image (DI3R'Size) & Integer'Image (SI3'Size)& Integer'Image (T5'Size));
      Put_Line (Integer'Image (DN'Size) & Integer'Image (DN2'Size) & Integer'Image (SDN'Size) & Integer'Image (DE'Size) & Integer'Image (SDE'Size));
   end Null_Ranges;

begin
   Clauses;
   Subtypes;
   Null_Ranges;
end Value_Sizes;
