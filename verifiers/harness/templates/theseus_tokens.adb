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
      Word : Number;
      Text : Text_Access;
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
   Next_Slot : Positive := 1;
   Seed, Call, Left, Calls, State, Digest, Sum : Unsigned_64 := 0;

   Golden : constant Unsigned_64 := 16#9E3779B97F4A7C15#;
   Start_Of_Digest : constant Unsigned_64 := 16#7468657365757321#;

   function Draw return Unsigned_64 is
      Z : Unsigned_64;
   begin
      State := State + Golden;
      Z := State;
      Z := (Z xor Shift_Right (Z, 30)) * 16#BF58476D1CE4E5B9#;
      Z := (Z xor Shift_Right (Z, 27)) * 16#94D049BB133111EB#;
      return Z xor Shift_Right (Z, 31);
   end Draw;

   procedure Mix (Item : Unsigned_64) is
   begin
      Digest := (Digest xor Item) * Golden;
      Digest := Digest xor Shift_Right (Digest, 29);
   end Mix;

   procedure Mix_Text (S : String) is
   begin
      Mix (S'Length);
      for C of S loop
         Mix (Character'Pos (C));
      end loop;
   end Mix_Text;

   --  The slot's value as a place in its table; Count: Offset in its range
   procedure Pick (From : Slot; At_Place, Offset : out Unsigned_64) is
      Random  : Unsigned_64;
      Choices : Unsigned_64;
   begin
      At_Place := 0;
      Offset := 0;
      if From.Count = 1 and not From.Ranged then
         return;
      end if;
      if Block = In_Order then
         Choices := (if From.Ranged then From.Size else From.Count);
         Offset := (if Choices = 0 then State else State mod Choices);
         State := (if Choices = 0 then 0 else State / Choices);
         At_Place := (if From.Ranged then From.Count else Offset);
         return;
      end if;
      Random := Draw;
      if From.Count /= 0 and then (not From.Ranged or else (Random and 1) = 1) then
         At_Place := Shift_Right (Shift_Right (Random, 32) * From.Count, 32);
         return;
      end if;
      At_Place := From.Count;
      if From.Size in 1 .. 2 ** 32 then
         Offset := Shift_Right (Shift_Right (Random, 32) * From.Size, 32);
      elsif From.Size = 0 then
         Offset := Draw;
      else
         Offset := Draw mod From.Size;
      end if;
   end Pick;

   function Take return Positive is
   begin
      Next_Slot := Next_Slot + 1;
      return Next_Slot - 1;
   end Take;

   procedure Begin_Call is
   begin
      State := (if Block = In_Order then Call else Seed xor (Call * 16#D1B54A32D192ED03#));
      Next_Slot := 1;
      Digest := Start_Of_Digest;
   end Begin_Call;

   procedure Begin_Block;

   function Next_Line return Boolean is
   begin
      if Block /= Text then
         Begin_Call;
         return True;
      end if;
      if Ada.Text_IO.End_Of_File then
         return False;
      end if;
      Line := To_Unbounded_String (Ada.Text_IO.Get_Line);
      Next  := 1;
      if Length (Line) > 0 and then Element (Line, 1) in 'd' | 'o' then
         Begin_Block;
         Begin_Call;
      end if;
      return True;
   end Next_Line;

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

   function Read_Number return Number is
      From, Offset : Unsigned_64;
      Place : Positive;
   begin
      if Block = Text then
         return Number'Value (Token);
      end if;
      Place := Take;
      Pick (Slots (Place), From, Offset);
      if From < Slots (Place).Count then
         return Slots (Place).Items (From).Word;
      end if;
      return Slots (Place).Low + Number (Offset);
   end Read_Number;

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
      From, Offset : Unsigned_64;
      Place : Positive;
   begin
      if Block = Text then
         return To_Real (Bits_Of (Token));
      end if;
      Place := Take;
      Pick (Slots (Place), From, Offset);
      return To_Real (Unsigned_64 (Slots (Place).Items (From).Word));
   end Read_Real;

   function Read_Text return String is
      From, Offset : Unsigned_64;
      Place : Positive;
   begin
      if Block = Text then
         return Decoded (Token);
      end if;
      Place := Take;
      Pick (Slots (Place), From, Offset);
      return Slots (Place).Items (From).Text.all;
   end Read_Text;

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
                  when Numbers => Item.Word := Number'Value (Text (From .. Comma - 1));
                  when Reals => Item.Word := Number (Bits_Of (Text (From .. Comma - 1)));
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
               Into.Size := Unsigned_64
                 ((Number'Value (Text (Colon + 1 .. Text'Last)) - Into.Low + 1) mod 2 ** 64);
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
      Sum := 0;
      Block := (if Kind_Of (Kind_Of'First) = 'd' then Drawn else In_Order);
   end Begin_Block;

   procedure Start is
   begin
      if Block /= Text then
         Mix (1);
         return;
      end if;
      Reply := To_Unbounded_String ("returned");
   end Start;

   procedure Write (Word : String) is
   begin
      Append (Reply, ' ');
      Append (Reply, Word);
   end Write;

   procedure Write_Number (N : Number) is
   begin
      if Block /= Text then
         Mix (Unsigned_64'Mod (N));
         if N < 0 then
            Digest := not Digest;
         end if;
         return;
      end if;
      declare
         Image : constant String := Number'Image (N);
      begin
         if N < 0 then
            Write (Image);
         else
            Write (Image (Image'First + 1 .. Image'Last));
         end if;
      end;
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
   begin
      if Block /= Text then
         Mix (To_Bits (X));
         return;
      end if;
      Write ("f" & Hexadecimal (To_Bits (X)));
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

   procedure Finish is
   begin
      if Block /= Text then
         Sum := (Sum xor Digest) * Golden;
         Sum := Sum xor Shift_Right (Sum, 29);
         Call := Call + 1;
         Left := Left - 1;
         if Left > 0 then
            return;
         end if;
         Block := Text;
         Reply := To_Unbounded_String ("block" & Unsigned_64'Image (Calls) & " " & Hexadecimal (Sum));
      end if;
      Ada.Text_IO.Put_Line (Character'Val (1) & To_String (Reply));
      Ada.Text_IO.Flush;
   end Finish;

end Theseus_Tokens;
