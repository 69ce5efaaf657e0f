"""What Ada names can stand for: types, subtypes, objects, subprograms, packages, exceptions.

These are built by `resolve` from the abstract syntax, once per library; identity is meaningful (two types are
the same type when they are the same object), and a private type and its full view are one `TypeEntity`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.model import Span

if TYPE_CHECKING:
    from analyzers.ada.resolve import Library


@dataclass(eq=False)
class Dynamic:
    """A bound that only the running program knows: an expression, and the scope that gives it meaning."""

    expression: t.Expr
    scope: Scope


Bound = int | Fraction | Dynamic


@dataclass(eq=False)
class Component:
    """A record component or discriminant."""

    name: str
    subtype: Subtype
    default: t.Expr | None
    scope: Scope
    unique: str = ""  # of an extension's component, where another type of its hierarchy has one of that name

    @property
    def key(self) -> str:
        return self.name.lower()

    @property
    def field(self) -> str:
        """Its name among the components of all types of its hierarchy."""
        return self.unique or self.name


@dataclass(eq=False)
class VariantChoice:
    """One variant: positions of the discriminant as inclusive pairs; None for `others`."""

    ranges: tuple[tuple[int, int], ...] | None
    components: tuple[Component, ...]
    nested: VariantSet | None = None


@dataclass(eq=False)
class VariantSet:
    discriminant: str
    variants: tuple[VariantChoice, ...]


@dataclass(eq=False)
class TypeEntity:
    """A type. `kind` is one of: boolean character enum signed modular float array record access task protected
    private incomplete formal fixed opaque, or one of `standard.PLACEHOLDERS`.

    `low`/`high` are the base range of a signed type. `home` is the library unit that declares it, lower case.
    """

    name: str
    kind: str
    home: str
    span: Span
    low: int = 0
    high: int = 0
    modulus: int = 0
    digits: int = 0
    small: Fraction = Fraction(0)  # of a fixed-point type: values, `low` and `high` count it
    delta: Fraction = Fraction(0)
    given: tuple[Fraction, Fraction] = (Fraction(0), Fraction(0))  # the bounds as they are written
    literals: tuple[str, ...] = ()
    values: tuple[int, ...] = ()
    indexes: tuple[Subtype, ...] = ()
    bounded: bool = False  # of an array type: its definition, or that of its first ancestor, gives the bounds
    component: Subtype | None = None
    discriminants: tuple[Component, ...] = ()
    own_components: tuple[Component, ...] = ()  # without those that an extension inherits
    variants: VariantSet | None = None
    target: Subtype | None = None
    parent: TypeEntity | None = None
    private: bool = False
    shown: TypeEntity | None = None  # of a private extension: the ancestor that its partial view names
    limited: bool = False
    limited_record: bool = False  # its own declaration, not that of a private type, says so
    tagged: bool = False
    abstract_only: bool = False  # an interface
    interfaces: tuple[TypeEntity, ...] = ()  # those that a tagged type is derived from beside its parent
    joined: TypeEntity | None = None  # of a tagged root: that of the hierarchy that a common descendant joins it to
    unknown_discriminants: bool = False
    clauses: tuple[str, ...] = ()  # that change its storage: of attributes, `layout` of a record's components, `pack`, …
    placed: dict[str, tuple[int, int]] = field(default_factory=dict)  # first and last bit of components, by such a clause
    size: int = 0  # of its first subtype, as a size clause gives it; -1 where that is not read
    reason: str = ""  # why it is opaque
    path: str = ""  # full name of the region that declares it
    instance: str = ""  # full name of the generic instance that declares it
    local: bool = False  # declared inside a subprogram
    region: Scope | None = None  # where it is declared
    profile: SubprogramEntity | None = None  # of an access to a subprogram
    taken: list[SubprogramEntity] = field(default_factory=list)  # of one: the subprograms whose access is taken
    callbacks: list[str] = field(default_factory=list)  # and the names of its values for them
    specific: TypeEntity | None = None  # of a class-wide type: the type whose class it is
    class_wide: TypeEntity | None = None  # its class-wide type, once somebody speaks of it
    hierarchy: list[TypeEntity] = field(default_factory=list)  # of a tagged root: it and its descendants
    task: TaskUnit | None = None  # of a task type, whose values hold the numbers of tasks
    protected: ProtectedUnit | None = None  # of a protected type, whose values refer to what it protects
    made: bool = False  # it stands in no source: a single task's, or what an entry call brings

    def __repr__(self) -> str:
        return f"<{self.kind} {self.home}.{self.name}>"

    @property
    def components(self) -> tuple[Component, ...]:
        """All components outside variants: an extension has those of its parent first."""
        if self.specific is not None:
            return self.specific.components
        if self.tagged and self.parent is not None:
            return (*self.parent.components, *self.own_components)
        return self.own_components

    @property
    def container(self) -> bool:
        """Whether it is the type of an instance of one of Ada's containers, which are written in `predefined/`."""
        owner = self.region.owner if self.region is not None else None
        return isinstance(owner, PackageEntity) and owner.generic.startswith("ada.containers.") and self.kind == "record"

    def descends(self, ancestor: TypeEntity) -> bool:
        """Whether a tagged type, or the root of a class, is another or derived from it."""
        found: TypeEntity | None = self.specific or self
        while found is not None:
            if found is ancestor or any(each.descends(ancestor) for each in found.interfaces):
                return True
            found = found.parent
        return False

    @property
    def ancestors(self) -> tuple[TypeEntity, ...]:
        """A tagged type, and all that it is derived from, the nearest first."""
        if not self.tagged:
            return (self,)
        nearest = (*((self.parent,) if self.parent is not None else ()), *self.interfaces)
        return tuple(dict.fromkeys((self, *(found for each in nearest for found in each.ancestors))))

    @property
    def governing(self) -> Component:
        """The discriminant that chooses the variant; the first one where there is no variant part."""
        key = self.variants.discriminant if self.variants is not None else ""
        return next((c for c in self.discriminants if c.key == key), self.discriminants[0])

    @property
    def root(self) -> TypeEntity:
        """The type whose representation this one has: its ancestor, for an enumeration, record or access type that is
        derived."""
        parent = self.parent
        if self.tagged:
            inner = self.specific.root if self.specific is not None else parent.root if parent is not None else self
            while inner.joined is not None:
                inner = inner.joined
            return inner
        if parent is None or self.kind not in ("enum", "record", "access") or self.values != parent.values:
            return self
        return parent.root if self.discriminants == parent.discriminants else self

    @property
    def discrete(self) -> bool:
        return self.kind in ("boolean", "character", "enum", "signed", "modular", "universal integer")

    @property
    def integer(self) -> bool:
        return self.kind in ("signed", "modular", "universal integer")

    @property
    def real(self) -> bool:
        return self.kind in ("float", "fixed", "universal real", "universal fixed")

    @property
    def scalar(self) -> bool:
        return self.discrete or self.real

    @property
    def is_string(self) -> bool:
        """A one-dimensional array of characters."""
        return (
            self.kind == "array"
            and len(self.indexes) == 1
            and self.component is not None
            and self.component.type.kind == "character"
        )


