with Ada.IO_Exceptions;
package Ada.Text_IO is
   type File_Type is limited private;
   type File_Mode is (In_File, Out_File, Append_File);
   type Count is range 0 .. Natural'Last;
   subtype Positive_Count is Count range 1 .. Count'Last;
   Unbounded : constant Count := 0;
   subtype Field is Integer range 0 .. 255;
   subtype Number_Base is Integer range 2 .. 16;
   type Type_Set is (Lower_Case, Upper_Case);
   function Standard_Input return File_Type;
   function Standard_Output return File_Type;
   function Standard_Error return File_Type;
   function Current_Input return File_Type;
   function Current_Output return File_Type;
   procedure Set_Input (File : File_Type);
   procedure Set_Output (File : File_Type);
   procedure Create
     (File : in out File_Type; Mode : File_Mode := Out_File; Name : String := ""; Form : String := "");
   procedure Open (File : in out File_Type; Mode : File_Mode; Name : String; Form : String := "");
   procedure Close (File : in out File_Type);
   procedure Delete (File : in out File_Type);
   procedure Reset (File : in out File_Type; Mode : File_Mode);
   procedure Reset (File : in out File_Type);
   function Mode (File : File_Type) return File_Mode;
   function Name (File : File_Type) return String;
   function Form (File : File_Type) return String;
   function Is_Open (File : File_Type) return Boolean;
   procedure Flush (File : File_Type);
   procedure Flush;
   procedure Set_Line_Length (File : File_Type; To : Count);
   procedure Set_Line_Length (To : Count);
   procedure Set_Page_Length (File : File_Type; To : Count);
   procedure Set_Page_Length (To : Count);
   function Line_Length (File : File_Type) return Count;
   function Line_Length return Count;
   function Page_Length (File : File_Type) return Count;
   function Page_Length return Count;
   procedure New_Line (File : File_Type; Spacing : Positive_Count := 1);
   procedure New_Line (Spacing : Positive_Count := 1);
   procedure Skip_Line (File : File_Type; Spacing : Positive_Count := 1);
   procedure Skip_Line (Spacing : Positive_Count := 1);
   function End_Of_Line (File : File_Type) return Boolean;
   function End_Of_Line return Boolean;
   procedure New_Page (File : File_Type);
   procedure New_Page;
   procedure Skip_Page (File : File_Type);
   procedure Skip_Page;
   function End_Of_Page (File : File_Type) return Boolean;
   function End_Of_Page return Boolean;
   function End_Of_File (File : File_Type) return Boolean;
   function End_Of_File return Boolean;
   procedure Set_Col (File : File_Type; To : Positive_Count);
   procedure Set_Col (To : Positive_Count);
   procedure Set_Line (File : File_Type; To : Positive_Count);
   procedure Set_Line (To : Positive_Count);
   function Col (File : File_Type) return Positive_Count;
   function Col return Positive_Count;
   function Line (File : File_Type) return Positive_Count;
   function Line return Positive_Count;
   function Page (File : File_Type) return Positive_Count;
   function Page return Positive_Count;
   procedure Get (File : File_Type; Item : out Character);
   procedure Get (Item : out Character);
   procedure Put (File : File_Type; Item : Character);
   procedure Put (Item : Character);
   procedure Get (File : File_Type; Item : out String);
   procedure Get (Item : out String);
   procedure Put (File : File_Type; Item : String);
   procedure Put (Item : String);
   procedure Get_Line (File : File_Type; Item : out String; Last : out Natural);
   procedure Get_Line (Item : out String; Last : out Natural);
   function Get_Line (File : File_Type) return String;
   function Get_Line return String;
   procedure Put_Line (File : File_Type; Item : String);
   procedure Put_Line (Item : String);
   Status_Error : exception renames Ada.IO_Exceptions.Status_Error;
   Mode_Error : exception renames Ada.IO_Exceptions.Mode_Error;
   Name_Error : exception renames Ada.IO_Exceptions.Name_Error;
   Use_Error : exception renames Ada.IO_Exceptions.Use_Error;
   Device_Error : exception renames Ada.IO_Exceptions.Device_Error;
   End_Error : exception renames Ada.IO_Exceptions.End_Error;
   Data_Error : exception renames Ada.IO_Exceptions.Data_Error;
   Layout_Error : exception renames Ada.IO_Exceptions.Layout_Error;
   generic
      type Num is range <>;
   package Integer_IO is
      Default_Width : constant Field := Num'Width;
      Default_Base  : constant Number_Base := 10;
      procedure Get (File : File_Type; Item : out Num; Width : Field := 0);
      procedure Get (Item : out Num; Width : Field := 0);
      procedure Put
        (File : File_Type; Item : Num; Width : Field := Default_Width; Base : Number_Base := Default_Base);
      procedure Put (Item : Num; Width : Field := Default_Width; Base : Number_Base := Default_Base);
      procedure Get (From : String; Item : out Num; Last : out Positive);
      procedure Put (To : out String; Item : Num; Base : Number_Base := Default_Base);
   end Integer_IO;
   generic
      type Num is mod <>;
   package Modular_IO is
      Default_Width : constant Field := Num'Width;
      Default_Base  : constant Number_Base := 10;
      procedure Get (File : File_Type; Item : out Num; Width : Field := 0);
      procedure Get (Item : out Num; Width : Field := 0);
      procedure Put
        (File : File_Type; Item : Num; Width : Field := Default_Width; Base : Number_Base := Default_Base);
      procedure Put (Item : Num; Width : Field := Default_Width; Base : Number_Base := Default_Base);
      procedure Get (From : String; Item : out Num; Last : out Positive);
      procedure Put (To : out String; Item : Num; Base : Number_Base := Default_Base);
   end Modular_IO;
   generic
      type Num is digits <>;
   package Float_IO is
      Default_Fore : constant Field := 2;
      Default_Aft  : constant Field := Num'Digits - 1;
      Default_Exp  : constant Field := 3;
      procedure Get (File : File_Type; Item : out Num; Width : Field := 0);
      procedure Get (Item : out Num; Width : Field := 0);
      procedure Put
        (File : File_Type;
         Item : Num;
         Fore : Field := Default_Fore;
         Aft  : Field := Default_Aft;
         Exp  : Field := Default_Exp);
      procedure Put
        (Item : Num; Fore : Field := Default_Fore; Aft : Field := Default_Aft; Exp : Field := Default_Exp);
      procedure Get (From : String; Item : out Num; Last : out Positive);
      procedure Put (To : out String; Item : Num; Aft : Field := Default_Aft; Exp : Field := Default_Exp);
   end Float_IO;
   generic
      type Num is delta <>;
   package Fixed_IO is
      Default_Fore : constant Field := Num'Fore;
      Default_Aft  : constant Field := Num'Aft;
      Default_Exp  : constant Field := 0;
      procedure Get (File : File_Type; Item : out Num; Width : Field := 0);
      procedure Get (Item : out Num; Width : Field := 0);
      procedure Put
        (File : File_Type;
         Item : Num;
         Fore : Field := Default_Fore;
         Aft  : Field := Default_Aft;
         Exp  : Field := Default_Exp);
      procedure Put
        (Item : Num; Fore : Field := Default_Fore; Aft : Field := Default_Aft; Exp : Field := Default_Exp);
      procedure Get (From : String; Item : out Num; Last : out Positive);
      procedure Put (To : out String; Item : Num; Aft : Field := Default_Aft; Exp : Field := Default_Exp);
   end Fixed_IO;
   generic
      type Num is delta <> digits <>;
   package Decimal_IO is
      Default_Fore : constant Field := Num'Fore;
      Default_Aft  : constant Field := Num'Aft;
      Default_Exp  : constant Field := 0;
      procedure Get (File : File_Type; Item : out Num; Width : Field := 0);
      procedure Get (Item : out Num; Width : Field := 0);
      procedure Put
        (File : File_Type;
         Item : Num;
         Fore : Field := Default_Fore;
         Aft  : Field := Default_Aft;
         Exp  : Field := Default_Exp);
      procedure Put
        (Item : Num; Fore : Field := Default_Fore; Aft : Field := Default_Aft; Exp : Field := Default_Exp);
      procedure Get (From : String; Item : out Num; Last : out Positive);
      procedure Put (To : out String; Item : Num; Aft : Field := Default_Aft; Exp : Field := Default_Exp);
   end Decimal_IO;
   generic
      type Enum is (<>);
   package Enumeration_IO is
      Default_Width   : constant Field := 0;
      Default_Setting : constant Type_Set := Upper_Case;
      procedure Get (File : File_Type; Item : out Enum);
      procedure Get (Item : out Enum);
      procedure Put
        (File : File_Type; Item : Enum; Width : Field := Default_Width; Set : Type_Set := Default_Setting);
      procedure Put (Item : Enum; Width : Field := Default_Width; Set : Type_Set := Default_Setting);
      procedure Get (From : String; Item : out Enum; Last : out Positive);
      procedure Put (To : out String; Item : Enum; Set : Type_Set := Default_Setting);
   end Enumeration_IO;
private
   type File_Type is range 0 .. 2 ** 31 - 1;
end Ada.Text_IO;
