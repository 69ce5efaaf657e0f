with Ada.Text_IO; use Ada.Text_IO;
procedure Discriminants is
   function Ident (N : Integer) return Integer is
   begin
      return N;
   end Ident;
   subtype Index is Integer range 0 .. 20;
   type Line is array (Positive range <>) of Integer;
   type Text (Length : Index) is record
      Data : String (1 .. Length);
      Marks : Line (3 .. Length) := (others => 7);
   end record;
   type Pair (A, B : Index := 2) is record
      Left : String (A .. B);
      Sum : Integer := A + B;
      Inner : Text (B);
   end record;
   type Shape is (Dot, Circle, Box);
   type Figure (Kind : Shape := Dot; Size : Index := 1) is record
      Name : String (1 .. Size) := (others => '-');
      case Kind is
         when Dot => null;
         when Circle => Radius : Integer := Size * 2;
         when Box => Width, Height : Integer := 3;
      end case;
   end record;
   N : Integer := Ident (5);
   T : Text (N);
   P : Pair;
   Q : Pair (Ident (3), 6);
   F : Figure;
   G : Figure (Box, 4);
   H : Figure (Shape'Val (Ident (1)), 3);
   type Ref is access Text;
   R : Ref := new Text (Ident (4));
   procedure Fill (X : in out Text) is
   begin
      for I in X.Data'Range loop
         X.Data (I) := 'x';
      end loop;
      X.Marks (X.Marks'First) := X.Length;
   end Fill;
   function Make (L : Index) return Text is
   begin
      return (Length => L, Data => (1 .. L => 'm'), Marks => (others => 1));
   end Make;
begin
   T.Data := "hello";
   Put_Line (T.Data & Integer'Image (T.Marks'First) & Integer'Image (T.Marks'Last) & Integer'Image (T.Marks (4)));
   Fill (T); Put_Line (T.Data & Integer'Image (T.Marks (3)));
   Put_Line (Integer'Image (P.Left'Length) & Integer'Image (P.Sum) & Integer'Image (P.Inner.Length));
   Put_Line (Integer'Image (Q.Left'First) & Integer'Image (Q.Left'Last) & Integer'Image (Q.Sum) & Integer'Image (Q.Inner.Data'Length));
   Q.Left := "wxyz"; Put_Line (Q.Left (4 .. 5) & Q.Left (3));
   Put_Line (F.Name & Integer'Image (F.Size) & Integer'Image (G.Width) & Integer'Image (H.Radius) & H.Name);
   F := (Circle, 2, "ab", 9); Put_Line (F.Name & Integer'Image (F.Radius));
   F := G; Put_Line (Integer'Image (F.Height) & Shape'Image (F.Kind));
   begin
      G := (Circle, 2, "ab", 9); Put_Line ("no");
   exception
      when Constraint_Error => Put_Line ("constrained");
   end;
   begin
      T.Data := "toolong"; Put_Line ("no");
   exception
      when Constraint_Error => Put_Line ("length");
   end;
   begin
      T := Make (Ident (6)); Put_Line ("no");
   exception
      when Constraint_Error => Put_Line ("discriminant");
   end;
   T := Make (5); Put_Line (T.Data);
   R.Data := "ptrs"; Put_Line (R.all.Data);
   begin
      R.all := Make (3); Put_Line ("no");
   exception
      when Constraint_Error => Put_Line ("allocated");
   end;
   begin
      declare
         Bad : Text (Ident (21));
      begin
         Put_Line ("no" & Bad.Data);
      end;
   exception
      when Constraint_Error => Put_Line ("range");
   end;
   Put_Line (Boolean'Image (T = Make (5)) & Boolean'Image (P = Q) & Boolean'Image (F = G));
end Discriminants;
