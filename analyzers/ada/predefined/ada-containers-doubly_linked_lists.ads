generic
   type Element_Type is private;
   with function "=" (Left, Right : Element_Type) return Boolean is <>;
package Ada.Containers.Doubly_Linked_Lists is
   type List is private;
   type Cursor is private;
   No_Element : constant Cursor;
   function Empty_List return List;  --  a constant elsewhere
   function "=" (Left, Right : List) return Boolean;
   function Length (Container : List) return Count_Type;
   function Is_Empty (Container : List) return Boolean;
   procedure Clear (Container : in out List);
   function Element (Position : Cursor) return Element_Type;
   procedure Replace_Element (Container : in out List; Position : Cursor; New_Item : Element_Type);
   procedure Append (Container : in out List; New_Item : Element_Type);
   procedure Append (Container : in out List; New_Item : Element_Type; Count : Count_Type);
   procedure Prepend (Container : in out List; New_Item : Element_Type);
   procedure Prepend (Container : in out List; New_Item : Element_Type; Count : Count_Type);
   procedure Insert (Container : in out List; Before : Cursor; New_Item : Element_Type);
   procedure Insert (Container : in out List; Before : Cursor; New_Item : Element_Type; Position : out Cursor);
   procedure Delete (Container : in out List; Position : in out Cursor);
   procedure Delete_First (Container : in out List);
   procedure Delete_First (Container : in out List; Count : Count_Type);
   procedure Delete_Last (Container : in out List);
   procedure Delete_Last (Container : in out List; Count : Count_Type);
   procedure Reverse_Elements (Container : in out List);
   procedure Swap (Container : in out List; I, J : Cursor);
   function First (Container : List) return Cursor;
   function First_Element (Container : List) return Element_Type;
   function Last (Container : List) return Cursor;
   function Last_Element (Container : List) return Element_Type;
   function Next (Position : Cursor) return Cursor;
   procedure Next (Position : in out Cursor);
   function Previous (Position : Cursor) return Cursor;
   procedure Previous (Position : in out Cursor);
   function Find (Container : List; Item : Element_Type) return Cursor;
   function Find (Container : List; Item : Element_Type; Position : Cursor) return Cursor;
   function Reverse_Find (Container : List; Item : Element_Type) return Cursor;
   function Contains (Container : List; Item : Element_Type) return Boolean;
   function Has_Element (Position : Cursor) return Boolean;
   generic
      with function "<" (Left, Right : Element_Type) return Boolean is <>;
   package Generic_Sorting is
      function Is_Sorted (Container : List) return Boolean;
      procedure Sort (Container : in out List);
   end Generic_Sorting;
private
   --  What a cursor alone is asked, its container is asked for: where a program says `Next (C)`, `Next (L, C)` is called.
   function Element (Container : List; Position : Cursor) return Element_Type;
   function Next (Container : List; Position : Cursor) return Cursor;
   procedure Next (Container : List; Position : in out Cursor);
   function Previous (Container : List; Position : Cursor) return Cursor;
   procedure Previous (Container : List; Position : in out Cursor);
   function Slot_Of (Container : List; Position : Cursor) return Positive;
   subtype Stored_Element is Element_Type;
   type Slots is array (Positive range <>) of Natural;
   type Holder is array (Positive range <>) of Stored_Element;
   --  Elements lie in slots that are linked in both directions from Head to Tail; slots that are free, by Onwards from Free.
   type List (Room : Natural := 0) is record
      Count : Natural := 0;
      Used : Natural := 0;
      Head : Natural := 0;
      Tail : Natural := 0;
      Free : Natural := 0;
      Onwards : Slots (1 .. Room);
      Back : Slots (1 .. Room);
      Items : Holder (1 .. Room);
   end record;
   type Cursor is record
      Slot : Natural := 0;
   end record;
   No_Element : constant Cursor := (Slot => 0);
end Ada.Containers.Doubly_Linked_Lists;
