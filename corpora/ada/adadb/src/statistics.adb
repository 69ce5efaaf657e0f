------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : STATISTICS (body)
--
--  Change history
--    1996-02-20  MTD  First version
--    1999-02-18  JPS  Bucket bounds no longer overflow
------------------------------------------------------------------------

with Text_Tools;

package body Statistics is

   function Minimum (S : Sample) return Integer is
      Result : Integer := S (S'First);
   begin
      for I in S'Range loop
         Result := Integer'Min (Result, S (I));
      end loop;
      return Result;
   end Minimum;

   function Maximum (S : Sample) return Integer is
      Result : Integer := S (S'First);
   begin
      for I in S'Range loop
         Result := Integer'Max (Result, S (I));
      end loop;
      return Result;
   end Maximum;

   function Total (S : Sample) return Long_Long_Integer is
      Result : Long_Long_Integer := 0;
   begin
      for I in S'Range loop
         Result := Result + Long_Long_Integer (S (I));
      end loop;
      return Result;
   end Total;

   function Mean (S : Sample) return Numbers.Cents is
   begin
      return Numbers.Cents
        (Numbers.Round_Div (Total (S) * 100, Long_Long_Integer (S'Length)));
   end Mean;

   function Sorted (S : Sample) return Sample is
      Result : Sample (1 .. S'Length) := S;
      Moving : Integer;
      Hole   : Positive;
   begin
      for I in 2 .. Result'Last loop
         Moving := Result (I);
         Hole := I;
         while Hole > 1 and then Result (Hole - 1) > Moving loop
            Result (Hole) := Result (Hole - 1);
            Hole := Hole - 1;
         end loop;
         Result (Hole) := Moving;
      end loop;
      return Result;
   end Sorted;

   function Median (S : Sample) return Numbers.Cents is
      Ordered : constant Sample := Sorted (S);
      Middle  : constant Natural := Ordered'Length / 2;
      Sum     : Long_Long_Integer;
   begin
      if Ordered'Length mod 2 = 1 then
         return Numbers.To_Cents (Ordered (Middle + 1));
      end if;
      Sum := Long_Long_Integer (Ordered (Middle))
        + Long_Long_Integer (Ordered (Middle + 1));
      return Numbers.Cents (Numbers.Round_Div (Sum * 100, 2));
   end Median;

   function Deviation (S : Sample) return Numbers.Cents is
      Center : constant Long_Long_Integer := Long_Long_Integer (Mean (S));
      Sum    : Long_Long_Integer := 0;
   begin
      for I in S'Range loop
         Sum := Sum + abs (Long_Long_Integer (S (I)) * 100 - Center);
      end loop;
      return Numbers.Cents
        (Numbers.Round_Div (Sum, Long_Long_Integer (S'Length)));
   end Deviation;

   function Bucket_Width (Low, High : Integer) return Long_Long_Integer is
   begin
      return (Long_Long_Integer (High) - Long_Long_Integer (Low)) / Buckets
        + 1;
   end Bucket_Width;

   function Bucket_Of (N : Integer; Low, High : Integer) return Bucket is
      Distance : constant Long_Long_Integer :=
        Long_Long_Integer (N) - Long_Long_Integer (Low);
   begin
      return Integer (Distance / Bucket_Width (Low, High)) + 1;
   end Bucket_Of;

   function Bucket_Start
     (B : Bucket; Low, High : Integer) return Long_Long_Integer
   is
   begin
      return Long_Long_Integer (Low)
        + Long_Long_Integer (B - 1) * Bucket_Width (Low, High);
   end Bucket_Start;

   function Histogram (S : Sample) return Bucket_Counts is
      Low    : constant Integer := Minimum (S);
      High   : constant Integer := Maximum (S);
      Result : Bucket_Counts := (others => 0);
      B      : Bucket;
   begin
      for I in S'Range loop
         B := Bucket_Of (S (I), Low, High);
         Result (B) := Result (B) + 1;
      end loop;
      return Result;
   end Histogram;

   function Bar
     (Count : Natural; Whole : Natural; Width : Bar_Width) return String
   is
      Marks : Natural := 0;
   begin
      if Whole > 0 then
         Marks := Integer
           (Numbers.Round_Div
              (Long_Long_Integer (Count) * Long_Long_Integer (Width),
               Long_Long_Integer (Whole)));
      end if;
      return Text_Tools.Repeat ('#', Marks)
        & Text_Tools.Repeat ('.', Width - Marks);
   end Bar;

end Statistics;
