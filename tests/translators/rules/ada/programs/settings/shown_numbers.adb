package body Shown_Numbers is
   procedure Show (X : Integer) is
   begin
      Int_IO.Put (X);
      Ada.Text_IO.Put_Line ("|");
   end Show;

   procedure Narrow (To : Ada.Text_IO.Field) is
   begin
      Int_IO.Default_Width := To;
   end Narrow;

   package body Lists is
      procedure Show (X : Number) is
      begin
         Own_IO.Put (X);
         Ada.Text_IO.Put_Line ("|");
      end Show;
   end Lists;
end Shown_Numbers;
