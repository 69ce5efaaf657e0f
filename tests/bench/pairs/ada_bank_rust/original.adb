with Ada.Text_IO; use Ada.Text_IO;
with Ada.Command_Line;

procedure Bank is
   type Cents is range -1_000_000_00 .. 1_000_000_00;
   subtype Account_No is Integer range 1 .. 5;
   Daily_Limit : constant Cents := 500_00;
   Overdraft   : constant Cents := -200_00;

   type Account is record
      Open      : Boolean := False;
      Balance   : Cents := 0;
      Withdrawn : Cents := 0;
      Frozen    : Boolean := False;
   end record;

   Accounts : array (Account_No) of Account;
   Bad_Input, Refused : exception;
   Errors : Natural := 0;

   function Image (C : Cents) return String is
      A : constant Cents := abs C;
      W : constant String := Cents'Image (A / 100);
      F : constant String := Cents'Image (100 + A mod 100);
   begin
      return (if C < 0 then "-" else "") & W (2 .. W'Last) & "." & F (3 .. 4);
   end Image;

   Line : String (1 .. 80);
   Last : Natural;
   Pos  : Positive;

   function Next return String is
      First : Positive;
   begin
      while Pos <= Last and then Line (Pos) = ' ' loop
         Pos := Pos + 1;
      end loop;
      First := Pos;
      while Pos <= Last and then Line (Pos) /= ' ' loop
         Pos := Pos + 1;
      end loop;
      return Line (First .. Pos - 1);
   end Next;

   function Number (S : String) return Account_No is
   begin
      if S'Length /= 1 or else S (S'First) not in '1' .. '5' then
         raise Bad_Input with "account";
      end if;
      return Character'Pos (S (S'First)) - Character'Pos ('0');
   end Number;

   function Amount (S : String) return Cents is
      Result : Cents := 0;
      Digit_Seen : Boolean := False;
   begin
      for C of S loop
         if C not in '0' .. '9' then
            raise Bad_Input with "amount";
         end if;
         Digit_Seen := True;
         Result := Result * 10 + Character'Pos (C) - Character'Pos ('0');
      end loop;
      if not Digit_Seen or else Result = 0 then
         raise Bad_Input with "amount";
      end if;
      return Result;
   exception
      when Constraint_Error => raise Bad_Input with "too much";
   end Amount;

   procedure Withdraw (A : in out Account; C : Cents) is
   begin
      if A.Withdrawn + C > Daily_Limit then
         raise Refused with "limit";
      elsif A.Balance - C < Overdraft then
         raise Refused with "funds";
      end if;
      A.Balance := A.Balance - C;
      A.Withdrawn := A.Withdrawn + C;
      if A.Balance < 0 then
         A.Balance := A.Balance - 2_50;  --  overdraft fee
      end if;
   end Withdraw;

   procedure Execute is
      Command : constant String := Next;
   begin
      if Command = "" then
         return;
      elsif Command = "open" then
         declare
            N : constant Account_No := Number (Next);
         begin
            if Accounts (N).Open then
               raise Refused with "exists";
            end if;
            Accounts (N) := (Open => True, others => <>);
         end;
      elsif Command = "day" then
         for A of Accounts loop
            A.Withdrawn := 0;
            if A.Open and then A.Balance > 0 then
               A.Balance := A.Balance + (A.Balance + 500) / 1000;  --  interest
            end if;
         end loop;
      elsif Command = "deposit" or else Command = "withdraw"
        or else Command = "show" or else Command = "freeze" or else Command = "move"
      then
         declare
            N : constant Account_No := Number (Next);
            A : Account renames Accounts (N);
         begin
            if not A.Open then
               raise Refused with "no account";
            end if;
            if Command = "show" then
               Put_Line (Image (A.Balance));
            elsif Command = "freeze" then
               A.Frozen := not A.Frozen;
            elsif A.Frozen then
               raise Refused with "frozen";
            elsif Command = "deposit" then
               A.Balance := A.Balance + Amount (Next);
            elsif Command = "withdraw" then
               Withdraw (A, Amount (Next));
            else
               declare
                  M : constant Account_No := Number (Next);
                  C : constant Cents := Amount (Next);
               begin
                  if not Accounts (M).Open or else M = N then
                     raise Refused with "target";
                  end if;
                  Withdraw (A, C);
                  Accounts (M).Balance := Accounts (M).Balance + C;
               end;
            end if;
         end;
      else
         raise Bad_Input with "command";
      end if;
   end Execute;
begin
   while not End_Of_File loop
      Get_Line (Line, Last);
      Pos := 1;
      begin
         Execute;
      exception
         when Bad_Input =>
            Put_Line ("bad input");
            Errors := Errors + 1;
         when Refused =>
            Put_Line ("refused");
         when Constraint_Error =>
            Put_Line ("overflow");
      end;
   end loop;
   if Errors > 3 then
      Ada.Command_Line.Set_Exit_Status (2);
   end if;
end Bank;
