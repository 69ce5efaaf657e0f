with Late_Limits_Good; use Late_Limits_Good;
pragma Elaborate_All (Late_Limits_Good);
package Late_Limits_Bad is
   V : Integer := 3;
   subtype Wrong is Few range 1 .. K + 1;
end Late_Limits_Bad;
