package body Tag_Shapes is

   type Inside is new Flat.Square with null record;

   function Made (Number : Positive) return Shape'Class is
   begin
      case Number is
         when 1 => return Shape'(null record);
         when 2 => return Flat.Square'(null record);
         when 3 => return Circles.Round'(null record);
         when 4 => return Secret'(null record);
         when others => return Inside'(null record);
      end case;
   end Made;

end Tag_Shapes;
