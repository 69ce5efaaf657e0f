"""Changes of which no mutants are made, told by their form, since they would say nothing of inputs.

Most mean what the program meant before, which the compiler does not prove; a swap that makes a constant the receiver of
a move means the same as the mutant in which the move is left out. Numbers that say sizes (how many digits an item has, how
far the elements of a table are apart) are changed like others: whether inputs come to where digits are cut off is what is
asked. None of this is taken for a proof: what is left out here counts neither for nor against the inputs, and other
changes are drawn instead.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from tree_sitter import Node

_MACHINE = re.compile(rb"^use crate::theseus_rt::cobol|^\s*(?:import )?\"[\w/.-]*/theseusrt/cobol\"", re.M)
_GIVEN_THE_MACHINE = re.compile(rb"\((?:.*[ ,])?m(?:: &| \*cobol\.)Machine\b", re.S)
_CONSTANT = re.compile(
    rb"(?:cobol\.)?(?:(?:SPACES|ZEROS|HIGH_VALUES|LOW_VALUES|QUOTES|Spaces|Zeros|HighValues|LowValues|Quotes)$|"
    rb"(?:number|text|every|Number|Text|Every)\()"
)
_LIBRARY = re.compile(rb"^\s*(?:import )?\"[\w/.-]*/theseusrt\"$|^use crate::theseus_rt as rt;$", re.M)
_SUM_OR_PRODUCT = re.compile(rb"(?:theseusrt\.(?:Add|Mul)|rt::(?:add|mul))\((.*)\)", re.S)
_ONLY_READ = re.compile(rb"[\w.]+|u?int\d*\([\w.]+\)")
_ZERO = re.compile(rb'b?"-?0+"')
# What is given by value ends with the function (a file is written and closed): not nothing.
_EMPTY = re.compile(rb"^(?:fn (\w+)\((?:\w+: &[^()]*)?\)|func (\w+)\([^()]*\)) \{\s*\}", re.M)
_CALL = re.compile(rb"(\w+)\(\w*\);?")
_FIELDS = re.compile(rb"^fields!\(([\w\s,]*)\);|(?<=^// Items that need no storage\.\n)var ([\w, ]*) int64$", re.M)
_TOGETHER = re.compile(rb"set_each\(&\[[^\]]*\], -?\d+\);|^\s*\w+(?:, \w+)+ = -?\d+(?:, -?\d+)*$", re.M)
_SET = re.compile(rb"(\w+)(?:\.set\(| = )([\w\s.,()+*/%-]*?);?")
_PURE = frozenset({b"get", b"cut", b"cut_signed", b"Cut", b"CutSigned"})
_CALLED = re.compile(rb"(\w+)\s*\(")
_DIVIDED = re.compile(rb"[/%](?! ?[1-9])")
_REMARK = re.compile(rb'^\s*//[^\n"]*$', re.M)
_OUTSIDE = re.compile(rb"^\s*(?:pub )?mod \w+;|macro_rules!", re.M)


def is_idle_statement(statement: Node, source: bytes, beside: Sequence[bytes] = ()) -> bool:
    """Whether it only calls a function of this file that does nothing, or computes something for a field that nothing reads,
    in this file or in those `beside` it, which see what it has."""
    text = statement.text or b""
    if (called := _CALL.fullmatch(text)) is not None and called[1] in (empty := _empty_functions(source)):
        declared = _declared_at(_root(statement), empty[called[1]])
        return (
            declared is not None
            and declared.type in ("function_item", "function_declaration")
            and (declared.prev_sibling is None or declared.prev_sibling.type != "attribute_item")
            and _at_the_top(statement).type != "mod_item"
        )
    changed = _SET.fullmatch(text)
    if changed is None or changed[1] not in (fields := _never_read(source)) or not _is_pure(changed[2], source):
        return False
    seen = re.compile(rb"(?<!\w)%b(?!\w)" % changed[1])
    return _declared_at(_root(statement), fields[changed[1]]) is not None and not any(map(seen.search, beside))


def is_scale_of_zero(literal: Node, source: bytes) -> bool:
    """Whether a number says how many decimals the literal zero has that COBOL's machine is given."""
    given = literal.parent
    call = given.parent if given is not None else None
    if given is None or call is None or call.type != "call_expression" or not uses_the_machine(source):
        return False
    digits, *rest = given.named_children
    return _name(call) == "number" and [each.id for each in rest] == [literal.id] and _ZERO.fullmatch(digits.text or b"") is not None


