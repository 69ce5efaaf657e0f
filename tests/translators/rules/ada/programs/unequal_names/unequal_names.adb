--  "/=" by its full name, where the package declares "=".
with Ada.Text_IO; use Ada.Text_IO;
procedure Unequal_Names is
   package Base is
      type Shape is tagged record
         Size : Integer;
      end record;
      function "=" (Left, Right : Shape) return Boolean;
      type Plain is record
         A, B : Integer;
      end record;
      function "=" (X, Y : Plain) return Boolean;
      type Color is (Red, Green);
   end Base;
   package More is
      type Round is new Base.Shape with record
         Edge : Integer;
      end record;
      function "=" (Left, Right : Round) return Boolean;
   end More;
   package body Base is
      function "=" (Left, Right : Shape) return Boolean is
      begin
         return abs Left.Size = abs Right.Size;
      end "=";
      function "=" (X, Y : Plain) return Boolean is
      begin
         return X.A = Y.A;
      end "=";
   end Base;
   package body More is
      function "=" (Left, Right : Round) return Boolean is
      begin
         Put ("round ");
         return Left.Edge = Right.Edge;
      end "=";
   end More;

   type Ref is access Base.Shape'Class;
   Given : array (1 .. 4) of Ref :=
     (new Base.Shape'(Size => 3), new Base.Shape'(Size => -3),
      new More.Round'(Size => 3, Edge => 1), new More.Round'(Size => 4, Edge => 1));
   P : Base.Plain := (1, 2);
   Q : Base.Plain := (1, 3);
   R : More.Round := (5, 6);
begin
   for I in Given'Range loop
      for J in Given'Range loop
         if Base."/=" (Given (I).all, Given (J).all) then
            Put ("n");
         else
            Put ("e");
         end if;
      end loop;
      New_Line;
   end loop;
   Put_Line (Boolean'Image (Base."/=" (P, Q)) & Boolean'Image (Base."/=" (Y => P, X => (2, 2))));
   Put_Line (Boolean'Image (More."/=" (R, (7, 6))) & Boolean'Image (Base."/=" (Base.Red, Base.Green)));
   Put_Line (Boolean'Image (Base."/=" (Base.Shape (R), Base.Shape'(Size => -5))));
end Unequal_Names;
