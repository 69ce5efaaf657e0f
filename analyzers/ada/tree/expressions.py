"""Expressions, names and statements."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from analyzers.ada.tree.node import Node

if TYPE_CHECKING:
    from analyzers.ada.tree.declarations import Decl, ObjectDecl


@dataclass(frozen=True, eq=False)
class Name(Node):
    """An identifier, or an operator symbol used as a name (`"+"`, with the quotes)."""

    text: str

    @property
    def key(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, eq=False)
class IntLit(Node):
    value: int


@dataclass(frozen=True, eq=False)
class RealLit(Node):
    value: Fraction


@dataclass(frozen=True, eq=False)
class StrLit(Node):
    """A string literal, or an operator symbol where a name is wanted."""

    value: bytes


@dataclass(frozen=True, eq=False)
class CharLit(Node):
    value: int


@dataclass(frozen=True, eq=False)
class Null(Node):
    pass


@dataclass(frozen=True, eq=False)
class Selected(Node):
    """`prefix.selector`; a dereference has the selector `all`."""

    prefix: Expr
    selector: str

    @property
    def key(self) -> str:
        return self.selector if self.selector.startswith("'") else self.selector.lower()


@dataclass(frozen=True, eq=False)
class Arg(Node):
    """One association: `names` are the choices before `=>` (empty when positional); a box has value None."""

    names: tuple[Expr, ...]
    value: Expr | None


@dataclass(frozen=True, eq=False)
class Apply(Node):
    """`prefix (arguments)`: a call, an indexed component, a slice or a conversion; resolution tells which."""

    prefix: Expr
    args: tuple[Arg, ...]


@dataclass(frozen=True, eq=False)
class Attribute(Node):
    """`prefix'designator`, lower case; arguments come as an `Apply` around it, except those of `range`."""

    prefix: Expr
    designator: str
    dimension: Expr | None = None


@dataclass(frozen=True, eq=False)
class Qualified(Node):
    mark: Expr
    value: Expr


@dataclass(frozen=True, eq=False)
class Range(Node):
    low: Expr
    high: Expr


@dataclass(frozen=True, eq=False)
class SubtypeMark(Node):
    """A subtype indication: the mark, and a `range` (Range or Attribute), index, discriminant, digits or
    delta constraint."""

    mark: Expr
    range: Expr | None = None
    args: tuple[Arg, ...] = ()
    not_null: bool = False
    digits: Expr | None = None
    delta: Expr | None = None


@dataclass(frozen=True, eq=False)
class Others(Node):
    pass


@dataclass(frozen=True, eq=False)
class Aggregate(Node):
    """Associations in order; a `null record` has none. `ancestor`: of an extension aggregate (ARM 4.3.2)."""

    args: tuple[Arg, ...]
    ancestor: Expr | None = None


@dataclass(frozen=True, eq=False)
class Unary(Node):
    operator: str  # + - abs not
    operand: Expr


@dataclass(frozen=True, eq=False)
class Binary(Node):
    operator: str  # + - & * / mod rem ** = /= < <= > >= and or xor 'and then' 'or else'
    left: Expr
    right: Expr


@dataclass(frozen=True, eq=False)
class Membership(Node):
    operand: Expr
    choices: tuple[Expr, ...]
    negated: bool


@dataclass(frozen=True, eq=False)
class IfExpr(Node):
    branches: tuple[tuple[Expr, Expr], ...]
    otherwise: Expr | None


@dataclass(frozen=True, eq=False)
class CaseExpr(Node):
    selector: Expr
    alternatives: tuple[tuple[tuple[Expr, ...], Expr], ...]


@dataclass(frozen=True, eq=False)
class Quantified(Node):
    universal: bool
    iteration: Iteration
    predicate: Expr


@dataclass(frozen=True, eq=False)
class RaiseExpr(Node):
    exception: Expr
    message: Expr | None


@dataclass(frozen=True, eq=False)
class Allocator(Node):
    subtype: Expr


@dataclass(frozen=True, eq=False)
class Other(Node):
    """An expression or statement that we do not look into; `kind` says what it is."""

    kind: str


Expr = (
    Name
    | IntLit
    | RealLit
    | StrLit
    | CharLit
    | Null
    | Selected
    | Apply
    | Attribute
    | Qualified
    | Range
    | SubtypeMark
    | Others
    | Aggregate
    | Unary
    | Binary
    | Membership
    | IfExpr
    | CaseExpr
    | Quantified
    | RaiseExpr
    | Allocator
    | Other
)

# --------------------------------------------------------------------------- statements


@dataclass(frozen=True, eq=False)
class Iteration(Node):
    """`for name in domain` (a range or subtype) or, with `elements`, `for name of domain`."""

    name: Name
    domain: Expr
    reverse: bool
    elements: bool
    filter: Expr | None = None


@dataclass(frozen=True, eq=False)
class AssignStmt(Node):
    target: Expr
    value: Expr


@dataclass(frozen=True, eq=False)
class CallStmt(Node):
    call: Expr


@dataclass(frozen=True, eq=False)
class IfStmt(Node):
    branches: tuple[tuple[Expr, tuple[Stmt, ...]], ...]
    otherwise: tuple[Stmt, ...]


@dataclass(frozen=True, eq=False)
class CaseStmt(Node):
    selector: Expr
    alternatives: tuple[tuple[tuple[Expr, ...], tuple[Stmt, ...]], ...]


@dataclass(frozen=True, eq=False)
class LoopStmt(Node):
    label: str
    condition: Expr | None
    iteration: Iteration | None
    body: tuple[Stmt, ...]


@dataclass(frozen=True, eq=False)
class Handler(Node):
    binding: str
    choices: tuple[Expr, ...]  # Others for `others`
    body: tuple[Stmt, ...]


@dataclass(frozen=True, eq=False)
class Handled(Node):
    statements: tuple[Stmt, ...]
    handlers: tuple[Handler, ...] = ()


@dataclass(frozen=True, eq=False)
class BlockStmt(Node):
    label: str
    declarations: tuple[Decl, ...]
    body: Handled


@dataclass(frozen=True, eq=False)
class ExitStmt(Node):
    label: str
    condition: Expr | None


@dataclass(frozen=True, eq=False)
class GotoStmt(Node):
    label: str


@dataclass(frozen=True, eq=False)
class LabelStmt(Node):
    """`<<label>>`, before the statement that it labels."""

    label: str


@dataclass(frozen=True, eq=False)
class ReturnStmt(Node):
    value: Expr | None


@dataclass(frozen=True, eq=False)
class ExtendedReturn(Node):
    object: ObjectDecl
    body: Handled | None


@dataclass(frozen=True, eq=False)
class RaiseStmt(Node):
    exception: Expr | None
    message: Expr | None


@dataclass(frozen=True, eq=False)
class NullStmt(Node):
    pass


@dataclass(frozen=True, eq=False)
class DelayStmt(Node):
    """`absolute`: delay until."""

    absolute: bool
    value: Expr


@dataclass(frozen=True, eq=False)
class AcceptStmt(Node):
    """`member` is the index of an entry family; `names` are those of the parameters here."""

    entry: Name
    member: Expr | None
    names: tuple[Name, ...]
    body: Handled | None


@dataclass(frozen=True, eq=False)
class SelectAlternative(Node):
    """`opens` is an AcceptStmt or DelayStmt, None for `terminate`."""

    guard: Expr | None
    opens: AcceptStmt | DelayStmt | None
    body: tuple[Stmt, ...]


@dataclass(frozen=True, eq=False)
class SelectStmt(Node):
    """A selective accept; `otherwise` is its else part."""

    alternatives: tuple[SelectAlternative, ...]
    otherwise: tuple[Stmt, ...] | None


@dataclass(frozen=True, eq=False)
class EntryCallStmt(Node):
    """A timed entry call, or with `limit` None a conditional one."""

    call: Expr
    body: tuple[Stmt, ...]
    limit: DelayStmt | None
    otherwise: tuple[Stmt, ...]


@dataclass(frozen=True, eq=False)
class AbortStmt(Node):
    tasks: tuple[Expr, ...]


Stmt = (
    AssignStmt
    | CallStmt
    | IfStmt
    | CaseStmt
    | LoopStmt
    | BlockStmt
    | ExitStmt
    | GotoStmt
    | LabelStmt
    | ReturnStmt
    | ExtendedReturn
    | RaiseStmt
    | NullStmt
    | DelayStmt
    | AcceptStmt
    | SelectStmt
    | EntryCallStmt
    | AbortStmt
    | Other
)


def dotted(name: Node) -> str:
    """A name as written, dots included; empty when it is more than a name."""
    if isinstance(name, Name):
        return name.text
    if isinstance(name, StrLit):
        return '"' + name.value.decode("latin-1") + '"'
    if isinstance(name, CharLit):
        return f"'{chr(name.value)}'"
    if isinstance(name, Selected):
        prefix = dotted(name.prefix)
        return f"{prefix}.{name.selector}" if prefix else ""
    return ""


def walk(node: object) -> list[Node]:
    """Every node below `node` and itself, in source order."""
    found: list[Node] = []
    stack: list[object] = [node]
    while stack:
        item = stack.pop()
        if type(item) is tuple:
            stack.extend(item[::-1])
        elif isinstance(item, Node):
            found.append(item)
            kind = type(item)
            for name in _FIELDS.get(kind) or parts_of(kind):
                value = getattr(item, name)
                if type(value) is tuple or isinstance(value, Node):
                    stack.append(value)
    return found


_FIELDS: dict[type, tuple[str, ...]] = {}
_PLAIN = ("bool", "bytes", "int", "str", "Span")  # types, as written in the nodes' classes, that hold no nodes


def parts_of(kind: type[Node]) -> tuple[str, ...]:
    """The names of a node's fields that may hold nodes, the last one first. They are asked for so often that they are kept."""
    if kind not in _FIELDS:
        fields = dataclasses.fields(kind)
        _FIELDS[kind] = tuple(f.name for f in reversed(fields) if f.type not in _PLAIN)
    return _FIELDS[kind]
