package body Things is
   function Area (S : Square) return Integer is (S.Side * S.Side);
   function Title (S : Square) return String is ("square");
   procedure Grow (S : in out Square; By : Integer) is
   begin
      S.Side := S.Side + By;
   end Grow;
   procedure Set_Side (S : in out Square; N : Integer) is
   begin
      S.Side := N;
   end Set_Side;
   function Area (S : Dot) return Integer is (S.Side_2 + S.Number);
   function Title (S : Dot) return String is ("dot");
   function Label (S : Solid) return String is ("solid" & Integer'Image (S.Height));
   function Area (S : Cube) return Integer is (6 * S.Height * S.Height);
   function Title (S : Cube) return String is ("cube");
   procedure Twice (B : in out Cube) is
   begin
      B.Height := 2 * B.Height;
   end Twice;
end Things;
