generic
   type Element_Type is private;
   with function "<" (Left, Right : Element_Type) return Boolean is <>;
   with function "=" (Left, Right : Element_Type) return Boolean is <>;
package Ada.Containers.Ordered_Sets is
   type Set is private;
   function "=" (Left, Right : Set) return Boolean;
   function Equivalent_Elements (Left, Right : Element_Type) return Boolean;
   function Equivalent_Sets (Left, Right : Set) return Boolean;
   function To_Set (New_Item : Element_Type) return Set;
   function Length (Container : Set) return Count_Type;
   function Is_Empty (Container : Set) return Boolean;
   procedure Clear (Container : in out Set);
   procedure Insert (Container : in out Set; New_Item : Element_Type);
   procedure Include (Container : in out Set; New_Item : Element_Type);
   procedure Replace (Container : in out Set; New_Item : Element_Type);
   procedure Exclude (Container : in out Set; Item : Element_Type);
   procedure Delete (Container : in out Set; Item : Element_Type);
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
private
   type Holder is array (Positive range <>) of Element_Type;
   type Set (Capacity : Natural := 0) is record
      Last : Natural := 0;
      Items : Holder (1 .. Capacity);
   end record;
end Ada.Containers.Ordered_Sets;
