with Ada.Text_IO;
package Ada.Long_Float_Text_IO is
   procedure Get (File : Ada.Text_IO.File_Type; Item : out Long_Float; Width : Ada.Text_IO.Field := 0);
   procedure Get (Item : out Long_Float; Width : Ada.Text_IO.Field := 0);
   procedure Get (From : String; Item : out Long_Float; Last : out Positive);
   procedure Put
     (File : Ada.Text_IO.File_Type;
      Item : Long_Float;
      Fore : Ada.Text_IO.Field := 2;
      Aft  : Ada.Text_IO.Field := 14;
      Exp  : Ada.Text_IO.Field := 3);
   procedure Put
     (Item : Long_Float;
      Fore : Ada.Text_IO.Field := 2;
      Aft  : Ada.Text_IO.Field := 14;
      Exp  : Ada.Text_IO.Field := 3);
   procedure Put
     (To : out String; Item : Long_Float; Aft : Ada.Text_IO.Field := 14; Exp : Ada.Text_IO.Field := 3);
end Ada.Long_Float_Text_IO;
