generic
   type Element_Type is private;
   with function "=" (Left, Right : Element_Type) return Boolean is <>;
package Ada.Containers.Doubly_Linked_Lists is
   type List is private;
   function "=" (Left, Right : List) return Boolean;
   function Length (Container : List) return Count_Type;
   function Is_Empty (Container : List) return Boolean;
   procedure Clear (Container : in out List);
   procedure Append (Container : in out List; New_Item : Element_Type);
   procedure Prepend (Container : in out List; New_Item : Element_Type);
   procedure Delete_First (Container : in out List);
   procedure Delete_Last (Container : in out List);
   function First_Element (Container : List) return Element_Type;
   function Last_Element (Container : List) return Element_Type;
   function Contains (Container : List; Item : Element_Type) return Boolean;
   procedure Reverse_Elements (Container : in out List);
private
   type Holder is array (Positive range <>) of Element_Type;
   type List (Capacity : Natural := 0) is record
      Last : Natural := 0;
      Items : Holder (1 .. Capacity);
   end record;
end Ada.Containers.Doubly_Linked_Lists;
