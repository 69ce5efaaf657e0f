with Ada.Tags;
with Ada.Text_IO; use Ada.Text_IO;
with Shapes; use Shapes;
with Solids; use Solids;
procedure Classes is
   use type Ada.Tags.Tag;

   procedure Show (Text : String; Truth : Boolean) is
   begin
      Put_Line (Text & ": " & Boolean'Image (Truth));
   end Show;

   procedure Visit (S : in out Shape'Class) is
   begin
      Move (S, 3);
      Report (S);
      Put_Line (Integer'Image (Twice (S)));
   end Visit;

   C : Circle;
   B : Box := Make (2, 5);
   L : Ball := (C with Radius_2 => 1, X_Name => 'x');
   M : Marked;
   W : Shape'Class := L;
   P : array (1 .. 4) of Any := (new Circle'(C), new Ball, new Marked'(M), null);
   Other : Circle := Circle (L);
begin
   C.Radius := 2;
   Visit (C);
   Visit (B);
   Visit (L);
   Visit (M);
   Visit (W);
   P (4) := new Box'(B);
   for I in P'Range loop
      Visit (P (I).all);
      Show ("circle", P (I).all in Circle);
      Show ("class", P (I).all in Circle'Class);
      Show ("tag", P (I)'Tag = Circle'Tag);
   end loop;
   Show ("same area", Same_Area (C, C));
   Reset (M);
   Report (M);
   Show ("marked", M.X_Name = 'm');
   Other := Circle (P (2).all);
   Show ("equal", Other = Circle (P (2).all));
   Show ("equal class", P (2).all = P (3).all);
   Report (Other);
   W := Shape'Class (L);
   Show ("copied", W = Shape'Class (L));
   begin
      Other := Circle (P (4).all);
      Put_Line ("converted");
   exception
      when Constraint_Error =>
         Put_Line ("no circle");
   end;
   begin
      W := Shape'Class (B);
      Put_Line ("assigned");
   exception
      when Constraint_Error =>
         Put_Line ("other tag");
   end;
   Ball (P (3).all).Radius_2 := 9;
   Report (P (3).all);
end Classes;
