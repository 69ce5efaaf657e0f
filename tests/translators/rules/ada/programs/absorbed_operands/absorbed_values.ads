--  What GNAT leaves out of operands that do not matter: `X * 0`, `X ** 0`, `X rem 1`, `X and False`. Their checks of
--  overflow are lost, all others are made.
package Absorbed_Values is
   procedure Show_All;
end Absorbed_Values;
