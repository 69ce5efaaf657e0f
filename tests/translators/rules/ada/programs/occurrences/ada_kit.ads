package Ada_Kit is
   Broken : exception;
end Ada_Kit;
