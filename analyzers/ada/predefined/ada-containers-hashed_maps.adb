package body Ada.Containers.Hashed_Maps is

   --  How many buckets there are for so many elements: the primes that tables are grown by.
   function Buckets_For (Count : Natural) return Positive is
      Primes : constant array (1 .. 26) of Positive :=
        (53, 97, 193, 389, 769, 1_543, 3_079, 6_151, 12_289, 24_593, 49_157, 98_317, 196_613, 393_241, 786_433,
         1_572_869, 3_145_739, 6_291_469, 12_582_917, 25_165_843, 50_331_653, 100_663_319, 201_326_611, 402_653_189,
         805_306_457, 1_610_612_741);
   begin
      for I in Primes'Range loop
         if Primes (I) >= Count then
            return Primes (I);
         end if;
      end loop;
      return Primes (Primes'Last);
   end Buckets_For;

   function Bucket_Of (Container : Map; Key : Key_Type) return Positive is
   begin
      return Natural (Hash (Key) mod Hash_Type (Container.Buckets)) + 1;
   end Bucket_Of;

   function Lookup (Container : Map; Key : Key_Type) return Natural is
      Slot : Natural;
   begin
      if Container.Count = 0 then
         return 0;
      end if;
      Slot := Container.Heads (Bucket_Of (Container, Key));
      while Slot > 0 loop
         exit when Equivalent_Keys (Key, Container.Keys (Slot).Held);
         Slot := Container.Onwards (Slot);
      end loop;
      return Slot;
   end Lookup;

   function Empty_Map return Map is
      Made : Map;
   begin
      return Made;
   end Empty_Map;

   function "=" (Left, Right : Map) return Boolean is
      Slot  : Natural;
      Other : Natural;
   begin
      if Left.Count /= Right.Count then
         return False;
      end if;
      for I in 1 .. Left.Buckets loop
         Slot := Left.Heads (I);
         while Slot > 0 loop
            Other := Lookup (Right, Left.Keys (Slot).Held);
            if Other = 0 then
               return False;
            end if;
            if Left.Items (Slot).Held /= Right.Items (Other).Held then
               return False;
            end if;
            Slot := Left.Onwards (Slot);
         end loop;
      end loop;
      return True;
   end "=";

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
      Container.Used := 0;
      Container.Free := 0;
      for I in 1 .. Container.Buckets loop
         Container.Heads (I) := 0;
      end loop;
   end Clear;

   --  A copy of what is empty starts anew.
   procedure Copied (Container : in out Map) is
      Made : Map;
   begin
      if Container.Count = 0 and then Container.Buckets > 0 then
         Container := Made;
      end if;
   end Copied;

   procedure Rehash (Container : in out Map; Wanted : Positive) is
      Heads  : Slots (1 .. Wanted) := (others => 0);
      Slot   : Natural;
      Onward : Natural;
      Bucket : Positive;
   begin
      for I in 1 .. Container.Buckets loop
         Slot := Container.Heads (I);
         while Slot > 0 loop
            Onward := Container.Onwards (Slot);
            Bucket := Natural (Hash (Container.Keys (Slot).Held) mod Hash_Type (Wanted)) + 1;
            Container.Onwards (Slot) := Heads (Bucket);
            Heads (Bucket) := Slot;
            Slot := Onward;
         end loop;
      end loop;
      Container := (Room    => Container.Room,
                    Buckets => Wanted,
                    Count   => Container.Count,
                    Used    => Container.Used,
                    Free    => Container.Free,
                    Heads   => Heads,
                    Onwards => Container.Onwards,
                    Keys    => Container.Keys,
                    Items   => Container.Items);
   end Rehash;

   procedure Reserve (Container : in out Map; Wanted : Natural) is
      Enough : Natural := 0;
   begin
      if Container.Buckets = 0 or else Container.Count = 0 then
         if Wanted > 0 then
            Enough := Buckets_For (Wanted);
         end if;
      elsif Wanted > Container.Buckets then
         Enough := Buckets_For (Natural'Max (Wanted, Container.Count));
      elsif Wanted < Container.Buckets and then Container.Count < Container.Buckets then
         Enough := Natural'Min (Buckets_For (Container.Count), Container.Buckets);
      end if;
      if Enough > 0 and then Enough /= Container.Buckets and then Wanted /= Container.Buckets then
         Rehash (Container, Enough);
      end if;
   end Reserve;

   procedure Reserve_Capacity (Container : in out Map; Capacity : Count_Type) is
   begin
      Reserve (Container, Natural (Capacity));
   end Reserve_Capacity;

   procedure Grow (Container : in out Map; Key : Stored_Key; Filler : Stored_Element) is
      Wanted : constant Positive := 2 * Container.Room + 4;
      Grown  : Map := (Room    => Wanted,
                       Buckets => Container.Buckets,
                       Count   => Container.Count,
                       Used    => Container.Used,
                       Free    => Container.Free,
                       Heads   => Container.Heads,
                       Onwards => (1 .. Wanted => 0),
                       Keys    => (1 .. Wanted => Key),
                       Items   => (1 .. Wanted => Filler));
   begin
      for I in 1 .. Container.Used loop
         Grown.Onwards (I) := Container.Onwards (I);
         Grown.Keys (I) := Container.Keys (I);
         Grown.Items (I) := Container.Items (I);
      end loop;
      Container := Grown;
   end Grow;

   procedure Put_In (Container : in out Map; Key : Stored_Key; New_Item : Stored_Element; Slot : out Positive) is
      Bucket : Positive;
   begin
      if Container.Buckets = 0 then
         Reserve (Container, 1);
      end if;
      Bucket := Bucket_Of (Container, Key.Held);
      if Container.Free > 0 then
         Slot := Container.Free;
         Container.Free := Container.Onwards (Slot);
      else
         if Container.Used = Container.Room then
            Grow (Container, Key, New_Item);
         end if;
         Slot := Container.Used + 1;
         Container.Used := Slot;
      end if;
      Container.Keys (Slot) := Key;
      Container.Items (Slot) := New_Item;
      Container.Onwards (Slot) := Container.Heads (Bucket);
      Container.Heads (Bucket) := Slot;
      Container.Count := Container.Count + 1;
      if Container.Count > Container.Buckets then
         Reserve (Container, Container.Count);
      end if;
   end Put_In;

   procedure Take_Out (Container : in out Map; Slot : Positive) is
      Bucket : constant Positive := Bucket_Of (Container, Container.Keys (Slot).Held);
      Left   : Natural := Container.Heads (Bucket);
   begin
      if Left = Slot then
         Container.Heads (Bucket) := Container.Onwards (Slot);
      else
         while Container.Onwards (Left) /= Slot loop
            Left := Container.Onwards (Left);
         end loop;
         Container.Onwards (Left) := Container.Onwards (Slot);
      end if;
      Container.Onwards (Slot) := Container.Free;
      Container.Free := Slot;
      Container.Count := Container.Count - 1;
   end Take_Out;

   procedure Insert (Container : in out Map; Key : Key_Type; New_Item : Element_Type) is
      Slot : Positive := 1;
   begin
      if Lookup (Container, Key) > 0 then
         raise Constraint_Error;
      end if;
      Put_In (Container, Kept_Key (Key), Kept (New_Item), Slot);
   end Insert;

   procedure Insert
     (Container : in out Map; Key : Key_Type; New_Item : Element_Type; Position : out Cursor; Inserted : out Boolean)
   is
      Found : constant Natural := Lookup (Container, Key);
      Slot  : Positive := 1;
   begin
      Inserted := Found = 0;
      Position := (Slot => Found);
      if Found = 0 then
         Put_In (Container, Kept_Key (Key), Kept (New_Item), Slot);
         Position := (Slot => Slot);
      end if;
   end Insert;

   procedure Put_Over (Container : in out Map; Slot : Positive; Key : Key_Type; New_Item : Element_Type) is
   begin
      Container.Keys (Slot) := Kept_Key (Key);
      Container.Items (Slot) := Kept (New_Item);
   end Put_Over;

   procedure Include (Container : in out Map; Key : Key_Type; New_Item : Element_Type) is
      Found : constant Natural := Lookup (Container, Key);
      Slot  : Positive := 1;
   begin
      if Found > 0 then
         Put_Over (Container, Found, Key, New_Item);
      else
         Put_In (Container, Kept_Key (Key), Kept (New_Item), Slot);
      end if;
   end Include;

   procedure Replace (Container : in out Map; Key : Key_Type; New_Item : Element_Type) is
   begin
      Put_Over (Container, Slot_Of (Container, Key), Key, New_Item);
   end Replace;

   procedure Delete (Container : in out Map; Key : Key_Type) is
   begin
      Take_Out (Container, Slot_Of (Container, Key));
   end Delete;

   procedure Delete (Container : in out Map; Position : in out Cursor) is
   begin
      Take_Out (Container, Slot_Of (Container, Position));
      Position := (Slot => 0);
   end Delete;

   procedure Exclude (Container : in out Map; Key : Key_Type) is
      Found : constant Natural := Lookup (Container, Key);
   begin
      if Found > 0 then
         Take_Out (Container, Found);
      end if;
   end Exclude;

   function Contains (Container : Map; Key : Key_Type) return Boolean is
   begin
      return Lookup (Container, Key) > 0;
   end Contains;

   function Slot_Of (Container : Map; Key : Key_Type) return Positive is
      Found : constant Natural := Lookup (Container, Key);
   begin
      if Found = 0 then
         raise Constraint_Error;
      end if;
      return Found;
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

   function Find (Container : Map; Key : Key_Type) return Cursor is
   begin
      return (Slot => Lookup (Container, Key));
   end Find;

   function First_From (Container : Map; Bucket : Positive) return Natural is
   begin
      for I in Bucket .. Container.Buckets loop
         if Container.Heads (I) > 0 then
            return Container.Heads (I);
         end if;
      end loop;
      return 0;
   end First_From;

   function First (Container : Map) return Cursor is
   begin
      return (Slot => First_From (Container, 1));
   end First;

   function Next (Container : Map; Position : Cursor) return Cursor is
   begin
      if Position.Slot = 0 then
         return (Slot => 0);
      elsif Container.Onwards (Position.Slot) > 0 then
         return (Slot => Container.Onwards (Position.Slot));
      end if;
      return (Slot => First_From (Container, Bucket_Of (Container, Container.Keys (Position.Slot).Held) + 1));
   end Next;

   procedure Next (Container : Map; Position : in out Cursor) is
   begin
      Position := Next (Container, Position);
   end Next;

   function Has_Element (Position : Cursor) return Boolean is
   begin
      return Position.Slot > 0;
   end Has_Element;

end Ada.Containers.Hashed_Maps;
