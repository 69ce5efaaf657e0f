package Child_Base is
   Total : Integer := 1;
private
   Hidden : Integer := 10;
end Child_Base;
