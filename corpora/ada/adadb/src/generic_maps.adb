------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : GENERIC_MAPS (body)
--
--  Change history
--    1993-08-10  RKL  First version
--    1995-09-19  MTD  Remove frees its node
------------------------------------------------------------------------

with Ada.Unchecked_Deallocation;

package body Generic_Maps is

   procedure Free is new Ada.Unchecked_Deallocation (Node, Link);

   function Bucket (K : Key_Type) return Positive is
   begin
      return Hashing.Bucket_Of (Hash (K), Buckets);
   end Bucket;

   function Find (M : Map; K : Key_Type) return Link is
      Current : Link := M.Table (Bucket (K));
   begin
      while Current /= null and then Current.Key /= K loop
         Current := Current.Next;
      end loop;
      return Current;
   end Find;

   function Contains (M : Map; K : Key_Type) return Boolean is
   begin
      return Find (M, K) /= null;
   end Contains;

   function Element (M : Map; K : Key_Type) return Element_Type is
   begin
      return Find (M, K).Item;
   end Element;

   procedure Insert (M : in out Map; K : Key_Type; E : Element_Type) is
      B : constant Positive := Bucket (K);
   begin
      M.Table (B) := new Node'(Key => K, Item => E, Next => M.Table (B));
      M.Size := M.Size + 1;
   end Insert;

   procedure Remove (M : in out Map; K : Key_Type) is
      B        : constant Positive := Bucket (K);
      Victim   : Link := M.Table (B);
      Previous : Link := null;
   begin
      while Victim /= null and then Victim.Key /= K loop
         Previous := Victim;
         Victim   := Victim.Next;
      end loop;
      if Victim = null then
         return;
      elsif Previous = null then
         M.Table (B) := Victim.Next;
      else
         Previous.Next := Victim.Next;
      end if;
      Free (Victim);
      M.Size := M.Size - 1;
   end Remove;

   function Count (M : Map) return Natural is
   begin
      return M.Size;
   end Count;

   function Keys (M : Map) return Key_Array is
      Result  : Key_Array (1 .. M.Size);
      Last    : Natural := 0;
      Current : Link;
   begin
      for B in M.Table'Range loop
         Current := M.Table (B);
         while Current /= null loop
            Last := Last + 1;
            Result (Last) := Current.Key;
            Current := Current.Next;
         end loop;
      end loop;
      return Result;
   end Keys;

end Generic_Maps;
