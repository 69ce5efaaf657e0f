"""The predefined names that programs use most, so that their calls are told from those into the tree (ARM annex A).

Those that translate are the specifications in `predefined`; the others have here what overload resolution asks: names,
formals, types.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
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

# What the specifications beside this file, which hold what translates, lack of their packages.
_MORE = {
    "ada-text_io": """
   procedure Set_Error (File : File_Type);
   procedure Get_Immediate (Item : out Character);
   procedure Look_Ahead (Item : out Character; End_Of_Line : out Boolean);
""",
    "ada-strings-unbounded": """
   procedure Move (Source : Unbounded_String; Target : out Unbounded_String; Drop : Integer := 0);
   function Translate (Source : Unbounded_String; Mapping : Character_Mapping) return Unbounded_String;
   procedure Translate (Source : in out Unbounded_String; Mapping : Character_Mapping);
""",
    "ada-strings-fixed": """
   procedure Move (Source : String; Target : out String; Drop : Integer := 0);
   function Translate (Source : String; Mapping : Character_Mapping) return String;
   procedure Translate (Source : in out String; Mapping : Character_Mapping);
""",
    "ada-exceptions": """
   procedure Save_Occurrence (Target : out Exception_Occurrence; Source : Exception_Occurrence);
""",
}
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
   type Reference_Type (Element : access Element_Type) is private with Implicit_Dereference => Element;
   function Reference (Container : {type}; Position : Cursor) return Reference_Type;
   function Constant_Reference (Container : {type}; Position : Cursor) return Reference_Type;
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
generic
   type Element_Type (<>) is private;
package Ada.Containers.Indefinite_Holders is
   type Holder is tagged private;
   type Reference_Type (Element : access Element_Type) is private with Implicit_Dereference => Element;
   function To_Holder (New_Item : Element_Type) return Holder;
   function Is_Empty (Container : Holder) return Boolean;
   procedure Clear (Container : in out Holder);
   function Element (Container : Holder) return Element_Type;
   procedure Replace_Element (Container : in out Holder; New_Item : Element_Type);
   procedure Query_Element (Container : Holder; Process : access procedure (Element : Element_Type));
   procedure Update_Element (Container : in out Holder; Process : access procedure (Element : Element_Type));
   function Reference (Container : Holder) return Reference_Type;
   function Constant_Reference (Container : Holder) return Reference_Type;
   procedure Assign (Target : in out Holder; Source : Holder);
   function Copy (Source : Holder) return Holder;
   procedure Move (Target : in out Holder; Source : in out Holder);
end Ada.Containers.Indefinite_Holders;
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
package Ada.Float_Text_IO is new Ada.Text_IO.Float_IO (Float);
package Text_IO renames Ada.Text_IO;
package Calendar renames Ada.Calendar;
"""


@cache
def predefined() -> tuple[dict[str, Any], ...]:
    """Outlines of predefined packages. Containers are described here as call edges see them: with cursors, and as arrays."""
    specifications = []
    for path in sorted((Path(__file__).parent / "predefined").glob("*.ads")):
        if not path.name.startswith("ada-containers-"):
            head, end, name = path.read_text("ascii").rpartition("\nend ")
            specifications.append(f"{head}{_MORE.get(path.stem, '')}{end}{name}")
    containers = "".join(
        "generic\n" + "".join(f"   type {formal} is private;\n" for formal in formals)
        + _CONTAINER.format(name=before + name, type=kind, more=more.format(type=kind))
        for name, kind, formals, more in _CONTAINERS for before in ("", "Indefinite_")
    )  # fmt: skip
    return tuple(found for text in (*specifications, _OTHERS, containers) for found in outline(text))
