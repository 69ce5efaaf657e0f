package Ada.Tags is
   type Tag is private;
   No_Tag : constant Tag;
   function Expanded_Name (T : Tag) return String;
   function External_Tag (T : Tag) return String;
   function Internal_Tag (External : String) return Tag;
   Tag_Error : exception;
private
   type Tag is limited null record;
   No_Tag : constant Tag := (null record);
end Ada.Tags;
