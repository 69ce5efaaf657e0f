with Ada.Text_IO; use Ada.Text_IO;
with Lamps;

procedure Overridden_Unseen is
   use Lamps.Hidden;
   type Lighter is access procedure (L : in out Bulb; By : Integer);
   procedure Late (L : in out Bulb; By : Integer) renames Light;
   generic
      with procedure Work (L : in out Bulb; By : Integer);
   procedure Both (L : in out Bulb);
   procedure Both (L : in out Bulb) is
   begin
      Work (L, 0);
      Work (L, 2);
   end Both;
   procedure Twice is new Both (Light);
   Own : constant Lighter := Light'Access;
   B : Bulb;
begin
   Light (B, 0);
   Early (B, 0);
   Late (B, 0);
   Own (B, 1);
   Twice (B);
   Put_Line (Integer'Image (B.Log));
end Overridden_Unseen;
