"""The typed syntax tree of a C program: every name resolved, every conversion written out (C17 6.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from fractions import Fraction

from analyzers.c.ctypes import CArray, CFunction, CType
from analyzers.model import Span


@dataclass(frozen=True, eq=False)
class VariableArray(CArray):
    """An array whose size is known when the program runs (C17 6.7.6.2): `count` gives its number of elements.
    Arrays of such arrays are such arrays too."""

    count: Node | None = None


@dataclass(eq=False)
class Object:
    """A variable. `kind` is 'local', 'parameter' or 'global' (statics of functions too). `addressed` says that
    its address is taken, so that it must live in memory. `values` are the pieces of its initial value."""

    name: str
    type: CType
    kind: str
    span: Span
    function: str = ""
    static: bool = False
    addressed: bool = False
    defined: bool = False
    values: tuple[Piece, ...] | None = None
    address: int = 0
    unit: str = ""


@dataclass(frozen=True, eq=False)
class BitRange:
    """Where a bit field lies: bits from the first bit of the struct."""

    offset: int
    width: int
    signed: bool


@dataclass(frozen=True, eq=False)
class Piece:
    """A part of an initial value: a scalar (or whole struct) at an offset in bytes, or bytes of text."""

    offset: int
    type: CType
    value: Node
    bits: BitRange | None = None


# --------------------------------------------------------------------------- expressions


@dataclass(frozen=True, eq=False)
class Const:
    """`name` is what the source writes for the number, when that says more: an enumerator, a macro, a character."""

    value: int
    type: CType
    span: Span
    name: str = ""


@dataclass(frozen=True, eq=False)
class FloatConst:
    """A long double's value is a fraction, whose digits may be more than a float has."""

    value: float | Fraction
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Text:
    """A string literal: an array object with its NUL; `width` is the size of a character."""

    value: bytes
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Ref:
    object: Object
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class FunctionRef:
    name: str
    type: CFunction
    span: Span


@dataclass(frozen=True, eq=False)
class Unary:
    """operator: - ~ !"""

    operator: str
    operand: Node
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Deref:
    operand: Node
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Address:
    """The address of a place; an array used as a pointer too."""

    operand: Node
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Binary:
    """Arithmetic on operands of `type` (shifts: the count has its own type)."""

    operator: str
    left: Node
    right: Node
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Compare:
    operator: str
    left: Node
    right: Node
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Logic:
    """&& and ||"""

    operator: str
    left: Node
    right: Node
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class PointerAdd:
    """`sign` elements of `size` bytes from a pointer."""

    pointer: Node
    index: Node
    sign: int
    size: int
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class PointerDifference:
    left: Node
    right: Node
    size: int
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Conditional:
    condition: Node
    then: Node
    otherwise: Node
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Comma:
    left: Node
    right: Node
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Assign:
    target: Node
    value: Node
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Update:
    """`target op= value`: computed in `common` and converted back; a pointer moves by `size` bytes a step.
    `old` says that the value of the expression is the one before (post-increment)."""

    operator: str
    target: Node
    value: Node
    common: CType
    size: int
    old: bool
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Field:
    base: Node
    offset: int
    bits: BitRange | None
    name: str
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Cast:
    operand: Node
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Call:
    function: Node
    arguments: tuple[Node, ...]
    signature: CFunction
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class Literal:
    """A compound literal: its object is set each time the expression is reached."""

    object: Object
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class NextArgument:
    """va_arg"""

    list: Node
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class StartArguments:
    """va_start"""

    list: Node
    type: CType
    span: Span


@dataclass(frozen=True, eq=False)
class StatementExpression:
    """GNU `({ … })`: statements, then a value (None: void)."""

    body: tuple[Statement, ...]
    value: Node | None
    type: CType
    span: Span


Node = (
    Const | FloatConst | Text | Ref | FunctionRef | Unary | Deref | Address | Binary | Compare | Logic | PointerAdd
    | PointerDifference | Conditional | Comma | Assign | Update | Field | Cast | Call | Literal | NextArgument
    | StartArguments | StatementExpression
)  # fmt: skip

# --------------------------------------------------------------------------- statements


@dataclass(eq=False)
class ExpressionStatement:
    value: Node
    span: Span


@dataclass(eq=False)
class Declare:
    object: Object
    span: Span


@dataclass(eq=False)
class Block:
    body: list[Statement]
    span: Span


@dataclass(eq=False)
class If:
    condition: Node
    then: Statement
    otherwise: Statement | None
    span: Span


@dataclass(eq=False)
class Loop:
    """while, do and for; `first` runs once before."""

    condition: Node | None
    update: Node | None
    body: Statement
    test_first: bool
    span: Span


@dataclass(eq=False)
class Switch:
    selector: Node
    body: Statement
    span: Span
    labels: list[CaseLabel] = field(default_factory=list)


@dataclass(eq=False)
class CaseLabel:
    """`low` None: default; `name` is that of the constant."""

    low: int | None
    high: int | None
    span: Span
    name: str = ""


@dataclass(eq=False)
class Label:
    name: str
    span: Span


@dataclass(eq=False)
class Goto:
    label: str
    span: Span


@dataclass(eq=False)
class Break:
    span: Span


@dataclass(eq=False)
class Continue:
    span: Span


@dataclass(eq=False)
class Return:
    value: Node | None
    span: Span


@dataclass(eq=False)
class Release:
    """Frees the room of variable length arrays made since a mark was set."""

    mark: str
    span: Span


_HOLDS_NODES = re.compile(r"\b(Node|Statement|Block|Object|Piece|CaseLabel)\b")  # in a field's annotation

Statement = (
    ExpressionStatement | Declare | Block | If | Loop | Switch | CaseLabel | Label | Goto | Break | Continue | Return
    | Release
)  # fmt: skip


@dataclass(eq=False)
class Function:
    """A definition. `variadic` functions get the address of their further arguments."""

    name: str
    type: CFunction
    parameters: list[Object]
    body: Block
    static: bool
    span: Span
    comment: tuple[str, ...] = ()


def below(value: object) -> Iterator[object]:
    """Every node below a function, statement or expression, itself included; not the values of variables."""
    pending = [value]
    while pending:
        current = pending.pop()
        yield current
        for name in _parts(type(current)):
            inner = getattr(current, name)
            if isinstance(inner, list | tuple):
                pending.extend(inner)
            elif inner is not None:
                pending.append(inner)


def written(node: Node) -> bytes | None:
    """The bytes of an argument that is a string literal, however it is passed."""
    while isinstance(node, Cast | Address):
        node = node.operand
    return bytes(node.value) if isinstance(node, Text) else None


def _parts(kind: type) -> tuple[str, ...]:
    """The fields of a class of nodes that hold nodes."""
    if kind not in _PARTS:
        looked_at = () if kind is Object or not is_dataclass(kind) else fields(kind)
        _PARTS[kind] = tuple(f.name for f in looked_at if _HOLDS_NODES.search(str(f.type)))
    return _PARTS[kind]


_PARTS: dict[type, tuple[str, ...]] = {}
