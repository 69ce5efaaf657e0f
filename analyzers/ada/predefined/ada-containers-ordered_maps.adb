package body Ada.Containers.Ordered_Maps is

   function Key_At (Container : Map; At_Place : Positive) return Key_Type is
   begin
      return Container.Keys (Container.Order (At_Place)).Held;
   end Key_At;

   function Item_At (Container : Map; At_Place : Positive) return Element_Type is
   begin
      return Container.Items (Container.Order (At_Place)).Held;
   end Item_At;

   function Equivalent_Keys (Left, Right : Key_Type) return Boolean is
   begin
      return not (Left < Right) and then not (Right < Left);
   end Equivalent_Keys;

   function Empty_Map return Map is
      Made : Map;
   begin
      return Made;
   end Empty_Map;

   function "=" (Left, Right : Map) return Boolean is
   begin
      if Left.Count /= Right.Count then
         return False;
      end if;
      for I in 1 .. Left.Count loop
         if not Equivalent_Keys (Key_At (Left, I), Key_At (Right, I)) then
            return False;
         end if;
         if Item_At (Left, I) /= Item_At (Right, I) then
            return False;
         end if;
      end loop;
      return True;
   end "=";

   --  Where a key is, or where it would be.
   function Place (Container : Map; Key : Key_Type) return Positive is
      Low  : Positive := 1;
      High : Natural := Container.Count;
      Half : Positive;
   begin
      while Low <= High loop
         Half := (Low + High) / 2;
         if Container.Keys (Container.Order (Half)).Held < Key then
            Low := Half + 1;
         else
            High := Half - 1;
         end if;
      end loop;
      return Low;
   end Place;

   function Present (Container : Map; Key : Key_Type; At_Place : Positive) return Boolean is
   begin
      if At_Place > Container.Count then
         return False;
      end if;
      return not (Key < Container.Keys (Container.Order (At_Place)).Held);
   end Present;

   procedure Grow (Container : in out Map; Key : Stored_Key; Filler : Stored_Element) is
      Wanted : constant Positive := 2 * Container.Room + 4;
      Grown  : Map := (Room  => Wanted,
                       Count => Container.Count,
                       Used  => Container.Used,
                       Order => (1 .. Wanted => 0),
                       Keys  => (1 .. Wanted => Key),
                       Items => (1 .. Wanted => Filler));
   begin
      for I in 1 .. Container.Used loop
         Grown.Order (I) := Container.Order (I);
         Grown.Keys (I) := Container.Keys (I);
         Grown.Items (I) := Container.Items (I);
      end loop;
      Container := Grown;
   end Grow;

   procedure Put_In (Container : in out Map; Key : Stored_Key; New_Item : Stored_Element; At_Place : Positive) is
      Slot : Positive;
   begin
      if Container.Count = Container.Used then
         if Container.Used = Container.Room then
            Grow (Container, Key, New_Item);
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
      Container.Keys (Slot) := Key;
      Container.Items (Slot) := New_Item;
      Container.Count := Container.Count + 1;
   end Put_In;

   procedure Take_Out (Container : in out Map; At_Place : Positive) is
      Slot : constant Positive := Container.Order (At_Place);
   begin
      for I in At_Place + 1 .. Container.Count loop
         Container.Order (I - 1) := Container.Order (I);
      end loop;
      Container.Order (Container.Count) := Slot;
      Container.Count := Container.Count - 1;
   end Take_Out;

   procedure Insert (Container : in out Map; Key : Key_Type; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, Key);
   begin
      if Present (Container, Key, Found) then
         raise Constraint_Error;
      end if;
      Put_In (Container, Kept_Key (Key), Kept (New_Item), Found);
   end Insert;

   procedure Insert
     (Container : in out Map; Key : Key_Type; New_Item : Element_Type; Position : out Cursor; Inserted : out Boolean)
   is
      Found : constant Positive := Place (Container, Key);
   begin
      Inserted := not Present (Container, Key, Found);
      if Inserted then
         Put_In (Container, Kept_Key (Key), Kept (New_Item), Found);
      end if;
      Position := (Slot => Container.Order (Found));
   end Insert;

   procedure Put_Over (Container : in out Map; Key : Key_Type; New_Item : Element_Type; At_Place : Positive) is
      Slot : constant Positive := Container.Order (At_Place);
   begin
      Container.Keys (Slot) := Kept_Key (Key);
      Container.Items (Slot) := Kept (New_Item);
   end Put_Over;

   procedure Include (Container : in out Map; Key : Key_Type; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, Key);
   begin
      if Present (Container, Key, Found) then
         Put_Over (Container, Key, New_Item, Found);
      else
         Put_In (Container, Kept_Key (Key), Kept (New_Item), Found);
      end if;
   end Include;

   procedure Replace (Container : in out Map; Key : Key_Type; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, Key);
   begin
      if not Present (Container, Key, Found) then
         raise Constraint_Error;
      end if;
      Put_Over (Container, Key, New_Item, Found);
   end Replace;

   procedure Delete (Container : in out Map; Key : Key_Type) is
      Found : constant Positive := Place (Container, Key);
   begin
      if not Present (Container, Key, Found) then
         raise Constraint_Error;
      end if;
      Take_Out (Container, Found);
   end Delete;

   procedure Delete (Container : in out Map; Position : in out Cursor) is
   begin
      Take_Out (Container, Place (Container, Container.Keys (Slot_Of (Container, Position)).Held));
      Position := (Slot => 0);
   end Delete;

   procedure Exclude (Container : in out Map; Key : Key_Type) is
      Found : constant Positive := Place (Container, Key);
   begin
      if Present (Container, Key, Found) then
         Take_Out (Container, Found);
      end if;
   end Exclude;

   procedure Delete_First (Container : in out Map) is
   begin
      if Container.Count > 0 then
         Take_Out (Container, 1);
      end if;
   end Delete_First;

   procedure Delete_Last (Container : in out Map) is
   begin
      if Container.Count > 0 then
         Container.Count := Container.Count - 1;
      end if;
   end Delete_Last;

   function Contains (Container : Map; Key : Key_Type) return Boolean is
   begin
      return Present (Container, Key, Place (Container, Key));
   end Contains;

   function Slot_Of (Container : Map; Key : Key_Type) return Positive is
      Found : constant Positive := Place (Container, Key);
   begin
      if not Present (Container, Key, Found) then
         raise Constraint_Error;
      end if;
      return Container.Order (Found);
   end Slot_Of;

   function Slot_Of (Container : Map; Position : Cursor) return Positive is
   begin
      if Position.Slot = 0 then
         raise Constraint_Error;
      end if;
      return Position.Slot;
   end Slot_Of;

   function Element (Container : Map; Key : Key_Type) return Element_Type is
   begin
      return Container.Items (Slot_Of (Container, Key)).Held;
   end Element;

   function Element (Container : Map; Position : Cursor) return Element_Type is
   begin
      return Container.Items (Slot_Of (Container, Position)).Held;
   end Element;

   function Key (Container : Map; Position : Cursor) return Key_Type is
   begin
      return Container.Keys (Slot_Of (Container, Position)).Held;
   end Key;

   procedure Replace_Element (Container : in out Map; Position : Cursor; New_Item : Element_Type) is
   begin
      Container.Items (Slot_Of (Container, Position)) := Kept (New_Item);
   end Replace_Element;

   function Cursor_At (Container : Map; At_Place : Natural) return Cursor is
   begin
      if At_Place = 0 or else At_Place > Container.Count then
         return (Slot => 0);
      end if;
      return (Slot => Container.Order (At_Place));
   end Cursor_At;

   function Find (Container : Map; Key : Key_Type) return Cursor is
      Found : constant Positive := Place (Container, Key);
   begin
      if Present (Container, Key, Found) then
         return (Slot => Container.Order (Found));
      end if;
      return (Slot => 0);
   end Find;

   function Floor (Container : Map; Key : Key_Type) return Cursor is
      Found : constant Positive := Place (Container, Key);
   begin
      if Present (Container, Key, Found) then
         return (Slot => Container.Order (Found));
      end if;
      return Cursor_At (Container, Found - 1);
   end Floor;

   function Ceiling (Container : Map; Key : Key_Type) return Cursor is
   begin
      return Cursor_At (Container, Place (Container, Key));
   end Ceiling;

   function First (Container : Map) return Cursor is
   begin
      return Cursor_At (Container, 1);
   end First;

   function Last (Container : Map) return Cursor is
   begin
      return Cursor_At (Container, Container.Count);
   end Last;

   function Next (Container : Map; Position : Cursor) return Cursor is
   begin
      if Position.Slot = 0 then
         return (Slot => 0);
      end if;
      return Cursor_At (Container, Place (Container, Container.Keys (Position.Slot).Held) + 1);
   end Next;

   procedure Next (Container : Map; Position : in out Cursor) is
   begin
      Position := Next (Container, Position);
   end Next;

   function Previous (Container : Map; Position : Cursor) return Cursor is
   begin
      if Position.Slot = 0 then
         return (Slot => 0);
      end if;
      return Cursor_At (Container, Place (Container, Container.Keys (Position.Slot).Held) - 1);
   end Previous;

   procedure Previous (Container : Map; Position : in out Cursor) is
   begin
      Position := Previous (Container, Position);
   end Previous;

   function Has_Element (Position : Cursor) return Boolean is
   begin
      return Position.Slot > 0;
   end Has_Element;

   function First_Key (Container : Map) return Key_Type is
   begin
      if Container.Count = 0 then
         raise Constraint_Error;
      end if;
      return Key_At (Container, 1);
   end First_Key;

   function Last_Key (Container : Map) return Key_Type is
   begin
      if Container.Count = 0 then
         raise Constraint_Error;
      end if;
      return Key_At (Container, Container.Count);
   end Last_Key;

   function Length (Container : Map) return Count_Type is
   begin
      return Count_Type (Container.Count);
   end Length;

   function Is_Empty (Container : Map) return Boolean is
   begin
      return Container.Count = 0;
   end Is_Empty;

   procedure Clear (Container : in out Map) is
   begin
      Container.Count := 0;
   end Clear;

   function First_Element (Container : Map) return Element_Type is
   begin
      if Container.Count = 0 then
         raise Constraint_Error;
      end if;
      return Item_At (Container, 1);
   end First_Element;

   function Last_Element (Container : Map) return Element_Type is
   begin
      if Container.Count = 0 then
         raise Constraint_Error;
      end if;
      return Item_At (Container, Container.Count);
   end Last_Element;

end Ada.Containers.Ordered_Maps;
