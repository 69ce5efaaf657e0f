"""The predefined names that programs use most, so that their calls are told from those into the tree (ARM annex A).

Only what overload resolution asks: names, formals, types.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from analyzers.ada.outline import outline

# The library units below which everything is predefined (ARM annex A and J) or GNAT's.
ROOTS = ("ada", "gnat", "interfaces", "system", "standard", "text_io", "unchecked_conversion", "calendar",
         "unchecked_deallocation", "direct_io", "sequential_io", "io_exceptions", "machine_code")  # fmt: skip
# Of package Standard: what kind of type, and the type that it is a subtype of.
STANDARD = {
    "string": ("string", "string"), "integer": ("number", "integer"), "natural": ("number", "integer"),
    "positive": ("number", "integer"), "boolean": ("enumeration", "boolean"), "character": ("character", "character"),
    "float": ("real", "float"), "duration": ("real", "duration"), "long_integer": ("number", "long_integer"),
    "long_float": ("real", "long_float"), "wide_string": ("string", "wide_string"),
    "wide_character": ("character", "wide_character"), "long_long_integer": ("number", "long_long_integer"),
}  # fmt: skip

_TEXT_IO = """
   type File_Type is limited private;
   type File_Mode is (In_File, Out_File, Append_File);
   type Count is range 0 .. 1000000;
   subtype Positive_Count is Count;
   subtype Field is Integer;
   procedure Create (File : in out File_Type; Mode : File_Mode := Out_File; Name : String := ""; Form : String := "");
   procedure Open (File : in out File_Type; Mode : File_Mode; Name : String; Form : String := "");
   procedure Close (File : in out File_Type);
   procedure Delete (File : in out File_Type);
   procedure Reset (File : in out File_Type; Mode : File_Mode := In_File);
   function Mode (File : File_Type) return File_Mode;
   function Name (File : File_Type) return String;
   function Is_Open (File : File_Type) return Boolean;
   procedure Set_Output (File : File_Type);
   procedure Set_Input (File : File_Type);
   procedure Set_Error (File : File_Type);
   function Standard_Output return File_Type;
   function Standard_Input return File_Type;
   function Standard_Error return File_Type;
   function Current_Output return File_Type;
   function Current_Input return File_Type;
   procedure Flush (File : File_Type);
   procedure Flush;
   procedure New_Line (File : File_Type; Spacing : Positive_Count := 1);
   procedure New_Line (Spacing : Positive_Count := 1);
   procedure Skip_Line (File : File_Type; Spacing : Positive_Count := 1);
   procedure Skip_Line (Spacing : Positive_Count := 1);
   procedure New_Page;
   function End_Of_Line (File : File_Type) return Boolean;
   function End_Of_Line return Boolean;
   function End_Of_File (File : File_Type) return Boolean;
   function End_Of_File return Boolean;
   procedure Set_Col (File : File_Type; To : Positive_Count);
   procedure Set_Col (To : Positive_Count);
   procedure Set_Line (To : Positive_Count);
   function Col (File : File_Type) return Positive_Count;
   function Col return Positive_Count;
   function Line (File : File_Type) return Positive_Count;
   function Line return Positive_Count;
   function Page return Positive_Count;
   procedure Get (File : File_Type; Item : out {c});
   procedure Get (Item : out {c});
   procedure Get (File : File_Type; Item : out {s});
   procedure Get (Item : out {s});
   procedure Put (File : File_Type; Item : {c});
   procedure Put (Item : {c});
   procedure Put (File : File_Type; Item : {s});
   procedure Put (Item : {s});
   procedure Get_Line (File : File_Type; Item : out {s}; Last : out Natural);
   procedure Get_Line (Item : out {s}; Last : out Natural);
   function Get_Line (File : File_Type) return {s};
   function Get_Line return {s};
   procedure Put_Line (File : File_Type; Item : {s});
   procedure Put_Line (Item : {s});
   procedure Get_Immediate (Item : out {c});
   procedure Look_Ahead (Item : out {c}; End_Of_Line : out Boolean);
   generic
      type Num is range <>;
   package Integer_IO is
{number}
   end Integer_IO;
   generic
      type Num is mod <>;
   package Modular_IO is
{number}
   end Modular_IO;
   generic
      type Num is digits <>;
   package Float_IO is
{real}
   end Float_IO;
   generic
      type Num is delta <>;
   package Fixed_IO is
{real}
   end Fixed_IO;
   generic
      type Enum is (<>);
   package Enumeration_IO is
      procedure Put (File : File_Type; Item : Enum; Width : Field := 0; Set : Integer := 0);
      procedure Put (Item : Enum; Width : Field := 0; Set : Integer := 0);
      procedure Get (File : File_Type; Item : out Enum);
      procedure Get (Item : out Enum);
   end Enumeration_IO;
