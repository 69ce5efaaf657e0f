"""Changes of which no mutants are made, told by their form, since they would say nothing of inputs.

Most mean what the program meant before, which the compiler does not prove; a swap that makes a constant the receiver of
a move means the same as the mutant in which the move is left out. What a declaration says (how many digits an item has,
how far the elements of a table are apart) is not changed where it stands, which is in constants, and so not where a
statement repeats it for COBOL's machine either. None of this is taken for a proof: what is left out here counts neither
for nor against the inputs, and other changes are drawn instead.
"""

from __future__ import annotations

import functools
import re

from tree_sitter import Node

_MACHINE = re.compile(rb"^use crate::theseus_rt::cobol|^\s*(?:import )?\"[\w/.-]*/theseusrt/cobol\"", re.M)
_SIZES = {"at": 1, "cut": 1, "cutsigned": 1, "keep": 2, "keepsigned": 2, "set": 2, "setsigned": 2, "outcome": 2, "start": 3}
"""Methods of COBOL's machine and which of their arguments repeats what a declaration says."""
_CONSTANT = re.compile(
    rb"(?:cobol\.)?(?:(?:SPACES|ZEROS|HIGH_VALUES|LOW_VALUES|QUOTES|Spaces|Zeros|HighValues|LowValues|Quotes)$|"
    rb"(?:number|text|every|Number|Text|Every)\()"
)
_ZERO = re.compile(rb'b?"-?0+"')
_EMPTY = re.compile(rb"^(?:fn (\w+)\([^()]*\)|func (\w+)\([^()]*\)) \{\s*\}", re.M)
_CALL = re.compile(rb"(\w+)\(\w*\);?")
_FIELDS = re.compile(rb"^fields!\(([\w\s,]*)\);|^// Items that need no storage\.\nvar ([\w, ]*) int64$", re.M)
_TOGETHER = re.compile(rb"set_each\(&\[[^\]]*\], -?\w+\);|^\s*\w+(?:, \w+)+ = -?\w+(?:, -?\w+)*$", re.M)
_SET = re.compile(rb"(\w+)(?:\.set\(| = )")
_REMARK = re.compile(rb"//[^\n]*")


def is_idle_statement(statement: Node, source: bytes) -> bool:
    """Whether it only calls a function of this file that does nothing, or sets a field that nothing in this file, which
    alone has it, reads."""
    text = statement.text or b""
    if (called := _CALL.fullmatch(text)) is not None:
        return called[1] in _empty_functions(source)
    return (changed := _SET.match(text)) is not None and changed[1] in _never_read(source)


def says_a_size(literal: Node, source: bytes) -> bool:
    """Whether a number repeats what a declaration says, or is the scale of a zero."""
    given = literal.parent
    call = given.parent if given is not None else None
    if given is None or call is None or call.type != "call_expression" or not uses_the_machine(source):
        return False
    name, arguments = _name(call), given.named_children
    place = next((number for number, each in enumerate(arguments) if each.id == literal.id), -1)
    if name == "number":
        return place == 1 and _ZERO.fullmatch(arguments[0].text or b"") is not None
    return _SIZES.get(name) == place


def is_idle_swap(call: Node, source: bytes) -> bool:
    """Whether a call with its first two arguments swapped means the same, or what it means when it is left out: a test
    whether two items are equal; a move whose receiver becomes a constant, which no move changes."""
    if not uses_the_machine(source):
        return False
    name, around = _name(call), call.parent
    arguments = call.child_by_field_name("arguments")
    if name == "moveto" and arguments is not None and arguments.named_children:
        return _CONSTANT.match(arguments.named_children[0].text or b"") is not None
    if name != "compare" or around is None or around.type != "binary_expression":
        return False
    operator, right = around.child_by_field_name("operator"), around.child_by_field_name("right")
    return operator is not None and right is not None and operator.text in (b"==", b"!=") and right.text == b"0"


@functools.lru_cache(maxsize=64)
def uses_the_machine(source: bytes) -> bool:
    """Whether a file calls COBOL's machine, of Theseus' support library."""
    return _MACHINE.search(source) is not None


@functools.lru_cache(maxsize=64)
def _empty_functions(source: bytes) -> frozenset[bytes]:
    return frozenset(found[1] or found[2] for found in _EMPTY.finditer(source))


@functools.lru_cache(maxsize=64)
def _never_read(source: bytes) -> frozenset[bytes]:
    """Fields of COBOL's that are nowhere but in statements that set them."""
    if not uses_the_machine(source):
        return frozenset()
    names = [name for found in _FIELDS.finditer(source) for name in re.findall(rb"\w+", found[1] or found[2])]
    rest = _REMARK.sub(b"", _TOGETHER.sub(b"", _FIELDS.sub(b"", source)))
    return frozenset(
        name for name in names
        if not re.search(rb"(?<!\w)%b(?!\w)" % name, re.sub(rb"^\s*%b(?:\.set\(| = )" % name, b"(", rest, flags=re.M))
    )  # fmt: skip


def _name(call: Node) -> str:
    """What a call calls, without underscores and in small letters, as both targets have it."""
    function = call.child_by_field_name("function")
    field = function.child_by_field_name("field") if function is not None else None
    text = (field or function).text if function is not None else b""
    return (text or b"").decode("utf-8", "replace").rpartition(".")[2].replace("_", "").lower()
