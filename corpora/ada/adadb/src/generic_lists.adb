------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : GENERIC_LISTS (body)
--
--  Change history
--    1991-04-11  RKL  First version
--    1994-06-06  MTD  Remove_If frees its nodes
------------------------------------------------------------------------

with Ada.Unchecked_Deallocation;

package body Generic_Lists is

   procedure Free is new Ada.Unchecked_Deallocation (Node, Cursor);

   procedure Append (L : in out List; E : Element_Type) is
      Fresh : constant Cursor := new Node'(Item => E, Next => null);
   begin
      if L.Tail = null then
         L.Head := Fresh;
      else
         L.Tail.Next := Fresh;
      end if;
      L.Tail  := Fresh;
      L.Count := L.Count + 1;
   end Append;

   procedure Clear (L : in out List) is
      Victim : Cursor;
   begin
      while L.Head /= null loop
         Victim := L.Head;
         L.Head := Victim.Next;
         Free (Victim);
      end loop;
      L.Tail  := null;
      L.Count := 0;
   end Clear;

   function Length (L : List) return Natural is
   begin
      return L.Count;
   end Length;

   function First (L : List) return Cursor is
   begin
      return L.Head;
   end First;

   function Next (C : Cursor) return Cursor is
   begin
      return C.Next;
   end Next;

   function Element (C : Cursor) return Element_Type is
   begin
      return C.Item;
   end Element;

   procedure Replace (C : Cursor; E : Element_Type) is
   begin
      C.Item := E;
   end Replace;

   procedure Remove_If (L : in out List; Removed : out Natural) is
      Current  : Cursor := L.Head;
      Previous : Cursor := null;
      Victim   : Cursor;
   begin
      Removed := 0;
      while Current /= null loop
         if Doomed (Current.Item) then
            Victim  := Current;
            Current := Current.Next;
            if Previous = null then
               L.Head := Current;
            else
               Previous.Next := Current;
            end if;
            if Current = null then
               L.Tail := Previous;
            end if;
            Free (Victim);
            L.Count := L.Count - 1;
            Removed := Removed + 1;
         else
            Previous := Current;
            Current  := Current.Next;
         end if;
      end loop;
   end Remove_If;

end Generic_Lists;
