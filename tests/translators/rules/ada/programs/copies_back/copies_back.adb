with Scalars_Back, Composites_Back, Pointed_Back;

--  What changes before an exception: scalars and small records and arrays are passed by copy, all else by reference.
procedure Copies_Back is
begin
   Scalars_Back;
   Composites_Back;
   Pointed_Back;
end Copies_Back;
