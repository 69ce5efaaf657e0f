with Ada.Text_IO; use Ada.Text_IO;
procedure Footprints is
   type Small is range 1 .. 10;
   subtype Few is Integer range 1 .. 10;
   type Own is new Integer range 1 .. 10;
   type Colour is (Red, Green);
   type Grid is array (1 .. 2, 1 .. 3) of Small;
   type Line is array (Integer range <>) of Integer;
   type Flags is array (Few) of Boolean;
   type None is array (1 .. 0) of Integer;
   type Step is delta 0.25 range -100.0 .. 100.0;
   type Steps is array (1 .. 3) of Step;
   type Wide is array (Boolean) of Long_Float;
   type Pair is record
      A : Integer;
      B : Boolean;
   end record;
   type Turned is record
      B : Boolean;
      A : Integer;
      C : Boolean;
   end record;
   type Deep is record
      X : Pair;
      Y : Boolean;
   end record;
   type Mixed is record
      B : Boolean;
      F : Steps;
      W : Wide;
      N : String (1 .. 3);
      C : Colour;
      O : Own;
   end record;
   type Empty is null record;
   type Choice (N : Few := 1) is record
      X : Boolean;
   end record;
   type Again is new Pair;
   type Number_Access is access Integer;
   type Line_Access is access Line;
   type Action is access procedure;
   type Row is array (1 .. 3) of Pair;
   type Links is record
      L : Line_Access;
      N : Number_Access;
      A : Action;
      B : Boolean;
   end record;

   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   procedure Put (Name : String; N : Integer) is
   begin
      Put_Line (Name & Integer'Image (N));
   end Put;

   procedure Inside (Name : String; P : Pair; L : Line; N : Few; E : in out Empty; C : Colour) is
   begin
      Put (Name, Name'Size);
      Put ("parameters", P'Size + L'Size + N'Size + E'Size + C'Size + P.B'Size);
   end Inside;

   generic
      type Item is private;
   procedure Of_Any;

   procedure Of_Any is
      type Items is array (1 .. 2) of Item;
      X : Items;
   begin
      Put ("items", X'Size + Items'Size);
   end Of_Any;

   procedure Of_Pairs is new Of_Any (Pair);
   procedure Of_Rows is new Of_Any (Row);

   V_Small : constant Small := 1;
   V_Own : constant Own := 2;
   V_Grid : constant Grid := (others => (others => 1));
   V_Line : Line (1 .. 5) := (others => 0);
   V_Dynamic : Line (Id (2) .. Id (4)) := (others => 0);
   V_Empty : Line (Id (1) .. Id (0));
   V_None : None;
   V_Pair : constant Pair := (1, True);
   V_Turned : constant Turned := (True, 1, True);
   V_Deep : constant Deep := (V_Pair, True);
   V_Mixed : Mixed;
   V_Nothing : Empty;
   V_Choice : Choice;
   V_Fixed : Choice (3);
   V_Row : Row;
   V_Access : Number_Access := new Integer'(1);
   V_Lines : constant Line_Access := new Line'(4 .. 6 => 1);
   V_Links : Links;
   Text : constant String := "hello";
begin
   Put ("small", V_Small'Size + V_Own'Size);
   Put ("grid", Grid'Size + V_Grid'Size + V_Grid (1, 2)'Size);
   Put ("line", V_Line'Size);
   Put ("slice", V_Line (2 .. 3)'Size);
   Put ("dynamic", V_Dynamic'Size);
   Put ("empty", V_Empty'Size);
   Put ("none", None'Size);
   Put ("none", V_None'Size);
   Put ("pair", Pair'Size);
   Put ("pair", V_Pair'Size);
   Put ("turned", Turned'Size);
   Put ("turned", V_Turned'Size);
   Put ("deep", Deep'Size);
   Put ("deep", V_Deep'Size);
   Put ("deep", V_Deep.X'Size);
   Put ("mixed", Mixed'Size);
   Put ("mixed", V_Mixed'Size);
   Put ("mixed", V_Mixed.N'Size);
   Put ("mixed", V_Mixed.F'Size);
   Put ("nothing", Empty'Size);
   Put ("nothing", V_Nothing'Size);
   Put ("choice", Choice'Size);
   Put ("choice", V_Choice'Size);
   Put ("choice", V_Fixed'Size);
   Put ("again", Again'Size);
   Put ("row", Row'Size + V_Row'Size + V_Row (2)'Size + V_Row (2).B'Size);
   Put ("access", V_Access'Size + Number_Access'Size);
   Put ("access", V_Access.all'Size);
   Put ("access", V_Lines'Size + Line_Access'Size + Action'Size);
   Put ("access", V_Lines.all'Size);
   Put ("access", V_Lines (4)'Size);
   Put ("links", Links'Size);
   Put ("links", V_Links'Size);
   Put ("links", V_Links.L'Size + V_Links.A'Size);
   Put ("text", Text'Size);
   Put ("flags", Flags'Size);
   Put ("storage", Number_Access'Storage_Size + Line_Access'Storage_Size);
   Inside ("abc", V_Pair, V_Dynamic, 3, V_Nothing, Red);
   Inside ("", V_Pair, V_Empty, 3, V_Nothing, Red);
   Of_Pairs;
   Of_Rows;
   V_Access := null;
   V_Line (1) := V_Access'Size;
   Put ("null", V_Line (1));
end Footprints;
