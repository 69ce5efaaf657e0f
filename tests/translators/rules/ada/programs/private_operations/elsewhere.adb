package body Elsewhere is
   procedure Start (E : in out Motor; By : Integer) is
   begin
      E.Log := E.Log * 10 + 5 + By;
   end Start;
   procedure Start (E : in out Truck; By : Integer) is
   begin
      E.Log := E.Log * 10 + 6 + By;
   end Start;
   procedure Start (E : in out Electric; By : Integer) is
   begin
      E.Log := E.Log * 10 + 7 + By;
   end Start;
   procedure Twice (E : in out Motor'Class) is
   begin
      Start (E, 1);
      Start (E, 1);
   end Twice;
end Elsewhere;