@dataclass(eq=False)
class Subtype:
    """A type with its constraint: a range for scalars, index bounds for arrays, values for discriminants.

    Scalars always have `low` and `high`, those of fixed point in multiples of its small. `bounds` is None for an
    unconstrained array. `digits`: of a digits constraint, else 0;
    `delta`: of a delta constraint, else 0.
    """

    type: TypeEntity
    low: Bound | None = None
    high: Bound | None = None
    bounds: tuple[tuple[Bound, Bound], ...] | None = None
    discriminants: dict[str, t.Expr] | None = None
    scope: Scope | None = None
    name: str = ""
    digits: int = 0
    delta: Fraction = Fraction(0)
    formals: tuple[t.GenericFormal, ...] = field(default=(), compare=False)  # the formal types by which instances name it

    @property
    def static_range(self) -> tuple[int, int] | None:
        if isinstance(self.low, int) and isinstance(self.high, int):
            return self.low, self.high
        return None

    def static_bounds(self, dimension: int = 0) -> tuple[int, int] | None:
        """The index bounds of a constrained array, when they are known."""
        if self.bounds is None:
            return None
        if dimension >= len(self.bounds):
            return None
        low, high = self.bounds[dimension]
        return (low, high) if isinstance(low, int) and isinstance(high, int) else None


    @property
    def static_shape(self) -> tuple[tuple[int, int], ...] | None:
        """The bounds of every dimension, when all are known."""
        if self.bounds is None:
            return None
        found = [self.static_bounds(i) for i in range(len(self.bounds))]
        return tuple(pair for pair in found if pair is not None) if None not in found else None


