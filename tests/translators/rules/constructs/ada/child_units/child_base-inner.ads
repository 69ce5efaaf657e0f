package Child_Base.Inner is
   procedure Add (N : Integer);
   function Twice return Integer;
end Child_Base.Inner;
