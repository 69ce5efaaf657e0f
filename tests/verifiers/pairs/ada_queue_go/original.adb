with Ada.Text_IO;           use Ada.Text_IO;
with Ada.Strings.Fixed;     use Ada.Strings.Fixed;
with Ada.Strings;

--  A bounded queue of names with priorities, driven by commands.
procedure Queues is
   Capacity : constant := 6;
   subtype Name_Type is String (1 .. 10);
   subtype Priority_Type is Integer range 1 .. 5;

   type Entry_Type is record
      Name     : Name_Type := (others => ' ');
      Priority : Priority_Type := 3;
   end record;

   Queue_Full, Queue_Empty : exception;
   type Slots is array (1 .. Capacity) of Entry_Type;
   Items  : Slots;
   Length : Natural range 0 .. Capacity := 0;
   Served : Natural := 0;

   procedure Put_In (Name : String; Priority : Integer) is
      E   : Entry_Type;
      Pos : Positive := Length + 1;
   begin
      if Length = Capacity then
         raise Queue_Full;
      end if;
      Move (Name, E.Name, Drop => Ada.Strings.Right);
      E.Priority := Priority;
      while Pos > 1 and then Items (Pos - 1).Priority < Priority loop
         Items (Pos) := Items (Pos - 1);
         Pos := Pos - 1;
      end loop;
      Items (Pos) := E;
      Length := Length + 1;
   end Put_In;

   procedure Take is
   begin
      if Length = 0 then
         raise Queue_Empty;
      end if;
      Put_Line ("serving " & Trim (Items (1).Name, Ada.Strings.Right));
      for I in 2 .. Length loop
         Items (I - 1) := Items (I);
      end loop;
      Length := Length - 1;
      Served := Served + 1;
   end Take;

   procedure Handle (Line : String) is
      Space : constant Natural := Index (Line, " ");
      Last  : constant Natural := (if Space = 0 then Line'Last else Space - 1);
      Cmd   : constant String := Line (Line'First .. Last);
   begin
      if Cmd = "put" then
         declare
            Rest  : constant String := Trim (Line (Last + 1 .. Line'Last), Ada.Strings.Both);
            Comma : constant Natural := Index (Rest, ",");
         begin
            if Rest = "" then
               Put_Line ("put what?");
            elsif Comma = 0 then
               Put_In (Rest, 3);
            else
               Put_In (Rest (Rest'First .. Comma - 1), Integer'Value (Rest (Comma + 1 .. Rest'Last)));
            end if;
         end;
      elsif Cmd = "take" then
         Take;
      elsif Cmd = "show" then
         for I in 1 .. Length loop
            Put_Line (Integer'Image (I) & ": " & Items (I).Name & Integer'Image (Items (I).Priority));
         end loop;
         if Length = 0 then
            Put_Line ("nothing");
         end if;
      elsif Cmd = "clear" then
         Length := 0;
      else
         Put_Line ("what is '" & Cmd & "'?");
      end if;
   exception
      when Queue_Full =>
         Put_Line ("queue is full");
      when Queue_Empty =>
         Put_Line ("queue is empty");
      when Constraint_Error =>
         Put_Line ("bad priority");
   end Handle;
begin
   while not End_Of_File loop
      declare
         Line : constant String := Get_Line;
      begin
         exit when Line = "stop";
         if Line'Length > 0 then
            Handle (Line);
         end if;
      end;
   end loop;
   Put_Line ("served" & Natural'Image (Served) & ", waiting" & Natural'Image (Length));
end Queues;
