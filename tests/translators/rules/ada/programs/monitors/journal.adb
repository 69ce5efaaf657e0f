package body Journal is
   protected Counter is
      procedure Add (N : Integer);
      function Sum return Integer;
   private
      Total : Integer := 0;
   end Counter;

   protected body Counter is
      procedure Add (N : Integer) is
      begin
         Total := Total + N;
      end Add;

      function Sum return Integer is
      begin
         return Total;
      end Sum;
   end Counter;

   --  A task that only serves
   task Keeper is
      entry Put (N : Integer);
      entry Get (N : out Integer);
      entry Size (Count : out Natural);
   end Keeper;

   task body Keeper is
      Kept  : array (1 .. 3) of Integer := (others => 0);
      Count_Now : Natural := 0;
   begin
      loop
         select
            accept Put (N : Integer) do
               if N < 0 then
                  raise Failed;
               end if;
               Kept (Count_Now mod 3 + 1) := N;
            end Put;
            Count_Now := Count_Now + 1;
         or
            accept Get (N : out Integer) do
               N := Kept ((Count_Now - 1) mod 3 + 1);
            end Get;
         or
            accept Size (Count : out Natural) do
               Count := Count_Now;
            end Size;
         or
            terminate;
         end select;
      end loop;
   end Keeper;

   procedure Note (N : Integer) is
   begin
      Counter.Add (N);
      Keeper.Put (N);
   end Note;

   function Last return Integer is
      N : Integer;
   begin
      Keeper.Get (N);
      return N;
   end Last;

   function Noted return Natural is
      N : Natural;
   begin
      Keeper.Size (N);
      return N;
   end Noted;

   function Sum return Integer is
   begin
      return Counter.Sum;
   end Sum;

   procedure Clear (N : out Natural) is
   begin
      Counter.Add (-Counter.Sum);
      Keeper.Size (N);
   end Clear;
end Journal;
