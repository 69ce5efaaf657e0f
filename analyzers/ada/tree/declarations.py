"""Type definitions, declarations and compilation units."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.ada.tree.expressions import Aggregate, Arg, Expr, Handled, Name, Range
from analyzers.ada.tree.node import Node
from analyzers.model import Span

# --------------------------------------------------------------------------- type definitions


@dataclass(frozen=True, eq=False)
class EnumDef(Node):
    literals: tuple[Expr, ...]  # Name or CharLit


@dataclass(frozen=True, eq=False)
class SignedDef(Node):
    low: Expr
    high: Expr


@dataclass(frozen=True, eq=False)
class ModularDef(Node):
    modulus: Expr


@dataclass(frozen=True, eq=False)
class FloatDef(Node):
    digits: Expr
    range: Range | None


@dataclass(frozen=True, eq=False)
class FixedDef(Node):
    """`digits` is None for an ordinary fixed-point type."""

    delta: Expr
    digits: Expr | None
    range: Range | None


@dataclass(frozen=True, eq=False)
class ArrayDef(Node):
    """`indexes`: subtype marks and ranges when constrained, subtype marks when unconstrained."""

    indexes: tuple[Expr, ...]
    constrained: bool
    component: Expr


@dataclass(frozen=True, eq=False)
class ComponentDecl(Node):
    names: tuple[Name, ...]
    subtype: Expr  # SubtypeMark, ArrayDef or Other('access definition')
    initial: Expr | None


@dataclass(frozen=True, eq=False)
class VariantDecl(Node):
    choices: tuple[Expr, ...]
    components: tuple[ComponentDecl, ...]
    part: VariantPart | None


@dataclass(frozen=True, eq=False)
class VariantPart(Node):
    discriminant: str
    variants: tuple[VariantDecl, ...]


@dataclass(frozen=True, eq=False)
class RecordDef(Node):
    components: tuple[ComponentDecl, ...]
    part: VariantPart | None
    tagged: bool = False
    limited: bool = False


@dataclass(frozen=True, eq=False)
class AccessDef(Node):
    """`target` is None for an access to a subprogram, whose profile `spec` is."""

    target: Expr | None
    spec: SubprogramSpec | None = None


@dataclass(frozen=True, eq=False)
class DerivedDef(Node):
    """`private`: the partial view of an extension. `interfaces`: the ancestors behind `and`."""

    parent: Expr
    extension: RecordDef | None
    private: bool = False
    interfaces: tuple[Expr, ...] = ()


@dataclass(frozen=True, eq=False)
class InterfaceDef(Node):
    interfaces: tuple[Expr, ...]


@dataclass(frozen=True, eq=False)
class PrivateDef(Node):
    tagged: bool
    limited: bool


@dataclass(frozen=True, eq=False)
class OpaqueDef(Node):
    """A definition that we name but do not read: task, protected, interface, fixed point, formal types."""

    kind: str


TypeDef = (
    EnumDef
    | SignedDef
    | ModularDef
    | FloatDef
    | FixedDef
    | ArrayDef
    | RecordDef
    | AccessDef
    | DerivedDef
    | InterfaceDef
    | PrivateDef
    | OpaqueDef
)

# --------------------------------------------------------------------------- declarations


@dataclass(frozen=True, eq=False)
class ObjectDecl(Node):
    names: tuple[Name, ...]
    constant: bool
    subtype: Expr | ArrayDef | AccessDef
    initial: Expr | None


@dataclass(frozen=True, eq=False)
class NumberDecl(Node):
    names: tuple[Name, ...]
    value: Expr


@dataclass(frozen=True, eq=False)
class TypeDecl(Node):
    """`definition` is None for an incomplete type."""

    name: Name
    discriminants: tuple[ComponentDecl, ...]
    unknown_discriminants: bool
    definition: TypeDef | None


@dataclass(frozen=True, eq=False)
class SubtypeDecl(Node):
    name: Name
    subtype: Expr


@dataclass(frozen=True, eq=False)
class ParamSpec(Node):
    names: tuple[Name, ...]
    mode: str  # 'in', 'in out', 'out'
    subtype: Expr | AccessDef
    default: Expr | None


@dataclass(frozen=True, eq=False)
class SubprogramSpec(Node):
    """`name` may be dotted for a child library unit; an operator keeps its quotes."""

    name: Expr
    params: tuple[ParamSpec, ...]
    result: Expr | AccessDef | None
    function: bool


@dataclass(frozen=True, eq=False)
class SubprogramDecl(Node):
    spec: SubprogramSpec
    abstract: bool = False


@dataclass(frozen=True, eq=False)
class SubprogramBody(Node):
    """A body; `expression` for expression functions, neither for a null procedure; `broken` when the grammar
    could not read all of it; `complexity` is McCabe's number."""

    spec: SubprogramSpec
    declarations: tuple[Decl, ...]
    body: Handled | None
    expression: Expr | None = None
    broken: bool = False
    complexity: int = 1
    comment: str = ""


@dataclass(frozen=True, eq=False)
class Stub(Node):
    """`… is separate`; `spec` for subprograms, else `name`."""

    name: Expr
    spec: SubprogramSpec | None


@dataclass(frozen=True, eq=False)
class PackageDecl(Node):
    name: Expr
    visible: tuple[Decl, ...]
    private: tuple[Decl, ...]


