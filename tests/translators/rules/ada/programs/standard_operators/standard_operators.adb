with Ada.Text_IO; use Ada.Text_IO;

procedure Standard_Operators is
   --  Functions that hide predefined operators, which are called by their full names.

   function "<" (Left, Right : Integer) return Boolean is
   begin
      return Standard.">=" (Left, Right);
   end "<";

   function ">=" (Left, Right : Integer) return Boolean is
   begin
      return Standard."<" (Left, Right);
   end ">=";

   function "-" (Right : Integer) return Integer is
   begin
      return Standard."*" (Right, 10);
   end "-";

   function "*" (Left, Right : Integer) return Integer renames Standard."+";

   function Half (X : Integer) return Integer is
   begin
      return Standard."-" (X) / 2;
   end Half;

   A : Integer := 3;
   B : constant Integer := Standard."*" (4, 5);
   C : Float := 2.0;
begin
   A := A * 4;
   Put_Line (Integer'Image (A) & Integer'Image (B) & Integer'Image (2 * 3));
   Put_Line (Boolean'Image (A < B) & Boolean'Image (A >= B));
   Put_Line (Boolean'Image (Standard."<" (A, B)) & Boolean'Image (Standard.">=" (A, B)));
   Put_Line (Integer'Image (-A) & Integer'Image (Half (A)) & Integer'Image (Standard."*" (A, B)));
   C := C ** (2 * 1);
   Put_Line (Boolean'Image (2.0 ** (2 * 1) = C) & Boolean'Image (2.0 ** (2 * 1) = Float'(8.0)));
end Standard_Operators;
