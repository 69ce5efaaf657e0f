with Ada.Text_IO; use Ada.Text_IO;
with Ada.Unchecked_Conversion;
with Interfaces; use Interfaces;

procedure Bit_Copies is
   type Word is mod 2 ** 32;
   type Byte is mod 2 ** 8;
   type Four_Bytes is array (1 .. 4) of Byte;
   type Table is array (0 .. 1, 5 .. 6) of Unsigned_16;
   type Pair is record
      Low  : Unsigned_16;
      High : Integer_16;
   end record;
   type Level is (Off, Low, High);
   type Message is record
      Tag    : Character;
      Kind   : Level;
      Count  : Unsigned_16;
      Weight : Float;
      Text   : String (3 .. 6);
      Marks  : Four_Bytes;
   end record;
   type Packet is array (Positive range 1 .. 16) of Byte;
   subtype Name is String (1 .. 4);
   type Shown is record
      Tag    : Character;
      First  : Byte;
      Rest   : Unsigned_16;
      Weight : Float;
      Text   : String (1 .. 4);
      Marks  : Word;
   end record;

   function Bits is new Ada.Unchecked_Conversion (Integer, Word);
   function Number is new Ada.Unchecked_Conversion (Word, Integer);
   function Bits is new Ada.Unchecked_Conversion (Float, Unsigned_32);
   function Real is new Ada.Unchecked_Conversion (Unsigned_32, Float);
   function Bits is new Ada.Unchecked_Conversion (Long_Float, Unsigned_64);
   function Real is new Ada.Unchecked_Conversion (Integer_64, Long_Float);
   function To_Bytes is new Ada.Unchecked_Conversion (Word, Four_Bytes);
   function To_Word is new Ada.Unchecked_Conversion (Four_Bytes, Word);
   function To_Pair is new Ada.Unchecked_Conversion (Word, Pair);
   function Joined is new Ada.Unchecked_Conversion (Pair, Unsigned_32);
   function Position is new Ada.Unchecked_Conversion (Level, Byte);
   function Code is new Ada.Unchecked_Conversion (Character, Byte);
   function Letter is new Ada.Unchecked_Conversion (Byte, Character);
   function Packed is new Ada.Unchecked_Conversion (Message, Packet);
   function Seen is new Ada.Unchecked_Conversion (Packet, Shown);
   function Text is new Ada.Unchecked_Conversion (Word, Name);
   function Spelled is new Ada.Unchecked_Conversion (Name, Four_Bytes);
   function Cells is new Ada.Unchecked_Conversion (Unsigned_64, Table);
   function Whole is new Ada.Unchecked_Conversion (Table, Integer_64);

   generic
      type Item is private;
      with function Image (Value : Unsigned_32) return String;
   procedure Show (Value : Item);

   procedure Show (Value : Item) is
      function Raw is new Ada.Unchecked_Conversion (Item, Unsigned_32);
   begin
      Put_Line ("raw" & Image (Raw (Value)));
   end Show;

   procedure Show_Float is new Show (Float, Unsigned_32'Image);
   procedure Show_Pair is new Show (Pair, Unsigned_32'Image);

   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   Sent : Message := ('m', High, 513, -2.5, "abcd", (9, 8, 7, 255));
   Raw  : Packet;
   Back : Shown;
   Grid : Table;
   P    : Pair;
   Four : Four_Bytes;
begin
   Put_Line (Word'Image (Bits (Id (-1))) & Integer'Image (Number (Word'Last - Word (Id (4)))));
   Put_Line (Unsigned_32'Image (Bits (Float (Id (1)))) & Float'Image (Real (16#C020_0000#)));
   Put_Line (Unsigned_64'Image (Bits (Long_Float (Id (-3)))) & Long_Float'Image (Real (4_614_253_070_214_989_087)));
   Four := To_Bytes (16#0102_03FF#);
   for B of Four loop
      Put (Byte'Image (B));
   end loop;
   Put_Line (Word'Image (To_Word ((1, 2, 3, Byte (Id (128))))));
   P := To_Pair (16#FFFE_0203#);
   Put_Line (Unsigned_16'Image (P.Low) & Integer_16'Image (P.High) & Unsigned_32'Image (Joined ((7, Integer_16 (Id (-1))))));
   for L in Level loop
      Put (Byte'Image (Position (L)));
   end loop;
   Put_Line (Byte'Image (Code ('A')) & Letter (Byte (Id (98))));
   Raw := Packed (Sent);
   for B of Raw loop
      Put (Byte'Image (B));
   end loop;
   New_Line;
   Raw (2) := Raw (2) + 1;
   Back := Seen (Raw);
   Put_Line (Back.Tag & Byte'Image (Back.First) & Unsigned_16'Image (Back.Rest) & Float'Image (Back.Weight) & Back.Text
     & Word'Image (Back.Marks));
   Put_Line (Text (16#6463_6261#) & Byte'Image (Spelled ("wxyz") (Id (2))));
   Grid := Cells (16#0004_0003_0002_0001#);
   Put_Line (Unsigned_16'Image (Grid (0, 6)) & Unsigned_16'Image (Grid (1, Id (5))) & Integer_64'Image (Whole (Grid)));
   Show_Float (Float (Id (2)));
   Show_Pair ((1, 2));
end Bit_Copies;
