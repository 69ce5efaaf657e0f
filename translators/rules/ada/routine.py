"""One subprogram while it is lowered: its names, its scope, what is known of its values, what it asks of others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.ada.entities import Formal, ObjectEntity, Scope, SubprogramEntity, Subtype, TypeEntity
from analyzers.model import ArrayType, IntType, OpaqueType, Overflow, ReferenceType, StringType, Type
from translators.rules import ir
from translators.rules.ada.effects import NOTHING, Effects
from translators.rules.ada.refusal import Refused
from translators.rules.ada.values import INTEGER, First, Value
from translators.rules.emit import walk

if TYPE_CHECKING:
    from translators.rules.ada.cursors import Home
    from translators.rules.ada.jumps import Jump
    from translators.rules.ada.program import Program


@dataclass(frozen=True)
class Form:
    """Which version of a subprogram is lowered.

    `based`: its string parameters come with the index of their first element (for callers that pass slices);
    `bound`: it returns the index of its result's 'first' or 'last' element instead of the result.
    """

    based: bool = False
    bound: str = ""

    def name(self, plain: str) -> str:
        return plain + ("_From" if self.based else "") + (f"_{self.bound.title()}" if self.bound else "")


PLAIN = Form()


@dataclass(frozen=True)
class Images:
    """Images of scalars that were put before a statement, into constants. `moved` are the effects of all that was put
    there, `others` those without the images'."""

    names: frozenset[str]
    moved: Effects
    others: Effects


@dataclass(eq=False)
class Capture:
    """A variable of an enclosing subprogram that a nested one uses, or its 'First' or 'Last' index: an extra parameter
    of the nested one."""

    entity: ObjectEntity
    changed: bool = False
    bound: str = ""


