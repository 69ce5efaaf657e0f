with Ada.Text_IO; use Ada.Text_IO;

--  Calls that come before the bodies of packages, protected objects and instances: Program_Error, each in a block of its own.
procedure Called_Early is
   procedure Case_n1 is
      package O is procedure X; end O;
      package P is Y : Integer; end P;
      package body P is begin O.X; Put_Line ("P"); end P;
      package body O is procedure X is begin Put_Line ("X"); end X; end O;
   begin
      null;
   end Case_n1;

   procedure Case_early11 is
      protected O is procedure X; end O;
      package P is Y : Integer; end P;
      package body P is begin O.X; Put_Line ("P"); end P;
      protected body O is procedure X is begin Put_Line ("X"); end X; end O;
   begin
      null;
   end Case_early11;

   procedure Case_early15 is
      generic with procedure F; package G is end G;
      package body G is begin F; end G;
      procedure X;
      package I is new G (X);
      procedure X is begin Put_Line ("X"); end X;
   begin
      null;
   end Case_early15;

   procedure Case_n5 is
      package G0 is procedure X; generic package G is end G; end G0;
      package body G0 is package body G is begin X; end G; procedure X is begin Put_Line ("X"); end X; end G0;
      package I is new G0.G;
   begin
      null;
   end Case_n5;

   procedure Case_n6 is
      procedure X;
      generic package G is end G;
      package body G is begin X; end G;
      package I is new G;
      procedure X is begin Put_Line ("X"); end X;
   begin
      null;
   end Case_n6;

   procedure Case_n4 is
      function F return Integer;
      procedure P (N : Integer := F) is begin Put_Line (N'Image); end P;
      procedure Q is begin P; end Q;
      function F return Integer is begin return 5; end F;
      package K is end K;
      package body K is begin P; Q; end K;
   begin
      P; Q;
   end Case_n4;

   procedure Case_n11 is
      package P is type B is tagged record N : Integer; end record; procedure Op (X : B); procedure Cl (X : B'Class); end P;
      package body P is procedure Cl (X : B'Class) is begin Op (X); end Cl; procedure Op (X : B) is begin Put_Line ("op"); end Op; end P;
      package Q is type D is new P.B with null record; procedure Op (X : D); V : D; end Q;
      package body Q is procedure Op (X : D) is begin Put_Line ("opd"); end Op; begin P.Cl (V); end Q;
   begin
      P.Cl (Q.V);
   end Case_n11;

begin
   begin
      Case_n1;
      Put_Line ("n1 went on");
   exception
      when Program_Error => Put_Line ("n1 stopped");
   end;
   begin
      Case_early11;
      Put_Line ("early11 went on");
   exception
      when Program_Error => Put_Line ("early11 stopped");
   end;
   begin
      Case_early15;
      Put_Line ("early15 went on");
   exception
      when Program_Error => Put_Line ("early15 stopped");
   end;
   begin
      Case_n5;
      Put_Line ("n5 went on");
   exception
      when Program_Error => Put_Line ("n5 stopped");
   end;
   begin
      Case_n6;
      Put_Line ("n6 went on");
   exception
      when Program_Error => Put_Line ("n6 stopped");
   end;
   begin
      Case_n4;
      Put_Line ("n4 went on");
   exception
      when Program_Error => Put_Line ("n4 stopped");
   end;
   begin
      Case_n11;
      Put_Line ("n11 went on");
   exception
      when Program_Error => Put_Line ("n11 stopped");
   end;
end Called_Early;
