with Ada.Text_IO;
package Ada.Short_Integer_Text_IO is
   procedure Get (File : Ada.Text_IO.File_Type; Item : out Short_Integer; Width : Ada.Text_IO.Field := 0);
   procedure Get (Item : out Short_Integer; Width : Ada.Text_IO.Field := 0);
   procedure Put
     (File  : Ada.Text_IO.File_Type;
      Item  : Short_Integer;
      Width : Ada.Text_IO.Field := 6;
      Base  : Ada.Text_IO.Number_Base := 10);
   procedure Put
     (Item : Short_Integer; Width : Ada.Text_IO.Field := 6; Base : Ada.Text_IO.Number_Base := 10);
   procedure Get (From : String; Item : out Short_Integer; Last : out Positive);
   procedure Put (To : out String; Item : Short_Integer; Base : Ada.Text_IO.Number_Base := 10);
end Ada.Short_Integer_Text_IO;
