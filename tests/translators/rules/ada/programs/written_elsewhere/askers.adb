package body Askers is

   procedure Report (Tell : Teller; Last : Natural) is
      Stopping : Boolean;
   begin
      if Tell = null then
         return;
      end if;
      Tell (Stop => Stopping, Done => Last, Again => False);
      if not Stopping then
         Tell.all (Last + 1, True, Stopping);
      end if;
   end Report;

   function Sum_Of (Text : String) return Natural is
      Next  : Positive := Text'First;
      Digit : Natural;
      Total : Natural := 0;

      procedure Read_Digit is
         pragma Inline (Read_Digit);
      begin
         Digit := Character'Pos (Text (Next)) - Character'Pos ('0');
         Next := Next + 1;
      end Read_Digit;
   begin
      while Next <= Text'Last loop
         Read_Digit;
         Total := Total + Digit;
      end loop;
      return Total;
   end Sum_Of;

   generic
      with procedure Visit (Each : Character);
   procedure For_Each (Text : String);

   procedure For_Each (Text : String) is
   begin
      for Each of Text loop
         Visit (Each);
      end loop;
   end For_Each;

   function Longest (Text : String) return Natural is
      Length : Natural;  --  of the word so far, when a word is read
      Inside : Boolean := False;
      Most   : Natural := 0;

      procedure Read (Each : Character) is

         procedure Begin_Word is
         begin
            Length := 0;
            Inside := True;
         end Begin_Word;

         procedure Go_On is
         begin
            Length := Length + 1;
            Most := Natural'Max (Most, Length);
         end Go_On;
      begin
         if Each = ' ' then
            Inside := False;
         else
            Begin_Word;
            Go_On;
         end if;
      end Read;

      procedure Read_All is new For_Each (Read);
   begin
      Read_All (Text);
      return Most;
   end Longest;

end Askers;
