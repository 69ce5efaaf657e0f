with Ada.Text_IO;
package body Stocked is
   Store : array (Level) of Rec;
   procedure Note (N : Integer) is
   begin
      Calls := Calls + N;
   end Note;
   task body Keeper is
   begin
      loop
         select
            accept Put (R : in Rec; L : Level := Mid) do
               Store (L) := R;
               Note (1);
            end Put;
         or
            accept Get (Low) (R : out Rec) do
               R := Store (Low);
               if R.A = 0 then
                  return;
               end if;
               Note (10);
            end Get;
         or
            when Store (Mid).A > 0 =>
            accept Get (Mid) (R : out Rec) do
               R := Store (Mid);
               Store (Mid).A := 0;
            end Get;
         or
            terminate;
         end select;
      end loop;
   end Keeper;
   task body Echo is
   begin
      loop
         select
            accept Say (X : in out Integer) do
               X := X + 1;
               Ada.Text_IO.Put_Line ("say" & Integer'Image (X));
            end Say;
         or
            terminate;
         end select;
      end loop;
   end Echo;
begin
   Note (100);
end Stocked;
