with Ada.Strings.Maps;
package Ada.Strings.Unbounded is
   type Unbounded_String is private;
   Null_Unbounded_String : constant Unbounded_String;
   function Length (Source : Unbounded_String) return Natural;
   function To_Unbounded_String (Source : String) return Unbounded_String;
   function To_Unbounded_String (Length : Natural) return Unbounded_String;
   function To_String (Source : Unbounded_String) return String;
   procedure Set_Unbounded_String (Target : out Unbounded_String; Source : String);
   procedure Append (Source : in out Unbounded_String; New_Item : Unbounded_String);
   procedure Append (Source : in out Unbounded_String; New_Item : String);
   procedure Append (Source : in out Unbounded_String; New_Item : Character);
   function "&" (Left : Unbounded_String; Right : Unbounded_String) return Unbounded_String;
   function "&" (Left : Unbounded_String; Right : String) return Unbounded_String;
   function "&" (Left : String; Right : Unbounded_String) return Unbounded_String;
   function "&" (Left : Unbounded_String; Right : Character) return Unbounded_String;
   function "&" (Left : Character; Right : Unbounded_String) return Unbounded_String;
   function Element (Source : Unbounded_String; Index : Positive) return Character;
   procedure Replace_Element (Source : in out Unbounded_String; Index : Positive; By : Character);
   function Slice (Source : Unbounded_String; Low : Positive; High : Natural) return String;
   function Unbounded_Slice
     (Source : Unbounded_String; Low : Positive; High : Natural) return Unbounded_String;
   function "=" (Left : Unbounded_String; Right : Unbounded_String) return Boolean;
   function "=" (Left : Unbounded_String; Right : String) return Boolean;
   function "=" (Left : String; Right : Unbounded_String) return Boolean;
   function "<" (Left : Unbounded_String; Right : Unbounded_String) return Boolean;
   function "<" (Left : Unbounded_String; Right : String) return Boolean;
   function "<" (Left : String; Right : Unbounded_String) return Boolean;
   function "<=" (Left : Unbounded_String; Right : Unbounded_String) return Boolean;
   function "<=" (Left : Unbounded_String; Right : String) return Boolean;
   function "<=" (Left : String; Right : Unbounded_String) return Boolean;
   function ">" (Left : Unbounded_String; Right : Unbounded_String) return Boolean;
   function ">" (Left : Unbounded_String; Right : String) return Boolean;
   function ">" (Left : String; Right : Unbounded_String) return Boolean;
   function ">=" (Left : Unbounded_String; Right : Unbounded_String) return Boolean;
   function ">=" (Left : Unbounded_String; Right : String) return Boolean;
   function ">=" (Left : String; Right : Unbounded_String) return Boolean;
   function Index
     (Source : Unbounded_String; Pattern : String; Going : Direction := Forward) return Natural;
   function Index
     (Source : Unbounded_String; Pattern : String; From : Positive; Going : Direction := Forward)
      return Natural;
   function Index_Non_Blank (Source : Unbounded_String; Going : Direction := Forward) return Natural;
   function Count (Source : Unbounded_String; Pattern : String) return Natural;
   function Replace_Slice
     (Source : Unbounded_String; Low : Positive; High : Natural; By : String) return Unbounded_String;
   procedure Replace_Slice
     (Source : in out Unbounded_String; Low : Positive; High : Natural; By : String);
   function Insert
     (Source : Unbounded_String; Before : Positive; New_Item : String) return Unbounded_String;
   procedure Insert (Source : in out Unbounded_String; Before : Positive; New_Item : String);
   function Overwrite
     (Source : Unbounded_String; Position : Positive; New_Item : String) return Unbounded_String;
   procedure Overwrite (Source : in out Unbounded_String; Position : Positive; New_Item : String);
   function Delete
     (Source : Unbounded_String; From : Positive; Through : Natural) return Unbounded_String;
   procedure Delete (Source : in out Unbounded_String; From : Positive; Through : Natural);
   function Trim (Source : Unbounded_String; Side : Trim_End) return Unbounded_String;
   procedure Trim (Source : in out Unbounded_String; Side : Trim_End);
   function Head
     (Source : Unbounded_String; Count : Natural; Pad : Character := Space) return Unbounded_String;
   procedure Head (Source : in out Unbounded_String; Count : Natural; Pad : Character := Space);
   function Tail
     (Source : Unbounded_String; Count : Natural; Pad : Character := Space) return Unbounded_String;
   procedure Tail (Source : in out Unbounded_String; Count : Natural; Pad : Character := Space);
   function "*" (Left : Natural; Right : Character) return Unbounded_String;
   function "*" (Left : Natural; Right : String) return Unbounded_String;
   function "*" (Left : Natural; Right : Unbounded_String) return Unbounded_String;
private
   type Unbounded_String is null record;
end Ada.Strings.Unbounded;
