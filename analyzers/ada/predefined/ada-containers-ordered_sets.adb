package body Ada.Containers.Ordered_Sets is

   function Item_At (Container : Set; At_Place : Positive) return Element_Type is
   begin
      return Container.Items (Container.Order (At_Place)).Held;
   end Item_At;

   function Equivalent_Elements (Left, Right : Element_Type) return Boolean is
   begin
      return not (Left < Right) and then not (Right < Left);
   end Equivalent_Elements;

   function Empty_Set return Set is
      Made : Set;
   begin
      return Made;
   end Empty_Set;

   function "=" (Left, Right : Set) return Boolean is
   begin
      if Left.Count /= Right.Count then
         return False;
      end if;
      for I in 1 .. Left.Count loop
         if Item_At (Left, I) /= Item_At (Right, I) then
            return False;
         end if;
      end loop;
      return True;
   end "=";

   function Equivalent_Sets (Left, Right : Set) return Boolean is
   begin
      if Left.Count /= Right.Count then
         return False;
      end if;
      for I in 1 .. Left.Count loop
         if not Equivalent_Elements (Item_At (Left, I), Item_At (Right, I)) then
            return False;
         end if;
      end loop;
      return True;
   end Equivalent_Sets;

   --  Where an element is, or where it would be.
   function Place (Container : Set; Item : Element_Type) return Positive is
      Low  : Positive := 1;
      High : Natural := Container.Count;
      Half : Positive;
   begin
      while Low <= High loop
         Half := (Low + High) / 2;
         if Container.Items (Container.Order (Half)).Held < Item then
            Low := Half + 1;
         else
            High := Half - 1;
         end if;
      end loop;
      return Low;
   end Place;

   function Present (Container : Set; Item : Element_Type; At_Place : Positive) return Boolean is
   begin
      if At_Place > Container.Count then
         return False;
      end if;
      return not (Item < Container.Items (Container.Order (At_Place)).Held);
   end Present;

   procedure Grow (Container : in out Set; Filler : Stored_Element) is
      Wanted : constant Positive := 2 * Container.Room + 4;
      Grown  : Set := (Room  => Wanted,
                       Count => Container.Count,
                       Used  => Container.Used,
                       Order => (1 .. Wanted => 0),
                       Items => (1 .. Wanted => Filler));
   begin
      for I in 1 .. Container.Used loop
         Grown.Order (I) := Container.Order (I);
         Grown.Items (I) := Container.Items (I);
      end loop;
      Container := Grown;
   end Grow;

   procedure Put_In (Container : in out Set; New_Item : Stored_Element; At_Place : Positive) is
      Slot : Positive;
   begin
      if Container.Count = Container.Used then
         if Container.Used = Container.Room then
            Grow (Container, New_Item);
         end if;
         Container.Used := Container.Used + 1;
         Slot := Container.Used;
      else
         Slot := Container.Order (Container.Count + 1);
      end if;
      for I in reverse At_Place .. Container.Count loop
         Container.Order (I + 1) := Container.Order (I);
      end loop;
      Container.Order (At_Place) := Slot;
      Container.Items (Slot) := New_Item;
      Container.Count := Container.Count + 1;
   end Put_In;

   procedure Take_Out (Container : in out Set; At_Place : Positive) is
      Slot : constant Positive := Container.Order (At_Place);
   begin
      for I in At_Place + 1 .. Container.Count loop
         Container.Order (I - 1) := Container.Order (I);
      end loop;
      Container.Order (Container.Count) := Slot;
      Container.Count := Container.Count - 1;
   end Take_Out;

   procedure Add (Container : in out Set; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, New_Item);
   begin
      if not Present (Container, New_Item, Found) then
         Put_In (Container, Kept (New_Item), Found);
      end if;
   end Add;

   function To_Set (New_Item : Element_Type) return Set is
      Made : Set;
   begin
      Put_In (Made, Kept (New_Item), 1);
      return Made;
   end To_Set;

   function Length (Container : Set) return Count_Type is
   begin
      return Count_Type (Container.Count);
   end Length;

   function Is_Empty (Container : Set) return Boolean is
   begin
      return Container.Count = 0;
   end Is_Empty;

   procedure Clear (Container : in out Set) is
   begin
      Container.Count := 0;
   end Clear;

   procedure Insert (Container : in out Set; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, New_Item);
   begin
      if Present (Container, New_Item, Found) then
         raise Constraint_Error;
      end if;
      Put_In (Container, Kept (New_Item), Found);
   end Insert;

   procedure Insert (Container : in out Set; New_Item : Element_Type; Position : out Cursor; Inserted : out Boolean) is
      Found : constant Positive := Place (Container, New_Item);
   begin
      Inserted := not Present (Container, New_Item, Found);
      if Inserted then
         Put_In (Container, Kept (New_Item), Found);
      end if;
      Position := (Slot => Container.Order (Found));
   end Insert;

   procedure Include (Container : in out Set; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, New_Item);
   begin
      if Present (Container, New_Item, Found) then
         Container.Items (Container.Order (Found)) := Kept (New_Item);
      else
         Put_In (Container, Kept (New_Item), Found);
      end if;
   end Include;

   procedure Replace (Container : in out Set; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, New_Item);
   begin
      if not Present (Container, New_Item, Found) then
         raise Constraint_Error;
      end if;
      Container.Items (Container.Order (Found)) := Kept (New_Item);
   end Replace;

   procedure Exclude (Container : in out Set; Item : Element_Type) is
      Found : constant Positive := Place (Container, Item);
   begin
      if Present (Container, Item, Found) then
         Take_Out (Container, Found);
      end if;
   end Exclude;

   procedure Delete (Container : in out Set; Item : Element_Type) is
      Found : constant Positive := Place (Container, Item);
   begin
      if not Present (Container, Item, Found) then
         raise Constraint_Error;
      end if;
      Take_Out (Container, Found);
   end Delete;

   procedure Delete (Container : in out Set; Position : in out Cursor) is
   begin
      Take_Out (Container, Place (Container, Container.Items (Slot_Of (Container, Position)).Held));
      Position := (Slot => 0);
   end Delete;

   procedure Delete_First (Container : in out Set) is
   begin
      if Container.Count > 0 then
         Take_Out (Container, 1);
      end if;
   end Delete_First;

   procedure Delete_Last (Container : in out Set) is
   begin
      if Container.Count > 0 then
         Container.Count := Container.Count - 1;
      end if;
   end Delete_Last;

   function Union (Left, Right : Set) return Set is
      Made : Set := Left;
   begin
      for I in 1 .. Right.Count loop
         Add (Made, Item_At (Right, I));
      end loop;
      return Made;
   end Union;

   function Intersection (Left, Right : Set) return Set is
      Made : Set;
   begin
      for I in 1 .. Left.Count loop
         if Contains (Right, Item_At (Left, I)) then
            Put_In (Made, Left.Items (Left.Order (I)), Made.Count + 1);
         end if;
      end loop;
      return Made;
   end Intersection;

   function Difference (Left, Right : Set) return Set is
      Made : Set;
   begin
      for I in 1 .. Left.Count loop
         if not Contains (Right, Item_At (Left, I)) then
            Put_In (Made, Left.Items (Left.Order (I)), Made.Count + 1);
         end if;
      end loop;
      return Made;
   end Difference;

   function Symmetric_Difference (Left, Right : Set) return Set is
      Made : Set := Difference (Left, Right);
   begin
      for I in 1 .. Right.Count loop
         if not Contains (Left, Item_At (Right, I)) then
            Add (Made, Item_At (Right, I));
         end if;
      end loop;
      return Made;
   end Symmetric_Difference;

   function "or" (Left, Right : Set) return Set is
   begin
      return Union (Left, Right);
   end "or";

   function "and" (Left, Right : Set) return Set is
   begin
      return Intersection (Left, Right);
   end "and";

   function "-" (Left, Right : Set) return Set is
   begin
      return Difference (Left, Right);
   end "-";

   function "xor" (Left, Right : Set) return Set is
   begin
      return Symmetric_Difference (Left, Right);
   end "xor";

   procedure Union (Target : in out Set; Source : Set) is
   begin
      for I in 1 .. Source.Count loop
         Add (Target, Item_At (Source, I));
      end loop;
   end Union;

   procedure Intersection (Target : in out Set; Source : Set) is
   begin
      Target := Intersection (Target, Source);
   end Intersection;

   procedure Difference (Target : in out Set; Source : Set) is
   begin
      Target := Difference (Target, Source);
   end Difference;

   procedure Symmetric_Difference (Target : in out Set; Source : Set) is
   begin
      Target := Symmetric_Difference (Target, Source);
   end Symmetric_Difference;

   function Overlap (Left, Right : Set) return Boolean is
   begin
      for I in 1 .. Left.Count loop
         if Contains (Right, Item_At (Left, I)) then
            return True;
         end if;
      end loop;
      return False;
   end Overlap;

   function Is_Subset (Subset : Set; Of_Set : Set) return Boolean is
   begin
      for I in 1 .. Subset.Count loop
         if not Contains (Of_Set, Item_At (Subset, I)) then
            return False;
         end if;
      end loop;
      return True;
   end Is_Subset;

   function First_Element (Container : Set) return Element_Type is
   begin
      if Container.Count = 0 then
         raise Constraint_Error;
      end if;
      return Item_At (Container, 1);
   end First_Element;

   function Last_Element (Container : Set) return Element_Type is
   begin
      if Container.Count = 0 then
         raise Constraint_Error;
      end if;
      return Item_At (Container, Container.Count);
   end Last_Element;

   function Contains (Container : Set; Item : Element_Type) return Boolean is
   begin
      return Present (Container, Item, Place (Container, Item));
   end Contains;

   function Slot_Of (Container : Set; Position : Cursor) return Positive is
   begin
      if Position.Slot = 0 then
         raise Constraint_Error;
      end if;
      return Position.Slot;
   end Slot_Of;

   function Element (Container : Set; Position : Cursor) return Element_Type is
   begin
      return Container.Items (Slot_Of (Container, Position)).Held;
   end Element;

   function Cursor_At (Container : Set; At_Place : Natural) return Cursor is
   begin
      if At_Place = 0 or else At_Place > Container.Count then
         return (Slot => 0);
      end if;
      return (Slot => Container.Order (At_Place));
   end Cursor_At;

   function Find (Container : Set; Item : Element_Type) return Cursor is
      Found : constant Positive := Place (Container, Item);
   begin
      if Present (Container, Item, Found) then
         return (Slot => Container.Order (Found));
      end if;
      return (Slot => 0);
   end Find;

   function Floor (Container : Set; Item : Element_Type) return Cursor is
      Found : constant Positive := Place (Container, Item);
   begin
      if Present (Container, Item, Found) then
         return (Slot => Container.Order (Found));
      end if;
      return Cursor_At (Container, Found - 1);
   end Floor;

   function Ceiling (Container : Set; Item : Element_Type) return Cursor is
   begin
      return Cursor_At (Container, Place (Container, Item));
   end Ceiling;

   function First (Container : Set) return Cursor is
   begin
      return Cursor_At (Container, 1);
   end First;

   function Last (Container : Set) return Cursor is
   begin
      return Cursor_At (Container, Container.Count);
   end Last;

   function Next (Container : Set; Position : Cursor) return Cursor is
   begin
      if Position.Slot = 0 then
         return (Slot => 0);
      end if;
      return Cursor_At (Container, Place (Container, Container.Items (Position.Slot).Held) + 1);
   end Next;

   procedure Next (Container : Set; Position : in out Cursor) is
   begin
      Position := Next (Container, Position);
   end Next;

   function Previous (Container : Set; Position : Cursor) return Cursor is
   begin
      if Position.Slot = 0 then
         return (Slot => 0);
      end if;
      return Cursor_At (Container, Place (Container, Container.Items (Position.Slot).Held) - 1);
   end Previous;

   procedure Previous (Container : Set; Position : in out Cursor) is
   begin
      Position := Previous (Container, Position);
   end Previous;

   function Has_Element (Position : Cursor) return Boolean is
   begin
      return Position.Slot > 0;
   end Has_Element;

end Ada.Containers.Ordered_Sets;
