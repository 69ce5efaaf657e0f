with Ada.Text_IO;
package Ada.Integer_Text_IO is
   procedure Get (File : Ada.Text_IO.File_Type; Item : out Integer; Width : Ada.Text_IO.Field := 0);
   procedure Get (Item : out Integer; Width : Ada.Text_IO.Field := 0);
   procedure Put
     (File  : Ada.Text_IO.File_Type;
      Item  : Integer;
      Width : Ada.Text_IO.Field := 11;
      Base  : Ada.Text_IO.Number_Base := 10);
   procedure Put
     (Item : Integer; Width : Ada.Text_IO.Field := 11; Base : Ada.Text_IO.Number_Base := 10);
   procedure Get (From : String; Item : out Integer; Last : out Positive);
   procedure Put (To : out String; Item : Integer; Base : Ada.Text_IO.Number_Base := 10);
end Ada.Integer_Text_IO;
