with Base; with Stacks;
package Counts is
   Total : Integer := 3;
   Start : constant Integer := Base.Twice (21);
   Again : Integer := Start + 1;
   Name : constant String := Base.Greeting;
   procedure Bump;
   package Global is new Stacks (Character, 9);
end Counts;
