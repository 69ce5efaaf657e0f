--  Procedures that are other names for entries.
with Ada.Text_IO; use Ada.Text_IO;
procedure Entry_Names is
   type Small is new Integer range 0 .. 100;

   task type Server is
      entry Add (N : in out Integer; By : Integer);
      entry Stop;
   end Server;
   task type Other is
      entry Add (N : in out Small; By : Small);
      entry Stop;
   end Other;

   type Server_Ref is access Server;
   type Other_Ref is access Other;

   task body Server is
      Done : Boolean := False;
   begin
      while not Done loop
       begin
         select
            accept Add (N : in out Integer; By : Integer) do
               if By < 0 then
                  raise Constraint_Error;
               end if;
               N := N + By;
            end Add;
         or
            accept Stop;
            Done := True;
         end select;
       exception
         when Constraint_Error => Put_Line ("server");
       end;
      end loop;
   end Server;

   task body Other is
   begin
      accept Add (N : in out Small; By : Small) do
         N := N * By;
      end Add;
      accept Stop;
   end Other;

   One, Two : Server;
   Four : constant Server_Ref := new Server;
   Five : constant Server_Ref := new Server;
   Three : constant Other_Ref := new Other;
   Calls : Integer := 0;

   function Pick return Server_Ref is
   begin
      Calls := Calls + 1;
      return (if Calls = 1 then Four else Five);
   end Pick;
   function Pick return Other_Ref is
   begin
      Calls := Calls + 10;
      return Three;
   end Pick;

   procedure Add_One (Value : in out Integer; More : Integer) renames One.Add;
   procedure End_One renames One.Stop;

   V : Integer := 1;
   S : Small := 7;

   procedure Inner is
   begin
      Add_One (More => 2, Value => V);
   end Inner;

   generic
      with procedure Finish is Two.Stop;
      with procedure Act (X : in out Integer; Y : Integer);
   procedure Both;
   procedure Both is
      N : Integer := 40;
   begin
      Act (N, 2);
      Put_Line (Integer'Image (N));
      Finish;
   end Both;
begin
   Add_One (V, 5);
   Inner;
   Put_Line (Integer'Image (V));
   declare
      procedure Picked (A : in out Integer; B : Integer) renames Pick.Add;
      procedure Small_Picked (A : in out Small; B : Small) renames Pick.Add;
      procedure Run is new Both (Act => Picked);
      procedure Deep is
      begin
         Picked (V, 10);
         Picked (V, -1);
      end Deep;
   begin
      Put_Line (Integer'Image (Calls));
      begin
         Deep;
      exception
         when Constraint_Error => Put_Line ("failed" & Integer'Image (V));
      end;
      Small_Picked (S, 3);
      Put_Line (Small'Image (S) & Integer'Image (Calls));
      Run;
   end;
   Three.Stop;
   End_One;
   Four.Stop;
   Five.Stop;
exception
   when Tasking_Error => Put_Line ("tasking");
end Entry_Names;
