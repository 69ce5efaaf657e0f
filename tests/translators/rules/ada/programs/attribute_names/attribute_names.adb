--  Functions that are other names for attributes: renamings, and actuals and defaults of formal functions.
with Ada.Text_IO; use Ada.Text_IO;

procedure Attribute_Names is
   type Color is (Red, Green, Blue);
   subtype Warm is Color range Red .. Green;
   type Small is range -10 .. 10;

   function After (C : Color) return Color renames Color'Succ;
   function Shown (C : Color) return String renames Color'Image;

   generic
      type T is (<>);
      with function Next (X : T) return T is T'Succ;
      with function Image (X : T) return String is T'Image;
      with function Value (S : String) return T;
      with function Most (X, Y : T) return T is T'Max;
   package Steps is
      procedure Walk (From : T);
      function Read (S : String) return T;
   end Steps;

   package body Steps is
      procedure Walk (From : T) is
         X : T := From;
      begin
         loop
            Put_Line (Image (X) & Image (Most (From, X)));
            X := Next (X);
         end loop;
      exception
         when Constraint_Error =>
            Put_Line ("end" & T'Image (X));
      end Walk;

      function Read (S : String) return T is
      begin
         return Value (S);
      end Read;
   end Steps;

   package Colors is new Steps (Color, Value => Color'Value);
   package Warms is new Steps (Warm, Value => Warm'Value);
   package Numbers is new Steps (Small, Next => Small'Pred, Value => Small'Value, Most => Small'Min);
   package Again is new Steps (Color, After, Shown, Color'Value);
begin
   Put_Line (Shown (After (Red)));
   Colors.Walk (Green);
   Warms.Walk (Red);
   Again.Walk (Red);
   Put_Line (Small'Image (Numbers.Read (" 7 ")) & Color'Image (Colors.Read ("blue")));
   Put_Line (Small'Image (Numbers.Read ("11")));
   begin
      Put_Line (Color'Image (After (Blue)));
   exception
      when Constraint_Error =>
         Put_Line ("none");
   end;
   Put_Line (Color'Image (Warms.Read ("Blue")));
exception
   when Constraint_Error =>
      Put_Line ("outside");
end Attribute_Names;
