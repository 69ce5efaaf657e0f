package body Ada.Containers.Ordered_Maps is

   function "=" (Left, Right : Map) return Boolean is
   begin
      if Left.Last /= Right.Last then
         return False;
      end if;
      for I in 1 .. Left.Last loop
         if Left.Keys (I) < Right.Keys (I) or else Right.Keys (I) < Left.Keys (I) then
            return False;
         end if;
         if Left.Items (I) /= Right.Items (I) then
            return False;
         end if;
      end loop;
      return True;
   end "=";

   --  Where a key is, or where it would be.
   function Place (Container : Map; Key : Key_Type) return Positive is
      Low  : Positive := 1;
      High : Natural := Container.Last;
      Half : Positive;
   begin
      while Low <= High loop
         Half := (Low + High) / 2;
         if Container.Keys (Half) < Key then
            Low := Half + 1;
         else
            High := Half - 1;
         end if;
      end loop;
      return Low;
   end Place;

   function Present (Container : Map; Key : Key_Type; At_Place : Positive) return Boolean is
   begin
      if At_Place > Container.Last then
         return False;
      end if;
      return not (Key < Container.Keys (At_Place));
   end Present;

   procedure Grow (Container : in out Map; Key : Key_Type; Filler : Element_Type) is
      Room  : constant Positive := 2 * Container.Capacity + 4;
      Grown : Map := (Capacity => Room,
                      Last     => Container.Last,
                      Keys     => (1 .. Room => Key),
                      Items    => (1 .. Room => Filler));
   begin
      for I in 1 .. Container.Last loop
         Grown.Keys (I) := Container.Keys (I);
         Grown.Items (I) := Container.Items (I);
      end loop;
      Container := Grown;
   end Grow;

   procedure Put_In (Container : in out Map; Key : Key_Type; New_Item : Element_Type; At_Place : Positive) is
   begin
      if Container.Last = Container.Capacity then
         Grow (Container, Key, New_Item);
      end if;
      for I in reverse At_Place .. Container.Last loop
         Container.Keys (I + 1) := Container.Keys (I);
         Container.Items (I + 1) := Container.Items (I);
      end loop;
      Container.Keys (At_Place) := Key;
      Container.Items (At_Place) := New_Item;
      Container.Last := Container.Last + 1;
   end Put_In;

   procedure Take_Out (Container : in out Map; At_Place : Positive) is
   begin
      for I in At_Place + 1 .. Container.Last loop
         Container.Keys (I - 1) := Container.Keys (I);
         Container.Items (I - 1) := Container.Items (I);
      end loop;
      Container.Last := Container.Last - 1;
   end Take_Out;

   procedure Insert (Container : in out Map; Key : Key_Type; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, Key);
   begin
      if Present (Container, Key, Found) then
         raise Constraint_Error;
      end if;
      Put_In (Container, Key, New_Item, Found);
   end Insert;

   procedure Include (Container : in out Map; Key : Key_Type; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, Key);
   begin
      if Present (Container, Key, Found) then
         Container.Keys (Found) := Key;
         Container.Items (Found) := New_Item;
      else
         Put_In (Container, Key, New_Item, Found);
      end if;
   end Include;

   procedure Replace (Container : in out Map; Key : Key_Type; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, Key);
   begin
      if not Present (Container, Key, Found) then
         raise Constraint_Error;
      end if;
      Container.Keys (Found) := Key;
      Container.Items (Found) := New_Item;
   end Replace;

   procedure Delete (Container : in out Map; Key : Key_Type) is
      Found : constant Positive := Place (Container, Key);
   begin
      if not Present (Container, Key, Found) then
         raise Constraint_Error;
      end if;
      Take_Out (Container, Found);
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
      if Container.Last > 0 then
         Take_Out (Container, 1);
      end if;
   end Delete_First;

   function Contains (Container : Map; Key : Key_Type) return Boolean is
   begin
      return Present (Container, Key, Place (Container, Key));
   end Contains;

   function Element (Container : Map; Key : Key_Type) return Element_Type is
      Found : constant Positive := Place (Container, Key);
   begin
      if not Present (Container, Key, Found) then
         raise Constraint_Error;
      end if;
      return Container.Items (Found);
   end Element;

   function First_Key (Container : Map) return Key_Type is
   begin
      if Container.Last = 0 then
         raise Constraint_Error;
      end if;
      return Container.Keys (1);
   end First_Key;

   function Last_Key (Container : Map) return Key_Type is
   begin
      if Container.Last = 0 then
         raise Constraint_Error;
      end if;
      return Container.Keys (Container.Last);
   end Last_Key;

   function Length (Container : Map) return Count_Type is
   begin
      return Count_Type (Container.Last);
   end Length;

   function Is_Empty (Container : Map) return Boolean is
   begin
      return Container.Last = 0;
   end Is_Empty;

   procedure Clear (Container : in out Map) is
   begin
      Container.Last := 0;
   end Clear;

   procedure Delete_Last (Container : in out Map) is
   begin
      if Container.Last > 0 then
         Container.Last := Container.Last - 1;
      end if;
   end Delete_Last;

   function First_Element (Container : Map) return Element_Type is
   begin
      if Container.Last = 0 then
         raise Constraint_Error;
      end if;
      return Container.Items (1);
   end First_Element;

   function Last_Element (Container : Map) return Element_Type is
   begin
      if Container.Last = 0 then
         raise Constraint_Error;
      end if;
      return Container.Items (Container.Last);
   end Last_Element;

end Ada.Containers.Ordered_Maps;
