package Shared_Objects is
   type Rec is record A, B : Integer := 4; end record;
   type Rec_Ref is access all Rec;
   type Int_Ref is access all Integer;
   type Const_Ref is access constant Integer;
   Shared : aliased Rec;
   Count : aliased Integer := 7;
   Limit : aliased constant Integer := 99;
   function Where return Int_Ref;
end Shared_Objects;
