package body Ada.Containers.Doubly_Linked_Lists is

   function Empty_List return List is
      Made : List;
   begin
      return Made;
   end Empty_List;

   function "=" (Left, Right : List) return Boolean is
      One   : Natural := Left.Head;
      Other : Natural := Right.Head;
   begin
      if Left.Count /= Right.Count then
         return False;
      end if;
      while One > 0 loop
         if Left.Items (One).Held /= Right.Items (Other).Held then
            return False;
         end if;
         One := Left.Onwards (One);
         Other := Right.Onwards (Other);
      end loop;
      return True;
   end "=";

   function Length (Container : List) return Count_Type is
   begin
      return Count_Type (Container.Count);
   end Length;

   function Is_Empty (Container : List) return Boolean is
   begin
      return Container.Count = 0;
   end Is_Empty;

   procedure Clear (Container : in out List) is
   begin
      Container.Count := 0;
      Container.Used := 0;
      Container.Head := 0;
      Container.Tail := 0;
      Container.Free := 0;
   end Clear;

   procedure Grow (Container : in out List; Filler : Stored_Element) is
      Wanted : constant Positive := 2 * Container.Room + 4;
      Grown  : List := (Room    => Wanted,
                        Count   => Container.Count,
                        Used    => Container.Used,
                        Head    => Container.Head,
                        Tail    => Container.Tail,
                        Free    => Container.Free,
                        Onwards => (1 .. Wanted => 0),
                        Back    => (1 .. Wanted => 0),
                        Items   => (1 .. Wanted => Filler));
   begin
      for I in 1 .. Container.Used loop
         Grown.Onwards (I) := Container.Onwards (I);
         Grown.Back (I) := Container.Back (I);
         Grown.Items (I) := Container.Items (I);
      end loop;
      Container := Grown;
   end Grow;

   --  A new slot before another one; 0 is the end.
   procedure Put_In (Container : in out List; Before : Natural; New_Item : Stored_Element; Slot : out Positive) is
      Left : Natural := Container.Tail;
   begin
      if Container.Free > 0 then
         Slot := Container.Free;
         Container.Free := Container.Onwards (Slot);
      else
         if Container.Used = Container.Room then
            Grow (Container, New_Item);
         end if;
         Slot := Container.Used + 1;
         Container.Used := Slot;
      end if;
      if Before > 0 then
         Left := Container.Back (Before);
         Container.Back (Before) := Slot;
      else
         Container.Tail := Slot;
      end if;
      if Left > 0 then
         Container.Onwards (Left) := Slot;
      else
         Container.Head := Slot;
      end if;
      Container.Back (Slot) := Left;
      Container.Onwards (Slot) := Before;
      Container.Items (Slot) := New_Item;
      Container.Count := Container.Count + 1;
   end Put_In;

   procedure Add (Container : in out List; Before : Natural; New_Item : Stored_Element) is
      Slot : Positive;
   begin
      Put_In (Container, Before, New_Item, Slot);
   end Add;

   procedure Take_Out (Container : in out List; Slot : Positive) is
      Left  : constant Natural := Container.Back (Slot);
      Right : constant Natural := Container.Onwards (Slot);
   begin
      if Left > 0 then
         Container.Onwards (Left) := Right;
      else
         Container.Head := Right;
      end if;
      if Right > 0 then
         Container.Back (Right) := Left;
      else
         Container.Tail := Left;
      end if;
      Container.Onwards (Slot) := Container.Free;
      Container.Free := Slot;
      Container.Count := Container.Count - 1;
   end Take_Out;

   function Slot_Of (Container : List; Position : Cursor) return Positive is
   begin
      if Position.Slot = 0 then
         raise Constraint_Error;
      end if;
      return Position.Slot;
   end Slot_Of;

   function Element (Container : List; Position : Cursor) return Element_Type is
   begin
      return Container.Items (Slot_Of (Container, Position)).Held;
   end Element;

   procedure Replace_Element (Container : in out List; Position : Cursor; New_Item : Element_Type) is
   begin
      Container.Items (Slot_Of (Container, Position)) := Kept (New_Item);
   end Replace_Element;

   procedure Append (Container : in out List; New_Item : Element_Type) is
   begin
      Add (Container, 0, Kept (New_Item));
   end Append;

   procedure Append (Container : in out List; New_Item : Element_Type; Count : Count_Type) is
   begin
      for I in 1 .. Count loop
         Append (Container, New_Item);
      end loop;
   end Append;

   procedure Prepend (Container : in out List; New_Item : Element_Type) is
   begin
      Add (Container, Container.Head, Kept (New_Item));
   end Prepend;

   procedure Prepend (Container : in out List; New_Item : Element_Type; Count : Count_Type) is
   begin
      for I in 1 .. Count loop
         Prepend (Container, New_Item);
      end loop;
   end Prepend;

   procedure Insert (Container : in out List; Before : Cursor; New_Item : Element_Type) is
   begin
      Add (Container, Before.Slot, Kept (New_Item));
   end Insert;

   procedure Insert (Container : in out List; Before : Cursor; New_Item : Element_Type; Position : out Cursor) is
      Slot : Positive;
   begin
      Put_In (Container, Before.Slot, Kept (New_Item), Slot);
      Position := (Slot => Slot);
   end Insert;

   procedure Delete (Container : in out List; Position : in out Cursor) is
   begin
      Take_Out (Container, Slot_Of (Container, Position));
      Position := (Slot => 0);
   end Delete;

   procedure Delete_First (Container : in out List) is
   begin
      if Container.Head > 0 then
         Take_Out (Container, Container.Head);
      end if;
   end Delete_First;

   procedure Delete_First (Container : in out List; Count : Count_Type) is
   begin
      for I in 1 .. Count loop
         exit when Container.Count = 0;
         Delete_First (Container);
      end loop;
   end Delete_First;

   procedure Delete_Last (Container : in out List) is
   begin
      if Container.Tail > 0 then
         Take_Out (Container, Container.Tail);
      end if;
   end Delete_Last;

   procedure Delete_Last (Container : in out List; Count : Count_Type) is
   begin
      for I in 1 .. Count loop
         exit when Container.Count = 0;
         Delete_Last (Container);
      end loop;
   end Delete_Last;

   procedure Reverse_Elements (Container : in out List) is
      Slot  : Natural := Container.Head;
      Right : Natural;
   begin
      Container.Head := Container.Tail;
      Container.Tail := Slot;
      while Slot > 0 loop
         Right := Container.Onwards (Slot);
         Container.Onwards (Slot) := Container.Back (Slot);
         Container.Back (Slot) := Right;
         Slot := Right;
      end loop;
   end Reverse_Elements;

   procedure Swap (Container : in out List; I, J : Cursor) is
      Other : Stored_Element;
   begin
      Other := Container.Items (Slot_Of (Container, I));
      Container.Items (Slot_Of (Container, I)) := Container.Items (Slot_Of (Container, J));
      Container.Items (Slot_Of (Container, J)) := Other;
   end Swap;

   function First (Container : List) return Cursor is
   begin
      return (Slot => Container.Head);
   end First;

   function First_Element (Container : List) return Element_Type is
   begin
      if Container.Head = 0 then
         raise Constraint_Error;
      end if;
      return Container.Items (Container.Head).Held;
   end First_Element;

   function Last (Container : List) return Cursor is
   begin
      return (Slot => Container.Tail);
   end Last;

   function Last_Element (Container : List) return Element_Type is
   begin
      if Container.Tail = 0 then
         raise Constraint_Error;
      end if;
      return Container.Items (Container.Tail).Held;
   end Last_Element;

   function Next (Container : List; Position : Cursor) return Cursor is
   begin
      if Position.Slot = 0 then
         return (Slot => 0);
      end if;
      return (Slot => Container.Onwards (Position.Slot));
   end Next;

   procedure Next (Container : List; Position : in out Cursor) is
   begin
      Position := Next (Container, Position);
   end Next;

   function Previous (Container : List; Position : Cursor) return Cursor is
   begin
      if Position.Slot = 0 then
         return (Slot => 0);
      end if;
      return (Slot => Container.Back (Position.Slot));
   end Previous;

   procedure Previous (Container : List; Position : in out Cursor) is
   begin
      Position := Previous (Container, Position);
   end Previous;

   function Find_From (Container : List; Item : Element_Type; Start : Natural) return Natural is
      Slot : Natural := Start;
   begin
      while Slot > 0 loop
         if Container.Items (Slot).Held = Item then
            return Slot;
         end if;
         Slot := Container.Onwards (Slot);
      end loop;
      return 0;
   end Find_From;

   function Find (Container : List; Item : Element_Type) return Cursor is
   begin
      return (Slot => Find_From (Container, Item, Container.Head));
   end Find;

   function Find (Container : List; Item : Element_Type; Position : Cursor) return Cursor is
   begin
      if Position.Slot = 0 then
         return Find (Container, Item);
      end if;
      return (Slot => Find_From (Container, Item, Position.Slot));
   end Find;

   function Reverse_Find (Container : List; Item : Element_Type) return Cursor is
      Slot : Natural := Container.Tail;
   begin
      while Slot > 0 loop
         if Container.Items (Slot).Held = Item then
            return (Slot => Slot);
         end if;
         Slot := Container.Back (Slot);
      end loop;
      return (Slot => 0);
   end Reverse_Find;

   function Contains (Container : List; Item : Element_Type) return Boolean is
   begin
      return Find_From (Container, Item, Container.Head) > 0;
   end Contains;

   function Has_Element (Position : Cursor) return Boolean is
   begin
      return Position.Slot > 0;
   end Has_Element;

   package body Generic_Sorting is

      function Is_Sorted (Container : List) return Boolean is
         Slot : Natural := Container.Head;
      begin
         while Slot > 0 and then Container.Onwards (Slot) > 0 loop
            if Container.Items (Container.Onwards (Slot)).Held < Container.Items (Slot).Held then
               return False;
            end if;
            Slot := Container.Onwards (Slot);
         end loop;
         return True;
      end Is_Sorted;

      --  Links slots in an order.
      procedure Link (Container : in out List; Order : Slots) is
      begin
         for I in Order'Range loop
            Container.Back (Order (I)) := 0;
            Container.Onwards (Order (I)) := 0;
            if I > Order'First then
               Container.Back (Order (I)) := Order (I - 1);
               Container.Onwards (Order (I - 1)) := Order (I);
            end if;
         end loop;
         Container.Head := Order (Order'First);
         Container.Tail := Order (Order'Last);
      end Link;

      --  Equal elements keep their order (ARM A.18.3(107)): runs of growing width are merged.
      procedure Sort (Container : in out List) is
         From   : Slots (1 .. Container.Count) := (others => 0);
         To     : Slots (1 .. Container.Count) := (others => 0);
         Slot   : Natural := Container.Head;
         Width  : Positive := 1;
         Low    : Positive;
         Middle : Positive;
         High   : Positive;
         Left   : Positive;
         Right  : Positive;
      begin
         if Container.Count < 2 then
            return;
         end if;
         for I in From'Range loop
            From (I) := Slot;
            Slot := Container.Onwards (Slot);
         end loop;
         while Width < Container.Count loop
            Low := 1;
            while Low <= Container.Count loop
               Middle := Positive'Min (Low + Width, Container.Count + 1);
               High := Positive'Min (Middle + Width, Container.Count + 1);
               Left := Low;
               Right := Middle;
               for I in Low .. High - 1 loop
                  if Right = High
                    or else (Left < Middle
                             and then not (Container.Items (From (Right)).Held < Container.Items (From (Left)).Held))
                  then
                     To (I) := From (Left);
                     Left := Left + 1;
                  else
                     To (I) := From (Right);
                     Right := Right + 1;
                  end if;
               end loop;
               Low := High;
            end loop;
            From := To;
            Width := 2 * Width;
         end loop;
         Link (Container, From);
      end Sort;

   end Generic_Sorting;

end Ada.Containers.Doubly_Linked_Lists;
