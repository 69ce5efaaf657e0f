"""Trees of Ada whose calls are hard to tell: file by file, each about one thing that decides which subprogram is meant."""

from __future__ import annotations

TREE = {
    "lists.ads": """generic
   type Item is private;
package Lists is
   procedure Append (X : Item);
   function Count return Natural;
end Lists;
""",
    "lists.adb": """package body Lists is
   N : Natural := 0;
   procedure Append (X : Item) is begin N := N + 1; end Append;
   function Count return Natural is begin return N; end Count;
end Lists;
""",
    "top.ads": "package Top is\n   procedure Tell (Text : String);\nend Top;\n",
    "top.adb": "package body Top is\n   procedure Tell (Text : String) is begin null; end Tell;\nend Top;\n",
    "top-parts.ads": """package Top.Parts is
   type Part is tagged record N : Integer := 0; end record;
   procedure Name (P : in out Part; Text : String);
   procedure Run (P : in out Part);
   function Made return Part;
end Top.Parts;
""",
    "top-parts.adb": """package body Top.Parts is
   procedure Name (P : in out Part; Text : String) is begin Tell (Text); P.N := 1; end Name;
   procedure Run (P : in out Part) is begin P.N := 2; end Run;
   function Made return Part is begin return (N => 3); end Made;
end Top.Parts;
""",
    "numbers.ads": "with Lists;\npackage Numbers is new Lists (Integer);\n",
    "wheels.ads": """with Top.Parts;
package Wheels is
   type Wheel is new Top.Parts.Part with null record;
   overriding procedure Run (P : in out Wheel);
   procedure Turn (Item : in out Wheel; Data : Integer);
end Wheels;
""",
    "wheels.adb": """with Numbers;
with Lists;
package body Wheels is
   package Texts is new Lists (Character);
   overriding procedure Run (P : in out Wheel) is
      use Numbers;
      use Texts;
   begin
      Append (4);
      Top.Tell ("below its child only");
      if Texts.Count > 2 then Turn (Item => P, Data => 1); end if;
   end Run;
   procedure Turn (Item : in out Wheel; Data : Integer) is begin Name (Item, "inherited"); end Turn;
end Wheels;
""",
    "drive.adb": """with Top.Parts;
with Wheels;
procedure Drive is
   use Top; use Wheels;
   W : Wheel;
   P : Parts.Part := Parts.Made;
begin
   Tell ("start"); Run (W); Parts.Name (P, "x");
end Drive;
""",
}

SCOPES = {
    "shapes.ads": """package Shapes is
   type Shape is tagged private;
   type Any is access all Shape'Class;
   procedure Grow (S : in out Shape; By : Integer);
   function Size (S : Shape) return Integer;
   procedure Log (Text : String);
   procedure Log (Number : Integer);
   function Line return Integer;
private
   type Shape is tagged record N : Integer := 1; end record;
end Shapes;
""",
    "shapes.adb": """package body Shapes is
   procedure Grow (S : in out Shape; By : Integer) is begin S.N := S.N + By; end Grow;
   function Size (S : Shape) return Integer is (S.N);
   procedure Log (Text : String) is null;
   procedure Log (Number : Integer) is null;
   function Line return Integer is (3);
end Shapes;
""",
    "tools.ads": "package Tools is\nend Tools;\n",
    "tools-text.ads": "package Tools.Text is\n   procedure Say (S : String) is null;\nend Tools.Text;\n",
    "boxes-lids.ads": "package Boxes.Lids is\n   procedure Shut;\nend Boxes.Lids;\n",
    "boxes-lids.adb": """with Ada.Containers.Indefinite_Doubly_Linked_Lists;
package body Boxes.Lids is
   package Lists is new Ada.Containers.Indefinite_Doubly_Linked_Lists (Shapes.Shape'Class, Shapes."=");
   type List is new Lists.List with null record;
   procedure Shut is
      All_Of : List;
      One : Box;
   begin
      Tools.Text.Say ("shut");
      for Each of All_Of loop
         Each.Grow (2);
      end loop;
      Tools.Text.Say (Integer'Image (Shapes.Shape'Class (One).Size));
   end Shut;
end Boxes.Lids;
""",
    "boxes.ads": """with Shapes;
with Tools.Text;
package Boxes is
   type Box is new Shapes.Shape with private;
   type Row is array (1 .. 3) of Shapes.Any;
   type Holder is record Inner : Shapes.Any; end record;
   procedure Grow (B : in out Box; By, Factor : Integer);
   procedure Put (B : Box);
private
   type Box is new Shapes.Shape with record All_Of : Row; Held : Holder; end record;
end Boxes;
""",
    "boxes.adb": """package body Boxes is
   procedure Grow (B : in out Box; By, Factor : Integer) is
   begin
      B.Grow (By * Factor);
      for Each of B.All_Of loop
         Each.Grow (1);
      end loop;
   end Grow;
   procedure Put (B : Box) is null;
end Boxes;
""",
    "log.adb": "procedure Log (Text : String) is begin null; end Log;\n",
    "report.adb": """with Ada.Text_IO; use Ada.Text_IO;
with Boxes; use Boxes;
with Log;
with Shapes; use Shapes;
procedure Report is
   B : Box;
   H : Holder;
   Line : Integer := 0;
   procedure Put (Number : Integer) is begin Log (Number'Image); end Put;
begin
   Line := Line + B.Size;
   Put ("of the library");
   Put (Line);
   B.Grow (1, 2);
   H.Inner.Grow (3);
   Shapes.Log ("text");
end Report;
""",
}