"""
_NUMBER = """
      procedure Put (File : Ada.Text_IO.File_Type; Item : {t}; Width : Integer := 0; Base : Integer := 10);
      procedure Put (Item : {t}; Width : Integer := 0; Base : Integer := 10);
      procedure Put (To : out String; Item : {t}; Base : Integer := 10);
      procedure Get (File : Ada.Text_IO.File_Type; Item : out {t}; Width : Integer := 0);
      procedure Get (Item : out {t}; Width : Integer := 0);
      procedure Get (From : String; Item : out {t}; Last : out Positive);"""
_REAL = """
      procedure Put (File : Ada.Text_IO.File_Type; Item : {t}; Fore : Integer := 2; Aft : Integer := 2; Exp : Integer := 3);
      procedure Put (Item : {t}; Fore : Integer := 2; Aft : Integer := 2; Exp : Integer := 3);
      procedure Put (To : out String; Item : {t}; Aft : Integer := 2; Exp : Integer := 3);
      procedure Get (File : Ada.Text_IO.File_Type; Item : out {t}; Width : Integer := 0);
      procedure Get (Item : out {t}; Width : Integer := 0);"""
_STRINGS = """
   procedure Move (Source : {o}; Target : out {o}; Drop : Integer := 0);
   function Index (Source : {u}; Pattern : String; Going : Direction := Forward; Mapping : Character_Mapping := Identity)
     return Natural;
   function Index (Source : {u}; Pattern : String; From : Positive; Going : Direction := Forward) return Natural;
   function Index_Non_Blank (Source : {u}; Going : Direction := Forward) return Natural;
   function Count (Source : {u}; Pattern : String) return Natural;
   function Translate (Source : {u}; Mapping : Character_Mapping) return {u};
   procedure Translate (Source : in out {u}; Mapping : Character_Mapping);
   function Replace_Slice (Source : {u}; Low : Positive; High : Natural; By : String) return {u};
   procedure Replace_Slice (Source : in out {u}; Low : Positive; High : Natural; By : String);
   function Insert (Source : {u}; Before : Positive; New_Item : String) return {u};
   procedure Insert (Source : in out {u}; Before : Positive; New_Item : String);
   function Overwrite (Source : {u}; Position : Positive; New_Item : String) return {u};
   function Delete (Source : {u}; From : Positive; Through : Natural) return {u};
   procedure Delete (Source : in out {u}; From : Positive; Through : Natural);
   function Trim (Source : {u}; Side : Trim_End) return {u};
   procedure Trim (Source : in out {u}; Side : Trim_End);
   function Head (Source : {u}; Count : Natural; Pad : Character := ' ') return {u};
   procedure Head (Source : in out {u}; Count : Natural; Pad : Character := ' ');
   function Tail (Source : {u}; Count : Natural; Pad : Character := ' ') return {u};
   procedure Tail (Source : in out {u}; Count : Natural; Pad : Character := ' ');
"""
_CONTAINER = """
package Ada.Containers.{name} is
   type {type} is array (Integer range <>) of Element_Type;
   type Cursor is private;
   function Length (Container : {type}) return Natural;
   function Capacity (Container : {type}) return Natural;
   procedure Reserve_Capacity (Container : in out {type}; Capacity : Natural);
   function Is_Empty (Container : {type}) return Boolean;
   procedure Clear (Container : in out {type});
   procedure Assign (Target : in out {type}; Source : {type});
   function Copy (Source : {type}; Capacity : Natural := 0) return {type};
   procedure Move (Target : in out {type}; Source : in out {type});
   function First (Container : {type}) return Cursor;
   function Last (Container : {type}) return Cursor;
   function Next (Position : Cursor) return Cursor;
   procedure Next (Position : in out Cursor);
   function Previous (Position : Cursor) return Cursor;
   procedure Previous (Position : in out Cursor);
   function Has_Element (Position : Cursor) return Boolean;
   function Element (Position : Cursor) return Element_Type;
   function First_Element (Container : {type}) return Element_Type;
   function Last_Element (Container : {type}) return Element_Type;
   procedure Delete (Container : in out {type}; Position : in out Cursor; Count : Natural := 1);
   procedure Replace_Element (Container : in out {type}; Position : Cursor; New_Item : Element_Type);
   type Iterated is array (Integer range <>) of Cursor;
   function Iterate (Container : {type}) return Iterated;
   function Iterate (Container : {type}; Start : Cursor) return Iterated;
   procedure Iterate (Container : {type}; Process : access procedure (Position : Cursor));
   procedure Query_Element (Position : Cursor; Process : access procedure (Element : Element_Type));
   procedure Update_Element (Container : in out {type}; Position : Cursor; Process : access procedure (E : Element_Type));
   function Reference (Container : {type}; Position : Cursor) return Element_Type;
   function Constant_Reference (Container : {type}; Position : Cursor) return Element_Type;
{more}
end Ada.Containers.{name};
"""
_SEQUENCE = """
   procedure Append (Container : in out {type}; New_Item : Element_Type; Count : Natural := 1);
   procedure Append (Container : in out {type}; New_Item : {type});
   procedure Prepend (Container : in out {type}; New_Item : Element_Type; Count : Natural := 1);
   procedure Insert (Container : in out {type}; Before : Cursor; New_Item : Element_Type; Count : Natural := 1);
   procedure Delete_First (Container : in out {type}; Count : Natural := 1);
   procedure Delete_Last (Container : in out {type}; Count : Natural := 1);
   procedure Reverse_Elements (Container : in out {type});
   function Find (Container : {type}; Item : Element_Type) return Cursor;
   function Contains (Container : {type}; Item : Element_Type) return Boolean;
