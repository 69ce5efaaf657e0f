"""Arrays and structs of functions that need no room in the frame: those that nobody looks at are left out, and those
that hold constants from their declaration on lie once in the program's data, like static ones.

An object changes, as far as is known here, where it is used in any other way than that a value is read from it: a
member, an element, or the whole. Reading outside an object is undefined (C17 6.5.6), so what lies beside it may move.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analyzers.c.ctypes import CArray, CBool, CFloat, CFunction
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.layout import is_scalar, is_variable

if TYPE_CHECKING:
    from translators.rules.c.whole.program import WholeProgram
    from translators.rules.c.whole.statements import Parser

# where an expression stands for its value alone; Address, Assign.target and their like are places
_VALUES: dict[type, tuple[str, ...]] = {
    n.Unary: ("operand",), n.Deref: ("operand",), n.Binary: ("left", "right"), n.Compare: ("left", "right"),
    n.Logic: ("left", "right"), n.PointerAdd: ("pointer", "index"), n.PointerDifference: ("left", "right"),
    n.Conditional: ("condition", "then", "otherwise"), n.Comma: ("left", "right"), n.Assign: ("value",),
    n.Update: ("value",), n.Cast: ("operand",), n.Call: ("function", "arguments"), n.StatementExpression: ("value",),
    n.ExpressionStatement: ("value",), n.If: ("condition",), n.Loop: ("condition", "update"), n.Switch: ("selector",),
    n.Return: ("value",), n.Piece: ("value",),
}  # fmt: skip


_LARGEST = 3.4e38  # of a float, about
_EXACT = 1 << 53  # what a double holds whole


def settle(program: WholeProgram) -> None:
    """Does both, before it is asked whose address is taken."""
    for defined in program.functions:  # of a header's function one, however many files include it
        _without_unused(defined.function)
        _constants_made_static(program, defined.parser, defined.function)


def _nodes(function: n.Function) -> Iterator[object]:
    """All of a function, with the initial values of what it declares."""
    roots: list[object] = [function]
    while roots:
        for node in n.below(roots.pop()):
            yield node
            if isinstance(node, n.Declare | n.Literal):
                roots.extend(node.object.values or ())


def _declared(function: n.Function) -> list[n.Object]:
    """The aggregates among a function's own variables; not those of statement expressions themselves."""
    blocks = [node for node in n.below(function.body) if isinstance(node, n.Block)]
    found = [s.object for block in blocks for s in block.body if isinstance(s, n.Declare)]
    return [o for o in found if o.kind == "local" and not is_scalar(o.type) and not is_variable(o.type)]


def _leave_out(function: n.Function, declarations: set[int]) -> None:
    """Takes the declarations of some objects out of the blocks where they stand."""
    for node in n.below(function.body):
        if isinstance(node, n.Block):
            node.body = [s for s in node.body if not (isinstance(s, n.Declare) and id(s.object) in declarations)]


def _without_unused(function: n.Function) -> None:
    """Leaves out what is never mentioned; what only such an object's initial value mentions may be the next."""
    while candidates := [o for o in _declared(function) if all(_simple(piece.value) for piece in o.values or ())]:
        mentioned = {id(node.object) for node in _nodes(function) if isinstance(node, n.Ref)}
        unused = {id(o) for o in candidates} - mentioned
        if not unused:
            return
        _leave_out(function, unused)


def _simple(node: n.Node) -> bool:
    """Whether computing a value does nothing else."""
    match node:
        case n.Const() | n.FloatConst() | n.Text() | n.Ref() | n.FunctionRef():
            return True
        case n.Cast(operand=operand) | n.Address(operand=n.Deref(operand=operand)) | n.Address(operand=operand):
            return _simple(operand)
        case n.Field(base=base):
            return _simple(base)
        case n.PointerAdd(pointer=pointer, index=index):
            return _simple(pointer) and _simple(index)
        case _:
            return False


def _constants_made_static(program: WholeProgram, parser: Parser, function: n.Function) -> None:
    constant = {
        id(o): o for o in _declared(function)
        if o.values and all(_known(program, parser, piece.value) for piece in o.values)
    }  # fmt: skip
    if not constant:
        return
    mentions = {id(node): node.object for node in _nodes(function) if isinstance(node, n.Ref)}
    reads = {id(root) for root in _roots_of_reads(function)}
    for mention, made in mentions.items():
        if mention not in reads:
            constant.pop(id(made), None)
    for made in constant.values():
        made.kind, made.static, made.defined = "global", True, True
        parser.statics.append(made)
    _leave_out(function, set(constant))


def _known(program: WholeProgram, parser: Parser, node: n.Node) -> bool:
    """Whether a value is known before the program runs: a number, a text, an address of what is static."""
    match node:
        case n.Const() | n.Text():
            return True
        case n.FloatConst():
            return -_LARGEST <= node.value <= _LARGEST
        case n.FunctionRef(name=name):
            return program.pointed(parser, name) is not None
        case n.Cast(operand=n.Const(value=value), type=CFloat()):
            return abs(value) < _EXACT
        case n.Cast(operand=operand, type=CFloat()):
            return isinstance(operand, n.FloatConst) and _known(program, parser, operand)  # rounded once
        case n.Cast(operand=operand, type=type_):
            return not isinstance(type_, CBool) and not isinstance(operand.type, CFloat) and _known(program, parser, operand)
        case n.PointerAdd(pointer=pointer, index=index):
            return _known(program, parser, pointer) and _known(program, parser, index)
        case n.Address(operand=operand):
            return _stands_still(program, parser, operand)
        case _:
            return False


def _stands_still(program: WholeProgram, parser: Parser, place: n.Node) -> bool:
    match place:
        case n.Ref(object=made):
            home = program.object(made)
            return home.kind == "global" and home.defined
        case n.Field(base=base):
            return _stands_still(program, parser, base)
        case n.Deref(operand=operand):
            return _known(program, parser, operand)
        case _:
            return isinstance(place, n.Text)


def _roots_of_reads(function: n.Function) -> Iterator[n.Ref]:
    """The mentions of objects of which something is read, and nothing else is done."""
    for node in _nodes(function):
        for name in _VALUES.get(type(node), ()):
            given = getattr(node, name)
            for value in given if isinstance(given, tuple) else (given,):
                if value is not None and not isinstance(value.type, CArray | CFunction):
                    root = _root(value)
                    if root is not None:
                        yield root


def _root(place: object) -> n.Ref | None:
    """The object that a place is a part of; None where a pointer leads there, or it is no place."""
    while True:
        match place:
            case n.Ref():
                return place
            case n.Field(base=base):
                place = base
            case n.Deref(operand=operand):
                while isinstance(operand, n.PointerAdd):
                    operand = operand.pointer
                if not isinstance(operand, n.Address):
                    return None
                place = operand.operand
            case _:
                return None
