--  'Access of other names of objects.

with Ada.Text_IO; use Ada.Text_IO;
with Renamed_Places; use Renamed_Places;

procedure Renamed_Access is

   type Number_Access is access all Integer;

   Count  : aliased Integer := 1;
   Second : Integer renames Count;
   Place  : Number_Access := new Integer'(7);
   There  : Integer renames Place.all;
   Old    : constant Number_Access := Place;
   Nearby : Cell renames Here.all;

   procedure Change (Cell : access Renamed_Places.Cell) is
   begin
      Cell.Value := Cell.Value + 1;
   end Change;

   P, Q : Number_Access;
   C    : Cell_Access;

begin
   P := Second'Access;
   P.all := P.all + 4;
   Place := new Integer'(20);
   Q := There'Access;
   Q.all := Q.all + 1;
   Put_Line (Integer'Image (Count) & Integer'Image (Place.all) & Integer'Image (Old.all) & Integer'Image (There));
   Put_Line (Boolean'Image (Q = Old) & Boolean'Image (Q = Place) & Boolean'Image (P = Count'Access));
   Here := new Cell'(Value => 100);
   C := Nearby'Access;
   C.Value := C.Value + 5;
   Change (Third'Access);
   Change (Renamed_Places.Other'Access);
   Other.Value := Other.Value + One.Value;
   Third := (Value => Third.Value + 1);
   Second := Second + Count;
   Put_Line (Integer'Image (Second) & Integer'Image (P.all));
   Put_Line (Integer'Image (One.Value) & Integer'Image (Here.Value) & Boolean'Image (C = One'Access));
end Renamed_Access;
