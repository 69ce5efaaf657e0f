with Ada.Containers.Indefinite_Ordered_Maps;
with Ada.Containers.Vectors;
package Registry is
   type Entry_Kind is record
      Hits, Last : Natural := 0;
   end record;
   package Entry_Maps is new Ada.Containers.Indefinite_Ordered_Maps (String, Entry_Kind);
   package Number_Lists is new Ada.Containers.Vectors (Natural, Integer);
   type Book is tagged record
      Pages   : Number_Lists.Vector;
      Indexed : Entry_Maps.Map;
   end record;
   type Book_Access is access all Book;
   procedure Note (Word : String; At_Line : Natural);
   procedure Show;
   procedure Drop (Word : String);
   function Most return String;
   procedure Add (B : in out Book; N : Integer; Word : String);
   procedure Double (B : in out Book);
   procedure Double (B : Book_Access);
   function Total (B : Book) return Integer;
   function Total_Of (B : Book_Access) return Integer;
   procedure Forget_Small (B : in out Book; Below : Integer);
end Registry;
