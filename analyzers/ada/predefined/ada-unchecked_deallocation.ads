generic
   type Object is limited private;
   type Name is access Object;
procedure Ada.Unchecked_Deallocation (X : in out Name);
