--  Names of tagged types at run time.

with Ada.Tags; use Ada.Tags;
with Ada.Text_IO; use Ada.Text_IO;
with Tag_Shapes.More; use Tag_Shapes;

procedure Tag_Names is

   procedure Show (S : Shape'Class; Again : Boolean := True) is
      Name : constant String := Expanded_Name (S'Tag);
   begin
      Put_Line (Name & Integer'Image (Name'First) & Boolean'Image (External_Tag (S'Tag) = Name));
      if Again then
         Show (Shape'Class (S), False);
      end if;
   end Show;

   Kept : Tag := No_Tag;
   Pair : Tag_Shapes.More.Pair;

begin
   for I in 1 .. 5 loop
      Show (Made (I), I mod 2 = 0);
      Kept := Made (I)'Tag;
   end loop;
   Show (Pair);
   Put_Line (Expanded_Name (Kept) & " " & Flat.Square'External_Tag & " " & Expanded_Name (Shape'Tag) & " " & External_Tag (Tag_Shapes.More.Pair'Tag));
   Kept := No_Tag;
   Put_Line (Expanded_Name (Kept));
exception
   when Tag_Error =>
      Put_Line ("no tag");
end Tag_Names;
