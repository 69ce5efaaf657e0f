with Ada.Text_IO; use Ada.Text_IO;
procedure Defined_Bounds is
   type AI is array (1 .. 6) of Integer;
   type S6 is new String (1 .. 6);
   type AI2 is array (3 .. 5) of Integer;
   X : AI := (1, 2, 3, 4, 5, 6);
   Y : AI2 := (1, 2, 3);
   S : S6 := "abcdef";
   type Any is array (Integer range <>) of Integer;
   type Any3 is new Any (4 .. 6);
   type Of_AI is new AI;
   Z : Any3 := (1, 2, 3);
   D : Of_AI := (1, 2, 3, 4, 5, 6);
   procedure Bounds (T : Any) is
   begin
      Put_Line (T'First'Img & T'Last'Img);
   end Bounds;
   procedure Show (T : AI) is begin for I of T loop Put (I'Img); end loop; New_Line; end Show;
begin
   X := X (4 .. 6) & X (1 .. 3);
   Show (X);
   Show (X (2 .. 6) & X (1));
   X := X (3 .. 3) & X (1 .. 5);
   Show (X);
   Y := Y (4 .. 5) & Y (3);
   Put_Line (Y (3)'Img & Y (5)'Img);
   Y := Y (5) & Y (3 .. 4);
   Put_Line (Y (3)'Img & Y (5)'Img);
   S := S (4 .. 6) & S (1 .. 3);
   Put_Line (String (S));
   S := S (6 .. 6) & S (1 .. 5);
   Put_Line (String (S));
   begin
      Y := Y & Y (3);
      Put_Line ("?");
   exception when Constraint_Error => Put_Line ("CE");
   end;
   begin
      Y := Y (4 .. 4) & Y (3);
      Put_Line ("?");
   exception when Constraint_Error => Put_Line ("CE");
   end;
   D := D (5 .. 6) & D (1 .. 4);
   Put_Line (D (1)'Img & D (6)'Img);
   Z := Z (6) & Z (4 .. 5);
   Put_Line (Z (4)'Img & Z (6)'Img);
   Bounds (Any (X (4 .. 5) & X (1 .. 3)));
   Bounds (Any (X (4 .. 3) & X (2 .. 3)));
   Bounds (Any (X (4) & X (2 .. 3)));
   Bounds (Any (Z (5 .. 5) & Z (4)));
   Bounds (Any (D (5 .. 5) & D (4)));
   X := AI'(X (2 .. 6) & X (1));
   Show (X);
   begin
      Z := Z (5 .. 6) & Z (4 .. 4);
      Put_Line (Z (4)'Img & Z (6)'Img);
      Z := Any3'(Z (5 .. 6) & Z (4 .. 4));
      Put_Line ("?");
   exception
      when Constraint_Error => Put_Line ("CE");
   end;
end Defined_Bounds;
