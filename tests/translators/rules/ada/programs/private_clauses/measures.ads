package Measures is
   type Weight is delta 0.5 range 0.0 .. 10.0;
   type Level is delta 0.5 range 0.0 .. 10.0;
   for Level'Small use 0.125;
private
   for Weight'Small use 0.25;
end Measures;
