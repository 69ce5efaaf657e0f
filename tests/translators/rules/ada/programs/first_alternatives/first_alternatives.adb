--  Where nothing says the type of a conditional expression, GNAT gives it the subtype of its first alternative: the others
--  are checked against that.
with Ada.Text_IO; use Ada.Text_IO;

procedure First_Alternatives is
   subtype Tiny is Integer range 1 .. 30;
   subtype Narrow is Integer range 2 .. 4;
   subtype Unit_Float is Long_Float range 0.0 .. 1.0;
   type Small_Int is range 0 .. 100;
   type Colour is (Red, Green, Blue);
   subtype Warm is Colour range Red .. Green;
   type Hue is new Colour;
   type Step is delta 0.25 range -10.0 .. 10.0;
   subtype Part_Step is Step range 0.0 .. 1.0;
   type Holder is record
      Item : Tiny := 3;
   end record;
   type Row is array (1 .. 2) of Tiny;
   type Ref is access Tiny;

   Four  : constant Tiny := 4;
   C     : Integer := Integer'Value ("3");
   Ten   : Tiny := 10;
   Three : Narrow := 3;
   Again : Tiny renames Ten;
   Free  : Integer := 0;
   Much  : Integer := Integer'Value ("400");
   Vast  : Long_Long_Integer := Long_Long_Integer (Much) * 2 ** 40;
   Near  : Unit_Float := 0.5;
   Far   : Long_Float := Long_Float (C);
   Cosy  : Warm := Red;
   Any   : Colour := Colour'Val (C - 1);
   Half  : Part_Step := 0.5;
   Wide  : Step := Step (C);
   Few   : Small_Int := 7;
   Held  : Holder;
   Items : Row := (2, 3);
   Point : Ref := new Tiny'(4);
   W     : Long_Long_Integer := 0;
   X     : Integer := 0;
   F     : Long_Float := 0.0;
   H     : Hue := Red;
   S     : Step := 0.0;

   function Id (N : Integer) return Tiny is
   begin
      return N;
   end Id;

   procedure Run (N : Integer; Given : Tiny; Changed : in out Tiny) is
   begin
      case N is
         when 1 => W := Long_Long_Integer ((if C = 1 then Ten else 0));
         when 2 => W := Long_Long_Integer ((case C is when 1 => Ten, when others => Free));
         when 3 => F := Long_Float ((if C = 1 then Ten else 0));
         when 4 => X := Integer ((if C = 1 then Near else Far));
         when 5 => H := Hue ((if C = 1 then Cosy else Any));
         when 6 => W := Long_Long_Integer ((if C = 1 then Half else Wide));
         when 7 => W := Long_Long_Integer ((if C = 1 then Held.Item else 0));
         when 8 => W := Long_Long_Integer ((if C = 1 then Items (1) else 0));
         when 9 => W := Long_Long_Integer ((if C = 1 then Point.all else 0));
         when 10 => W := Long_Long_Integer ((if C = 1 then Id (3) else 0));
         when 11 => W := Long_Long_Integer ((if C = 1 then Tiny (C) else 0));
         when 12 => W := Long_Long_Integer ((if C = 1 then Four else 0));
         when 13 => W := Long_Long_Integer ((if C = 1 then (if C = 2 then Ten else 4) else 0));
         when 14 => W := Long_Long_Integer ((if C = 1 then Tiny'Last else 0));
         when 15 => W := Long_Long_Integer ((if C = 1 then Tiny'Val (C) else 0));
         when 16 => W := Long_Long_Integer ((if C = 1 then Tiny'Max (C, 3) else 0));
         when 17 => W := Long_Long_Integer ((if C = 1 then Integer'(Ten) else 0));
         when 18 => W := Long_Long_Integer ((if C = 1 then Ten elsif C = 2 then 5 else 0));
         when 19 => W := Long_Long_Integer ((if C = 1 then Ten + 0 else Free - 20));
         when 20 => W := Long_Long_Integer ((if C = 1 then Tiny'(3) else Free));
         when 21 => X := Integer (((if C = 1 then Ten else 0)));
         when 22 => X := Tiny ((if C = 1 then Three else 9));
         when 23 => X := Tiny'Pos ((if C = 1 then Three else 9));
         when 24 => case (if C = 1 then Cosy else Any) is
               when Red => Put_Line ("red");
               when others => Put_Line ("other");
            end case;
         when 25 => case Integer'((if C = 1 then Ten else 0)) is
               when 0 => Put_Line ("zero");
               when others => Put_Line ("other");
            end case;
         when 26 => X := (case (if C = 1 then Three else 7) is when 2 => 1, when others => 2);
         when 27 => Put_Line (Character'Val ((if C = 1 then Three else 65)) & "");
         when 28 => W := Long_Long_Integer ((if C = 1 then Given else 0));
         when 29 => W := Long_Long_Integer ((if C = 1 then Changed else 0));
         when 30 => W := Long_Long_Integer ((if C = 1 then Again else 0));
         when 31 => W := Long_Long_Integer ((if C = 1 then Narrow (Three) elsif C = 2 then Ten else 5));
         when 32 => W := Long_Long_Integer ((if C = 1 then Three else (if C = 2 then Ten else 30)));
         when 33 => W := Long_Long_Integer ((if C = 1 then Three else C)) + 1;
         when 34 => X := Integer'Max (Integer ((if C = 1 then Three else 7)), 3);
         when 35 => X := X + (if C = 1 then Three else 7);
         when 36 => X := Integer'Max ((if C = 1 then Three else 7), -1);
         when 37 => X := abs (if C = 1 then Three else 7);
         when 38 => X := Id ((if C = 1 then Three else 7));
         when 39 => X := Integer ((if C = 1 then Free else Three));
         when 40 => W := Long_Long_Integer ((if C = 1 then Few else Few - 50));
         when 41 => X := (if C = 1 then Three else 7);
         when 42 => Put_Line (Boolean'Image ((if C = 1 then Ten else 0) in 0 .. 5));
         when 43 => Put_Line (Boolean'Image ((if C = 1 then Ten else 0) = 0));
         when 44 => W := Long_Long_Integer ((if C = 3 then Ten else 0));
         when 45 => W := Long_Long_Integer ((case C is when 1 => Ten + 1, when others => 0));
         when 46 => S := Step ((if C = 1 then Three else 9));
         when 47 => W := Long_Long_Integer ((case C is when 3 => Ten, when others => 0));
         when 48 => Few := Small_Int ((if C = 1 then Colour'Pos (Any) else Much));
         when 49 => Few := Small_Int ((if C = 1 then Colour'Pos (Any) else C));
         when 50 => X := Integer ((if C = 1 then Colour'Pos (Any) else Vast));
         when 51 => W := Long_Long_Integer ((if C = 1 then Tiny'Pos (Ten) else Much));
         when 52 => Few := Small_Int ((if C = 1 then Colour'Pos (Any) elsif C = 2 then Ten else Much));
         when others => null;
      end case;
      Put_Line ("fine" & Integer'Image (N) & Long_Long_Integer'Image (W) & Integer'Image (X));
   exception
      when Constraint_Error =>
         Put_Line ("checked" & Integer'Image (N) & Long_Long_Integer'Image (W) & Integer'Image (X));
   end Run;
begin
   for N in 1 .. 52 loop
      Run (N, 3, Ten);
   end loop;
   Put_Line (Hue'Image (H) & Small_Int'Image (Few) & Step'Image (S) & Integer'Image (Integer (F)));
end First_Alternatives;
