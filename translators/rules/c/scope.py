"""Names in one function being lowered: what they are bound to, and fresh ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analyzers.c.ctypes import INT, CType
from translators.rules import ir


@dataclass(frozen=True)
class Value:
    """A C value. `boolean`: the expression is an IR Boolean that stands for the int 0 or 1.
    `truth`: only whether it is zero means anything (isdigit, strcmp)."""

    expression: ir.Expression
    type: CType
    boolean: bool = False
    truth: bool = False


@dataclass(frozen=True)
class Place:
    """Where an object lives: an IR place of the object's type. `bits`: it is a bit field of that width."""

    expression: ir.Expression
    type: CType
    bits: int | None = None


@dataclass(frozen=True)
class Single:
    """A pointer to one object."""

    place: ir.Expression
    type: CType


@dataclass(frozen=True)
class Elements:
    """A pointer into an array: element `offset` (None: the first) of `place`, whose elements are stored as
    `storage` and seen as `element` (both bytes when they differ)."""

    place: ir.Expression
    element: CType
    storage: CType
    offset: ir.Expression | None = None


@dataclass(frozen=True)
class Text:
    """A pointer into a NUL-terminated string that nobody changes, an IR string without the NUL."""

    place: ir.Expression
    offset: ir.Expression | None = None


Pointer = Single | Elements | Text


@dataclass(frozen=True)
class Binding:
    """A name's meaning. Objects have `place`; pointers have `pointer`, and `cursor` when they move;
    a text variable that is assigned has its string variable in `text`."""

    type: CType
    place: ir.Expression | None = None
    pointer: Pointer | None = None
    cursor: ir.Variable | None = None
    text: ir.Variable | None = None
    const: bool = False


class Names:
    """Hands out names that no other variable of the function has, and keeps C's block scopes."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)
        self.scopes: list[dict[str, Binding]] = [{}]

    def claim(self, wanted: str) -> str:
        name, number = wanted, 2
        while name in self.taken:
            name, number = f"{wanted}_{number}", number + 1
        self.taken.add(name)
        return name

    def bind(self, name: str, binding: Binding) -> None:
        self.scopes[-1][name] = binding

    def rebind(self, name: str, binding: Binding) -> None:
        """Change a binding where it was made."""
        for scope in reversed(self.scopes):
            if name in scope:
                scope[name] = binding
                return

    def find(self, name: str) -> Binding | None:
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        return None

    def bound_here(self, name: str) -> bool:
        return name in self.scopes[-1]


def truth(expression: ir.Expression) -> Value:
    """An IR Boolean as C's int."""
    return Value(expression, INT, boolean=True)


def with_offset(pointer: Pointer, offset: ir.Expression | None) -> Pointer:
    return pointer if isinstance(pointer, Single) else replace(pointer, offset=offset)


@dataclass(frozen=True)
class Jump:
    """What break and continue mean: the label to give them, when the innermost loop is not meant."""

    break_label: str
    continue_label: str
    continue_breaks: bool = False  # continue leaves a labelled block inside the loop
