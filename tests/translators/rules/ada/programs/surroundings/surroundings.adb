with Ada.Command_Line;
with Ada.Directories; use Ada.Directories;
with Ada.Environment_Variables;
with Ada.Exceptions; use Ada.Exceptions;
with Ada.IO_Exceptions;
with Ada.Text_IO; use Ada.Text_IO;
procedure Surroundings is
   package Variables renames Ada.Environment_Variables;
   Left : constant String := "surroundings.left";
   Other : constant String := "surroundings.other";

   procedure Show (Name : String) is
   begin
      Put (Name & ":" & Boolean'Image (Variables.Exists (Name)));
      Put_Line (" [" & Variables.Value (Name) & "]");
   exception
      when E : others =>
         Put_Line (" " & Exception_Name (E));
   end Show;

   procedure Split (Name : String) is
   begin
      Put (Name & " [" & Simple_Name (Name) & "][" & Base_Name (Name) & "][" & Extension (Name) & "]");
      Put_Line (" in [" & Containing_Directory (Name) & "]");
   exception
      when Ada.IO_Exceptions.Use_Error =>
         Put_Line (" has none around it");
      when E : Ada.Directories.Name_Error =>
         Put_Line (Exception_Name (E));
   end Split;

   procedure Put_Together (Directory, Name, Extension : String) is
   begin
      Put_Line (Compose (Directory, Name, Extension));
   exception
      when Ada.Directories.Name_Error =>
         Put_Line ("no name: [" & Directory & "][" & Name & "][" & Extension & "]");
   end Put_Together;

   procedure Tell (Name : String) is
   begin
      Put (Name & " " & Boolean'Image (Exists (Name)));
      Put (" " & File_Kind'Image (Kind (Name)));
      Put_Line (File_Size'Image (Size (Name)));
   exception
      when E : others =>
         Put_Line (" " & Exception_Name (E));
   end Tell;

   procedure Try (What : Character; Name : String; New_Name : String := "") is
   begin
      case What is
         when 'D' => Delete_File (Name);
         when 'C' => Create_Directory (Name);
         when 'R' => Delete_Directory (Name);
         when others => Rename (Name, New_Name);
      end case;
      Put_Line (What & " " & Name);
   exception
      when E : others =>
         Put_Line (What & " " & Name & " " & Exception_Name (E));
   end Try;

   F : File_Type;
begin
   Put_Line (Boolean'Image (Simple_Name (Ada.Command_Line.Command_Name)'Length > 0));
   Show ("");
   Show ("NO_SUCH_VARIABLE");
   Show ("NO=SUCH");
   Put_Line (Variables.Value ("NO_SUCH_VARIABLE", "default"));
   Put_Line (Integer'Image (Variables.Value ("NO_SUCH_VARIABLE", "")'Last));
   Put_Line (Boolean'Image (Variables.Exists ("PATH") = (Variables.Value ("PATH", "")'Length > 0)));
   Put_Line (Boolean'Image (Variables.Exists ("PATH" & ASCII.NUL & "X") = Variables.Exists ("PATH")));
   Split ("plain");
   Split ("a.b.c");
   Split (".hidden");
   Split ("/");
   Split ("//");
   Split (".");
   Split ("..");
   Split ("a/b.c/");
   Split ("a/b.c//");
   Split ("/top.x");
   Split ("x.y/z");
   Split ("../up.to");
   Split ("ends.");
   Split ("");
   Split ("a" & ASCII.NUL & "b");
   Put_Together ("", "n", "");
   Put_Together ("d", "n", "e");
   Put_Together ("d/", "n.m", "e.f");
   Put_Together ("", "", "");
   Put_Together ("", "", "e");
   Put_Together ("d", "a/b", "");
   Put_Together ("d", "a", "b/c");
   Put_Together ("d" & ASCII.NUL, "a", "");
   Tell (Left);
   Create (F, Out_File, Left);
   Put (F, "twelve bytes");
   Close (F);
   Tell (Left);
   Tell (Left & "/");
   Tell (".");
   Tell ("/dev/null");
   Tell ("");
   Try ('N', Left, Other);
   Tell (Left);
   Tell (Other);
   Try ('N', Left, Other);
   Try ('N', Other, ".");
   Try ('N', Other, "no such directory/x");
   Try ('N', Other, "");
   Try ('R', Other);
   Try ('D', Other);
   Try ('D', Other);
   Try ('D', ".");
   Try ('D', "");
   Try ('C', Left);
   Try ('C', Left);
   Try ('C', "");
   Tell (Left & "/..");
   Try ('D', Left);
   Create (F, Out_File, Compose (Left, "in it"));
   Close (F);
   Try ('R', Left);
   Try ('D', Compose (Left, "in it"));
   Try ('R', Left);
   Try ('R', Left);
end Surroundings;