@dataclass(frozen=True, eq=False)
class PackageBody(Node):
    name: Expr
    declarations: tuple[Decl, ...]
    body: Handled | None


@dataclass(frozen=True, eq=False)
class ObjectRenaming(Node):
    name: Name
    mark: Expr | None
    object: Expr


@dataclass(frozen=True, eq=False)
class PackageRenaming(Node):
    name: Expr
    package: Expr


@dataclass(frozen=True, eq=False)
class ExceptionRenaming(Node):
    name: Name
    exception: Expr


@dataclass(frozen=True, eq=False)
class SubprogramRenaming(Node):
    spec: SubprogramSpec
    callable: Expr


@dataclass(frozen=True, eq=False)
class ExceptionDecl(Node):
    names: tuple[Name, ...]


@dataclass(frozen=True, eq=False)
class GenericFormal(Node):
    """`kind`: 'object', 'type', 'subprogram', 'package'. `subtype`: of an object its own, of a derived type its ancestor."""

    kind: str
    name: str
    definition: TypeDef | None = None
    subtype: Expr | None = None
    mode: str = "in"
    default: Expr | None = None
    spec: SubprogramSpec | None = None
    box: bool = False


@dataclass(frozen=True, eq=False)
class GenericDecl(Node):
    formals: tuple[GenericFormal, ...]
    unit: PackageDecl | SubprogramDecl
    uses: tuple[UseClause, ...] = ()  # among the formals


@dataclass(frozen=True, eq=False)
class Instantiation(Node):
    kind: str  # package, procedure, function
    name: Expr
    generic: Expr
    args: tuple[Arg, ...]


@dataclass(frozen=True, eq=False)
class UseClause(Node):
    """`use P`, `use type T` (`types`), `use all type T` (`all_` too)."""

    names: tuple[Expr, ...]
    types: bool
    all_: bool = False


@dataclass(frozen=True, eq=False)
class WithClause(Node):
    names: tuple[Expr, ...]
    limited: bool


@dataclass(frozen=True, eq=False)
class RepClause(Node):
    """A representation clause; `target` is the name it speaks of. `values` for an enumeration's, `components` for a
    record's."""

    kind: str
    target: Expr
    values: Aggregate | None = None
    value: Expr | None = None  # of an attribute definition clause
    components: tuple[ComponentClause, ...] = ()


@dataclass(frozen=True, eq=False)
class ComponentClause(Node):
    """`C at place range first .. last`: bytes, then bits (ARM 13.5.1)."""

    name: str
    place: Expr
    first: Expr
    last: Expr


@dataclass(frozen=True, eq=False)
class Pragma(Node):
    name: str
    args: tuple[Expr, ...]


@dataclass(frozen=True, eq=False)
class EntryDecl(Node):
    """An entry; `family` is the discrete subtype of a family's indexes."""

    name: Name
    family: Expr | None
    params: tuple[ParamSpec, ...]


@dataclass(frozen=True, eq=False)
class ConcurrentDecl(Node):
    """A task or protected object, type or body; `operations` are its entries and subprograms, by name. `package`: what
    it is as a package, when it behaves like one. `unread` says what of a task we do not read; a task's `body` is a
    procedure that does what it does. Of a protected type: its `components` and the `specs` of its operations; of its body: `bodies`, those of entries
    among them, and the barriers of these as functions."""

    kind: str  # 'task', 'protected', 'task body', 'protected body'
    name: str
    is_type: bool
    operations: tuple[str, ...]
    bodies: tuple[SubprogramBody, ...] = ()
    complexity: int = 1
    calls: tuple[Expr, ...] = ()
    package: PackageDecl | PackageBody | None = None
    entries: tuple[EntryDecl, ...] = ()
    discriminants: tuple[ComponentDecl, ...] = ()
    body: SubprogramBody | None = None
    unread: str = ""
    components: tuple[ComponentDecl, ...] = ()
    specs: tuple[SubprogramSpec, ...] = ()
    barriers: tuple[SubprogramBody, ...] = ()


@dataclass(frozen=True, eq=False)
class Broken(Node):
    """Source text that the grammar could not read."""

    text: str


Decl = (
    ObjectDecl
    | NumberDecl
    | TypeDecl
    | SubtypeDecl
    | SubprogramDecl
    | SubprogramBody
    | Stub
    | PackageDecl
    | PackageBody
    | ObjectRenaming
    | PackageRenaming
    | ExceptionRenaming
    | SubprogramRenaming
    | ExceptionDecl
    | GenericDecl
    | Instantiation
    | UseClause
    | RepClause
    | Pragma
    | ConcurrentDecl
    | Broken
)

# --------------------------------------------------------------------------- compilation units


@dataclass(frozen=True, eq=False)
class Unit(Node):
    """One compilation unit: its context clause, and the library item; `parent` for a subunit."""

    withs: tuple[WithClause, ...]
    uses: tuple[UseClause, ...]
    item: Decl
    parent: str = ""
    private: bool = False


@dataclass(frozen=True)
class Parsed:
    """What one file holds. `comments` are (line, text without the marks); `broken` are spans in error."""

    file: str
    units: tuple[Unit, ...]
    comments: tuple[tuple[int, str], ...]
    broken: tuple[Span, ...]
