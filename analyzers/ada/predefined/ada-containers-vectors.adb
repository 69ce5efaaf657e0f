package body Ada.Containers.Vectors is

   function Place (Container : Vector; Index : Index_Type) return Positive is
      Found : Integer;
   begin
      Found := Integer (Index) - Integer (Index_Type'First) + 1;
      if Found > Container.Count then
         raise Constraint_Error;
      end if;
      return Found;
   end Place;

   function Empty_Vector return Vector is
      Made : Vector;
   begin
      return Made;
   end Empty_Vector;

   function "=" (Left, Right : Vector) return Boolean is
   begin
      if Left.Count /= Right.Count then
         return False;
      end if;
      for I in 1 .. Left.Count loop
         if Left.Items (I).Held /= Right.Items (I).Held then
            return False;
         end if;
      end loop;
      return True;
   end "=";

   function Length (Container : Vector) return Count_Type is
   begin
      return Count_Type (Container.Count);
   end Length;

   function Is_Empty (Container : Vector) return Boolean is
   begin
      return Container.Count = 0;
   end Is_Empty;

   procedure Clear (Container : in out Vector) is
   begin
      Container.Count := 0;
   end Clear;

   function Element (Container : Vector; Index : Index_Type) return Element_Type is
   begin
      return Container.Items (Place (Container, Index)).Held;
   end Element;

   procedure Replace_Element (Container : in out Vector; Index : Index_Type; New_Item : Element_Type) is
   begin
      Container.Items (Place (Container, Index)) := Kept (New_Item);
   end Replace_Element;

   procedure Grow (Container : in out Vector; Filler : Stored_Element) is
      Wanted : constant Positive := 2 * Container.Room + 4;
      Grown  : Vector := (Room => Wanted, Count => Container.Count, Items => (1 .. Wanted => Filler));
   begin
      for I in 1 .. Container.Count loop
         Grown.Items (I) := Container.Items (I);
      end loop;
      Container := Grown;
   end Grow;

   procedure Add (Container : in out Vector; New_Item : Stored_Element) is
   begin
      if Integer (Index_Type'First) - 1 + Container.Count >= Integer (Index_Type'Last) then
         raise Constraint_Error;
      end if;
      if Container.Count = Container.Room then
         Grow (Container, New_Item);
      end if;
      Container.Count := Container.Count + 1;
      Container.Items (Container.Count) := New_Item;
   end Add;

   procedure Put_In (Container : in out Vector; At_Place : Positive; New_Item : Stored_Element) is
   begin
      Add (Container, New_Item);
      for I in reverse At_Place + 1 .. Container.Count loop
         Container.Items (I) := Container.Items (I - 1);
      end loop;
      Container.Items (At_Place) := New_Item;
   end Put_In;

   procedure Take_Out (Container : in out Vector; At_Place : Positive; Gone : Natural) is
   begin
      for I in At_Place .. Container.Count - Gone loop
         Container.Items (I) := Container.Items (I + Gone);
      end loop;
      Container.Count := Container.Count - Gone;
   end Take_Out;

   procedure Append (Container : in out Vector; New_Item : Element_Type) is
   begin
      Add (Container, Kept (New_Item));
   end Append;

   procedure Append (Container : in out Vector; New_Item : Vector) is
      Given : constant Natural := New_Item.Count;
   begin
      for I in 1 .. Given loop
         Add (Container, New_Item.Items (I));
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
      Put_In (Container, 1, Kept (New_Item));
   end Prepend;

   procedure Insert (Container : in out Vector; Before : Extended_Index; New_Item : Element_Type) is
      At_Place : constant Integer := Integer (Before) - Integer (Index_Type'First) + 1;
   begin
      if At_Place < 1 or else At_Place > Container.Count + 1 then
         raise Constraint_Error;
      end if;
      Put_In (Container, At_Place, Kept (New_Item));
   end Insert;

   procedure Insert (Container : in out Vector; Before : Extended_Index; New_Item : Element_Type; Count : Count_Type) is
      At_Place : constant Integer := Integer (Before) - Integer (Index_Type'First) + 1;
   begin
      if At_Place < 1 or else At_Place > Container.Count + 1 then
         raise Constraint_Error;
      end if;
      for I in 1 .. Count loop
         Put_In (Container, At_Place, Kept (New_Item));
      end loop;
   end Insert;

   procedure Insert (Container : in out Vector; Before : Cursor; New_Item : Element_Type) is
   begin
      if Before.Slot = 0 then
         Append (Container, New_Item);
      else
         Put_In (Container, Positive'Min (Before.Slot, Container.Count + 1), Kept (New_Item));
      end if;
   end Insert;

   procedure Insert (Container : in out Vector; Before : Cursor; New_Item : Element_Type; Position : out Cursor) is
      At_Place : Positive := Container.Count + 1;
   begin
      if Before.Slot > 0 then
         At_Place := Positive'Min (Before.Slot, At_Place);
      end if;
      Put_In (Container, At_Place, Kept (New_Item));
      Position := (Slot => At_Place);
   end Insert;

   procedure Delete (Container : in out Vector; Index : Extended_Index; Count : Count_Type := 1) is
      At_Place : constant Integer := Integer (Index) - Integer (Index_Type'First) + 1;
      Gone     : Natural := Natural (Count);
   begin
      if At_Place < 1 or else At_Place > Container.Count + 1 then
         raise Constraint_Error;
      end if;
      if Gone > Container.Count + 1 - At_Place then
         Gone := Container.Count + 1 - At_Place;
      end if;
      Take_Out (Container, At_Place, Gone);
   end Delete;

   procedure Delete (Container : in out Vector; Position : in out Cursor) is
   begin
      if Position.Slot = 0 then
         raise Constraint_Error;
      elsif Position.Slot > Container.Count then
         raise Program_Error;
      end if;
      Take_Out (Container, Position.Slot, 1);
      Position := (Slot => 0);
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
      for I in 1 .. Right.Count loop
         Add (Made, Right.Items (I));
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
      Delete_First (Container, 1);
   end Delete_First;

   procedure Delete_First (Container : in out Vector; Count : Count_Type) is
   begin
      if Count >= Count_Type (Container.Count) then
         Container.Count := 0;
      else
         Take_Out (Container, 1, Natural (Count));
      end if;
   end Delete_First;

   procedure Delete_Last (Container : in out Vector) is
   begin
      if Container.Count > 0 then
         Container.Count := Container.Count - 1;
      end if;
   end Delete_Last;

   procedure Delete_Last (Container : in out Vector; Count : Count_Type) is
   begin
      if Count >= Count_Type (Container.Count) then
         Container.Count := 0;
      else
         Container.Count := Container.Count - Natural (Count);
      end if;
   end Delete_Last;

   function First_Index (Container : Vector) return Index_Type is
   begin
      return Index_Type'First;
   end First_Index;

   function Last_Index (Container : Vector) return Index_Type'Base is
   begin
      return Index_Type'Base (Integer (Index_Type'First) - 1 + Container.Count);
   end Last_Index;

   function First_Element (Container : Vector) return Element_Type is
   begin
      if Container.Count = 0 then
         raise Constraint_Error;
      end if;
      return Container.Items (1).Held;
   end First_Element;

   function Last_Element (Container : Vector) return Element_Type is
   begin
      if Container.Count = 0 then
         raise Constraint_Error;
      end if;
      return Container.Items (Container.Count).Held;
   end Last_Element;

   function Contains (Container : Vector; Item : Element_Type) return Boolean is
   begin
      for I in 1 .. Container.Count loop
         if Container.Items (I).Held = Item then
            return True;
         end if;
      end loop;
      return False;
   end Contains;

   function Find_Index (Container : Vector; Item : Element_Type; Index : Index_Type := Index_Type'First) return Extended_Index is
   begin
      for I in Integer (Index) - Integer (Index_Type'First) + 1 .. Container.Count loop
         if Container.Items (I).Held = Item then
            return Extended_Index (Integer (Index_Type'First) - 1 + I);
         end if;
      end loop;
      return No_Index;
   end Find_Index;

   function Reverse_Find_Index (Container : Vector; Item : Element_Type; Index : Index_Type := Index_Type'Last) return Extended_Index is
      Start : Integer := Container.Count;
   begin
      if Integer (Index) < Integer (Index_Type'First) - 1 + Start then
         Start := Integer (Index) - Integer (Index_Type'First) + 1;
      end if;
      for I in reverse 1 .. Start loop
         if Container.Items (I).Held = Item then
            return Extended_Index (Integer (Index_Type'First) - 1 + I);
         end if;
      end loop;
      return No_Index;
   end Reverse_Find_Index;

   procedure Reverse_Elements (Container : in out Vector) is
      Other : Stored_Element;
   begin
      for I in 1 .. Container.Count / 2 loop
         Other := Container.Items (I);
         Container.Items (I) := Container.Items (Container.Count + 1 - I);
         Container.Items (Container.Count + 1 - I) := Other;
      end loop;
   end Reverse_Elements;

   procedure Swap (Container : in out Vector; I, J : Index_Type) is
      Other : Stored_Element;
   begin
      Other := Container.Items (Place (Container, I));
      Container.Items (Place (Container, I)) := Container.Items (Place (Container, J));
      Container.Items (Place (Container, J)) := Other;
   end Swap;

   procedure Swap (Container : in out Vector; I, J : Cursor) is
      Other : Stored_Element;
   begin
      if I.Slot = 0 or else J.Slot = 0 then
         raise Constraint_Error;
      elsif I.Slot > Container.Count or else J.Slot > Container.Count then
         raise Program_Error;
      end if;
      Other := Container.Items (I.Slot);
      Container.Items (I.Slot) := Container.Items (J.Slot);
      Container.Items (J.Slot) := Other;
   end Swap;

   function Has_Element (Position : Cursor) return Boolean is
   begin
      return Position.Slot > 0;
   end Has_Element;

   function First (Container : Vector) return Cursor is
   begin
      if Container.Count = 0 then
         return (Slot => 0);
      end if;
      return (Slot => 1);
   end First;

   function Last (Container : Vector) return Cursor is
   begin
      return (Slot => Container.Count);
   end Last;

   function Next (Container : Vector; Position : Cursor) return Cursor is
   begin
      if Position.Slot > 0 and then Position.Slot < Container.Count then
         return (Slot => Position.Slot + 1);
      end if;
      return (Slot => 0);
   end Next;

   procedure Next (Container : Vector; Position : in out Cursor) is
   begin
      Position := Next (Container, Position);
   end Next;

   function Previous (Container : Vector; Position : Cursor) return Cursor is
   begin
      if Position.Slot > 1 then
         return (Slot => Position.Slot - 1);
      end if;
      return (Slot => 0);
   end Previous;

   procedure Previous (Container : Vector; Position : in out Cursor) is
   begin
      Position := Previous (Container, Position);
   end Previous;

   function Find_From (Container : Vector; Item : Element_Type; Start : Positive) return Natural is
   begin
      for I in Start .. Container.Count loop
         if Container.Items (I).Held = Item then
            return I;
         end if;
      end loop;
      return 0;
   end Find_From;

   function Find (Container : Vector; Item : Element_Type) return Cursor is
   begin
      return (Slot => Find_From (Container, Item, 1));
   end Find;

   function Find (Container : Vector; Item : Element_Type; Position : Cursor) return Cursor is
   begin
      if Position.Slot > Container.Count then
         raise Program_Error;
      end if;
      return (Slot => Find_From (Container, Item, Positive'Max (1, Position.Slot)));
   end Find;

   function To_Cursor (Container : Vector; Index : Extended_Index) return Cursor is
      At_Place : constant Integer := Integer (Index) - Integer (Index_Type'First) + 1;
   begin
      if At_Place < 1 or else At_Place > Container.Count then
         return (Slot => 0);
      end if;
      return (Slot => At_Place);
   end To_Cursor;

   function To_Index (Position : Cursor) return Extended_Index is
   begin
      return Extended_Index (Integer (Index_Type'First) - 1 + Position.Slot);
   end To_Index;

   function Slot_Of (Container : Vector; Position : Cursor) return Positive is
   begin
      if Position.Slot = 0 or else Position.Slot > Container.Count then
         raise Constraint_Error;
      end if;
      return Position.Slot;
   end Slot_Of;

   function Element (Container : Vector; Position : Cursor) return Element_Type is
   begin
      return Container.Items (Slot_Of (Container, Position)).Held;
   end Element;

   procedure Replace_Element (Container : in out Vector; Position : Cursor; New_Item : Element_Type) is
   begin
      Container.Items (Slot_Of (Container, Position)) := Kept (New_Item);
   end Replace_Element;

   package body Generic_Sorting is

      function Is_Sorted (Container : Vector) return Boolean is
      begin
         for I in 2 .. Container.Count loop
            if Container.Items (I).Held < Container.Items (I - 1).Held then
               return False;
            end if;
         end loop;
         return True;
      end Is_Sorted;

      --  The hole sinks to the bottom of the heap, then what is moved rises (Floyd; Knuth 5.2.3, exercise 18).
      procedure Sink (Container : in out Vector; From : Positive; Count : Natural; Moved : Stored_Element) is
         Hole  : Positive := From;
         Below : Positive;
      begin
         while Hole <= Count / 2 loop
            Below := 2 * Hole;
            if Below < Count and then Container.Items (Below).Held < Container.Items (Below + 1).Held then
               Below := Below + 1;
            end if;
            Container.Items (Hole) := Container.Items (Below);
            Hole := Below;
         end loop;
         while Hole /= From and then Container.Items (Hole / 2).Held < Moved.Held loop
            Container.Items (Hole) := Container.Items (Hole / 2);
            Hole := Hole / 2;
         end loop;
         Container.Items (Hole) := Moved;
      end Sink;

      --  As GNAT sorts: equal elements come in its order, which is not the one that they had.
      procedure Sort (Container : in out Vector) is
         Moved : Stored_Element;
      begin
         for I in reverse 1 .. Container.Count / 2 loop
            Moved := Container.Items (I);
            Sink (Container, I, Container.Count, Moved);
         end loop;
         for Count in reverse 1 .. Container.Count - 1 loop
            Moved := Container.Items (Count + 1);
            Container.Items (Count + 1) := Container.Items (1);
            Sink (Container, 1, Count, Moved);
         end loop;
      end Sort;

   end Generic_Sorting;

end Ada.Containers.Vectors;
