package Stocked is
   type Level is (Low, Mid, High);
   type Rec is record
      A, B : Integer := 0;
   end record;
   task Keeper is
      entry Put (R : in Rec; L : Level := Mid);
      entry Get (Level) (R : out Rec);
   end Keeper;
   task type Echo is
      entry Say (X : in out Integer);
   end Echo;
   type Echo_Ref is access Echo;
   type Pair is record
      One, Two : Echo;
      N : Integer := 3;
   end record;
   Calls : Integer := 0;
   procedure Note (N : Integer);
end Stocked;