@dataclass(eq=False)
class Entity:
    """`name` as declared; `key` to compare; `pos` where it becomes visible in its file."""

    name: str
    span: Span
    pos: int
    scope: Scope

    overloadable = False  # what subprograms and literals are

    @property
    def key(self) -> str:
        return self.name if self.name.startswith("'") else self.name.lower()  # 'R' and 'r' are two literals


@dataclass(eq=False)
class ObjectEntity(Entity):
    """A variable, constant, parameter, loop parameter or component seen by its name.

    `role`: variable, constant, parameter, loop. `renames` is the object it renames.
    """

    subtype: Subtype = field(default=None)  # type: ignore[assignment]
    role: str = "variable"
    mode: str = ""
    initial: t.Expr | None = None
    renames: t.Expr | None = None
    global_: bool = False
    exported: bool = False
    formal: bool = False  # a formal object of a generic instance, which stands for its actual
    clause: str = ""  # what a representation clause says of it: 'size', 'address' …


@dataclass(eq=False)
class NumberEntity(Entity):
    value: int | Fraction = 0


@dataclass(eq=False)
class SubtypeEntity(Entity):
    """The name of a type or subtype."""

    subtype: Subtype = field(default=None)  # type: ignore[assignment]


@dataclass(eq=False)
class LiteralEntity(Entity):
    overloadable = True
    type: TypeEntity = field(default=None)  # type: ignore[assignment]
    position: int = 0
    derived: bool = False  # of a derived type


@dataclass(eq=False)
class Formal:
    """A formal parameter of a subprogram."""

    name: str
    subtype: Subtype
    mode: str
    default: t.Expr | None

    @property
    def key(self) -> str:
        return self.name.lower()


@dataclass(eq=False)
class SubprogramEntity(Entity):
    """A subprogram. `home` is its library unit, `path` its full name below that (`Outer.Inner`).

    `body_scope` is the scope in which the body's own declarations nest.
    """

    overloadable = True
    formals: tuple[Formal, ...] = ()
    result: Subtype | None = None
    spec: t.SubprogramSpec = field(default=None)  # type: ignore[assignment]
    body: t.SubprogramBody | None = None
    body_scope: Scope | None = None
    home: str = ""
    path: str = ""
    exported: bool = False
    abstract: bool = False
    renames: SubprogramEntity | None = None
    renames_unknown: str = ""
    attribute: tuple[t.Attribute, Scope] | None = None  # that this is another name for, and where its prefix is known
    entry: tuple[t.Selected, Scope] | None = None  # the same, of what may be an entry
    derived: bool = False  # inherited by a derived type from what it renames
    imported: bool = False
    generic: str = ""  # the generic that this is inside of, or an instance of: not a plain subprogram
    instance_of: GenericEntity | None = None
    task: TypeEntity | None = None  # of a task's body: its type
    protected: TypeEntity | None = None  # of a protected operation, an entry's body or its barrier: the type

    def __repr__(self) -> str:
        return f"<subprogram {self.home}.{self.path}>"


@dataclass(eq=False)
class EntryEntity(Entity):
    """An entry of a task: `number` counts from 1, `family` is the subtype of a family's indexes, `call` an access type to
    what a call brings, if anything. `profile` is that of a procedure with its parameters."""

    number: int
    formals: tuple[Formal, ...]
    profile: SubprogramEntity
    family: Subtype | None = None
    call: TypeEntity | None = None


