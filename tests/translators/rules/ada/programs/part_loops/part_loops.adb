-- Loops over the elements of arrays that are parts of variables (ARM 5.5.2): read, and changed.
with Ada.Text_IO; use Ada.Text_IO;

procedure Part_Loops is
   type Row is array (1 .. 3) of Integer;
   type Grid is array (1 .. 2) of Row;
   type Item is record
      Name  : String (1 .. 3) := "abc";
      Cells : Row := (1, 2, 3);
   end record;
   type Items is array (1 .. 2) of Item;
   type Store is record
      All_Items : Items;
      G         : Grid := ((1, 2, 3), (4, 5, 6));
   end record;

   S : Store;

   procedure Show (X : in out Store) is
   begin
      for I in X.All_Items'Range loop
         for C of X.All_Items (I).Cells loop
            C := C * 10 + I;
         end loop;
         for C of reverse X.All_Items (I).Cells loop
            Put (C'Image);
         end loop;
         for C of X.All_Items (I).Name loop
            Put (C);
         end loop;
      end loop;
      for R of X.G loop
         for C of R loop
            Put (C'Image);
         end loop;
      end loop;
      New_Line;
   end Show;

   K : Integer := 1;
begin
   Show (S);
   S.All_Items (2) := ("xyz", (7, 8, 9));
   Show (S);
   for C of S.All_Items (1).Cells loop
      K := K + C;
      exit when K > 30;
   end loop;
   Put_Line (K'Image);
end Part_Loops;