def is_idle_swap(call: Node, source: bytes) -> bool:
    """Whether a call with its first two arguments swapped means the same, or what it means when it is left out: a sum or a
    product of what can be computed in either order; a test whether two items are equal; a move whose receiver becomes a
    constant, which no move changes."""
    if _SUM_OR_PRODUCT.fullmatch(call.text or b"") and _LIBRARY.search(source):
        given = call.child_by_field_name("arguments")
        return given is not None and any(_ONLY_READ.fullmatch(each.text or b"") for each in given.named_children)
    if not uses_the_machine(source) or not _is_of_the_machine(call):
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
def _empty_functions(source: bytes) -> dict[bytes, int]:
    """By name, and where they are. None of which another thing of that name may be meant somewhere."""
    rest = _REMARK.sub(b"", source)
    found = {each[1] or each[2]: each.start() for each in _EMPTY.finditer(source)}
    return {
        name: at for name, at in found.items()
        if not re.search(rb"(?<!\w)%b(?![\w(])" % name, rest) and len(re.findall(rb"\b(?:fn|func) %b\(" % name, rest)) == 1
    }  # fmt: skip


@functools.lru_cache(maxsize=64)
def _never_read(source: bytes) -> dict[bytes, int]:
    """Fields of COBOL's that are nowhere but in statements that set them, and where they are declared. None where there may
    be files that are part of this one."""
    if not uses_the_machine(source) or _OUTSIDE.search(source):
        return {}
    names = {name: found.start() for found in _FIELDS.finditer(source) for name in re.findall(rb"\w+", found[1] or found[2])}
    rest = _REMARK.sub(b"", _TOGETHER.sub(b"", _FIELDS.sub(b"", source)))
    return {
        name: at for name, at in names.items()
        if not re.search(rb"(?<!\w)%b(?!\w)" % name, re.sub(rb"^\s*%b(?:\.set\(| = )" % name, b"(", rest, flags=re.M))
    }  # fmt: skip


def _is_pure(value: bytes, source: bytes) -> bool:
    """Whether computing it does nothing else: no other calls, no division by what may be zero; that a result is cut is
    told to the machine, and where a file asks for exceptions, shows."""
    called = set(_CALLED.findall(value))
    return called <= _PURE and not _DIVIDED.search(value) and (called <= {b"get"} or b"exception" not in source.lower())


def _root(node: Node) -> Node:
    while node.parent is not None:
        node = node.parent
    return node


def _at_the_top(node: Node) -> Node:
    """That around a node which is in nothing else of its file."""
    while node.parent is not None and node.parent.parent is not None:
        node = node.parent
    return node


def _declared_at(root: Node, start: int) -> Node | None:
    """What begins there, if it is in nothing else: what a text or a remark holds does not."""
    return next((each for each in root.named_children if each.start_byte == start and "comment" not in each.type), None)


def _is_of_the_machine(call: Node) -> bool:
    """Whether it is a call of a method of what the function around it is given as `m`, the machine."""
    function = call.child_by_field_name("function")
    receiver = (function.child_by_field_name("value") or function.child_by_field_name("operand")) if function is not None else None
    if receiver is None or receiver.text != b"m":
        return False
    around: Node | None = call
    while around is not None and around.type not in ("function_item", "function_declaration"):
        around = around.parent
    given = around.child_by_field_name("parameters") if around is not None else None
    return given is not None and _GIVEN_THE_MACHINE.match(given.text or b"") is not None


def _name(call: Node) -> str:
    """What a call calls, without underscores and in small letters, as both targets have it."""
    function = call.child_by_field_name("function")
    field = function.child_by_field_name("field") if function is not None else None
    text = (field or function).text if function is not None else b""
    return (text or b"").decode("utf-8", "replace").rpartition(".")[2].replace("_", "").lower()
