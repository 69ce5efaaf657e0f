with Inside_Generic;
pragma Elaborate_All (Inside_Generic);
with Nested_Order;
pragma Elaborate_All (Nested_Order);
package Made_Outside is new Inside_Generic ("outside");
