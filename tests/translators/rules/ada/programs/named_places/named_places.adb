-- Copies of parameters come back to the places that were named before the call (ARM 6.4.1(17)).
with Ada.Text_IO; use Ada.Text_IO;

procedure Named_Places is
   subtype Few is Integer range 0 .. 50;
   type Cell is record
      A, B : Integer := 0;
      C    : Few := 0;
   end record;
   type Cells is array (1 .. 4) of Cell;
   type Link is access Cell;

   X    : Cells;
   I    : Integer := 1;
   P, Q : Link := new Cell;
   Text : String := "abcdef";

   procedure Move (M, N : in out Integer) is
   begin
      I := I + 1;
      M := M + 10;
      N := I;
   end Move;

   procedure Turn (M : in out Integer) is
   begin
      P := Q;
      I := I + 1;
      M := M + 5;
   end Turn;

   procedure Mark (S : in out String) is
   begin
      I := I + 1;
      S (S'First) := '#';
   end Mark;

   procedure Both (K : in out Integer; M : out Few) is
   begin
      K := K + 1;
      M := 7;
   end Both;

   procedure Loud (M : out Integer) is
   begin
      Put_Line ("called");
      M := 3;
   end Loud;

   procedure Show is
   begin
      for Item of X loop
         Put (Item.A'Image & Item.B'Image & Item.C'Image & ";");
      end loop;
      Put_Line (I'Image & P.C'Image & Q.C'Image & " " & Text);
   end Show;
begin
   Q := new Cell;
   Move (X (I).A, X (I + 1).B);
   Show;
   Turn (X (I).C);
   Show;
   Turn (P.C);
   Show;
   P := new Cell;
   Turn (P.C);
   Show;
   I := 2;
   Mark (Text (2 .. 4));
   Show;
   I := 2;
   Both (I, X (I).C);
   Show;
   X (1).A := 3;
   Both (X (1).A, X (X (1).A).C);
   Show;
   I := 5;
   begin
      Loud (X (I).C);
      Put_Line ("?");
   exception
      when Constraint_Error => Put_Line ("before");
   end;
   Show;
end Named_Places;
