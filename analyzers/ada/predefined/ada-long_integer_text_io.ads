with Ada.Text_IO;
package Ada.Long_Integer_Text_IO is
   procedure Get (File : Ada.Text_IO.File_Type; Item : out Long_Integer; Width : Ada.Text_IO.Field := 0);
   procedure Get (Item : out Long_Integer; Width : Ada.Text_IO.Field := 0);
   procedure Put
     (File  : Ada.Text_IO.File_Type;
      Item  : Long_Integer;
      Width : Ada.Text_IO.Field := 20;
      Base  : Ada.Text_IO.Number_Base := 10);
   procedure Put
     (Item : Long_Integer; Width : Ada.Text_IO.Field := 20; Base : Ada.Text_IO.Number_Base := 10);
   procedure Get (From : String; Item : out Long_Integer; Last : out Positive);
   procedure Put (To : out String; Item : Long_Integer; Base : Ada.Text_IO.Number_Base := 10);
end Ada.Long_Integer_Text_IO;
