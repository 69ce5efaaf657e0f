generic
   type Element_Type is private;
   with function Hash (Element : Element_Type) return Hash_Type;
   with function Equivalent_Elements (Left, Right : Element_Type) return Boolean;
   with function "=" (Left, Right : Element_Type) return Boolean is <>;
package Ada.Containers.Hashed_Sets is
   type Set is private;
   type Cursor is private;
   No_Element : constant Cursor;
   function Empty_Set return Set;  --  a constant elsewhere
   function "=" (Left, Right : Set) return Boolean;
   function Length (Container : Set) return Count_Type;
   function Is_Empty (Container : Set) return Boolean;
   procedure Clear (Container : in out Set);
   procedure Reserve_Capacity (Container : in out Set; Capacity : Count_Type);
   procedure Insert (Container : in out Set; New_Item : Element_Type);
   procedure Insert (Container : in out Set; New_Item : Element_Type; Position : out Cursor; Inserted : out Boolean);
   procedure Include (Container : in out Set; New_Item : Element_Type);
   procedure Replace (Container : in out Set; New_Item : Element_Type);
   procedure Delete (Container : in out Set; Item : Element_Type);
   procedure Delete (Container : in out Set; Position : in out Cursor);
   procedure Exclude (Container : in out Set; Item : Element_Type);
   function Contains (Container : Set; Item : Element_Type) return Boolean;
   function Is_Subset (Subset : Set; Of_Set : Set) return Boolean;
   function Overlap (Left, Right : Set) return Boolean;
   function Element (Position : Cursor) return Element_Type;
   function Find (Container : Set; Item : Element_Type) return Cursor;
   function First (Container : Set) return Cursor;
   function Next (Position : Cursor) return Cursor;
   procedure Next (Position : in out Cursor);
   function Has_Element (Position : Cursor) return Boolean;
private
   --  What a cursor alone is asked, its container is asked for: where a program says `Next (C)`, `Next (S, C)` is called.
   function Element (Container : Set; Position : Cursor) return Element_Type;
   function Next (Container : Set; Position : Cursor) return Cursor;
   procedure Next (Container : Set; Position : in out Cursor);
   function Slot_Of (Container : Set; Item : Element_Type) return Positive;
   function Slot_Of (Container : Set; Position : Cursor) return Positive;
   --  What an assignment does to its target beside copying.
   procedure Copied (Container : in out Set);
   subtype Stored_Element is Element_Type;
   type Slots is array (Positive range <>) of Natural;
   type Holder is array (Positive range <>) of Stored_Element;
   --  As in hashed maps.
   type Set (Room : Natural := 0; Buckets : Natural := 0) is record
      Count : Natural := 0;
      Used : Natural := 0;
      Free : Natural := 0;
      Heads : Slots (1 .. Buckets);
      Onwards : Slots (1 .. Room);
      Items : Holder (1 .. Room);
   end record;
   type Cursor is record
      Slot : Natural := 0;
   end record;
   No_Element : constant Cursor := (Slot => 0);
end Ada.Containers.Hashed_Sets;