@dataclass(eq=False)
class TaskUnit:
    """What a task type has besides its discriminants; `single`: it is that of one task alone."""

    name: str
    single: bool
    entries: dict[str, EntryEntity] = field(default_factory=dict)
    body: SubprogramEntity | None = None


@dataclass(eq=False)
class ProtectedUnit:
    """What a protected type has: operations by name, entries' bodies and barriers among them; `state` is the access type to
    what it protects, `members` are its components as its operations see them."""

    name: str
    state: TypeEntity
    operations: dict[str, list[SubprogramEntity]] = field(default_factory=dict)
    entries: dict[str, int] = field(default_factory=dict)  # numbers, from 1
    members: dict[str, ObjectEntity] = field(default_factory=dict)
    region: Scope | None = None  # around its operations


@dataclass(eq=False)
class PackageEntity(Entity):
    """A package: `public` is what others see, `private` what its own body and children see besides. `stub` stands for a
    body that is a subunit."""

    full_name: str = ""
    home: str = ""
    public: Scope = field(default=None)  # type: ignore[assignment]
    private: Scope = field(default=None)  # type: ignore[assignment]
    body_scope: Scope | None = None
    predefined: bool = False
    known: bool = True
    generic: str = ""
    instance_of: GenericEntity | None = None
    renames: bool = False
    formals: Scope | None = None  # of a formal package, and of an instance seen from inside: what its formals stand for
    stub: t.Stub | None = None


@dataclass(eq=False)
class ExceptionEntity(Entity):
    """`full` is the name that both sides of a campaign print: `package_id.name`, or predefined alone."""

    full: str = ""


@dataclass(eq=False)
class GenericEntity(Entity):
    declaration: t.GenericDecl = field(default=None)  # type: ignore[assignment]
    home: str = ""
    body: t.PackageBody | t.SubprogramBody | None = None
    body_scope: Scope | None = None


@dataclass(eq=False)
class UnknownEntity(Entity):
    """Something declared that we do not read; `reason` says what."""

    reason: str = ""


@dataclass(frozen=True)
class UsedType:
    """A type that a use type clause names, and whether the clause says `all`."""

    type: TypeEntity
    all_: bool


@dataclass(eq=False)
class Scope:
    """A declarative region. `owner` is the package or subprogram whose region it is."""

    library: Library
    parent: Scope | None
    home: str
    owner: Entity | None = None
    names: dict[str, list[Entity]] = field(default_factory=dict)
    replaced: dict[str, list[tuple[Entity, int]]] = field(default_factory=dict)  # inherited, and where it is hidden from
    uses: list[PackageEntity] = field(default_factory=list)
    use_types: list[UsedType] = field(default_factory=list)
    path: str = ""
    inside: str = ""  # '', 'subprogram' or 'generic': what the region is nested in
    instance: str = ""  # full name of the innermost generic instance around it
    label: str = ""  # of a block or loop, lower case
    block: bool = False  # the region of a block or extended return statement

    @property
    def in_block(self) -> bool:
        """Whether the region is a block's, or in one."""
        return self.block or (self.parent is not None and self.parent.in_block)

    def __post_init__(self) -> None:
        if not self.instance and self.parent is not None:
            self.instance = self.parent.instance

    def add(self, entity: Entity) -> None:
        self.also(entity.key, entity)

    def also(self, key: str, entity: Entity) -> None:
        """Declares an entity under a name that need not be its own."""
        self.names.setdefault(key, []).append(entity)
        self.library.changes += 1

    def mean(self, key: str, entities: Iterable[Entity]) -> None:
        """Has a name stand for these entities alone."""
        self.names[key] = list(entities)
        self.library.changes += 1

    def use(self, package: PackageEntity) -> None:
        self.uses.append(package)
        self.library.changes += 1

    def use_type(self, used: UsedType) -> None:
        self.use_types.append(used)
        self.library.changes += 1

    def local(self, key: str) -> list[Entity]:
        return self.names.get(key, [])
