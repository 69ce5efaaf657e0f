with Ada.Unchecked_Deallocation;
package body Lists is
   procedure Free is new Ada.Unchecked_Deallocation (Node, Place);
   procedure Append (L : in out List; E : Element) is
      Fresh : constant Place := new Node'(Item => E, Next => null);
   begin
      if L.Count = Limit then
         raise Full with "list";
      end if;
      if L.Tail = null then
         L.Head := Fresh;
      else
         L.Tail.Next := Fresh;
      end if;
      L.Tail := Fresh;
      L.Count := L.Count + 1;
   end Append;
   procedure Clear (L : in out List) is
      Victim : Place;
   begin
      while L.Head /= null loop
         Victim := L.Head;
         L.Head := Victim.Next;
         Free (Victim);
      end loop;
      L.Tail := null;
      L.Count := 0;
   end Clear;
   function Length (L : List) return Natural is (L.Count);
   function First (L : List) return Place is (L.Head);
   function Next (P : Place) return Place is (P.Next);
   function Value (P : Place) return Element is (P.Item);
   procedure Remove_If (L : in out List; Removed : out Natural) is
      Current, Previous : Place;
   begin
      Removed := 0;
      Current := L.Head;
      while Current /= null loop
         if Doomed (Current.Item) then
            Removed := Removed + 1;
            L.Count := L.Count - 1;
            if Previous = null then
               L.Head := Current.Next;
            else
               Previous.Next := Current.Next;
            end if;
            if L.Tail = Current then
               L.Tail := Previous;
            end if;
         else
            Previous := Current;
         end if;
         Current := Current.Next;
      end loop;
   end Remove_If;
end Lists;