VIEWS = {
    "goods.ads": """with Ada.Containers.Vectors;
package Goods is
   type Grade is (Fine, Poor);
   function Best return Grade is (Fine);
   type Item (Size : Natural) is tagged private;
   function Make (Price : Natural) return Item;
   function Price (This : Item) return Natural;
   function Name (This : Item) return String;
   procedure Mark (This : Item);
   function Codes (This : Item) return String is ("abc");
   function Rare (This : Item) return Boolean is (False);
   function Sound (This : Item) return Boolean is (True);
   function Last (This : Item) return Boolean;
   type Plain is record Price : Natural := 1; end record;
   package Prices is new Ada.Containers.Vectors (Positive, Natural);
   package Lists is new Ada.Containers.Vectors (Positive, Plain);
   function Worth (This : Plain) return Natural is (This.Price);
   function Known (Text : String) return Boolean is (Text = "");
   function Sold (Price : Natural) return Boolean is (Price > 0);
private
   type Item (Size : Natural) is tagged record Price : Natural := 3; Text : String (1 .. Size); end record;
   function Make (Price : Natural) return Item is ((2, Price, "ab"));
   function Price (This : Item) return Natural is (This.Price);
   function Name (This : Item) return String is (This.Text);
   function Last (This : Item) return Boolean is (This.Price = 1);
end Goods;
""",
    "goods.adb": "package body Goods is\n   procedure Mark (This : Item) is begin null; end Mark;\nend Goods;\n",
    "goods-parts.ads": """package Goods.Parts is
   procedure Touch (This : Item);
   function Twice (This : Item) return Natural with Post => Twice'Result = 2 * This.Price;
end Goods.Parts;
""",
    "goods-parts.adb": """package body Goods.Parts is
   procedure Touch (This : Item) is
   begin
      if This.Price = 3 and then This.Text = "no call: a child's body sees the components" then null; end if;
   end Touch;
   function Twice (This : Item) return Natural is (This.Price * 2);
end Goods.Parts;
""",
    "held.ads": """with Goods;
package Held is
   type Reference (To : access constant Goods.Item'Class) is limited null record with Implicit_Dereference => To;
   type Holder is tagged limited private;
   function Get (This : Holder) return Reference;
private
   type Holder is tagged limited record Inside : access Goods.Item'Class; end record;
   function Get (This : Holder) return Reference is (To => This.Inside);
end Held;
""",
    "shelf.ads": """with Goods;
with Held;
package Shelf is
   function Cheap (All_Of : Goods.Lists.Vector) return Boolean;
   function Dear (One : Goods.Item'Class) return Boolean;
   procedure Show (One : Goods.Item'Class; Behind : Held.Holder; All_Of : Goods.Lists.Vector) with
     Pre => One.Size = 2 and then Goods.Make (7).Size = One.Size;
   function First (At_Most : Goods.Item'Class) return Goods.Item'Class with Post => First'Result.Last;
   function First (At_Most : Goods.Item'Class) return Goods.Item'Class is (At_Most);
   function First (All_Of : Goods.Lists.Vector) return Goods.Plain with
     Global => null, Post => Goods.Sold (First'Result.Price);
   function First (All_Of : Goods.Lists.Vector) return Goods.Plain is (All_Of.First_Element);
end Shelf;
""",
    "boxed.ads": """with Goods;
generic
   type Kind (<>) is new Goods.Item with private;
   First : Goods.Grade := Goods.Best;
   with function Worth (One : Kind) return Natural;
package Boxed is
   procedure Show (One : Kind; All_Of : in out Natural);
end Boxed;
""",
    "boxed.adb": """package body Boxed is
   procedure Show (One : Kind; All_Of : in out Natural) is
      use Goods;
   begin
      One.Mark;
      All_Of := All_Of + Worth (One) + One.Name'Length;
   end Show;
end Boxed;
""",
    "shelf-interfaces.ads": """with Goods;
with Ada.Containers.Indefinite_Holders;
package Shelf.Interfaces is
   package Holders is new Ada.Containers.Indefinite_Holders (Goods.Item'Class, Goods."=");
   function Tidy (One : Holders.Holder) return Boolean is (One.Element.Last and then One.Constant_Reference.Rare);
end Shelf.Interfaces;
""",
    "shelf-lists.ads": """with Ada.Containers.Indefinite_Doubly_Linked_Lists;
with Goods;
package Shelf.Lists is
   package Lists is new Ada.Containers.Indefinite_Doubly_Linked_Lists (Goods.Item'Class, Goods."=");
   type List is new Lists.List with null record;
   function Tidy (One : List) return Boolean is (for all Each of One => Each.Sound);
end Shelf.Lists;
""",
    "shelf-all_of.ads": """with Shelf.Interfaces;
package Shelf.All_Of is
   function Tidy (One : Interfaces.Holders.Holder) return Boolean is (Interfaces.Tidy (One) or else One.Element.Sound);
end Shelf.All_Of;
""",
    "shelf-goods.ads": """with Goods;
package Shelf.Goods is
   package Other renames Standard.Goods;
   Grade : constant Other.Grade := Other.Best;
end Shelf.Goods;
""",
    "shelf.adb": """with GNAT.Strings;
package body Shelf is
   Text : GNAT.Strings.String_Access;
   use all type Goods.Grade;
   use type Goods.Plain;
   Price : Natural := 0;
   function Cheap (All_Of : Goods.Lists.Vector) return Boolean is
     (for all Each of All_Of => Goods.Worth (Each) < 9 and then (for some P in 1 .. 3 => P = Price));
   function Dear (One : Goods.Item'Class) return Boolean is
   begin
      declare
         One : constant Natural := Dear.One.Price;
      begin
         Price := One;
         if One < 2 and then Dear.One.Codes (3) = 'x' then
            Price := 0;
         end if;
      end;
      if Price = 3 then
         return Price > 4 and then One.Rare;
      end if;
      return Price = 2 or else Dear.One.Sound;
   end Dear;
   procedure Show (One : Goods.Item'Class; Behind : Held.Holder; All_Of : Goods.Lists.Vector) is
   begin
      Price := One.Price + One.Size;
      Behind.Get.Mark;
      for Where in All_Of.Iterate loop
         Price := Price + Goods.Worth (Goods.Lists.Element (Where));
      end loop;
      if Best = Goods.Fine and then Goods.Known (Text.all) and then One.Name = "x" then
         Price := Goods.Plain'(Price => 2).Price;
      end if;
   end Show;
end Shelf;
""",
}

