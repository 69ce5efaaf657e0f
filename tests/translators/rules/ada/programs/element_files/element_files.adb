with Ada.Direct_IO;
with Ada.IO_Exceptions;
with Ada.Sequential_IO;
with Ada.Text_IO; use Ada.Text_IO;

procedure Element_Files is
   type Colour is (Red, Green, Blue);
   type Small is range -100 .. 100;
   type Middle is range 0 .. 255;
   type Word is mod 2 ** 64;
   type Byte is mod 256;
   type Money is delta 0.01 range -1000.0 .. 1000.0;
   subtype Name is String (1 .. 5);
   type Inner is record
      C : Character;
      N : Short_Integer;
      B : Boolean;
   end record;
   type Numbers is array (Natural range <>) of Integer;
   type Three is array (Colour) of Inner;
   type Grid is array (1 .. 2, -1 .. 1) of Middle;
   type Odd_Bounds is array (5 .. 7) of Long_Float;
   type All_Of_It is record
      C : Colour := Red;
      W : Word := 0;
      S : Small := 0;
      T : Name := "     ";
      F : Float := 0.0;
      A : Three := (others => (' ', 0, False));
      G : Grid := (others => (others => 0));
      M : Money := 0.0;
      Y : Byte := 0;
      O : Odd_Bounds := (others => 0.0);
   end record;

   package Whole_IO is new Ada.Sequential_IO (All_Of_It);
   package Text_Elements is new Ada.Sequential_IO (String);
   package Number_Lists is new Ada.Sequential_IO (Numbers);
   package Byte_IO is new Ada.Sequential_IO (Byte);
   package Small_IO is new Ada.Direct_IO (Small);
   package Integers is new Ada.Direct_IO (Integer);
   package Inner_IO is new Ada.Direct_IO (Inner);
   package Name_IO is new Ada.Direct_IO (Name);
   package Word_IO is new Ada.Sequential_IO (Word);
   package Colour_IO is new Ada.Sequential_IO (Colour);
   package Grid_IO is new Ada.Direct_IO (Grid);
   use type Whole_IO.File_Mode;

   --  Everything that a file holds, byte by byte.
   procedure Dump (Of_Name : String) is
      use Byte_IO;
      F : Byte_IO.File_Type;
      B : Byte;
   begin
      Open (F, Byte_IO.In_File, Of_Name);
      while not End_Of_File (F) loop
         Read (F, B);
         Put (Byte'Image (B));
      end loop;
      New_Line;
      Close (F);
   end Dump;

   procedure Whole is
      use Whole_IO;
      F : Whole_IO.File_Type;
      X : All_Of_It;
      Y : array (1 .. 3) of All_Of_It;
   begin
      X.C := Blue; X.W := Word'Last - 1; X.S := -77; X.T := "hello"; X.F := -1.5; X.M := -12.34; X.Y := 200;
      X.A (Green) := ('x', -2, True); X.A (Blue).N := 300; X.G (2, -1) := 255; X.G (1, 1) := 7; X.O (6) := 0.1;
      Create (F, Whole_IO.Out_File, "elements.tmp");
      Write (F, X);
      X.C := Green; X.T (2) := 'E';
      Write (F, X);
      Put_Line (Boolean'Image (Mode (F) = Whole_IO.Out_File) & Boolean'Image (Is_Open (F)));
      Reset (F, Whole_IO.In_File);
      for I in 1 .. 2 loop
         Read (F, Y (I));
      end loop;
      Put_Line (Boolean'Image (End_Of_File (F)));
      begin
         Read (F, Y (3));
      exception
         when Whole_IO.End_Error => Put_Line ("end");
      end;
      for I in 1 .. 2 loop
         Put_Line (Colour'Image (Y (I).C) & Word'Image (Y (I).W) & Small'Image (Y (I).S) & ' ' & Y (I).T & Float'Image (Y (I).F));
         Put_Line (Money'Image (Y (I).M) & Byte'Image (Y (I).Y) & Middle'Image (Y (I).G (2, -1)) & Middle'Image (Y (I).G (1, 1)));
         Put_Line (Long_Float'Image (Y (I).O (6)) & Y (I).A (Green).C & Short_Integer'Image (Y (I).A (Green).N)
           & Boolean'Image (Y (I).A (Green).B) & Short_Integer'Image (Y (I).A (Blue).N));
      end loop;
      Close (F);
      declare
         use Byte_IO;
         G : Byte_IO.File_Type;
         B : Byte := 0;
         N : Natural := 0;
      begin
         Open (G, Byte_IO.In_File, "elements.tmp");
         while not End_Of_File (G) loop
            Read (G, B);
            N := N + 1;
         end loop;
         Put_Line (Natural'Image (N));
         Delete (G);
      end;
   end Whole;

   procedure Of_Any_Length is
      F : Text_Elements.File_Type;
      G : Number_Lists.File_Type;
      S : String (4 .. 13) := (others => '.');
      N : Numbers (0 .. 3) := (others => -1);
      L : constant Numbers := (1, 2, 3, 4, 5);
      use Text_Elements, Number_Lists;
   begin
      Create (F, Text_Elements.Out_File, "texts.tmp");
      Write (F, "abc");
      Write (F, "");
      Write (F, S (4 .. 5) & "xyz");
      Write (F, "this one is too long");
      Write (F, "last");
      Close (F);
      Dump ("texts.tmp");
      Open (F, Text_Elements.In_File, "texts.tmp");
      for I in 1 .. 5 loop
         begin
            Read (F, S);
            Put_Line ('[' & S & ']');
         exception
            when Program_Error => Put_Line ("too long");
            when Text_Elements.End_Error => Put_Line ("end");
            when Text_Elements.Data_Error => Put_Line ("data");
         end;
         exit when I = 4;
      end loop;
      Delete (F);
      Create (G, Name => "lists.tmp");
      Write (G, (10, 20, 30));
      Write (G, N);
      Write (G, L (2 .. 4));
      Reset (G, Number_Lists.In_File);
      Read (G, N);
      Put_Line (Integer'Image (N (0)) & Integer'Image (N (2)) & Integer'Image (N (3)));
      Read (G, N);
      Read (G, N);
      Put_Line (Integer'Image (N (0)) & Integer'Image (N (1)) & Integer'Image (N (2)));
      Close (G);
      Dump ("lists.tmp");
      Open (G, Number_Lists.Append_File, "lists.tmp");
      Write (G, (1 => 99));
      begin
         Put_Line (Boolean'Image (End_Of_File (G)));
      exception
         when Number_Lists.Mode_Error => Put_Line ("mode");
      end;
      Reset (G);
      Write (G, (1 => 98));
      Reset (G, Number_Lists.In_File);
      while not End_Of_File (G) loop
         N := (others => 0);
         Read (G, N);
         Put (Integer'Image (N (0)));
      end loop;
      New_Line;
      Reset (G, Number_Lists.Out_File);
      Reset (G, Number_Lists.In_File);
      Put_Line (Boolean'Image (End_Of_File (G)));
      Delete (G);
   end Of_Any_Length;

   procedure Direct is
      use Integers;
      F, G : Integers.File_Type;
      X : Integer := 0;
      Y : Natural := 0;
      P : Integers.Positive_Count := 4;
   begin
      begin
         X := Integer (Size (F));
      exception
         when Integers.Status_Error => Put_Line ("status");
      end;
      begin
         Read (F, X);
      exception
         when Integers.Status_Error => Put_Line ("status");
      end;
      Create (F, Integers.Inout_File, "direct.tmp");
      Put_Line (Integers.Count'Image (Size (F)) & Integers.Count'Image (Index (F)) & Boolean'Image (End_Of_File (F)));
      Write (F, 1);
      Write (F, 2);
      Write (F, -5, P);
      Put_Line (Integers.Count'Image (Size (F)) & Integers.Count'Image (Index (F)) & Boolean'Image (End_Of_File (F)));
      Read (F, X, 2);
      Put_Line (Integer'Image (X) & Integers.Count'Image (Index (F)));
      Read (F, X);
      Put_Line (Integer'Image (X));
      begin
         Read (F, Y);
      exception
         when Constraint_Error => Put_Line ("constraint" & Integers.Count'Image (Index (F)));
      end;
      begin
         Read (F, X);
      exception
         when Integers.End_Error => Put_Line ("end" & Integers.Count'Image (Index (F)));
      end;
      Set_Index (F, 2);
      Write (F, 77);
      Read (F, X);
      Write (F, X + 1);
      Put_Line (Integers.Count'Image (Index (F)) & Integers.File_Mode'Image (Mode (F)));
      begin
         Open (G, Integers.In_File, "direct.tmp");
      exception
         when Integers.Use_Error => Put_Line ("use");
      end;
      Reset (F, Integers.Out_File);
      begin
         Read (F, X, 3);
      exception
         when Integers.Mode_Error => Put_Line ("mode" & Integers.Count'Image (Index (F)));
      end;
      Set_Index (F, 1);
      Write (F, 100);
      Close (F);
      Dump ("direct.tmp");
      begin
         Open (F, Integers.In_File, "nowhere.tmp");
      exception
         when Ada.IO_Exceptions.Name_Error => Put_Line ("name");
      end;
      Open (F, Integers.In_File, "direct.tmp");
      begin
         Write (F, 3);
      exception
         when Integers.Mode_Error => Put_Line ("mode");
      end;
      while not End_Of_File (F) loop
         Read (F, X);
         Put (Integer'Image (X));
      end loop;
      New_Line;
      Put_Line (Form (F) & '|' & Boolean'Image (Is_Open (F)) & Boolean'Image (Is_Open (G)));
      declare
         T : Ada.Text_IO.File_Type;
      begin
         Open (T, Ada.Text_IO.In_File, "direct.tmp");
         Put_Line ("opened");
      exception
         when Ada.Text_IO.Use_Error => Put_Line ("use");
      end;
      Delete (F);
      begin
         Close (F);
      exception
         when Integers.Status_Error => Put_Line ("status");
      end;
      Create (F);
      Write (F, 5);
      Reset (F);
      Read (F, X);
      Put_Line (Integer'Image (X));
      Close (F);
   end Direct;

   procedure Others_Direct is
      F : Small_IO.File_Type;
      G : Inner_IO.File_Type;
      H : Name_IO.File_Type;
      I : Grid_IO.File_Type;
      S : Small := 0;
      R : Inner := (' ', 0, False);
      N : Name := "12345";
      M : Grid := ((1, 2, 3), (4, 5, 6));
   begin
      Small_IO.Create (F, Name => "small.tmp");
      Small_IO.Write (F, -3);
      Small_IO.Write (F, 100, 3);
      Small_IO.Read (F, S, 1);
      Put_Line (Small'Image (S) & Small_IO.Count'Image (Small_IO.Size (F)));
      Small_IO.Close (F);
      Dump ("small.tmp");
      Small_IO.Open (F, Small_IO.Out_File, "small.tmp");
      Put_Line (Small_IO.Count'Image (Small_IO.Size (F)));
      Small_IO.Delete (F);
      Inner_IO.Create (G);
      Inner_IO.Write (G, ('a', 5, True));
      Inner_IO.Write (G, (B => False, C => 'b', N => -6), 4);
      Inner_IO.Read (G, R, 4);
      Put_Line (R.C & Short_Integer'Image (R.N) & Boolean'Image (R.B) & Inner_IO.Count'Image (Inner_IO.Size (G)));
      Inner_IO.Read (G, R, 1);
      Put_Line (R.C & Short_Integer'Image (R.N) & Boolean'Image (R.B));
      Inner_IO.Close (G);
      Name_IO.Create (H);
      Name_IO.Write (H, "first");
      Name_IO.Write (H, N (1 .. 2) & "abc");
      Name_IO.Read (H, N, 1);
      Put_Line (N);
      Name_IO.Set_Index (H, 2);
      Name_IO.Read (H, N);
      Put_Line (N);
      begin
         Name_IO.Write (H, N (1 .. 4));
      exception
         when Constraint_Error => Put_Line ("constraint");
      end;
      Name_IO.Delete (H);
      Grid_IO.Create (I);
      Grid_IO.Write (I, M);
      M (2, 0) := 200;
      Grid_IO.Write (I, M);
      Grid_IO.Read (I, M, 1);
      Put_Line (Middle'Image (M (2, 0)));
      Grid_IO.Read (I, M);
      Put_Line (Middle'Image (M (2, 0)) & Middle'Image (M (1, -1)));
      Grid_IO.Close (I);
   end Others_Direct;

   procedure Cut_Short is
      F : Byte_IO.File_Type;
      G : Word_IO.File_Type;
      H : Colour_IO.File_Type;
      W : Word := 9;
      C : Colour := Red;
   begin
      Byte_IO.Create (F, Name => "cut.tmp");
      for B in Byte range 250 .. 255 loop
         Byte_IO.Write (F, B);
      end loop;
      Byte_IO.Write (F, 0);
      Byte_IO.Write (F, 1);
      Byte_IO.Write (F, 2);
      Byte_IO.Close (F);
      Word_IO.Open (G, Word_IO.In_File, "cut.tmp");
      Word_IO.Read (G, W);
      Put_Line (Word'Image (W));
      begin
         Word_IO.Read (G, W);
      exception
         when Word_IO.Data_Error => Put_Line ("data" & Word'Image (W) & Boolean'Image (Word_IO.End_Of_File (G)));
      end;
      Word_IO.Reset (G, Word_IO.Append_File);
      Word_IO.Write (G, Word'Last);
      Word_IO.Close (G);
      Dump ("cut.tmp");
      Colour_IO.Create (H, Colour_IO.Out_File, "cut.tmp");
      Colour_IO.Write (H, Blue);
      Colour_IO.Write (H, Green);
      Colour_IO.Close (H);
      Dump ("cut.tmp");
      Colour_IO.Open (H, Colour_IO.In_File, "cut.tmp");
      Colour_IO.Read (H, C);
      Put_Line (Colour'Image (C));
      Colour_IO.Delete (H);
   end Cut_Short;

   procedure Wrong_Places is
      F : Byte_IO.File_Type;
      A : array (1 .. 2) of Byte := (0, 0);
      K : Positive := 2;

      procedure Try (Mode : Byte_IO.File_Mode; Name : String) is
      begin
         Byte_IO.Open (F, Mode, Name);
         Put_Line ("opened " & Byte_IO.File_Mode'Image (Byte_IO.Mode (F)));
         begin
            Byte_IO.Read (F, A (1));
         exception
            when Byte_IO.Device_Error => Put_Line ("device");
            when Byte_IO.End_Error => Put_Line ("end");
            when Byte_IO.Mode_Error => Put_Line ("mode");
         end;
         Byte_IO.Close (F);
      exception
         when Byte_IO.Name_Error => Put_Line ("name");
         when Byte_IO.Use_Error => Put_Line ("use");
      end Try;
   begin
      for Mode in Byte_IO.File_Mode loop
         Try (Mode, ".");
         Try (Mode, "");
         Try (Mode, "nowhere/nothing");
         Try (Mode, "/dev/null");
         Try (Mode, (1 .. 300 => 'x'));
         Try (Mode, String'(1 .. 900 => 'x') & (1 .. 900 => 'x') & (1 .. 900 => 'x') & (1 .. 900 => 'x') & (1 .. 900 => 'x'));
      end loop;
      begin
         Byte_IO.Create (F, Byte_IO.Out_File, "nowhere/nothing");
      exception
         when Byte_IO.Name_Error => Put_Line ("name");
      end;
      Byte_IO.Create (F, Byte_IO.In_File, "place.tmp");
      Put_Line (Boolean'Image (Byte_IO.End_Of_File (F)));
      begin
         Byte_IO.Write (F, 1);
      exception
         when Byte_IO.Mode_Error => Put_Line ("mode");
      end;
      begin
         Byte_IO.Open (F, Byte_IO.In_File, "place.tmp");
      exception
         when Byte_IO.Status_Error => Put_Line ("status");
      end;
      Byte_IO.Reset (F, Byte_IO.Out_File);
      Byte_IO.Write (F, 5);
      Byte_IO.Write (F, 6);
      Byte_IO.Reset (F, Byte_IO.In_File);
      K := K + 1;
      begin
         Byte_IO.Read (F, A (K));
      exception
         when Constraint_Error => Put_Line ("constraint");
      end;
      Byte_IO.Read (F, A (K - 1));
      Put_Line (Byte'Image (A (1)) & Byte'Image (A (2)));
      Byte_IO.Delete (F);
      begin
         Byte_IO.Delete (F);
      exception
         when Byte_IO.Status_Error => Put_Line ("status");
      end;
   end Wrong_Places;

begin
   Whole;
   Of_Any_Length;
   Direct;
   Others_Direct;
   Cut_Short;
   Wrong_Places;
end Element_Files;
