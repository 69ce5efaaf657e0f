package body Ada.Containers.Ordered_Sets is

   function Equivalent_Elements (Left, Right : Element_Type) return Boolean is
   begin
      return not (Left < Right) and then not (Right < Left);
   end Equivalent_Elements;

   function "=" (Left, Right : Set) return Boolean is
   begin
      if Left.Last /= Right.Last then
         return False;
      end if;
      for I in 1 .. Left.Last loop
         if Left.Items (I) /= Right.Items (I) then
            return False;
         end if;
      end loop;
      return True;
   end "=";

   function Equivalent_Sets (Left, Right : Set) return Boolean is
   begin
      if Left.Last /= Right.Last then
         return False;
      end if;
      for I in 1 .. Left.Last loop
         if not Equivalent_Elements (Left.Items (I), Right.Items (I)) then
            return False;
         end if;
      end loop;
      return True;
   end Equivalent_Sets;

   --  Where an element is, or where it would be.
   function Place (Container : Set; Item : Element_Type) return Positive is
      Low  : Positive := 1;
      High : Natural := Container.Last;
      Half : Positive;
   begin
      while Low <= High loop
         Half := (Low + High) / 2;
         if Container.Items (Half) < Item then
            Low := Half + 1;
         else
            High := Half - 1;
         end if;
      end loop;
      return Low;
   end Place;

   function Present (Container : Set; Item : Element_Type; At_Place : Positive) return Boolean is
   begin
      if At_Place > Container.Last then
         return False;
      end if;
      return not (Item < Container.Items (At_Place));
   end Present;

   procedure Grow (Container : in out Set; Filler : Element_Type) is
      Room  : constant Positive := 2 * Container.Capacity + 4;
      Grown : Set := (Capacity => Room, Last => Container.Last, Items => (1 .. Room => Filler));
   begin
      for I in 1 .. Container.Last loop
         Grown.Items (I) := Container.Items (I);
      end loop;
      Container := Grown;
   end Grow;

   procedure Put_In (Container : in out Set; New_Item : Element_Type; At_Place : Positive) is
   begin
      if Container.Last = Container.Capacity then
         Grow (Container, New_Item);
      end if;
      for I in reverse At_Place .. Container.Last loop
         Container.Items (I + 1) := Container.Items (I);
      end loop;
      Container.Items (At_Place) := New_Item;
      Container.Last := Container.Last + 1;
   end Put_In;

   procedure Take_Out (Container : in out Set; At_Place : Positive) is
   begin
      for I in At_Place + 1 .. Container.Last loop
         Container.Items (I - 1) := Container.Items (I);
      end loop;
      Container.Last := Container.Last - 1;
   end Take_Out;

   procedure Add (Container : in out Set; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, New_Item);
   begin
      if not Present (Container, New_Item, Found) then
         Put_In (Container, New_Item, Found);
      end if;
   end Add;

   function To_Set (New_Item : Element_Type) return Set is
      Made : Set;
   begin
      Put_In (Made, New_Item, 1);
      return Made;
   end To_Set;

   function Length (Container : Set) return Count_Type is
   begin
      return Count_Type (Container.Last);
   end Length;

   function Is_Empty (Container : Set) return Boolean is
   begin
      return Container.Last = 0;
   end Is_Empty;

   procedure Clear (Container : in out Set) is
   begin
      Container.Last := 0;
   end Clear;

   procedure Insert (Container : in out Set; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, New_Item);
   begin
      if Present (Container, New_Item, Found) then
         raise Constraint_Error;
      end if;
      Put_In (Container, New_Item, Found);
   end Insert;

   procedure Include (Container : in out Set; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, New_Item);
   begin
      if Present (Container, New_Item, Found) then
         Container.Items (Found) := New_Item;
      else
         Put_In (Container, New_Item, Found);
      end if;
   end Include;

   procedure Replace (Container : in out Set; New_Item : Element_Type) is
      Found : constant Positive := Place (Container, New_Item);
   begin
      if not Present (Container, New_Item, Found) then
         raise Constraint_Error;
      end if;
      Container.Items (Found) := New_Item;
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

   procedure Delete_First (Container : in out Set) is
   begin
      if Container.Last > 0 then
         Take_Out (Container, 1);
      end if;
   end Delete_First;

   procedure Delete_Last (Container : in out Set) is
   begin
      if Container.Last > 0 then
         Container.Last := Container.Last - 1;
      end if;
   end Delete_Last;

   function Union (Left, Right : Set) return Set is
      Made : Set := Left;
   begin
      for I in 1 .. Right.Last loop
         Add (Made, Right.Items (I));
      end loop;
      return Made;
   end Union;

   function Intersection (Left, Right : Set) return Set is
      Made : Set;
   begin
      for I in 1 .. Left.Last loop
         if Contains (Right, Left.Items (I)) then
            Put_In (Made, Left.Items (I), Made.Last + 1);
         end if;
      end loop;
      return Made;
   end Intersection;

   function Difference (Left, Right : Set) return Set is
      Made : Set;
   begin
      for I in 1 .. Left.Last loop
         if not Contains (Right, Left.Items (I)) then
            Put_In (Made, Left.Items (I), Made.Last + 1);
         end if;
      end loop;
      return Made;
   end Difference;

   function Symmetric_Difference (Left, Right : Set) return Set is
      Made : Set := Difference (Left, Right);
   begin
      for I in 1 .. Right.Last loop
         if not Contains (Left, Right.Items (I)) then
            Add (Made, Right.Items (I));
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
      for I in 1 .. Source.Last loop
         Add (Target, Source.Items (I));
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
      for I in 1 .. Left.Last loop
         if Contains (Right, Left.Items (I)) then
            return True;
         end if;
      end loop;
      return False;
   end Overlap;

   function Is_Subset (Subset : Set; Of_Set : Set) return Boolean is
   begin
      for I in 1 .. Subset.Last loop
         if not Contains (Of_Set, Subset.Items (I)) then
            return False;
         end if;
      end loop;
      return True;
   end Is_Subset;

   function First_Element (Container : Set) return Element_Type is
   begin
      if Container.Last = 0 then
         raise Constraint_Error;
      end if;
      return Container.Items (1);
   end First_Element;

   function Last_Element (Container : Set) return Element_Type is
   begin
      if Container.Last = 0 then
         raise Constraint_Error;
      end if;
      return Container.Items (Container.Last);
   end Last_Element;

   function Contains (Container : Set; Item : Element_Type) return Boolean is
   begin
      return Present (Container, Item, Place (Container, Item));
   end Contains;

end Ada.Containers.Ordered_Sets;
