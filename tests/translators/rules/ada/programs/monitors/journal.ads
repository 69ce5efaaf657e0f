package Journal is
   Failed : exception;
   procedure Note (N : Integer);
   function Last return Integer;
   function Noted return Natural;
   function Sum return Integer;
   procedure Clear (N : out Natural);
end Journal;