"""
_INDEXED = """
   function Element (Container : {type}; Index : Index_Type) return Element_Type;
   function First_Index (Container : {type}) return Index_Type;
   function Last_Index (Container : {type}) return Index_Type;
   procedure Replace_Element (Container : in out {type}; Index : Index_Type; New_Item : Element_Type);
   procedure Insert (Container : in out {type}; Before : Index_Type; New_Item : Element_Type; Count : Natural := 1);
   procedure Delete (Container : in out {type}; Index : Index_Type; Count : Natural := 1);
   procedure Swap (Container : in out {type}; I : Index_Type; J : Index_Type);
   function Find_Index (Container : {type}; Item : Element_Type; Index : Index_Type := 1) return Index_Type;
"""
_MAP = """
   function Key (Position : Cursor) return Key_Type;
   function Element (Container : {type}; Key : Key_Type) return Element_Type;
   function Find (Container : {type}; Key : Key_Type) return Cursor;
   function Contains (Container : {type}; Key : Key_Type) return Boolean;
   procedure Insert (Container : in out {type}; Key : Key_Type; New_Item : Element_Type);
   procedure Insert (Container : in out {type}; Key : Key_Type; New_Item : Element_Type; Position : out Cursor;
                     Inserted : out Boolean);
   procedure Include (Container : in out {type}; Key : Key_Type; New_Item : Element_Type);
   procedure Replace (Container : in out {type}; Key : Key_Type; New_Item : Element_Type);
   procedure Exclude (Container : in out {type}; Key : Key_Type);
   procedure Delete (Container : in out {type}; Key : Key_Type);
"""
_SET = """
   function Find (Container : {type}; Item : Element_Type) return Cursor;
   function Contains (Container : {type}; Item : Element_Type) return Boolean;
   procedure Insert (Container : in out {type}; New_Item : Element_Type);
   procedure Insert (Container : in out {type}; New_Item : Element_Type; Position : out Cursor; Inserted : out Boolean);
   procedure Include (Container : in out {type}; New_Item : Element_Type);
   procedure Exclude (Container : in out {type}; Item : Element_Type);
   procedure Delete (Container : in out {type}; Item : Element_Type);
   procedure Union (Target : in out {type}; Source : {type});
   procedure Intersection (Target : in out {type}; Source : {type});
   procedure Difference (Target : in out {type}; Source : {type});
"""
# Name, type, formals in order, what it has beside that which all have.
_CONTAINERS = (
    ("Vectors", "Vector", ("Index_Type", "Element_Type"), _SEQUENCE + _INDEXED),
    ("Doubly_Linked_Lists", "List", ("Element_Type",), _SEQUENCE),
    ("Hashed_Maps", "Map", ("Key_Type", "Element_Type"), _MAP),
    ("Ordered_Maps", "Map", ("Key_Type", "Element_Type"), _MAP),
    ("Hashed_Sets", "Set", ("Element_Type",), _SET),
    ("Ordered_Sets", "Set", ("Element_Type",), _SET),
)
_OTHERS = """
package Ada.Strings.Unbounded is
   type Unbounded_String is private;
   function Null_Unbounded_String return Unbounded_String;
   function Length (Source : Unbounded_String) return Natural;
   function To_Unbounded_String (Source : String) return Unbounded_String;
   function To_Unbounded_String (Length : Natural) return Unbounded_String;
   function To_String (Source : Unbounded_String) return String;
   procedure Set_Unbounded_String (Target : out Unbounded_String; Source : String);
   procedure Append (Source : in out Unbounded_String; New_Item : Unbounded_String);
   procedure Append (Source : in out Unbounded_String; New_Item : String);
   procedure Append (Source : in out Unbounded_String; New_Item : Character);
   function Element (Source : Unbounded_String; Index : Positive) return Character;
   procedure Replace_Element (Source : in out Unbounded_String; Index : Positive; By : Character);
   function Slice (Source : Unbounded_String; Low : Positive; High : Natural) return String;
   function Unbounded_Slice (Source : Unbounded_String; Low : Positive; High : Natural) return Unbounded_String;
{unbounded}
end Ada.Strings.Unbounded;
package Ada.Strings.Fixed is
{fixed}
end Ada.Strings.Fixed;
package Ada.Characters.Handling is
   function Is_Control (Item : Character) return Boolean;
   function Is_Graphic (Item : Character) return Boolean;
   function Is_Letter (Item : Character) return Boolean;
   function Is_Lower (Item : Character) return Boolean;
   function Is_Upper (Item : Character) return Boolean;
   function Is_Digit (Item : Character) return Boolean;
   function Is_Alphanumeric (Item : Character) return Boolean;
   function Is_Space (Item : Character) return Boolean;
   function To_Lower (Item : Character) return Character;
   function To_Upper (Item : Character) return Character;
   function To_Lower (Item : String) return String;
   function To_Upper (Item : String) return String;
