separate (Separate_Bodies)
procedure Part is
begin
   Put_Line ("separate");
end Part;
