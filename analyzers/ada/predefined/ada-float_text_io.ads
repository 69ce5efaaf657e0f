with Ada.Text_IO;
package Ada.Float_Text_IO is
   procedure Get (File : Ada.Text_IO.File_Type; Item : out Float; Width : Ada.Text_IO.Field := 0);
   procedure Get (Item : out Float; Width : Ada.Text_IO.Field := 0);
   procedure Get (From : String; Item : out Float; Last : out Positive);
   procedure Put
     (File : Ada.Text_IO.File_Type;
      Item : Float;
      Fore : Ada.Text_IO.Field := 2;
      Aft  : Ada.Text_IO.Field := 5;
      Exp  : Ada.Text_IO.Field := 3);
   procedure Put
     (Item : Float;
      Fore : Ada.Text_IO.Field := 2;
      Aft  : Ada.Text_IO.Field := 5;
      Exp  : Ada.Text_IO.Field := 3);
   procedure Put
     (To : out String; Item : Float; Aft : Ada.Text_IO.Field := 5; Exp : Ada.Text_IO.Field := 3);
end Ada.Float_Text_IO;