STREAMS = {
    "flows.ads": """package Flows is
   type Flow is limited interface;
   procedure Put (F : in out Flow; Data : Integer) is abstract;
   procedure Put (F : in out Flow'Class; Text : String);
end Flows;
""",
    "flows.adb": """package body Flows is
   procedure Put (F : in out Flow'Class; Text : String) is begin F.Put (Text'Length); end Put;
end Flows;
""",
    "flows-texts.ads": """with Ada.Strings.Unbounded;
with Ada.Strings.Wide_Wide_Unbounded;
package Flows.Texts is
   type Printer is limited new Flow with null record;
   overriding procedure Put (F : in out Printer; Data : Integer);
   procedure Put (F : in out Printer; Text : Ada.Strings.Wide_Wide_Unbounded.Unbounded_Wide_Wide_String);
   procedure Put (F : in out Printer; Text : Ada.Strings.Unbounded.Unbounded_String);
end Flows.Texts;
""",
    "flows-texts.adb": """package body Flows.Texts is
   overriding procedure Put (F : in out Printer; Data : Integer) is null;
   procedure Put (F : in out Printer; Text : Ada.Strings.Wide_Wide_Unbounded.Unbounded_Wide_Wide_String) is null;
   procedure Put (F : in out Printer; Text : Ada.Strings.Unbounded.Unbounded_String) is null;
end Flows.Texts;
""",
    "literal.adb": """with Flows.Texts;
procedure Literal is
   P : Flows.Texts.Printer;
begin
   P.Put ("text");
end Literal;
""",
    "joined.adb": """with Flows.Texts;
procedure Joined is
   P : Flows.Texts.Printer;
begin
   P.Put ("text" & ASCII.LF);
end Joined;
""",
    "unbounded.adb": """with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Flows.Texts;
procedure Unbounded is
   P : Flows.Texts.Printer;
   U : Unbounded_String;
begin
   P.Put (U & "text");
end Unbounded;
""",
}  # fmt: skip

