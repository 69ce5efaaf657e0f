--  The tokens of calls across the border: frames, since calls nest. Generated: see verifiers/hybrid.
with Ada.Exceptions;
with Ada.Strings.Unbounded;

package Theseus_Tokens is

   subtype Number is Long_Long_Long_Integer;

   --  A stub: what is written after Open are arguments, what is read after Send is the answer
   procedure Open (Call : Natural);
   procedure Send;
   procedure Close;

   --  A call from the other side: what is read are its arguments, what is written is the answer
   procedure Enter (Call : String);
   function Leave return String;

   --  What came back, when it was no value: the exception's name in lower case, and what it says
   function Is_Raised return Boolean;
   function Raised_Name return String;
   function Raised_Message return String;

   function Read_Number return Number;
   function Read_Long return Long_Long_Integer is (Long_Long_Integer (Read_Number));
   function Read_Real return Long_Float;
   function Read_Text return String;

   procedure Start;
   procedure Write (Word : String);
   procedure Write_Number (N : Number);
   procedure Write_Real (X : Long_Float);
   procedure Write_Text (S : String);
   procedure Write_Raised (E : Ada.Exceptions.Exception_Occurrence);

end Theseus_Tokens;
