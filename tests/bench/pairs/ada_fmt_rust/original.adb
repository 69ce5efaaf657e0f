with Ada.Text_IO; use Ada.Text_IO;
with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Ada.Command_Line; use Ada.Command_Line;
with Ada.Characters.Latin_1;

--  fill paragraphs to a width given as the first argument (default 30), justify with -j as the second
procedure Fill is
   Width   : Positive := 30;
   Justify : Boolean := False;
   Buffer  : Unbounded_String;
   Words   : Natural := 0;

   procedure Flush (Final : Boolean) is
      S : constant String := To_String (Buffer);
      Gaps, Missing, Extra, Count : Natural;
   begin
      if Words = 0 then
         return;
      end if;
      if Final or else not Justify or else Words = 1 or else S'Length >= Width then
         Put_Line (S);
      else
         Gaps := Words - 1;
         Missing := Width - S'Length;
         Count := 0;
         for C of S loop
            Put (C);
            if C = ' ' then
               Count := Count + 1;
               Extra := Missing / Gaps;
               if Count > Gaps - Missing mod Gaps then
                  Extra := Extra + 1;
               end if;
               Put ((1 .. Extra => ' '));
            end if;
         end loop;
         New_Line;
      end if;
      Buffer := Null_Unbounded_String;
      Words := 0;
   end Flush;

   procedure Add (W : String) is
   begin
      if Words > 0 and then Length (Buffer) + 1 + W'Length > Width then
         Flush (False);
      end if;
      if Words > 0 then
         Append (Buffer, ' ');
      end if;
      Append (Buffer, W);
      Words := Words + 1;
      if W (W'Last) = '.' and then Length (Buffer) < Width and then W'Length > 1 and then Justify then
         null;
      end if;
   end Add;

   In_Paragraph : Boolean := False;
begin
   if Argument_Count >= 1 then
      Width := Positive'Value (Argument (1));
      if Width > 200 then
         Put_Line (Standard_Error, "too wide");
         Set_Exit_Status (3);
         return;
      end if;
   end if;
   Justify := Argument_Count >= 2 and then Argument (2) = "-j";
   while not End_Of_File loop
      declare
         L : constant String := Get_Line;
         I : Positive := L'First;
         F : Positive;
         Any : Boolean := False;
      begin
         while I <= L'Last loop
            if L (I) = ' ' or else L (I) = Ada.Characters.Latin_1.HT then
               I := I + 1;
            else
               F := I;
               while I <= L'Last and then L (I) /= ' ' and then L (I) /= Ada.Characters.Latin_1.HT loop
                  I := I + 1;
               end loop;
               Any := True;
               Add (L (F .. I - 1));
            end if;
         end loop;
         if not Any then
            Flush (True);
            if In_Paragraph then
               New_Line;
            end if;
            In_Paragraph := False;
         else
            In_Paragraph := True;
         end if;
      end;
   end loop;
   Flush (True);
exception
   when Constraint_Error =>
      Put_Line (Standard_Error, "bad width");
      Set_Exit_Status (2);
end Fill;
