------------------------------------------------------------------------
--  ADADB  --  In-memory relational data base, release 3.2
--
--  Package      : STATISTICS (specification)
--  Purpose      : The arithmetic of ANALYZE.
--
--  Change history
--    1996-02-20  MTD  First version
--    1999-02-18  JPS  Bucket bounds no longer overflow
------------------------------------------------------------------------

with Numbers;

package Statistics is

   type Sample is array (Positive range <>) of Integer;

   Buckets : constant := 5;

   subtype Bucket is Positive range 1 .. Buckets;

   type Bucket_Counts is array (Bucket) of Natural;

   subtype Bar_Width is Natural range 0 .. 40;

   --  All of these need at least one element, else Constraint_Error

   function Minimum (S : Sample) return Integer;

   function Maximum (S : Sample) return Integer;

   function Total (S : Sample) return Long_Long_Integer;

   function Mean (S : Sample) return Numbers.Cents;

   --  Of an even number of elements: the mean of the two in the middle
   function Median (S : Sample) return Numbers.Cents;

   --  Mean of the distances from the mean
   function Deviation (S : Sample) return Numbers.Cents;

   --  Width of each of the buckets that cover Low .. High
   function Bucket_Width (Low, High : Integer) return Long_Long_Integer;

   function Bucket_Of (N : Integer; Low, High : Integer) return Bucket;

   --  First number of bucket B
   function Bucket_Start
     (B : Bucket; Low, High : Integer) return Long_Long_Integer;

   function Histogram (S : Sample) return Bucket_Counts;

   --  Number signs, filled with points up to Width
   function Bar
     (Count : Natural; Whole : Natural; Width : Bar_Width) return String;

end Statistics;
