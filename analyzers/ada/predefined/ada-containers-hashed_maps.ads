generic
   type Key_Type is private;
   type Element_Type is private;
   with function Hash (Key : Key_Type) return Hash_Type;
   with function Equivalent_Keys (Left, Right : Key_Type) return Boolean;
   with function "=" (Left, Right : Element_Type) return Boolean is <>;
package Ada.Containers.Hashed_Maps is
   type Map is private;
   type Cursor is private;
   No_Element : constant Cursor;
   function Empty_Map return Map;  --  a constant elsewhere
   function "=" (Left, Right : Map) return Boolean;
   function Length (Container : Map) return Count_Type;
   function Is_Empty (Container : Map) return Boolean;
   procedure Clear (Container : in out Map);
   procedure Reserve_Capacity (Container : in out Map; Capacity : Count_Type);
   procedure Insert (Container : in out Map; Key : Key_Type; New_Item : Element_Type);
   procedure Insert
     (Container : in out Map; Key : Key_Type; New_Item : Element_Type; Position : out Cursor; Inserted : out Boolean);
   procedure Include (Container : in out Map; Key : Key_Type; New_Item : Element_Type);
   procedure Replace (Container : in out Map; Key : Key_Type; New_Item : Element_Type);
   procedure Delete (Container : in out Map; Key : Key_Type);
   procedure Delete (Container : in out Map; Position : in out Cursor);
   procedure Exclude (Container : in out Map; Key : Key_Type);
   function Contains (Container : Map; Key : Key_Type) return Boolean;
   function Element (Container : Map; Key : Key_Type) return Element_Type;
   function Element (Position : Cursor) return Element_Type;
   function Key (Position : Cursor) return Key_Type;
   procedure Replace_Element (Container : in out Map; Position : Cursor; New_Item : Element_Type);
   function Find (Container : Map; Key : Key_Type) return Cursor;
   function First (Container : Map) return Cursor;
   function Next (Position : Cursor) return Cursor;
   procedure Next (Position : in out Cursor);
   function Has_Element (Position : Cursor) return Boolean;
private
   --  What a cursor alone is asked, its container is asked for: where a program says `Next (C)`, `Next (M, C)` is called.
   function Element (Container : Map; Position : Cursor) return Element_Type;
   function Key (Container : Map; Position : Cursor) return Key_Type;
   function Next (Container : Map; Position : Cursor) return Cursor;
   procedure Next (Container : Map; Position : in out Cursor);
   function Slot_Of (Container : Map; Key : Key_Type) return Positive;
   function Slot_Of (Container : Map; Position : Cursor) return Positive;
   --  What an assignment does to its target beside copying.
   procedure Copied (Container : in out Map);
   subtype Stored_Key is Key_Type;
   subtype Stored_Element is Element_Type;
   type Slots is array (Positive range <>) of Natural;
   type Keys_Holder is array (Positive range <>) of Stored_Key;
   type Holder is array (Positive range <>) of Stored_Element;
   --  Elements lie in slots, chained by Onwards in as many buckets as GNAT has, whose order an iteration shows: a prime
   --  number of at least the elements, the newest first. Slots that are free are chained from Free.
   type Map (Room : Natural := 0; Buckets : Natural := 0) is record
      Count : Natural := 0;
      Used : Natural := 0;
      Free : Natural := 0;
      Heads : Slots (1 .. Buckets);
      Onwards : Slots (1 .. Room);
      Keys : Keys_Holder (1 .. Room);
      Items : Holder (1 .. Room);
   end record;
   type Cursor is record
      Slot : Natural := 0;
   end record;
   No_Element : constant Cursor := (Slot => 0);
end Ada.Containers.Hashed_Maps;
