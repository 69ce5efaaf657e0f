generic
   type Index_Type is range <>;
   type Element_Type is private;
   with function "=" (Left, Right : Element_Type) return Boolean is <>;
package Ada.Containers.Vectors is
   subtype Extended_Index is Index_Type'Base
     range Index_Type'First - 1 .. Index_Type'Min (Index_Type'Base'Last - 1, Index_Type'Last) + 1;
   No_Index : constant Extended_Index := Extended_Index'First;
   type Vector is private;
   type Cursor is private;
   No_Element : constant Cursor;
   function Empty_Vector return Vector;  --  a constant elsewhere
   function "=" (Left, Right : Vector) return Boolean;
   function Length (Container : Vector) return Count_Type;
   function Is_Empty (Container : Vector) return Boolean;
   procedure Clear (Container : in out Vector);
   function Element (Container : Vector; Index : Index_Type) return Element_Type;
   procedure Replace_Element (Container : in out Vector; Index : Index_Type; New_Item : Element_Type);
   procedure Append (Container : in out Vector; New_Item : Element_Type);
   procedure Append (Container : in out Vector; New_Item : Vector);
   procedure Append (Container : in out Vector; New_Item : Element_Type; Count : Count_Type);
   procedure Prepend (Container : in out Vector; New_Item : Element_Type);
   procedure Insert (Container : in out Vector; Before : Extended_Index; New_Item : Element_Type);
   procedure Insert (Container : in out Vector; Before : Extended_Index; New_Item : Element_Type; Count : Count_Type);
   procedure Insert (Container : in out Vector; Before : Cursor; New_Item : Element_Type);
   procedure Insert (Container : in out Vector; Before : Cursor; New_Item : Element_Type; Position : out Cursor);
   procedure Delete (Container : in out Vector; Index : Extended_Index; Count : Count_Type := 1);
   procedure Delete (Container : in out Vector; Position : in out Cursor);
   procedure Reserve_Capacity (Container : in out Vector; Capacity : Count_Type);
   function To_Vector (New_Item : Element_Type; Length : Count_Type) return Vector;
   function "&" (Left, Right : Vector) return Vector;
   function "&" (Left : Vector; Right : Element_Type) return Vector;
   function "&" (Left : Element_Type; Right : Vector) return Vector;
   function "&" (Left, Right : Element_Type) return Vector;
   procedure Delete_First (Container : in out Vector);
   procedure Delete_First (Container : in out Vector; Count : Count_Type);
   procedure Delete_Last (Container : in out Vector);
   procedure Delete_Last (Container : in out Vector; Count : Count_Type);
   function First_Index (Container : Vector) return Index_Type;
   function Last_Index (Container : Vector) return Index_Type'Base;
   function First_Element (Container : Vector) return Element_Type;
   function Last_Element (Container : Vector) return Element_Type;
   function Contains (Container : Vector; Item : Element_Type) return Boolean;
   function Find_Index (Container : Vector; Item : Element_Type; Index : Index_Type := Index_Type'First) return Extended_Index;
   function Reverse_Find_Index (Container : Vector; Item : Element_Type; Index : Index_Type := Index_Type'Last) return Extended_Index;
   procedure Reverse_Elements (Container : in out Vector);
   procedure Swap (Container : in out Vector; I, J : Index_Type);
   procedure Swap (Container : in out Vector; I, J : Cursor);
   function Has_Element (Position : Cursor) return Boolean;
   function First (Container : Vector) return Cursor;
   function Last (Container : Vector) return Cursor;
   function Next (Position : Cursor) return Cursor;
   procedure Next (Position : in out Cursor);
   function Previous (Position : Cursor) return Cursor;
   procedure Previous (Position : in out Cursor);
   function Find (Container : Vector; Item : Element_Type) return Cursor;
   function Find (Container : Vector; Item : Element_Type; Position : Cursor) return Cursor;
   function To_Cursor (Container : Vector; Index : Extended_Index) return Cursor;
   function To_Index (Position : Cursor) return Extended_Index;
   function Element (Position : Cursor) return Element_Type;
   procedure Replace_Element (Container : in out Vector; Position : Cursor; New_Item : Element_Type);
   generic
      with function "<" (Left, Right : Element_Type) return Boolean is <>;
   package Generic_Sorting is
      function Is_Sorted (Container : Vector) return Boolean;
      procedure Sort (Container : in out Vector);
   end Generic_Sorting;
private
   --  What a cursor alone is asked, its container is asked for: where a program says `Next (C)`, `Next (V, C)` is called.
   function Next (Container : Vector; Position : Cursor) return Cursor;
   procedure Next (Container : Vector; Position : in out Cursor);
   function Previous (Container : Vector; Position : Cursor) return Cursor;
   procedure Previous (Container : Vector; Position : in out Cursor);
   function Element (Container : Vector; Position : Cursor) return Element_Type;
   function Slot_Of (Container : Vector; Position : Cursor) return Positive;
   subtype Stored_Element is Element_Type;
   type Holder is array (Positive range <>) of Stored_Element;
   type Vector (Room : Natural := 0) is record
      Count : Natural := 0;
      Items : Holder (1 .. Room);
   end record;
   type Cursor is record
      Slot : Natural := 0;
   end record;
   No_Element : constant Cursor := (Slot => 0);
end Ada.Containers.Vectors;
