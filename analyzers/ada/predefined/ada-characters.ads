package Ada.Characters is
end Ada.Characters;
