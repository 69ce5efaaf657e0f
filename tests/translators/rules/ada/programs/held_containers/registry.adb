with Ada.Text_IO; use Ada.Text_IO;
package body Registry is
   use type Entry_Maps.Cursor;
   use type Number_Lists.Cursor;
   Known : Entry_Maps.Map;

   procedure Note (Word : String; At_Line : Natural) is
      Place : constant Entry_Maps.Cursor := Known.Find (Word);
   begin
      if Place = Entry_Maps.No_Element then
         Known.Insert (Word, (Hits => 1, Last => At_Line));
      else
         Known.Replace_Element (Place, (Hits => Entry_Maps.Element (Place).Hits + 1, Last => At_Line));
         Known (Place).Last := Known (Place).Last + 100;
      end if;
   end Note;

   procedure Show is
   begin
      for C in Known.Iterate loop
         Put (Entry_Maps.Key (C) & ":" & Natural'Image (Known (C).Hits) & Natural'Image (Entry_Maps.Element (C).Last) & " ");
      end loop;
      New_Line;
   end Show;

   procedure Drop (Word : String) is
      Place : Entry_Maps.Cursor := Known.Find (Word);
   begin
      if Entry_Maps.Has_Element (Place) then
         Known.Delete (Place);
      end if;
   end Drop;

   function Most return String is
      Best : Entry_Maps.Cursor;
   begin
      for C in Known.Iterate loop
         if Best = Entry_Maps.No_Element or else Known (C).Hits > Known (Best).Hits then
            Best := C;
         end if;
      end loop;
      return Entry_Maps.Key (Best);
   end Most;

   procedure Add (B : in out Book; N : Integer; Word : String) is
      Place : Entry_Maps.Cursor;
      New_One : Boolean;
   begin
      B.Pages.Append (N);
      B.Indexed.Insert (Word, (others => 1), Place, New_One);
      if not New_One then
         B.Indexed (Place).Hits := B.Indexed (Word).Hits + 1;
      end if;
      for E of B.Indexed loop
         E.Last := E.Last + N;
      end loop;
   end Add;

   procedure Double (B : in out Book) is
   begin
      for C in B.Pages.Iterate loop
         B.Pages (C) := 2 * B.Pages (C);
      end loop;
      for N of B.Pages loop
         N := N + 1;
      end loop;
   end Double;

   procedure Double (B : Book_Access) is
   begin
      for N of B.Pages loop
         N := N + 3;
      end loop;
      for I in B.Pages.First_Index .. B.Pages.Last_Index loop
         B.Pages (I) := B.Pages (I) * 2;
      end loop;
   end Double;

   function Total (B : Book) return Integer is
      Sum : Integer := 0;
      C   : Number_Lists.Cursor := B.Pages.First;
   begin
      while C /= Number_Lists.No_Element loop
         Sum := Sum + Number_Lists.Element (C);
         Number_Lists.Next (C);
      end loop;
      for E of B.Indexed loop
         Sum := Sum + 1000 * E.Hits + E.Last;
      end loop;
      return Sum;
   end Total;

   function Total_Of (B : Book_Access) return Integer is
      Sum : Integer := 0;
   begin
      for N of B.Pages loop
         Sum := Sum + N;
      end loop;
      return Sum;
   end Total_Of;

   procedure Forget_Small (B : in out Book; Below : Integer) is
      C    : Number_Lists.Cursor := B.Pages.First;
      Next : Number_Lists.Cursor;
   begin
      while Number_Lists.Has_Element (C) loop
         Next := Number_Lists.Next (C);
         if B.Pages (C) < Below then
            B.Pages.Delete (C);
            C := B.Pages.First;
         else
            C := Next;
         end if;
      end loop;
   end Forget_Small;
end Registry;
