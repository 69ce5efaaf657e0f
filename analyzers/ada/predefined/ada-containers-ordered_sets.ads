generic
   type Element_Type is private;
   with function "<" (Left, Right : Element_Type) return Boolean is <>;
   with function "=" (Left, Right : Element_Type) return Boolean is <>;
package Ada.Containers.Ordered_Sets is
   type Set is private;
   type Cursor is private;
   No_Element : constant Cursor;
   function Empty_Set return Set;  --  a constant elsewhere
   function "=" (Left, Right : Set) return Boolean;
   function Equivalent_Elements (Left, Right : Element_Type) return Boolean;
   function Equivalent_Sets (Left, Right : Set) return Boolean;
   function To_Set (New_Item : Element_Type) return Set;
   function Length (Container : Set) return Count_Type;
   function Is_Empty (Container : Set) return Boolean;
   procedure Clear (Container : in out Set);
   procedure Insert (Container : in out Set; New_Item : Element_Type);
   procedure Insert (Container : in out Set; New_Item : Element_Type; Position : out Cursor; Inserted : out Boolean);
   procedure Include (Container : in out Set; New_Item : Element_Type);
   procedure Replace (Container : in out Set; New_Item : Element_Type);
   procedure Exclude (Container : in out Set; Item : Element_Type);
   procedure Delete (Container : in out Set; Item : Element_Type);
   procedure Delete (Container : in out Set; Position : in out Cursor);
   procedure Delete_First (Container : in out Set);
   procedure Delete_Last (Container : in out Set);
   procedure Union (Target : in out Set; Source : Set);
   function Union (Left, Right : Set) return Set;
   function "or" (Left, Right : Set) return Set;
   procedure Intersection (Target : in out Set; Source : Set);
   function Intersection (Left, Right : Set) return Set;
   function "and" (Left, Right : Set) return Set;
   procedure Difference (Target : in out Set; Source : Set);
   function Difference (Left, Right : Set) return Set;
   function "-" (Left, Right : Set) return Set;
   procedure Symmetric_Difference (Target : in out Set; Source : Set);
   function Symmetric_Difference (Left, Right : Set) return Set;
   function "xor" (Left, Right : Set) return Set;
   function Overlap (Left, Right : Set) return Boolean;
   function Is_Subset (Subset : Set; Of_Set : Set) return Boolean;
   function First_Element (Container : Set) return Element_Type;
   function Last_Element (Container : Set) return Element_Type;
   function Contains (Container : Set; Item : Element_Type) return Boolean;
   function Element (Position : Cursor) return Element_Type;
   function Find (Container : Set; Item : Element_Type) return Cursor;
   function Floor (Container : Set; Item : Element_Type) return Cursor;
   function Ceiling (Container : Set; Item : Element_Type) return Cursor;
   function First (Container : Set) return Cursor;
   function Last (Container : Set) return Cursor;
   function Next (Position : Cursor) return Cursor;
   procedure Next (Position : in out Cursor);
   function Previous (Position : Cursor) return Cursor;
   procedure Previous (Position : in out Cursor);
   function Has_Element (Position : Cursor) return Boolean;
private
   --  What a cursor alone is asked, its container is asked for: where a program says `Next (C)`, `Next (S, C)` is called.
   function Element (Container : Set; Position : Cursor) return Element_Type;
   function Next (Container : Set; Position : Cursor) return Cursor;
   procedure Next (Container : Set; Position : in out Cursor);
   function Previous (Container : Set; Position : Cursor) return Cursor;
   procedure Previous (Container : Set; Position : in out Cursor);
   function Slot_Of (Container : Set; Position : Cursor) return Positive;
   subtype Stored_Element is Element_Type;
   type Slots is array (Positive range <>) of Natural;
   type Holder is array (Positive range <>) of Stored_Element;
   --  Order has the slots of the elements in their order; behind those, up to Used, slots that are free.
   type Set (Room : Natural := 0) is record
      Count : Natural := 0;
      Used : Natural := 0;
      Order : Slots (1 .. Room);
      Items : Holder (1 .. Room);
   end record;
   type Cursor is record
      Slot : Natural := 0;
   end record;
   No_Element : constant Cursor := (Slot => 0);
end Ada.Containers.Ordered_Sets;
