--  As GNAT sorts: equal elements come in its order, which is not the one that they had. The hole sinks to the bottom of the
--  heap, then what is moved rises (Floyd; Knuth 5.2.3, exercise 18).
procedure Ada.Containers.Generic_Array_Sort (Container : in out Array_Type) is

   function Index (Place : Positive) return Index_Type is
   begin
      return Index_Type'Val (Index_Type'Pos (Container'First) + Place - 1);
   end Index;

   procedure Sink (From : Positive; Count : Natural; Moved : Element_Type) is
      Hole  : Positive := From;
      Below : Positive;
   begin
      while Hole <= Count / 2 loop
         Below := 2 * Hole;
         if Below < Count and then Container (Index (Below)) < Container (Index (Below + 1)) then
            Below := Below + 1;
         end if;
         Container (Index (Hole)) := Container (Index (Below));
         Hole := Below;
      end loop;
      while Hole /= From and then Container (Index (Hole / 2)) < Moved loop
         Container (Index (Hole)) := Container (Index (Hole / 2));
         Hole := Hole / 2;
      end loop;
      Container (Index (Hole)) := Moved;
   end Sink;

   Length : constant Natural := Container'Length;
   Moved  : Element_Type;
begin
   for I in reverse 1 .. Length / 2 loop
      Moved := Container (Index (I));
      Sink (I, Length, Moved);
   end loop;
   for Count in reverse 1 .. Length - 1 loop
      Moved := Container (Index (Count + 1));
      Container (Index (Count + 1)) := Container (Index (1));
      Sink (1, Count, Moved);
   end loop;
end Ada.Containers.Generic_Array_Sort;
