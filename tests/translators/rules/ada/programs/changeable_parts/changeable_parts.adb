with Ada.Text_IO; use Ada.Text_IO;
procedure Changeable_Parts is
   subtype Size is Integer range 0 .. 20;
   type Text (Length : Size := 0) is record
      Data : String (1 .. Length);
   end record;
   type Cell;
   type Link is access Cell;
   type Texts is array (1 .. 2) of Text;
   type Cell is record
      Head : Text;
      Fixed : Text (2);
      Many : Texts;
      Next : Link;
   end record;
   type Alone is access Text;
   type Row is access Texts;
   C : constant Link := new Cell'((5, "fives"), (2, "ab"), ((1, "x"), (1, "y")), null);
   A : constant Alone := new Text'(3, "abc");
   R : constant Row := new Texts'((1, "p"), (0, ""));
   procedure Put (T : in out Text) is
   begin
      T := (4, "four");
   end Put;
begin
   C.Head := (3, "thr");
   Put_Line (C.Head.Data & Integer'Image (C.Head.Length));
   C.Many (2) := C.Head;
   R (1) := (7, "element");
   Put_Line (C.Many (1).Data & C.Many (2).Data & R (1).Data);
   Put (C.Head);
   Put (R.all (2));
   Put_Line (C.all.Head.Data & R (2).Data);
   C.Next := new Cell'(C.all);
   C.Next.Head := (1, "n");
   if C.Next.all /= C.all then
      Put_Line (C.Next.Head.Data & " differs from " & C.Head.Data);
   end if;
   begin
      C.Fixed := (1, "c");
      Put_Line ("changed");
   exception
      when Constraint_Error => Put_Line ("fixed");
   end;
   begin
      A.all := (1, "c");
      Put_Line ("changed");
   exception
      when Constraint_Error => Put_Line ("allocated");
   end;
   A.all := (3, "new");
   Put_Line (A.Data);
end Changeable_Parts;
