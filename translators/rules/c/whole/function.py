"""What lowering one function keeps: names, temporaries, the frame, and the order of effects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from analyzers.c.ctypes import CType
from analyzers.model import Span
from translators.rules import ir
from translators.rules.c.program import Refused
from translators.rules.c.whole import machine as m
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.layout import is_scalar, is_variable
from translators.rules.c.whole.program import Defined, WholeProgram, in_memory
from translators.rules.c.whole.statements import Parser


@dataclass(frozen=True)
class Native:
    """A scalar variable of the target."""

    variable: ir.Variable
    type: CType


@dataclass(frozen=True)
class Memory:
    """An object at an address; a bit field lies some bits further."""

    address: ir.Expression
    type: CType
    bits: n.BitRange | None = None


Place = Native | Memory


@dataclass
class Shared:
    """What the functions of one IR module share. `dispatchers` are the signatures called through pointers."""

    program: WholeProgram
    module: str
    names: dict[int, str]  # id of a global object -> its name in the IR
    depends: set[str] = field(default_factory=set)
    dispatchers: dict[tuple[str, ...], str] = field(default_factory=dict)


class Body:
    """State of one function's lowering, with its primitive operations."""

    def __init__(self, shared: Shared, parser: Parser, defined: Defined | None, taken: set[str]) -> None:
        self.shared = shared
        self.program = shared.program
        self.parser = parser
        self.layout = parser.layout
        self.defined = defined
        self.out: list[ir.Statement] = []
        self.hoisted: list[ir.Statement] | None = None  # where declarations go instead of where they stand
        self.taken = set(taken)
        self.locals: dict[int, str] = {}
        self.offsets: dict[int, int] = {}
        self.frame_size = 0
        self.extra_size = 0
        self.temporaries = 0
        self.unnamed: set[str] = set()  # the temporaries, which the source has no names for
        self.labels = 0
        self.frame_used = False

    # ---- names

    def unique(self, wanted: str) -> str:
        name, number = wanted, 1
        while name in self.taken:
            number += 1
            name = f"{wanted}_{number}"
        self.taken.add(name)
        return name

    def label(self, wanted: str) -> str:
        self.labels += 1
        return f"{wanted}_{self.labels}"

    def name_of(self, made: n.Object) -> str:
        if id(made) not in self.locals:
            self.locals[id(made)] = self.unique(made.name)
        return self.locals[id(made)]

    # ---- temporaries

    def temporary(self, type_: ir.Expression | m.Scalar | object) -> ir.Variable:
        self.temporaries += 1
        name = self.unique(f"t{self.temporaries}")
        self.unnamed.add(name)
        return ir.Variable(name, type_)  # type: ignore[arg-type]

    def declare(self, variable: ir.Variable, value: ir.Expression, span: Span | None = None) -> None:
        if self.hoisted is not None:
            self.hoist(variable)
            self.out.append(ir.Assign(variable, value, span))
            return
        self.out.append(ir.VariableDeclaration(variable.name, variable.type, value, False, span))

    def hoist(self, variable: ir.Variable) -> None:
        assert self.hoisted is not None
        if any(isinstance(s, ir.VariableDeclaration) and s.name == variable.name for s in self.hoisted):
            return
        kind = variable.type
        start: ir.Expression = (
            ir.FloatLiteral(0.0, kind) if isinstance(kind, m.FloatType)
            else ir.BoolLiteral(False, kind) if isinstance(kind, m.BoolType) else ir.IntLiteral(0, kind)
        )  # fmt: skip
        self.hoisted.append(ir.VariableDeclaration(variable.name, kind, start))

    def keep(self, value: ir.Expression) -> ir.Expression:
        """The value in a temporary, unless it can't change."""
        if m.stable(value):
            return value
        made = self.temporary(getattr(value, "type", m.U64))
        self.out.append(ir.VariableDeclaration(made.name, made.type, value))
        return made

    @contextmanager
    def aside(self) -> Iterator[list[ir.Statement]]:
        """Collect the statements made inside in a list of their own."""
        outer, self.out = self.out, []
        inner = self.out
        try:
            yield inner
        finally:
            self.out = outer

    def settle(self, values: list[ir.Expression], mark: int) -> None:
        """Values computed before `out[mark:]` that this may change are kept from before."""
        made: list[ir.Statement] = []
        for position, value in enumerate(values):
            if m.disturbs(self.out[mark:], value):
                variable = self.temporary(getattr(value, "type", m.U64))
                made.append(ir.VariableDeclaration(variable.name, variable.type, value))
                values[position] = variable
        self.out[mark:mark] = made

    # ---- the frame

    def reserve(self, size: int, align: int) -> int:
        offset = -(-self.frame_size // align) * align
        self.frame_size = offset + max(size, 1)
        return offset

    def frame(self, offset: int, name: str = "") -> ir.Expression:
        self.frame_used = True
        return m.plus(ir.Variable("frame", m.U64), offset, name)

    def slot(self, type_: CType) -> ir.Expression:
        """Room in the frame for an object without a name."""
        return self.frame(self.reserve(self.layout.size(type_), max(self.layout.align(type_), 1)))

    # ---- objects

    def object_place(self, made: n.Object, span: Span) -> Place:
        home = self.program.object(made)
        if home.kind == "global":
            if not home.defined:
                raise Refused("unknown name", f"{home.name} is defined nowhere in the tree", span)
            owner = self.program.owner.get(home.span.file, "")
            name = self.shared.names[id(home)]
            elsewhere = "" if owner == self.shared.module else owner
            if elsewhere:
                self.shared.depends.add(elsewhere)
            if in_memory(home):
                return Memory(ir.Variable(name, m.U64, "constant", elsewhere), home.type)
            return Native(ir.Variable(name, m.scalar(home.type), "global", elsewhere), home.type)
        if is_variable(home.type):
            return Memory(ir.Variable(self.name_of(home), m.U64), home.type)
        if in_memory(home):
            if id(home) not in self.offsets:
                size = self.layout.size(home.type)
                for piece in home.values or ():
                    size = max(size, piece.offset + self.layout.size(piece.type))
                align = max(self.layout.align(home.type), 8 if size >= 8 else 1)
                self.offsets[id(home)] = self.reserve(size, align)
            return Memory(self.frame(self.offsets[id(home)], home.name), home.type)
        scope = "parameter" if home.kind == "parameter" else "local"
        return Native(ir.Variable(self.name_of(home), m.scalar(home.type), scope), home.type)


def arguments_of(values: Sequence[ir.Expression]) -> tuple[ir.Expression, ...]:
    return tuple(values)


__all__ = ["Body", "Memory", "Native", "Place", "Shared", "is_scalar"]
