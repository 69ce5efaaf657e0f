with Ada.Text_IO; use Ada.Text_IO;
with Engines.Loud;
with Elsewhere;

procedure Private_Operations is
   E : Engines.Engine;
   D : Engines.Loud.Diesel;
   M : Elsewhere.Motor;
   T : Elsewhere.Truck;
   L : Elsewhere.Electric;
   P : Elsewhere.Moped;
   C : Elsewhere.Cart;
begin
   Engines.Run (E);
   Engines.Run (Engines.Engine'Class (D));
   Elsewhere.Twice (M);
   Engines.Run (Engines.Engine'Class (M));
   Elsewhere.Start (T, 0);
   Engines.Run (Engines.Engine'Class (T));
   Elsewhere.Twice (L);
   Elsewhere.Start (L, 2);
   Engines.Run (Engines.Engine'Class (L));
   Put_Line (Integer'Image (E.Log) & Integer'Image (D.Log) & Integer'Image (M.Log));
   Elsewhere.Start (P, 0);
   Elsewhere.Start (C, 0);
   Elsewhere.Twice (C);
   Put_Line (Integer'Image (T.Log) & Integer'Image (L.Log));
   Put_Line (Integer'Image (P.Log) & Integer'Image (C.Log));
end Private_Operations;