end Ada.Characters.Handling;
package Ada.Command_Line is
   function Argument_Count return Natural;
   function Argument (Number : Positive) return String;
   function Command_Name return String;
   type Exit_Status is new Integer;
   procedure Set_Exit_Status (Code : Exit_Status);
end Ada.Command_Line;
package Ada.Exceptions is
   type Exception_Occurrence is limited private;
   type Exception_Id is private;
   function Exception_Name (X : Exception_Occurrence) return String;
   function Exception_Message (X : Exception_Occurrence) return String;
   function Exception_Information (X : Exception_Occurrence) return String;
   procedure Raise_Exception (E : Exception_Id; Message : String := "");
   procedure Reraise_Occurrence (X : Exception_Occurrence);
   procedure Save_Occurrence (Target : out Exception_Occurrence; Source : Exception_Occurrence);
   function Exception_Identity (X : Exception_Occurrence) return Exception_Id;
end Ada.Exceptions;
package Ada.Calendar is
   type Time is private;
   function Clock return Time;
   function Year (Date : Time) return Integer;
   function Month (Date : Time) return Integer;
   function Day (Date : Time) return Integer;
   function Seconds (Date : Time) return Duration;
   procedure Split (Date : Time; Year : out Integer; Month : out Integer; Day : out Integer; Seconds : out Duration);
   function Time_Of (Year : Integer; Month : Integer; Day : Integer; Seconds : Duration := 0.0) return Time;
end Ada.Calendar;
package Ada.Directories is
   function Exists (Name : String) return Boolean;
   procedure Delete_File (Name : String);
   procedure Create_Directory (New_Directory : String; Form : String := "");
   function Current_Directory return String;
   function Simple_Name (Name : String) return String;
   function Base_Name (Name : String) return String;
   function Full_Name (Name : String) return String;
   function Extension (Name : String) return String;
   function Containing_Directory (Name : String) return String;
   procedure Rename (Old_Name : String; New_Name : String);
   procedure Copy_File (Source_Name : String; Target_Name : String; Form : String := "");
end Ada.Directories;
package Interfaces.C is
   type int is range 0 .. 1;
   type char is new Character;
   type char_array is array (Integer range <>) of char;
   function To_C (Item : String; Append_Nul : Boolean := True) return char_array;
   function To_Ada (Item : char_array; Trim_Nul : Boolean := True) return String;
end Interfaces.C;
package Interfaces.C.Strings is
   type chars_ptr is private;
   function New_String (Str : String) return chars_ptr;
   function Value (Item : chars_ptr) return String;
   procedure Free (Item : in out chars_ptr);
end Interfaces.C.Strings;
package Ada.Integer_Text_IO is new Ada.Text_IO.Integer_IO (Integer);
package Ada.Float_Text_IO is new Ada.Text_IO.Float_IO (Float);
package Text_IO renames Ada.Text_IO;
package Calendar renames Ada.Calendar;
"""


@cache
def predefined() -> tuple[dict[str, Any], ...]:
    """Outlines of predefined packages."""
    text_io = _TEXT_IO.format(c="Character", s="String", number=_NUMBER.format(t="Num"), real=_REAL.format(t="Num"))
    others = _OTHERS.format(unbounded=_STRINGS.format(u="Unbounded_String", o="Unbounded_String"),
                            fixed=_STRINGS.format(u="String", o="String"))  # fmt: skip
    containers = "".join(
        "generic\n" + "".join(f"   type {formal} is private;\n" for formal in formals)
        + _CONTAINER.format(name=before + name, type=kind, more=more.format(type=kind))
        for name, kind, formals, more in _CONTAINERS for before in ("", "Indefinite_")
    )  # fmt: skip
    return tuple(outline(f"package Ada.Text_IO is{text_io}end Ada.Text_IO;\n{others}{containers}"))
