package body Ada.Containers.Vectors is

   function Place (Container : Vector; Index : Index_Type) return Positive is
      Found : Integer;
   begin
      Found := Integer (Index) - Integer (Index_Type'First) + 1;
      if Found > Container.Last then
         raise Constraint_Error;
      end if;
      return Found;
   end Place;

   function "=" (Left, Right : Vector) return Boolean is
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

   function Length (Container : Vector) return Count_Type is
   begin
      return Count_Type (Container.Last);
   end Length;

   function Is_Empty (Container : Vector) return Boolean is
   begin
      return Container.Last = 0;
   end Is_Empty;

   procedure Clear (Container : in out Vector) is
   begin
      Container.Last := 0;
   end Clear;

   function Element (Container : Vector; Index : Index_Type) return Element_Type is
   begin
      return Container.Items (Place (Container, Index));
   end Element;

   procedure Replace_Element (Container : in out Vector; Index : Index_Type; New_Item : Element_Type) is
   begin
      Container.Items (Place (Container, Index)) := New_Item;
   end Replace_Element;

   procedure Grow (Container : in out Vector; Filler : Element_Type) is
      Room  : constant Positive := 2 * Container.Capacity + 4;
      Grown : Vector := (Capacity => Room, Last => Container.Last, Items => (1 .. Room => Filler));
   begin
      for I in 1 .. Container.Last loop
         Grown.Items (I) := Container.Items (I);
      end loop;
      Container := Grown;
   end Grow;

   procedure Append (Container : in out Vector; New_Item : Element_Type) is
   begin
      if Integer (Index_Type'First) - 1 + Container.Last >= Integer (Index_Type'Last) then
         raise Constraint_Error;
      end if;
      if Container.Last = Container.Capacity then
         Grow (Container, New_Item);
      end if;
      Container.Last := Container.Last + 1;
      Container.Items (Container.Last) := New_Item;
   end Append;

   procedure Append (Container : in out Vector; New_Item : Vector) is
      Given : constant Natural := New_Item.Last;
   begin
      for I in 1 .. Given loop
         Append (Container, New_Item.Items (I));
      end loop;
   end Append;

   procedure Append (Container : in out Vector; New_Item : Element_Type; Count : Count_Type) is
   begin
      for I in 1 .. Count loop
         Append (Container, New_Item);
      end loop;
   end Append;

   procedure Prepend (Container : in out Vector; New_Item : Element_Type) is
   begin
      Append (Container, New_Item);
      for I in reverse 2 .. Container.Last loop
         Container.Items (I) := Container.Items (I - 1);
      end loop;
      Container.Items (1) := New_Item;
   end Prepend;

   procedure Insert (Container : in out Vector; Before : Extended_Index; New_Item : Element_Type) is
      At_Place : constant Integer := Integer (Before) - Integer (Index_Type'First) + 1;
   begin
      if At_Place < 1 or else At_Place > Container.Last + 1 then
         raise Constraint_Error;
      end if;
      Append (Container, New_Item);
      for I in reverse At_Place + 1 .. Container.Last loop
         Container.Items (I) := Container.Items (I - 1);
      end loop;
      Container.Items (At_Place) := New_Item;
   end Insert;

   procedure Delete (Container : in out Vector; Index : Extended_Index; Count : Count_Type := 1) is
      At_Place : constant Integer := Integer (Index) - Integer (Index_Type'First) + 1;
      Gone     : Natural := Natural (Count);
   begin
      if At_Place < 1 or else At_Place > Container.Last + 1 then
         raise Constraint_Error;
      end if;
      if Gone > Container.Last + 1 - At_Place then
         Gone := Container.Last + 1 - At_Place;
      end if;
      for I in At_Place .. Container.Last - Gone loop
         Container.Items (I) := Container.Items (I + Gone);
      end loop;
      Container.Last := Container.Last - Gone;
   end Delete;

   procedure Reserve_Capacity (Container : in out Vector; Capacity : Count_Type) is
   begin
      null;
   end Reserve_Capacity;

   function To_Vector (New_Item : Element_Type; Length : Count_Type) return Vector is
      Made : Vector;
   begin
      Append (Made, New_Item, Length);
      return Made;
   end To_Vector;

   function "&" (Left, Right : Vector) return Vector is
      Made : Vector := Left;
   begin
      for I in 1 .. Right.Last loop
         Append (Made, Right.Items (I));
      end loop;
      return Made;
   end "&";

   function "&" (Left : Vector; Right : Element_Type) return Vector is
      Made : Vector := Left;
   begin
      Append (Made, Right);
      return Made;
   end "&";

   function "&" (Left : Element_Type; Right : Vector) return Vector is
      Made : Vector := Right;
   begin
      Prepend (Made, Left);
      return Made;
   end "&";

   function "&" (Left, Right : Element_Type) return Vector is
      Made : Vector;
   begin
      Append (Made, Left);
      Append (Made, Right);
      return Made;
   end "&";

   procedure Delete_First (Container : in out Vector) is
   begin
      for I in 2 .. Container.Last loop
         Container.Items (I - 1) := Container.Items (I);
      end loop;
      Delete_Last (Container);
   end Delete_First;

   procedure Delete_Last (Container : in out Vector) is
   begin
      if Container.Last > 0 then
         Container.Last := Container.Last - 1;
      end if;
   end Delete_Last;

   function First_Index (Container : Vector) return Index_Type is
   begin
      return Index_Type'First;
   end First_Index;

   function Last_Index (Container : Vector) return Index_Type'Base is
   begin
      return Index_Type'Base (Integer (Index_Type'First) - 1 + Container.Last);
   end Last_Index;

   function First_Element (Container : Vector) return Element_Type is
   begin
      if Container.Last = 0 then
         raise Constraint_Error;
      end if;
      return Container.Items (1);
   end First_Element;

   function Last_Element (Container : Vector) return Element_Type is
   begin
      if Container.Last = 0 then
         raise Constraint_Error;
      end if;
      return Container.Items (Container.Last);
   end Last_Element;

   function Contains (Container : Vector; Item : Element_Type) return Boolean is
   begin
      for I in 1 .. Container.Last loop
         if Container.Items (I) = Item then
            return True;
         end if;
      end loop;
      return False;
   end Contains;

   function Find_Index (Container : Vector; Item : Element_Type; Index : Index_Type := Index_Type'First) return Extended_Index is
   begin
      for I in Integer (Index) - Integer (Index_Type'First) + 1 .. Container.Last loop
         if Container.Items (I) = Item then
            return Extended_Index (Integer (Index_Type'First) - 1 + I);
         end if;
      end loop;
      return No_Index;
   end Find_Index;

   function Reverse_Find_Index (Container : Vector; Item : Element_Type; Index : Index_Type := Index_Type'Last) return Extended_Index is
      Start : Integer := Container.Last;
   begin
      if Integer (Index) < Integer (Index_Type'First) - 1 + Start then
         Start := Integer (Index) - Integer (Index_Type'First) + 1;
      end if;
      for I in reverse 1 .. Start loop
         if Container.Items (I) = Item then
            return Extended_Index (Integer (Index_Type'First) - 1 + I);
         end if;
      end loop;
      return No_Index;
   end Reverse_Find_Index;

   procedure Reverse_Elements (Container : in out Vector) is
      Kept : Element_Type;
   begin
      for I in 1 .. Container.Last / 2 loop
         Kept := Container.Items (I);
         Container.Items (I) := Container.Items (Container.Last + 1 - I);
         Container.Items (Container.Last + 1 - I) := Kept;
      end loop;
   end Reverse_Elements;

   procedure Swap (Container : in out Vector; I, J : Index_Type) is
      Kept : Element_Type;
   begin
      Kept := Container.Items (Place (Container, I));
      Container.Items (Place (Container, I)) := Container.Items (Place (Container, J));
      Container.Items (Place (Container, J)) := Kept;
   end Swap;

end Ada.Containers.Vectors;