GENERICS = {
    "consoles.ads": """package Consoles is
   procedure Show (Text : String);
   generic
      with procedure Put (Text : String);
      type Handle is private;
      with function Default return Handle;
   package Sinks is
   end Sinks;
end Consoles;
""",
    "consoles.adb": "package body Consoles is\n   procedure Show (Text : String) is null;\nend Consoles;\n",
    "reports.ads": """with Consoles;
generic
   with package Sink is new Consoles.Sinks (<>);
package Reports is
   H : Sink.Handle;
   procedure Run;
end Reports;
""",
    "reports.adb": "package body Reports is\n   procedure Run is begin Sink.Put (\"x\"); H := Sink.Default; end Run;\nend Reports;\n",
    "mappers.ads": """generic
   type Item is private;
package Mappers is
   procedure Set (Into : in out Item);
   protected type Cell is
      function Get return Item;
   private
      Held : Item;
   end Cell;
end Mappers;
""",
    "mappers.adb": """package body Mappers is
   procedure Set (Into : in out Item) is null;
   protected body Cell is
      function Get return Item is (Held);
   end Cell;
end Mappers;
""",
    "users.ads": """with Mappers;
package Users is
   generic
      with package Map is new Mappers (<>);
   procedure Fill (One : in out Map.Item);
   package Numbers is new Mappers (Integer);
   protected Kept is
      function Now return Integer;
   private
      Inner : Numbers.Cell;
   end Kept;
   function Last return Integer;
end Users;
""",
    "users.adb": """package body Users is
   procedure Fill (One : in out Map.Item) is begin Map.Set (One); end Fill;
   protected body Kept is
      function Now return Integer is (Inner.Get);
   end Kept;
   function Last return Integer is
      package Own is new Mappers (Integer);
      C : Own.Cell;
   begin
      return C.Get;
   end Last;
end Users;
""",
    "free_all.adb": """with Ada.Unchecked_Deallocation;
with Shop; use Shop;
procedure Free_All is
   type Link is access Integer;
   procedure Free is new Ada.Unchecked_Deallocation (Integer, Link);
   L : Link := new Integer;
   S : Shop.Stock := Shop.Make;
begin
   Free (L);
   Free (S);
end Free_All;
""",
    "shop.ads": """package Shop is
   type Good is record N : Integer; end record;
   type Stock is access Good;
   procedure Free (S : in out Stock) is null;
   function Make return Stock is (new Good'(N => 1));
end Shop;
""",
    "base.ads": "generic\n   type Unit is private;\npackage Base is\n   procedure Skip (U : Unit) is null;\nend Base;\n",
    "made.ads": "with Base;\npackage Made is new Base (Integer);\n",
    "other.ads": "generic\n   type Unit is private;\npackage Other is\n   procedure Both (U : Unit) is null;\nend Other;\n",
    "made-more.ads": "with Other;\npackage Made.More is new Other (Integer);\n",
    "made_too.ads": "package Made_Too is\n   function Sum (A, B : Integer) return Integer is (A + B);\nend Made_Too;\n",
    "made_too-sum.ads": "function Made_Too.Sum (S : String) return Integer;\n",
    "made_too-sum.adb": "function Made_Too.Sum (S : String) return Integer is\nbegin\n   return S'Length;\nend Made_Too.Sum;\n",
    "inner.ads": "package Inner is\nend Inner;\n",
    "inner-made_too.ads": """with Made_Too.Sum;
package Inner.Made_Too is
   N : Integer := Standard.Made_Too.Sum (1, 2);
   M : Integer := Standard.Made_Too.Sum ("text");
end Inner.Made_Too;
""",
    "twice.adb": "with Made.More;\nprocedure Twice is\nbegin\n   Made.Skip (1); Made.More.Both (2);\nend Twice;\n",
}

