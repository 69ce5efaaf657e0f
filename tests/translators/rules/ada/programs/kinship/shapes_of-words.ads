package Shapes_Of.Words is
   procedure Tell (S : Shape);
end Shapes_Of.Words;
