"""The predefined names that programs use most, so that their calls are told from those into the tree (ARM annex A).

Those that translate are the specifications in `predefined`; the others have here what overload resolution asks: names,
formals, types.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from analyzers.ada.outline import outline

_CALLABLE = re.compile(r" *(function|procedure) (\S+)\s+\(([^()]*)\)(?: return \w+)?;\n")
_SPECIFICATIONS = Path(__file__).parent / "predefined"

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
# Containers: what their specifications lack, which is what cursors, other counts and references need.
_CURSORS = """
   function Capacity (Container : {type}) return Count_Type;
   procedure Reserve_Capacity (Container : in out {type}; Capacity : Count_Type);
   procedure Assign (Target : in out {type}; Source : {type});
   function Copy (Source : {type}; Capacity : Count_Type := 0) return {type};
   procedure Move (Target : in out {type}; Source : in out {type});
   function First (Container : {type}) return Cursor;
   function Last (Container : {type}) return Cursor;
   function Next (Position : Cursor) return Cursor;
   procedure Next (Position : in out Cursor);
   function Previous (Position : Cursor) return Cursor;
   procedure Previous (Position : in out Cursor);
   function Has_Element (Position : Cursor) return Boolean;
   function Element (Position : Cursor) return Element_Type;
   procedure Delete (Container : in out {type}; Position : in out Cursor; Count : Count_Type := 1);
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
"""
_SEQUENCE = """
   procedure Append (Container : in out {type}; New_Item : Element_Type; Count : Count_Type);
   procedure Append (Container : in out {type}; New_Item : {type});
   procedure Prepend (Container : in out {type}; New_Item : Element_Type; Count : Count_Type);
   procedure Insert (Container : in out {type}; Before : Cursor; New_Item : Element_Type; Count : Count_Type := 1);
   procedure Delete_First (Container : in out {type}; Count : Count_Type);
   procedure Delete_Last (Container : in out {type}; Count : Count_Type);
   function Find (Container : {type}; Item : Element_Type) return Cursor;
"""
_INDEXED = """
   procedure Insert (Container : in out {type}; Before : Index_Type; New_Item : Element_Type; Count : Count_Type := 1);
   procedure Delete (Container : in out {type}; Index : Index_Type; Count : Count_Type := 1);
   function Find_Index (Container : {type}; Item : Element_Type; Index : Index_Type := 1) return Index_Type;
"""
_MAP = """
   function Key (Position : Cursor) return Key_Type;
   function Find (Container : {type}; Key : Key_Type) return Cursor;
   procedure Insert (Container : in out {type}; Key : Key_Type; New_Item : Element_Type; Position : out Cursor;
                     Inserted : out Boolean);
"""
_SET = """
   procedure Union (Target : in out {type}; Source : {type});
   procedure Intersection (Target : in out {type}; Source : {type});
   procedure Difference (Target : in out {type}; Source : {type});
"""
# Name, type, the specification that says what it has, and what that lacks.
_CONTAINERS = (
    ("Vectors", "Vector", "vectors", _SEQUENCE + _INDEXED),
    ("Doubly_Linked_Lists", "List", "doubly_linked_lists", _SEQUENCE),
    ("Hashed_Maps", "Map", "hashed_maps", _MAP),
    ("Ordered_Maps", "Map", "ordered_maps", _MAP),
    ("Hashed_Sets", "Set", "hashed_sets", _SET),
    ("Ordered_Sets", "Set", "ordered_sets", _SET),
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
generic
   type Object (<>) is limited private;
   type Name is access Object;
procedure Ada.Unchecked_Deallocation (X : in out Name);
generic
   type Source (<>) is limited private;
   type Target (<>) is limited private;
function Ada.Unchecked_Conversion (S : Source) return Target;
package Ada.Float_Text_IO is new Ada.Text_IO.Float_IO (Float);
package Text_IO renames Ada.Text_IO;
package Calendar renames Ada.Calendar;
package ASCII is
   NUL, SOH, STX, ETX, EOT, ENQ, ACK, BEL, BS, HT, LF, VT, FF, CR, SO, SI, DLE, DC1, DC2, DC3, DC4, NAK, SYN, ETB, CAN, EM,
   SUB, ESC, FS, GS, RS, US, DEL : constant Character := ' ';
end ASCII;
"""


@cache
def predefined() -> tuple[dict[str, Any], ...]:
    """Outlines of predefined packages."""
    specifications = []
    for path in sorted(_SPECIFICATIONS.glob("*.ads")):
        if not path.name.startswith("ada-containers-"):
            head, end, name = path.read_text("ascii").rpartition("\nend ")
            specifications.append(f"{head}{_MORE.get(path.stem, '')}{end}{name}")
    containers = [
        _container(prefix + name, kind, specification, more)
        for name, kind, specification, more in _CONTAINERS for prefix in ("", "Indefinite_")
    ]  # fmt: skip
    return tuple(found for text in (*specifications, _OTHERS, *containers) for found in outline(text))


def _container(name: str, kind: str, specification: str, more: str) -> str:
    """A container as call edges see it: what its specification shows, with cursors, as an array of its elements."""
    text = (_SPECIFICATIONS / f"ada-containers-{specification}.ads").read_text("ascii")
    formals, _, rest = text.partition("package ")
    more = (_CURSORS + more).format(type=kind)
    offered = {_profile(found) for found in _CALLABLE.finditer(more)}
    shown = rest.partition(" is\n")[2].partition("\nprivate\n")[0].partition("   generic\n")[0]
    shown = _CALLABLE.sub(lambda found: "" if _profile(found) in offered else found[0], shown)
    body = shown + more
    array = f"type {kind} is array (Integer range <>) of Element_Type;"
    return f"{formals}package Ada.Containers.{name} is\n{body.replace(f'type {kind} is private;', array)}\nend Ada.Containers.{name};\n"


def _profile(found: re.Match[str]) -> tuple[str, str, tuple[str, ...]]:
    """A subprogram's name and its parameters' types, but for those that a call may leave out."""
    parameters = []
    for group in found[3].split(";"):
        names, _, mark = group.partition(":")
        if ":=" not in group:
            parameters += [mark.split()[-1].lower()] * len(names.split(","))
    return found[1], found[2].lower(), tuple(parameters)
