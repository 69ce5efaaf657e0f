--  Interfaces: null and abstract operations, several beside a parent, what is inherited for them, classes in both directions.
with Ada.Text_IO; use Ada.Text_IO;
with Bases;
with Contracts; use Contracts;
with Things; use Things;
procedure Interface_Kinds is
   procedure Show (S : Shape'Class) is
   begin
      Put_Line (S.Title & Integer'Image (S.Area) & Boolean'Image (S in Square'Class) & Boolean'Image (S in Labelled'Class)
                & Boolean'Image (S in Both'Class));
      if S in Labelled'Class then
         Put_Line (Label (Labelled'Class (S)));
      end if;
   end Show;
   type Local is new Square and Labelled with record
      Text : String (1 .. 3) := "loc";
   end record;
   overriding function Label (L : Local) return String is (L.Text);
   type Ref is access all Shape'Class;
   type Refs is array (Positive range <>) of Ref;
   Square_1 : Square;
   Dot_1    : Dot;
   Cube_1   : Cube;
   Local_1  : Local;
   List     : Refs (1 .. 4);
   Most     : Ref;
begin
   Square_1.Set_Side (4);
   Show (Square_1);
   Show (Dot_1);
   Show (Cube_1);
   Show (Local_1);
   Square_1.Grow (5);
   Dot_1.Grow (5);
   Cube_1.Twice;
   Fourfold (Cube_1);
   Local_1.Grow (2);
   Dot_1.Set (40);
   Show (Square_1);
   Show (Dot_1);
   Show (Cube_1);
   Show (Local_1);
   List := (new Square'(Square_1), new Dot'(Dot_1), new Cube'(Height => 3), new Local'(Local_1));
   Most := List (1);
   for R of List loop
      R.Grow (1);
      Show (R.all);
      if Larger (R.all, Most.all) then
         Most := R;
      end if;
      if R.all in Bases.Base'Class then
         Put_Line (Bases.Base'Class (R.all).Label & Integer'Image (Bases.Number (Bases.Base'Class (R.all))));
      end if;
   end loop;
   Put_Line (Most.Title);
   begin
      Fourfold (Both'Class (List (1).all));
   exception
      when Constraint_Error => Put_Line ("no such view");
   end;
end Interface_Kinds;
