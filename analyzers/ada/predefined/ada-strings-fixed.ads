with Ada.Strings.Maps;
package Ada.Strings.Fixed is
   function Index (Source : String; Pattern : String; Going : Direction := Forward) return Natural;
   function Index
     (Source : String; Pattern : String; From : Positive; Going : Direction := Forward) return Natural;
   function Index_Non_Blank (Source : String; Going : Direction := Forward) return Natural;
   function Count (Source : String; Pattern : String) return Natural;
   function Trim (Source : String; Side : Trim_End) return String;
   function Head (Source : String; Count : Natural; Pad : Character := Space) return String;
   function Tail (Source : String; Count : Natural; Pad : Character := Space) return String;
   function Replace_Slice (Source : String; Low : Positive; High : Natural; By : String) return String;
   function Insert (Source : String; Before : Positive; New_Item : String) return String;
   function Overwrite (Source : String; Position : Positive; New_Item : String) return String;
   function Delete (Source : String; From : Positive; Through : Natural) return String;
   procedure Move
     (Source  : String;
      Target  : out String;
      Drop    : Truncation := Error;
      Justify : Alignment := Left;
      Pad     : Character := Space);
   function "*" (Left : Natural; Right : Character) return String;
   function "*" (Left : Natural; Right : String) return String;
end Ada.Strings.Fixed;
