--  Parts of what functions return access to, as actuals that change; a name of several functions as a bound.
with Ada.Text_IO; use Ada.Text_IO;

procedure Given_Places is
   type Text is access String;
   Table : array (1 .. 3) of Text;
   Calls : Integer := 0;

   function Get (N : Integer) return Text is
   begin
      return Table (N);
   end Get;

   procedure Move (From : String; Over : in out String; To : out String) is
   begin
      To := Over;
      Over := From;
   end Move;

   type Age is range 0 .. 120;

   function Top return Age is
   begin
      return 17;
   end Top;

   function Top return Integer is
   begin
      Calls := Calls + 1;
      return 3;
   end Top;

   type To_Flag is access Boolean;
   type To_Number is access Integer;

   procedure Tell (F : To_Flag) is
   begin
      Put_Line (F.all'Image);
   end Tell;

   procedure Tell (N : To_Number) is
   begin
      Put_Line (N.all'Image);
   end Tell;

   subtype Minor is Age range 1 .. Top;
   M : Minor := 5;
begin
   Table (1) := new String'("AAA");
   Table (2) := new String'("BBB");
   Table (3) := new String'("CCC");
   Move (Get (1).all, Get (2).all, Get (3).all);
   Put_Line (Table (1).all & Table (2).all & Table (3).all);
   Move (Get (2) (1 .. 2), Table (1) (1 .. 2), Get (3) (2 .. 3));
   Put_Line (Table (1).all & Table (2).all & Table (3).all);
   Tell (new Boolean'(True));
   Tell (new Integer'(7));
   for I in 1 .. 20 loop
      M := M + 1;
   end loop;
exception
   when Constraint_Error =>
      Put_Line (Age'Image (M) & Age'Image (Minor'Last) & Calls'Image & Integer'Image (Top));
end Given_Places;
