--  Reads the tokens of calls and writes those of answers.
with Ada.Exceptions;

package Theseus_Tokens is

   subtype Number is Long_Long_Long_Integer;

   --  False at the end of standard input
   function Next_Line return Boolean;

   function Read_Number return Number;
   function Read_Real return Long_Float;
   function Read_Text return String;

   procedure Start;
   procedure Write (Word : String);
   procedure Write_Number (N : Number);
   procedure Write_Real (X : Long_Float);
   procedure Write_Text (S : String);
   procedure Write_Raised (E : Ada.Exceptions.Exception_Occurrence);
   procedure Finish;

   pragma Inline_Always (Next_Line);
   pragma Inline_Always (Finish);
   pragma Inline_Always (Read_Number);
   pragma Inline_Always (Start);
   pragma Inline_Always (Write_Number);

end Theseus_Tokens;