@dataclass(eq=False)
class Routine:
    """State of the lowering of one subprogram in one form. `scope` is where names are looked up now."""

    program: Program
    module: str
    scope: Scope
    entity: SubprogramEntity | None = None
    form: Form = PLAIN
    names: dict[int, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    firsts: dict[int, First] = field(default_factory=dict)
    captured_bounds: dict[tuple[int, str], str] = field(default_factory=dict)  # names of parameters, by entity and bound
    forced: set[str] = field(default_factory=set)
    facts: list[dict[str, frozenset[int]]] = field(default_factory=lambda: [{}])
    labels: list[tuple[str, str]] = field(default_factory=list)
    jumps: list[dict[str, Jump]] = field(default_factory=list)  # by label, of the sequences of statements around
    messages: dict[int, str] = field(default_factory=dict)
    before: list[ir.Statement] = field(default_factory=list)
    after: list[ir.Statement] = field(default_factory=list)
    returned: list[ir.Statement] = field(default_factory=list)  # those of `after` that an exception does not prevent
    target_mark: int = 0  # how many of `before` were there when the target of the assignment had been lowered
    moved: Effects = NOTHING  # effects of expressions of the current statement that were put before it
    images: Images | None = None  # those that were put before the current statement
    immutable: set[str] = field(default_factory=set)
    kept: dict[str, ir.Expression] = field(default_factory=dict)
    caught: dict[int, tuple[str, tuple[str, ...]]] = field(default_factory=dict)  # by occurrence: its name's local, choices
    bindings: dict[int, str] = field(default_factory=dict)  # by occurrence: its message's local
    handled: list[ObjectEntity | None] = field(default_factory=list)  # the occurrences of the handlers around
    renamings: dict[int, Value] = field(default_factory=dict)  # places whose indexes were put into constants
    cursors: dict[int, Home] = field(default_factory=dict)  # by local cursor: its container
    rehomed: set[int] = field(default_factory=set)  # local cursors that have gone from one container to another
    returning: list[tuple[t.ExtendedReturn, ObjectEntity]] = field(default_factory=list)  # the extended returns around
    nested: int = 0  # how many statements around may not be carried out once, from the first to the last
    sized: set[str] = field(default_factory=set)  # local arrays: their lengths never change
    since: t.Node | None = None  # the declaration or statement that is lowered now
    since_scope: Scope | None = None  # and where it stands
    read_early: frozenset[str] = frozenset()
    result: Subtype | None = None
    discriminants: dict[str, Value] = field(default_factory=dict)  # of the record whose components are made now
    accessor: bool = False
    task_master: ir.Expression | None = None  # what tasks that are made now depend on, if not the innermost master
    accepting: str = ""  # the label of the rendezvous that a return statement leaves

    # ------------------------------------------------------------------ names

    def claim(self, name: str) -> str:
        """A local name that this subprogram does not use yet."""
        base, count = name, 1
        while name.lower() in self.taken:
            count += 1
            name = f"{base}_{count}"
        self.taken.add(name.lower())
        return name

    def fresh(self, hint: str) -> str:
        return self.claim(hint)

    def declare(self, entity: ObjectEntity) -> str:
        self.names[id(entity)] = self.claim(entity.name)
        return self.names[id(entity)]

    @contextmanager
    def inside(self, scope: Scope) -> Iterator[None]:
        outer = self.scope
        self.scope = scope
        try:
            yield
        finally:
            self.scope = outer

    @contextmanager
    def aside(self) -> Iterator[list[ir.Statement]]:
        """The statements that must come before what is lowered inside: whoever asks puts them in their place."""
        outer = self.before
        made: list[ir.Statement] = []
        self.before = made
        try:
            yield made
        finally:
            self.before = outer

    @contextmanager
    def apart(self) -> Iterator[list[ir.Statement]]:
        """As `aside`; inside, `moved` has the effects of those statements alone."""
        outer, self.moved = self.moved, NOTHING
        try:
            with self.aside() as made:
                yield made
        finally:
            self.moved = outer

    @contextmanager
    def tried(self) -> Iterator[None]:
        """What is lowered inside is only looked at: it leaves no statements, effects or names."""
        taken, moved = set(self.taken), self.moved
        try:
            with self.aside():
                yield
        finally:
            self.taken, self.moved = taken, moved

    @contextmanager
    def within(self, discriminants: dict[str, Value]) -> Iterator[None]:
        """The components of a record with these discriminants."""
        outer = self.discriminants
        self.discriminants = discriminants
        try:
            yield
        finally:
            self.discriminants = outer

    # ------------------------------------------------------------------ types

    def type_of(self, subtype: Subtype, at: t.Node) -> Type:
        """The IR type of a subtype; refuses what the IR has no value for."""
        found, problem = self.program.model_type(subtype)
        if problem:
            raise Refused(*problem, at)
        return found

    def base_type(self, type_: TypeEntity, at: t.Node) -> IntType:
        """The type that arithmetic of an integer type is done in."""
        return base_type(type_, at)

    def subtype_of_type(self, type_: TypeEntity) -> Subtype:
        """The type without constraint."""
        return unconstrained(type_)

    # ------------------------------------------------------------------ what is known of discriminants

    @contextmanager
    def knowing(self, facts: dict[str, frozenset[int]]) -> Iterator[None]:
        self.facts.append(facts)
        try:
            yield
        finally:
            self.facts.pop()

    def known(self, key: str) -> frozenset[int] | None:
        found: frozenset[int] | None = None
        for facts in self.facts:
            if key in facts:
                found = facts[key] if found is None else found & facts[key]
        return found

    def stable(self, node: object) -> bool:
        """Whether an expression has the same value whenever it is evaluated: literals, constants, parameters
        that the source can't change, and what is computed of them."""
        if isinstance(node, ir.Variable):
            return node.scope == "constant" or node.name in self.immutable
        if isinstance(node, ir.Length) and isinstance(node.operand, ir.Variable) and node.operand.name in self.sized:
            return True
        if isinstance(node, ir.Call | ir.RuntimeCall | ir.Dereference | ir.Allocate):
            return False
        return all(self.stable(child) for child in walk.children(node))

    def formal(self, entity: ObjectEntity) -> Formal | None:
        if self.entity is None:
            return None
        return next((f for f in self.entity.formals if f.key == entity.key), None)


def unconstrained(type_: TypeEntity) -> Subtype:
    if type_.kind in ("boolean", "enum", "character"):
        return Subtype(type_, 0, len(type_.literals) - 1, name=type_.name)
    if type_.kind in ("signed", "fixed"):
        return Subtype(type_, type_.low, type_.high, name=type_.name)
    if type_.kind == "modular":
        return Subtype(type_, 0, type_.modulus - 1, name=type_.name)
    return Subtype(type_, name=type_.name)


def base_type(type_: TypeEntity, at: t.Node) -> IntType:
    if type_.kind == "universal integer":
        return INTEGER  # type: ignore[return-value]
    if type_.kind == "modular":
        bits = next(b for b in (8, 16, 32, 64) if type_.modulus <= 1 << b)
        return IntType(bits, False, Overflow.WRAPS, None, None, type_.name)
    if type_.kind in ("signed", "fixed"):
        return IntType((type_.high + 1).bit_length(), True, Overflow.TRAPS, None, None, type_.name)
    raise Refused("type", f"{type_.name} is no integer type", at)


def unrepresentable(type_: Type) -> tuple[str, str] | None:
    """Why the IR has no value of a type: construct and reason; None when it has."""
    if isinstance(type_, OpaqueType):
        reason = type_.reason or "a type that is not read"
        for word, construct in CONSTRUCTS.items():
            if word in reason:
                return construct, f"{type_.name or 'a type'}: {reason}"
        return "type", f"{type_.name or 'a type'}: {reason}"
    if isinstance(type_, ReferenceType):
        target = type_.target
        if isinstance(target, StringType) and target.name == OCCURRENCE:  # a name, which is a value of its own
            return None
        if isinstance(target, ArrayType | StringType) and getattr(target, "length", None) is None:
            return "access type", f"{type_.name} refers to arrays of any length"
        return unrepresentable(target)
    for part in _parts(type_):
        problem = unrepresentable(part)
        if problem:
            return problem
    return None


OCCURRENCE = "Exception_Occurrence"
CONSTRUCTS = {
    "declared in": "library unit",
    "instance of": "generic",
    "generic formal": "generic",
    "generic": "generic",
    "access": "access type",
    "task": "tasking",
    "protected": "protected object",
    "tagged": "tagged type",
    "class-wide": "tagged type",
    "fixed point": "fixed-point type",
    "discriminant": "discriminant",
    "dimensions": "array",
    "string whose": "array bounds",
    "Wide_": "wide characters",
    "floating-point type": "floating-point type",
    "digits constraint": "floating-point type",
    "delta constraint": "fixed-point type",
    "modular type": "modular type",
    "integer type": "integer type",
    "variants": "discriminant",
    "container": "containers",
    "not a known type": "unknown type",
    "the aspect": "aspect of a type",
    "not read": "bounds of a type",
}


def _parts(type_: Type) -> list[Type]:
    fields = getattr(type_, "fields", ())
    variants = getattr(type_, "variants", ())
    parts = [f.type for f in fields] + [f.type for v in variants for f in v.fields]
    element = getattr(type_, "element", None)
    return parts + ([element] if element is not None else [])
