package body Ada.Containers.Doubly_Linked_Lists is

   function "=" (Left, Right : List) return Boolean is
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

   function Length (Container : List) return Count_Type is
   begin
      return Count_Type (Container.Last);
   end Length;

   function Is_Empty (Container : List) return Boolean is
   begin
      return Container.Last = 0;
   end Is_Empty;

   procedure Clear (Container : in out List) is
   begin
      Container.Last := 0;
   end Clear;

   procedure Grow (Container : in out List; Filler : Element_Type) is
      Room  : constant Positive := 2 * Container.Capacity + 4;
      Grown : List := (Capacity => Room, Last => Container.Last, Items => (1 .. Room => Filler));
   begin
      for I in 1 .. Container.Last loop
         Grown.Items (I) := Container.Items (I);
      end loop;
      Container := Grown;
   end Grow;

   procedure Append (Container : in out List; New_Item : Element_Type) is
   begin
      if Container.Last = Container.Capacity then
         Grow (Container, New_Item);
      end if;
      Container.Last := Container.Last + 1;
      Container.Items (Container.Last) := New_Item;
   end Append;

   procedure Prepend (Container : in out List; New_Item : Element_Type) is
   begin
      Append (Container, New_Item);
      for I in reverse 2 .. Container.Last loop
         Container.Items (I) := Container.Items (I - 1);
      end loop;
      Container.Items (1) := New_Item;
   end Prepend;

   procedure Delete_First (Container : in out List) is
   begin
      for I in 2 .. Container.Last loop
         Container.Items (I - 1) := Container.Items (I);
      end loop;
      Delete_Last (Container);
   end Delete_First;

   procedure Delete_Last (Container : in out List) is
   begin
      if Container.Last > 0 then
         Container.Last := Container.Last - 1;
      end if;
   end Delete_Last;

   function First_Element (Container : List) return Element_Type is
   begin
      if Container.Last = 0 then
         raise Constraint_Error;
      end if;
      return Container.Items (1);
   end First_Element;

   function Last_Element (Container : List) return Element_Type is
   begin
      if Container.Last = 0 then
         raise Constraint_Error;
      end if;
      return Container.Items (Container.Last);
   end Last_Element;

   function Contains (Container : List; Item : Element_Type) return Boolean is
   begin
      for I in 1 .. Container.Last loop
         if Container.Items (I) = Item then
            return True;
         end if;
      end loop;
      return False;
   end Contains;

   procedure Reverse_Elements (Container : in out List) is
      Kept : Element_Type;
   begin
      for I in 1 .. Container.Last / 2 loop
         Kept := Container.Items (I);
         Container.Items (I) := Container.Items (Container.Last + 1 - I);
         Container.Items (Container.Last + 1 - I) := Kept;
      end loop;
   end Reverse_Elements;

end Ada.Containers.Doubly_Linked_Lists;