EXPECTED = {
    "texts.ads": """with Ada.Strings.Unbounded;
package Texts is
   function Get (N : Integer) return String is ("x");
end Texts;
""",
    "counts.ads": "package Counts is\n   function Get (N : Integer) return Integer is (N);\n   function Show (N : Integer) return String is (\"\");\nend Counts;\n",
    "flags.ads": """package Flags is
   type Flag is (Off, On);
   function Get (N : Integer) return Flag is (On);
   function Show (F : Flag) return String is ("");
   procedure Print (F : Flag) is null;
end Flags;
""",
    "chars.ads": """package Chars is
   procedure Print (C : Character) is null;
   procedure Print (S : String) is null;
   function Wide (N : Integer) return String is ("");
end Chars;
""",
    "nodes.ads": """package Nodes is
   type Node is null record;
   type Link is access constant Node;
   procedure Add (L : Link) is null;
end Nodes;
""",
    "fields.ads": "package Fields is\n   type Field is (A, B);\n   procedure Add (F : Field) is null;\nend Fields;\n",
    "declares.adb": """with Counts; use Counts;
with Flags; use Flags;
with Texts; use Texts;
procedure Declares is
   T : constant String := Get (1);
begin
   null;
end Declares;
""",
    "assigns.adb": """with Counts; use Counts;
with Flags; use Flags;
with Texts; use Texts;
procedure Assigns is
   N : Integer;
begin
   N := Get (2);
end Assigns;
""",
    "returns.adb": """with Counts; use Counts;
with Flags; use Flags;
with Texts; use Texts;
function Returns return Flag is
begin
   return Get (3);
end Returns;
""",
    "computes.ads": """with Counts; use Counts;
with Flags; use Flags;
with Texts; use Texts;
package Computes is
   function Computed return Flag is (Get (3));
end Computes;
""",
    "nests.adb": """with Chars; use Chars;
with Counts;
with Flags; use Flags;
with Texts; use Texts;
procedure Nests is
begin
   Print (Show (Get (4)));
   Print (ASCII.LF); Print (ASCII.CR & ASCII.LF); Print (Character'Val (65));
end Nests;
""",
    "joins.adb": """with Chars; use Chars;
with Texts; use Texts;
with Flags; use Flags;
procedure Joins is
begin
   Print (Get (5) & "text");
end Joins;
""",
    "links.adb": """with Fields; use Fields;
with Nodes; use Nodes;
procedure Links is
   N : aliased Node;
   for N'Alignment use 8;
begin
   Add (N'Unchecked_Access);
end Links;
""",
}  # fmt: skip

COMPONENTS = {
    "wholes.ads": """package Wholes is
   type Whole is private;
   function Value (Image : String) return Whole;
   function Least return Whole;
private
   type Whole is new Integer;
end Wholes;
""",
    "wholes.adb": """package body Wholes is
   function Value (Image : String) return Whole is (Whole (Image'Length));
   function Least return Whole is (1);
end Wholes;
""",
    "parts.ads": """with Wholes; use Wholes;
package Parts is
   type Part is private;
   type Pair is record
      Left, Right : Part;
   end record;
   function Value (Image : String) return Part;
   function Least return Part;
   function Both (Image : String) return Pair;
private
   type Part is record
      Top, Bottom : Whole;
   end record;
end Parts;
""",
    "parts.adb": """package body Parts is
   function Value (Image : String) return Part is
      (Top => Value (Image & Image), Bottom => Least);
   function Least return Part is
   begin
      return (Value (""), Bottom => Value ("1"));
   end Least;
   function Both (Image : String) return Pair is
   begin
      return (Left => Value (Image), Right => (Top => Least, Bottom => Value (Image)));
   end Both;
end Parts;
""",
    "one.ads": """with Parts;
package One is
   function Most return Parts.Pair;
end One;
""",
    "one.adb": """with Wholes; use Wholes;
package body One is
   use Parts;
   function Most return Pair is
   begin
      return (Left | Right => Least);
   end Most;
end One;
""",
}
