with Ada.IO_Exceptions;
package Ada.Text_IO is
   type File_Type is limited private;
   type File_Mode is (In_File, Out_File, Append_File);
   type Count is range 0 .. Natural'Last;
   subtype Positive_Count is Count range 1 .. Count'Last;
   subtype Field is Integer range 0 .. Integer'Last;
   subtype Number_Base is Integer range 2 .. 16;
   function Standard_Input return File_Type;
   function Standard_Output return File_Type;
   function Standard_Error return File_Type;
   function Current_Output return File_Type;
   procedure Open (File : in out File_Type; Mode : File_Mode; Name : String; Form : String := "");
   procedure Create
     (File : in out File_Type; Mode : File_Mode := Out_File; Name : String := ""; Form : String := "");
   procedure Close (File : in out File_Type);
   procedure Delete (File : in out File_Type);
   function Is_Open (File : File_Type) return Boolean;
   procedure Flush;
   procedure Flush (File : File_Type);
   procedure New_Line (Spacing : Positive_Count := 1);
   procedure New_Line (File : File_Type; Spacing : Positive_Count := 1);
   procedure Skip_Line (Spacing : Positive_Count := 1);
   function End_Of_Line return Boolean;
   function End_Of_File return Boolean;
   function End_Of_File (File : File_Type) return Boolean;
   procedure Set_Col (To : Positive_Count);
   procedure Set_Col (File : File_Type; To : Positive_Count);
   function Col return Positive_Count;
   procedure Put (Item : Character);
   procedure Put (Item : String);
   procedure Put (File : File_Type; Item : Character);
   procedure Put (File : File_Type; Item : String);
   procedure Put_Line (Item : String);
   procedure Put_Line (File : File_Type; Item : String);
   procedure Get (Item : out Character);
   procedure Get_Line (Item : out String; Last : out Natural);
   procedure Get_Line (File : File_Type; Item : out String; Last : out Natural);
   function Get_Line return String;
   function Get_Line (File : File_Type) return String;
   Status_Error : exception renames Ada.IO_Exceptions.Status_Error;
   Mode_Error   : exception renames Ada.IO_Exceptions.Mode_Error;
   Name_Error   : exception renames Ada.IO_Exceptions.Name_Error;
   Use_Error    : exception renames Ada.IO_Exceptions.Use_Error;
   Device_Error : exception renames Ada.IO_Exceptions.Device_Error;
   End_Error    : exception renames Ada.IO_Exceptions.End_Error;
   Data_Error   : exception renames Ada.IO_Exceptions.Data_Error;
   Layout_Error : exception renames Ada.IO_Exceptions.Layout_Error;
   generic
      type Num is range <>;
   package Integer_IO is
      Default_Width : constant Field := Num'Width;
      Default_Base  : constant Number_Base := 10;
      procedure Put (Item : Num; Width : Field := Default_Width; Base : Number_Base := Default_Base);
   end Integer_IO;
private
   type File_Type is limited null record;
end Ada.Text_IO;
