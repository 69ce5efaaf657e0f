with Ada.Text_IO; use Ada.Text_IO;
with Shown_Numbers;
procedure Settings is
   type Short is range -100 .. 100;
   type Money is delta 0.01 range -1000.0 .. 1000.0;
   type Hue is (Red, Green);
   package Short_IO is new Integer_IO (Short);
   package Real_IO is new Float_IO (Float);
   package Money_IO is new Fixed_IO (Money);
   package Hue_IO is new Enumeration_IO (Hue);
   use Real_IO;
   package Shorts is new Shown_Numbers.Lists (Short);
   package Longs is new Shown_Numbers.Lists (Integer);

   procedure Show (X : Short) is
   begin
      Short_IO.Put (X);
      Put ("|");
   end Show;

   procedure Deeper (Level : Positive) is
      package Level_IO is new Integer_IO (Integer);
   begin
      Level_IO.Put (Level);
      Level_IO.Default_Width := Level_IO.Default_Width - Level;
      if Level < 3 then
         Deeper (Level + 1);
      end if;
      Level_IO.Put (Level);
      Put ("|");
   end Deeper;

   N : Integer := 17;
begin
   Show (7);
   Short_IO.Default_Width := 0;
   Show (7);
   Short_IO.Default_Base := 16;
   Show (77);
   Short_IO.Put (77, Width => 8);
   Short_IO.Put (77, Base => 10);
   New_Line;
   Shown_Numbers.Show (5);
   Shown_Numbers.Narrow (3);
   Shown_Numbers.Show (5);
   Shown_Numbers.Int_IO.Default_Width := 6;
   Shown_Numbers.Show (5);
   Put_Line (Integer'Image (Shown_Numbers.Int_IO.Default_Width));
   Put (3.25);
   Default_Exp := 0;
   Put (3.25);
   Real_IO.Default_Aft := 2;
   Real_IO.Default_Fore := 6;
   Put (3.25);
   Put (3.25, Exp => 2);
   New_Line;
   Money_IO.Put (2.5, Exp => 0);
   Money_IO.Default_Aft := 4;
   Money_IO.Default_Fore := 1;
   Money_IO.Put (2.5, Exp => 0);
   New_Line;
   Hue_IO.Put (Red);
   Hue_IO.Default_Width := 8;
   Hue_IO.Put (Green);
   Put_Line ("|");
   Shorts.Own_IO.Default_Width := 2;
   Shorts.Show (4);
   Longs.Show (4);
   Deeper (1);
   New_Line;
   declare
      package Block_IO is new Integer_IO (Integer);
   begin
      Block_IO.Default_Width := N;
      Block_IO.Put (N);
      N := -1;
      Block_IO.Default_Width := N;
      Put_Line ("not here");
   exception
      when Constraint_Error =>
         Block_IO.Put (N);
         New_Line;
   end;
end Settings;
