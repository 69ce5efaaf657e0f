with Ada.Text_IO; use Ada.Text_IO;
with Ada.Integer_Text_IO; use Ada.Integer_Text_IO;

--  reads leases "DD.MM.YYYY months rent", prints their last day and the sum due
procedure Lease is
   subtype Month_Number is Integer range 1 .. 12;
   type Date is record
      Day   : Integer range 1 .. 31;
      Month : Month_Number;
      Year  : Integer range 1900 .. 2199;
   end record;

   function Is_Leap (Y : Integer) return Boolean is
     (Y rem 4 = 0 and then (Y rem 100 /= 0 or else Y rem 400 = 0));

   function Length (M : Month_Number; Y : Integer) return Integer is
     (case M is when 4 | 6 | 9 | 11 => 30, when 2 => (if Is_Leap (Y) then 29 else 28), when others => 31);

   function Parse (S : String) return Date is
      R : Date;
   begin
      if S'Length /= 10 or else S (S'First + 2) /= '.' or else S (S'First + 5) /= '.' then
         raise Data_Error;
      end if;
      R := (Day   => Integer'Value (S (S'First .. S'First + 1)),
            Month => Integer'Value (S (S'First + 3 .. S'First + 4)),
            Year  => Integer'Value (S (S'First + 6 .. S'First + 9)));
      if R.Day > Length (R.Month, R.Year) then
         raise Constraint_Error;
      end if;
      return R;
   end Parse;

   procedure Put_Two (N : Integer) is
   begin
      if N < 10 then
         Put ('0');
      end if;
      Put (N, Width => 0);
   end Put_Two;

   procedure One (S : String) is
      D : Date;
      P : Positive;
      Months, Rent, Total, M, Y : Integer;
   begin
      if S'Length < 10 then
         raise Data_Error;
      end if;
      D := Parse (S (S'First .. S'First + 9));
      Get (S (S'First + 10 .. S'Last), Months, P);
      Get (S (P + 1 .. S'Last), Rent, P);
      if Months not in 1 .. 600 or else Rent < 0 then
         raise Constraint_Error;
      end if;
      --  the last day is the day before the same day, Months later
      M := (D.Month - 1 + Months) mod 12 + 1;
      Y := D.Year + (D.Month - 1 + Months) / 12;
      D := (Integer'Min (D.Day, Length (M, Y)), M, Y);
      if D.Day > 1 then
         D.Day := D.Day - 1;
      elsif D.Month > 1 then
         D.Month := D.Month - 1;
         D.Day := Length (D.Month, D.Year);
      else
         D := (31, 12, D.Year - 1);
      end if;
      Total := Rent * Months;
      if Months >= 12 then
         Total := Total - Total / 40;
      end if;
      Put_Two (D.Day);
      Put ('.');
      Put_Two (D.Month);
      Put ('.');
      Put (D.Year, Width => 4);
      Put (Total, Width => 12);
      New_Line;
   end One;
begin
   while not End_Of_File loop
      declare
         L : constant String := Get_Line;
      begin
         One (L);
      exception
         when Data_Error | End_Error => Put_Line ("unreadable");
         when Constraint_Error => Put_Line ("out of range");
      end;
   end loop;
end Lease;
