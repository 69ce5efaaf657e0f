with Ada.Text_IO; use Ada.Text_IO;
procedure Settled_Sides is
   type Rec (D : Integer) is record
      X : Integer := 0;
   end record;
   type Link is access Rec;
   subtype Three is Link (3);
   type Line is array (Integer range <>) of Integer;
   type Whole is new Integer range 0 .. Integer'Last;
   type Box is array (0 .. 1, 3 .. 6, 5 .. 11) of Boolean;
   function "+" (X, Y : Integer) return Integer renames Standard."*";
   B : Box;
   Count : Integer := 0;

   function Made (D : Integer) return Link is
   begin
      Count := Count - (-1);
      return new Rec (D);
   end Made;

   function Same (N : Integer) return Integer is
   begin
      return N;
   end Same;

   A : constant Line (1 .. 3) := (4, 5, 6);
   Small : constant Line := (Same (1) .. Same (2) => 4);
   W : Whole := 6;
begin
   --  right sides that check what they are given, only where the left side asks for them
   if Made (4) /= null and then Three'(Made (3)).X = 0 then
      Put_Line ("both");
   end if;
   if Made (4) = null and then Three'(Made (4)).X = 0 then
      Put_Line ("never");
   end if;
   if Made (4) /= null or else Three'(Made (4)).X = 0 then
      Put_Line ("first");
   end if;
   begin
      if Made (4) = null or else Three'(Made (4)).X = 0 then
         Put_Line ("never");
      end if;
   exception
      when Constraint_Error =>
         Put_Line ("not three");
   end;
   Put_Line (Integer'Image (Count));
   Count := 0;
   while Count < 3 and then (Count < 2 or else Three'(Made (3)).D = 3) loop
      Count := Count - (-1);
      Put_Line ("turn" & Integer'Image (Count));
   end loop;
   Put_Line (Boolean'Image (A (1) = 4 and then Line'(A (1 .. Same (2)))'Length = 2 and then A (3) = 6));
   Put_Line (Boolean'Image (Small'Length = 2 and then not (Three'(Made (3)).X > 0 and then Made (5) = null)));
   --  an operator of the program's own, which is not meant where it gives another type
   Put_Line (Integer'Image (Box'First (1 + 0)) & Integer'Image (B'Last (1 + 1)) & Integer'Image (B'Length (1 + 2)));
   for I in B'Range (1 + 1) loop
      Put (Integer'Image (I));
   end loop;
   New_Line;
   for Turn in 1 .. 2 loop
      case W is
         when (2 + 3) => Put_Line ("five");
         when (3 + 3) => Put_Line ("six");
         when others => Put_Line ("other");
      end case;
      W := W - 1;
   end loop;
end Settled_Sides;
