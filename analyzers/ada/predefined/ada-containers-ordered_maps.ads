generic
   type Key_Type is private;
   type Element_Type is private;
   with function "<" (Left, Right : Key_Type) return Boolean is <>;
   with function "=" (Left, Right : Element_Type) return Boolean is <>;
package Ada.Containers.Ordered_Maps is
   type Map is private;
   type Cursor is private;
   No_Element : constant Cursor;
   function Empty_Map return Map;  --  a constant elsewhere
   function "=" (Left, Right : Map) return Boolean;
   function Equivalent_Keys (Left, Right : Key_Type) return Boolean;
   function Length (Container : Map) return Count_Type;
   function Is_Empty (Container : Map) return Boolean;
   procedure Clear (Container : in out Map);
   procedure Insert (Container : in out Map; Key : Key_Type; New_Item : Element_Type);
   procedure Insert
     (Container : in out Map; Key : Key_Type; New_Item : Element_Type; Position : out Cursor; Inserted : out Boolean);
   procedure Include (Container : in out Map; Key : Key_Type; New_Item : Element_Type);
   procedure Replace (Container : in out Map; Key : Key_Type; New_Item : Element_Type);
   procedure Delete (Container : in out Map; Key : Key_Type);
   procedure Delete (Container : in out Map; Position : in out Cursor);
   procedure Exclude (Container : in out Map; Key : Key_Type);
   procedure Delete_First (Container : in out Map);
   procedure Delete_Last (Container : in out Map);
   function Contains (Container : Map; Key : Key_Type) return Boolean;
   function Element (Container : Map; Key : Key_Type) return Element_Type;
   function Element (Position : Cursor) return Element_Type;
   function Key (Position : Cursor) return Key_Type;
   procedure Replace_Element (Container : in out Map; Position : Cursor; New_Item : Element_Type);
   function Find (Container : Map; Key : Key_Type) return Cursor;
   function Floor (Container : Map; Key : Key_Type) return Cursor;
   function Ceiling (Container : Map; Key : Key_Type) return Cursor;
   function First (Container : Map) return Cursor;
   function Last (Container : Map) return Cursor;
   function Next (Position : Cursor) return Cursor;
   procedure Next (Position : in out Cursor);
   function Previous (Position : Cursor) return Cursor;
   procedure Previous (Position : in out Cursor);
   function Has_Element (Position : Cursor) return Boolean;
   function First_Key (Container : Map) return Key_Type;
   function Last_Key (Container : Map) return Key_Type;
   function First_Element (Container : Map) return Element_Type;
   function Last_Element (Container : Map) return Element_Type;
private
   --  What a cursor alone is asked, its container is asked for: where a program says `Next (C)`, `Next (M, C)` is called.
   function Element (Container : Map; Position : Cursor) return Element_Type;
   function Key (Container : Map; Position : Cursor) return Key_Type;
   function Next (Container : Map; Position : Cursor) return Cursor;
   procedure Next (Container : Map; Position : in out Cursor);
   function Previous (Container : Map; Position : Cursor) return Cursor;
   procedure Previous (Container : Map; Position : in out Cursor);
   function Slot_Of (Container : Map; Key : Key_Type) return Positive;
   function Slot_Of (Container : Map; Position : Cursor) return Positive;
   subtype Stored_Key is Key_Type;
   subtype Stored_Element is Element_Type;
   type Slots is array (Positive range <>) of Natural;
   type Keys_Holder is array (Positive range <>) of Stored_Key;
   type Holder is array (Positive range <>) of Stored_Element;
   --  Order has the slots of the elements by their keys; behind those, up to Used, slots that are free.
   type Map (Room : Natural := 0) is record
      Count : Natural := 0;
      Used : Natural := 0;
      Order : Slots (1 .. Room);
      Keys : Keys_Holder (1 .. Room);
      Items : Holder (1 .. Room);
   end record;
   type Cursor is record
      Slot : Natural := 0;
   end record;
   No_Element : constant Cursor := (Slot => 0);
end Ada.Containers.Ordered_Maps;
