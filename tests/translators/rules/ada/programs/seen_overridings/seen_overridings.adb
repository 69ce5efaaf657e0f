--  Which overridings a dispatching call comes to, against GNAT: one in a private part overrides what its partial view shows,
--  and what descendants declare overrides both; a private type's own operations stay apart. An = in a private part counts.
with Ada.Text_IO; use Ada.Text_IO;

procedure Seen_Overridings is
   package First is
      type T is tagged record
         A : Integer := 1;
      end record;
      procedure Op (X : T);
      function "=" (Left, Right : T) return Boolean;
   end First;
   package body First is
      procedure Op (X : T) is
      begin
         Put_Line ("First");
      end Op;

      function "=" (Left, Right : T) return Boolean is
      begin
         return abs Left.A = abs Right.A;
      end "=";
   end First;

   package Second is
      type T is new First.T with private;
      procedure Set (X : in out T; B : Integer);
   private
      type T is new First.T with record
         B : Integer := 2;
      end record;
      procedure Op (X : T);
      function "=" (Left, Right : T) return Boolean;
   end Second;
   package body Second is
      procedure Op (X : T) is
      begin
         Put_Line ("Second");
      end Op;

      procedure Set (X : in out T; B : Integer) is
      begin
         X.B := B;
      end Set;

      function "=" (Left, Right : T) return Boolean is
      begin
         return abs Left.B = abs Right.B;
      end "=";
   end Second;

   package Third is
      type T is new Second.T with record
         C : Character := 'c';
      end record;
      procedure Op (X : T);
   private
      function "=" (Left, Right : T) return Boolean;
   end Third;
   package body Third is
      procedure Op (X : T) is
      begin
         Put_Line ("Third");
      end Op;

      function "=" (Left, Right : T) return Boolean is
      begin
         return Left.C = Right.C;
      end "=";
   end Third;

   package Root is
      type T is tagged null record;
      procedure Op (X : T);
   end Root;
   package body Root is
      procedure Op (X : T) is
      begin
         Put_Line ("Root");
      end Op;
   end Root;

   --  Its partial view shows nothing of Root: what Apart declares is another operation.
   package Hidden is
      type T is tagged private;
      procedure Told (X : T'Class);
   private
      type T is new Root.T with null record;
      procedure Op (X : T);
   end Hidden;
   package body Hidden is
      procedure Op (X : T) is
      begin
         Put_Line ("Hidden");
      end Op;

      procedure Told (X : T'Class) is
      begin
         Op (X);
      end Told;
   end Hidden;
   package Apart is
      type T is new Hidden.T with null record;
      procedure Op (X : T);
   end Apart;
   package body Apart is
      procedure Op (X : T) is
      begin
         Put_Line ("Apart");
      end Op;
   end Apart;

   procedure Call (X : First.T'Class) is
   begin
      First.Op (X);
   end Call;

   procedure Same (X, Y : First.T'Class) is
   begin
      Put_Line (Boolean'Image (First."=" (X, Y)) & Boolean'Image (First."/=" (X, Y)));
   end Same;

   A, A_2 : First.T;
   B, B_2 : Second.T;
   C, C_2 : Third.T;
   D : Hidden.T;
   E : Apart.T;
begin
   Call (A);
   Call (B);
   Call (C);
   Third.Op (C);
   Second.Op (B);
   Hidden.Told (D);
   Hidden.Told (E);
   Apart.Op (E);
   A_2.A := -1;
   Same (A, A_2);
   B_2.A := 7;
   Same (B, B_2);
   Second.Set (B_2, 5);
   Same (B, B_2);
   C_2.A := 9;
   Third.Set (C_2, 5);
   Same (C, C_2);
   C_2.C := 'd';
   Same (C, C_2);
   Same (A, C);
end Seen_Overridings;
