with Ada.Text_IO; use Ada.Text_IO;
procedure Access_Limits is
   type Line is array (Integer range <>) of Integer;
   type Link is access Line;
   type Text_Link is access String;
   type Rec (D, E : Integer) is record
      X : Integer := 5;
   end record;
   type Rec_Link is access Rec;

   function Id (N : Integer) return Integer is
   begin
      return N;
   end Id;

   subtype Given is Rec_Link (1, 2);
   subtype Computed is Rec_Link (Id (1), Id (3));
   subtype Two is Text_Link (1 .. 2);

   type Pair is record
      First, Last : Integer;
   end record;
   Pairs : constant array (1 .. 9) of Pair :=
     ((1, 2), (3, 2), (3, 1), (3, 0), (4, 3), (5, 1), (5, 2), (2, 2), (1, -1));

   procedure Try (A : Link; Low, High : Integer) is
      subtype Limited_Link is Link (Low .. High);
      X : Limited_Link;

      procedure Take (P : Limited_Link) is
      begin
         Put (Boolean'Image (P = A));
      end Take;
   begin
      Put (Boolean'Image (A in Limited_Link) & " ");
      begin
         X := A;
         Put ("kept ");
      exception
         when Constraint_Error =>
            Put ("not kept ");
      end;
      begin
         Take (A);
      exception
         when Constraint_Error =>
            Put ("not taken ");
      end;
      begin
         X := Limited_Link'(A);
         X := Limited_Link (A);
      exception
         when Constraint_Error =>
            Put_Line ("not so");
            return;
      end;
      Put_Line (Boolean'Image (X = A));
   end Try;

   procedure Replace (T : out Two) is
   begin
      T := new String'("ab");
   end Replace;

   R : Rec_Link := new Rec (1, 2);
   N : Rec_Link;
   S : Text_Link := new String (Id (5) .. Id (7));
begin
   for P of Pairs loop
      for Q of Pairs loop
         Try (new Line (P.First .. P.Last), Q.First, Q.Last);
      end loop;
   end loop;
   Try (null, 1, 2);
   Put_Line (Boolean'Image (R in Given) & Boolean'Image (R in Computed) & Boolean'Image (N in Given));
   R := new Rec (1, 3);
   Put_Line (Boolean'Image (R not in Given) & Boolean'Image (R not in Computed) & Boolean'Image (N not in Given));
   begin
      Replace (S);
      Put_Line (S.all);
   exception
      when Constraint_Error =>
         Put_Line ("not replaced");
   end;
   Put_Line (Boolean'Image (S in Two));
end Access_Limits;
