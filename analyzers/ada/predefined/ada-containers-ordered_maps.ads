generic
   type Key_Type is private;
   type Element_Type is private;
   with function "<" (Left, Right : Key_Type) return Boolean is <>;
   with function "=" (Left, Right : Element_Type) return Boolean is <>;
package Ada.Containers.Ordered_Maps is
   type Map is private;
   function "=" (Left, Right : Map) return Boolean;
   function Length (Container : Map) return Count_Type;
   function Is_Empty (Container : Map) return Boolean;
   procedure Clear (Container : in out Map);
   procedure Insert (Container : in out Map; Key : Key_Type; New_Item : Element_Type);
   procedure Include (Container : in out Map; Key : Key_Type; New_Item : Element_Type);
   procedure Replace (Container : in out Map; Key : Key_Type; New_Item : Element_Type);
   procedure Delete (Container : in out Map; Key : Key_Type);
   procedure Exclude (Container : in out Map; Key : Key_Type);
   procedure Delete_First (Container : in out Map);
   procedure Delete_Last (Container : in out Map);
   function Contains (Container : Map; Key : Key_Type) return Boolean;
   function Element (Container : Map; Key : Key_Type) return Element_Type;
   function First_Key (Container : Map) return Key_Type;
   function Last_Key (Container : Map) return Key_Type;
   function First_Element (Container : Map) return Element_Type;
   function Last_Element (Container : Map) return Element_Type;
private
   type Keys_Holder is array (Positive range <>) of Key_Type;
   type Holder is array (Positive range <>) of Element_Type;
   type Map (Capacity : Natural := 0) is record
      Last : Natural := 0;
      Keys : Keys_Holder (1 .. Capacity);
      Items : Holder (1 .. Capacity);
   end record;
end Ada.Containers.Ordered_Maps;
