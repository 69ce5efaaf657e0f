with Ada.Characters.Handling;
with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Ada.Text_IO;
with Ada.Unchecked_Conversion;
with Ada.Unchecked_Deallocation;
with Interfaces; use Interfaces;

package body Theseus_Tokens is

   function To_Bits is new Ada.Unchecked_Conversion (Long_Float, Unsigned_64);
   function To_Real is new Ada.Unchecked_Conversion (Unsigned_64, Long_Float);

   Digit : constant String := "0123456789abcdef";

   Line  : Unbounded_String;
   Next   : Positive := 1;
   Reply : Unbounded_String;

   --  A block of calls, whose arguments are made here and whose answers are digested
   type Mode is (Text, Drawn, In_Order);
   type Kind is (Numbers, Reals, Texts);
   type Text_Access is access String;
   type Value is record
      Given : Number;  --  of a real its bits
      Text  : Text_Access;
   end record;
   type Table is array (Unsigned_64 range <>) of Value;
   type Table_Access is access Table;
   procedure Free is new Ada.Unchecked_Deallocation (Table, Table_Access);
   procedure Free is new Ada.Unchecked_Deallocation (String, Text_Access);
   type Slot is record
      Of_Kind : Kind := Numbers;
      Count   : Unsigned_64 := 0;
      Items   : Table_Access;
      Ranged  : Boolean := False;
      Low     : Number := 0;
      Size    : Unsigned_64 := 0;  --  of the range; 0: all of 64 bits
   end record;
   type Slot_List is array (Positive range <>) of Slot;
   type Slots_Access is access Slot_List;
   procedure Free is new Ada.Unchecked_Deallocation (Slot_List, Slots_Access);

   Block     : Mode := Text;
   Slots     : Slots_Access;
   Last_Slot : Natural := 0;
   Seed, Call, Left, Calls, Digest, Sum : Unsigned_64 := 0;

   --  What the next calls take, made ahead of them, so that a branch which a call mispredicts does not hold up the
   --  making: a row for each call, with a number for each slot, or its place in the table of texts or reals. Call and Left
   --  are of the first of them
   Most_Rows : constant := 256;
   Most_Made : constant := 8192;
   Made      : array (1 .. 8 * Most_Made) of Number;
   Rows, Last_Row, Left_Rows : Natural := 0;  --  made at a time; made now; left of these
   Next_Slot, Row_End : Positive := 1;        --  where the row goes on, and where it is over

   Golden : constant Unsigned_64 := 16#9E3779B97F4A7C15#;
   Start_Of_Digest : constant Unsigned_64 := 16#7468657365757321#;

   --  What SplitMix64 draws in this state
   function Random (In_State : Unsigned_64) return Unsigned_64 is
      Z : Unsigned_64 := In_State;
   begin
      Z := (Z xor Shift_Right (Z, 30)) * 16#BF58476D1CE4E5B9#;
      Z := (Z xor Shift_Right (Z, 27)) * 16#94D049BB133111EB#;
      return Z xor Shift_Right (Z, 31);
   end Random;
   pragma Inline_Always (Random);

   function Low_Half (Bits : Unsigned_128) return Unsigned_64 is (Unsigned_64 (Bits and 16#FFFF_FFFF_FFFF_FFFF#));
   pragma Inline_Always (Low_Half);

   --  What wyrand draws in this state
   function Folded (State : Unsigned_64) return Unsigned_64 is
      Product : constant Unsigned_128 := Unsigned_128 (State) * Unsigned_128 (State xor 16#E7037ED1A0B428DB#);
   begin
      return Unsigned_64 (Shift_Right (Product, 64)) xor Low_Half (Product);
   end Folded;
   pragma Inline_Always (Folded);

   function Scaled (Random, Choices : Unsigned_64) return Unsigned_64 is
     (Unsigned_64 (Shift_Right (Unsigned_128 (Random) * Unsigned_128 (Choices), 64)));
   pragma Inline_Always (Scaled);

   procedure Mix (Item : Unsigned_64) is
   begin
      Digest := (Digest xor Item) * Golden;
      Digest := Digest xor Shift_Right (Digest, 29);
   end Mix;
   pragma Inline_Always (Mix);

   procedure Mix_Text (S : String) is
   begin
      Mix (S'Length);
      for C of S loop
         Mix (Character'Pos (C));
      end loop;
   end Mix_Text;

   function Is_Fixed (Of_Slot : Slot) return Boolean is (Of_Slot.Count = 1 and not Of_Slot.Ranged);

   --  The number at a place of the table; of a text or a real the place itself
   function At_Place (Of_Slot : Slot; Place : Unsigned_64) return Number is
     (if Of_Slot.Of_Kind = Numbers then Of_Slot.Items (Place).Given else Number (Place));

   --  One slot of the next calls. Of a block's first 1024, each is of its table or of its range; then each 64 are
   procedure Draw (From : Slot; Start : Unsigned_64; First : Positive) is
      pragma Suppress (All_Checks);
      Together : Unsigned_64;
      Step  : constant Unsigned_64 := 16#A0761D6478BD642F#;
      Count : constant Unsigned_64 := From.Count;
      Size  : constant Unsigned_64 := From.Size;
      Low   : constant Number := From.Low;
      Items : constant Table_Access := From.Items;
      Width : constant Positive := Last_Slot;
      State : Unsigned_64 := Start + Call * Step;
      Now   : Unsigned_64 := Call;
      Into  : Positive := First;
      Rest  : Natural := Last_Row;
      Run  : Natural;

      procedure Go_On is
      begin
         Into := Into + Width;
         State := State + Step;
      end Go_On;
      pragma Inline_Always (Go_On);
   begin
      while Rest > 0 loop
         Together := (if Now < 1024 then 1 else 64);
         Run := Natural'Min (Rest, Natural (Together - Now mod Together));
         if Count /= 0 and then (not From.Ranged or else (Random (Start xor Now / Together) and 1) = 1) then
            if From.Of_Kind = Numbers then
               for I in 1 .. Run loop
                  Made (Into) := Items (Scaled (Folded (State), Count)).Given;
                  Go_On;
               end loop;
            else
               for I in 1 .. Run loop
                  Made (Into) := Number (Scaled (Folded (State), Count));
                  Go_On;
               end loop;
            end if;
         elsif Size = 0 then
            for I in 1 .. Run loop
               Made (Into) := Low + Number (Folded (State));
               Go_On;
            end loop;
         else
            for I in 1 .. Run loop
               Made (Into) := Low + Number (Scaled (Folded (State), Size));
               Go_On;
            end loop;
         end if;
         Now := Now + Unsigned_64 (Run);
         Rest := Rest - Run;
      end loop;
   end Draw;

   procedure Take_In_Order (Of_Call : Unsigned_64; First : Positive) is
      State : Unsigned_64 := Of_Call;
      Choices, Digit_Of_It : Unsigned_64;
   begin
      for I in 1 .. Last_Slot loop
         Digit_Of_It := 0;
         if not Is_Fixed (Slots (I)) then
            Choices := (if Slots (I).Ranged then Slots (I).Size else Slots (I).Count);
            Digit_Of_It := (if Choices = 0 then State else State mod Choices);
            State := (if Choices = 0 then 0 else State / Choices);
         end if;
         Made (First + I - 1) :=
           (if Slots (I).Ranged then Slots (I).Low + Number (Digit_Of_It) else At_Place (Slots (I), Digit_Of_It));
      end loop;
   end Take_In_Order;

   procedure Make is
      State : Unsigned_64 := Seed;
   begin
      Last_Row := Natural (Unsigned_64'Min (Left, Unsigned_64 (Rows)));
      Left_Rows := Last_Row;
      Next_Slot := 1;
      Row_End := Last_Slot + 1;
      if Block = In_Order then
         for I in 0 .. Last_Row - 1 loop
            Take_In_Order (Call + Unsigned_64 (I), 1 + I * Last_Slot);
         end loop;
         return;
      end if;
      for I in 1 .. Last_Slot loop
         if not Is_Fixed (Slots (I)) then
            State := State + Golden;
            Draw (Slots (I), Random (State), I);
         end if;
      end loop;
   end Make;

   --  The next slot's number or place
   function Take return Number is
      pragma Suppress (All_Checks);
   begin
      if Next_Slot = Row_End then
         raise Program_Error;
      end if;
      Next_Slot := Next_Slot + 1;
      return Made (Next_Slot - 1);
   end Take;
   pragma Inline_Always (Take);

   --  The value of a real or a text
   function Take_Value return Value is
      Place : constant Number := Take;
   begin
      return Slots (Last_Slot + Next_Slot - Row_End).Items (Unsigned_64 (Place));
   end Take_Value;

   procedure Begin_Block;

   function Read_Line return Boolean is
   begin
      if Ada.Text_IO.End_Of_File then
         return False;
      end if;
      Line := To_Unbounded_String (Ada.Text_IO.Get_Line);
      Next  := 1;
      if Length (Line) > 0 and then Element (Line, 1) in 'd' | 'o' then
         Begin_Block;
      end if;
      return True;
   end Read_Line;

   function Next_Line return Boolean is (Block /= Text or else Read_Line);

   function Token return String is
      From : Positive;
   begin
      while Next <= Length (Line) and then Element (Line, Next) = ' ' loop
         Next := Next + 1;
      end loop;
      From := Next;
      while Next <= Length (Line) and then Element (Line, Next) /= ' ' loop
         Next := Next + 1;
      end loop;
      return Slice (Line, From, Next - 1);
   end Token;

   function Value_Of (C : Character) return Natural is
   begin
      if C <= '9' then
         return Character'Pos (C) - Character'Pos ('0');
      end if;
      return Character'Pos (C) - Character'Pos ('a') + 10;
   end Value_Of;

   function Number_In_Line return Number is (Number'Value (Token));

   function Read_Number return Number is (if Block = Text then Number_In_Line else Take);

   function Long_In_Line return Long_Long_Integer is (Long_Long_Integer (Number_In_Line));

   function Read_Long return Long_Long_Integer is
      pragma Suppress (All_Checks);
   begin
      if Block = Text then
         return Long_In_Line;
      end if;
      return Long_Long_Integer (Take);
   end Read_Long;

   --  Sixteen digits behind an f
   function Bits_Of (Text : String) return Unsigned_64 is
      Bits : Unsigned_64 := 0;
   begin
      for I in Text'First + 1 .. Text'Last loop
         Bits := Bits * 16 + Unsigned_64 (Value_Of (Text (I)));
      end loop;
      return Bits;
   end Bits_Of;

   function Decoded (Text : String) return String is
      Result : String (1 .. (Text'Length - 1) / 2);
      From   : Positive := Text'First + 1;
   begin
      for I in Result'Range loop
         Result (I) := Character'Val (Value_Of (Text (From)) * 16 + Value_Of (Text (From + 1)));
         From := From + 2;
      end loop;
      return Result;
   end Decoded;

   function Read_Real return Long_Float is
     (To_Real (if Block = Text then Bits_Of (Token) else Unsigned_64 (Take_Value.Given)));

   function Read_Text return String is (if Block = Text then Decoded (Token) else Take_Value.Text.all);

   procedure Read_Slot (Into : in out Slot; Text : String) is
      Ends  : Natural := Text'First;
      From  : Positive := Text'First;
      Room  : Unsigned_64 := 1;
   begin
      while Ends <= Text'Last and then Text (Ends) /= '~' loop
         if Text (Ends) = ',' then
            Room := Room + 1;
         end if;
         Ends := Ends + 1;
      end loop;
      Into.Of_Kind := (case Text (Text'First) is when 'f' => Reals, when 'x' => Texts, when others => Numbers);
      if Ends > Text'First then
         Into.Count := Room;
         Into.Items := new Table (0 .. Room - 1);
         for Item of Into.Items.all loop
            declare
               Comma : Positive := From;
            begin
               while Comma < Ends and then Text (Comma) /= ',' loop
                  Comma := Comma + 1;
               end loop;
               case Into.Of_Kind is
                  when Numbers => Item.Given := Number'Value (Text (From .. Comma - 1));
                  when Reals => Item.Given := Number (Bits_Of (Text (From .. Comma - 1)));
                  when Texts => Item.Text := new String'(Decoded (Text (From .. Comma - 1)));
               end case;
               From := Comma + 1;
            end;
         end loop;
      end if;
      if Ends <= Text'Last then
         Into.Ranged := True;
         for Colon in Ends .. Text'Last loop
            if Text (Colon) = ':' then
               Into.Low := Number'Value (Text (Ends + 1 .. Colon - 1));
               Into.Size := Unsigned_64'Mod (Number'Value (Text (Colon + 1 .. Text'Last)) - Into.Low + 1);
            end if;
         end loop;
      end if;
   end Read_Slot;

   procedure Begin_Block is
      Kind_Of : constant String := Token;
      Spaces  : Natural := 0;
   begin
      for I in 1 .. Last_Slot loop
         if Slots (I).Items /= null then
            for Item of Slots (I).Items.all loop
               Free (Item.Text);
            end loop;
            Free (Slots (I).Items);
         end if;
      end loop;
      Free (Slots);
      Seed := Unsigned_64'Value (Token);
      Call := Unsigned_64'Value (Token);
      Calls := Unsigned_64'Value (Token);
      Left := Calls;
      for I in Next .. Length (Line) loop
         if Element (Line, I) = ' ' then
            Spaces := Spaces + 1;
         end if;
      end loop;
      Slots := new Slot_List (1 .. Spaces);
      Last_Slot := Spaces;
      for I in 1 .. Spaces loop
         Read_Slot (Slots (I), Token);
      end loop;
      Rows := Natural'Min (Most_Rows, Most_Made / Last_Slot + 1);
      for I in 1 .. Last_Slot loop
         if Is_Fixed (Slots (I)) then
            for Row in 0 .. Rows - 1 loop
               Made (Row * Last_Slot + I) := At_Place (Slots (I), 0);
            end loop;
         end if;
      end loop;
      Sum := 0;
      Block := (if Kind_Of (Kind_Of'First) = 'd' then Drawn else In_Order);
      Make;
   end Begin_Block;

   procedure Start_Line is
   begin
      Reply := To_Unbounded_String ("returned");
   end Start_Line;

   procedure Start is
   begin
      if Block = Text then
         Start_Line;
      else
         Digest := Start_Of_Digest;
         Mix (1);
      end if;
   end Start;

   procedure Write (Word : String) is
   begin
      Append (Reply, ' ');
      Append (Reply, Word);
   end Write;

   procedure Write_Image (N : Number) is
      Image : constant String := Number'Image (N);
   begin
      if N < 0 then
         Write (Image);
      else
         Write (Image (Image'First + 1 .. Image'Last));
      end if;
   end Write_Image;

   procedure Write_Number (N : Number) is
   begin
      if Block = Text then
         Write_Image (N);
         return;
      end if;
      Mix (Low_Half (Unsigned_128'Mod (N)));
      Digest := Digest xor -Unsigned_64 (Boolean'Pos (N < 0));
   end Write_Number;

   function Hexadecimal (Of_Bits : Unsigned_64) return String is
      Bits  : Unsigned_64 := Of_Bits;
      Image : String (1 .. 16);
   begin
      for I in reverse Image'Range loop
         Image (I) := Digit (1 + Natural (Bits mod 16));
         Bits := Bits / 16;
      end loop;
      return Image;
   end Hexadecimal;

   procedure Write_Real (X : Long_Float) is
      --  Which NaN it is, no language says
      Bits : constant Unsigned_64 := (if X /= X then 16#7FF8_0000_0000_0000# else To_Bits (X));
   begin
      if Block /= Text then
         Mix (Bits);
         return;
      end if;
      Write ("f" & Hexadecimal (Bits));
   end Write_Real;

   procedure Write_Text (S : String) is
      Image : String (1 .. 2 * S'Length);
      To    : Natural := 0;
   begin
      if Block /= Text then
         Mix_Text (S);
         return;
      end if;
      for C of S loop
         Image (To + 1) := Digit (1 + Character'Pos (C) / 16);
         Image (To + 2) := Digit (1 + Character'Pos (C) mod 16);
         To := To + 2;
      end loop;
      Write ("x" & Image);
   end Write_Text;

   --  Only the last dot of a full name separates package and exception
   procedure Write_Raised (E : Ada.Exceptions.Exception_Occurrence) is
      Name : String := Ada.Characters.Handling.To_Lower (Ada.Exceptions.Exception_Name (E));
      Last : Natural := 0;
   begin
      for I in Name'Range loop
         if Name (I) = '.' then
            if Last > 0 then
               Name (Last) := '_';
            end if;
            Last := I;
         end if;
      end loop;
      if Block /= Text then
         Digest := Start_Of_Digest;
         Mix (2);
         Mix_Text (Name);
         return;
      end if;
      Reply := To_Unbounded_String ("raised " & Name);
   end Write_Raised;

   procedure Put_Reply is
   begin
      if Block /= Text then
         Block := Text;
         Reply := To_Unbounded_String ("block" & Unsigned_64'Image (Calls) & " " & Hexadecimal (Sum));
      end if;
      Ada.Text_IO.Put_Line (Character'Val (1) & To_String (Reply));
      Ada.Text_IO.Flush;
   end Put_Reply;

   --  After the last row
   procedure Go_On is
   begin
      Call := Call + Unsigned_64 (Last_Row);
      Left := Left - Unsigned_64 (Last_Row);
      if Left = 0 then
         Put_Reply;
      else
         Make;
      end if;
   end Go_On;

   procedure Finish is
      pragma Suppress (All_Checks);
   begin
      if Block = Text then
         Put_Reply;
         return;
      end if;
      Sum := Sum * Golden + Digest;
      Next_Slot := Row_End;
      Row_End := Row_End + Last_Slot;
      Left_Rows := Left_Rows - 1;
      if Left_Rows = 0 then
         Go_On;
      end if;
   end Finish;

end Theseus_Tokens;
