------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Procedure    : GENERIC_SORT (body)
--
--  Change history
--    1995-11-23  MTD  First version
--    1996-01-08  MTD  Takes from the left on ties: it must be stable
------------------------------------------------------------------------

procedure Generic_Sort (Items : in out Array_Type) is

   --  Sorts From .. To
   procedure Sort_Part (From : Positive; To : Natural) is
      Middle : Positive;
      Left   : Positive;
      Right  : Positive;
   begin
      if To <= From then
         return;
      end if;
      Middle := From + (To - From) / 2;
      Sort_Part (From, Middle);
      Sort_Part (Middle + 1, To);
      declare
         Merged : Array_Type (From .. To);
      begin
         Left  := From;
         Right := Middle + 1;
         for I in Merged'Range loop
            if Left > Middle then
               Merged (I) := Items (Right);
               Right := Right + 1;
            elsif Right > To
              or else not Precedes (Items (Right), Items (Left))
            then
               Merged (I) := Items (Left);
               Left := Left + 1;
            else
               Merged (I) := Items (Right);
               Right := Right + 1;
            end if;
         end loop;
         Items (From .. To) := Merged;
      end;
   end Sort_Part;

begin
   Sort_Part (Items'First, Items'Last);
end Generic_Sort;
