"""What evaluating a C expression reads and changes, and whether the order of evaluation can matter.

C leaves the order of most operands open (C17 6.5p3); the IR fixes it. An expression is lowered only when no
operand changes what an unsequenced sibling reads or changes: then every order gives the same result.

What is read or changed is a path: a variable, then members, `[]` for any element. A pointer's target is named
by the object that it points into, so that two names of one object are seen to be the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from analyzers.c import tree
from analyzers.c.walk import children, walk
from translators.rules.c.program import OUTSIDE, Refused

Path = tuple[str, ...]


class Meaning(Protocol):
    """What names and types mean in the function."""

    def is_variable(self, name: str) -> bool: ...

    def touched(self, name: str) -> frozenset[str]:
        """The global variables that a call of a function may use."""
        ...

    def passes(self, call: tree.CallExpression, position: int) -> str:
        """How an argument is passed: 'value', or the address of something that is only read ('in') or changed."""
        ...

    def object_path(self, name: str) -> Path:
        """The path of a variable."""
        ...

    def target_path(self, name: str) -> Path | None:
        """The path that a pointer variable points to; None for a variable that is no pointer."""
        ...

    def is_pointer(self, expression: tree.Expression) -> bool: ...


@dataclass(frozen=True)
class Effects:
    """`called` are changes that happen inside calls."""

    reads: frozenset[Path] = frozenset()
    writes: frozenset[Path] = frozenset()
    called: frozenset[Path] = frozenset()

    def __or__(self, other: Effects) -> Effects:
        return Effects(self.reads | other.reads, self.writes | other.writes, self.called | other.called)

    @property
    def changes(self) -> frozenset[Path]:
        return self.writes | self.called

    def conflict(self, other: Effects) -> Path | None:
        """Something that one changes and the other uses."""
        for first, second in ((self, other), (other, self)):
            for changed in first.changes:
                for used in second.reads | second.changes:
                    if overlap(changed, used):
                        return changed
        return None


NONE = Effects()


def overlap(first: Path, second: Path) -> bool:
    """Whether one path leads to the other or to a part of it."""
    return all(a == b for a, b in zip(first, second, strict=False))


def reading(path: Path | None) -> Effects:
    return NONE if path is None else Effects(frozenset((path,)))


class Ordering:
    """Effects within one function."""

    def __init__(self, meaning: Meaning) -> None:
        self.meaning = meaning

    def effects(self, node: object) -> Effects:
        match node:
            case tree.Name(name=name):
                if not self.meaning.is_variable(name):
                    return NONE
                pointer = self.meaning.target_path(name)
                return reading(_pointer(name) if pointer is not None else self.meaning.object_path(name))
            case tree.Member() | tree.Subscript() | tree.Unary(operator="*"):
                path, found = self.where(node)
                return found | reading(path)
            case tree.Unary(operator="&", operand=operand):
                return self.where(operand)[1]
            case tree.Assignment(operator=operator, target=target, value=value):
                path, found = self.where(target)
                found = found | self.effects(value)
                if path is None:
                    return found
                written = Effects(NONE.reads, frozenset((path,)))
                return found | written | (reading(path) if operator != "=" else NONE)
            case tree.Update(operand=operand):
                path, found = self.where(operand)
                return found if path is None else found | Effects(frozenset((path,)), frozenset((path,)))
            case tree.CallExpression():
                return self.call(node)
            case tree.SizeofExpression() | tree.SizeofType():
                return NONE
            case _:
                found = NONE
                for child in children(node):
                    found = found | self.effects(child)
                return found

    def call(self, node: tree.CallExpression) -> Effects:
        found = NONE
        for position, argument in enumerate(node.arguments):
            how = self.meaning.passes(node, position)
            if how == "value":
                found = found | self.effects(argument)
                continue
            path, computing = self.target(argument)
            found = found | computing | reading(path)
            if how == "out" and path is not None:
                found = found | Effects(called=frozenset((path,)))
        name = node.function.name if isinstance(node.function, tree.Name) else ""
        touched = frozenset((used,) for used in self.meaning.touched(name))
        return found | Effects(touched, frozenset(), touched)

    def where(self, expression: tree.Expression) -> tuple[Path | None, Effects]:
        """The path of an lvalue, and the effects of computing where it is."""
        match expression:
            case tree.Name(name=name):
                if not self.meaning.is_variable(name):
                    return None, NONE
                pointer = self.meaning.target_path(name)
                return (_pointer(name) if pointer is not None else self.meaning.object_path(name)), NONE
            case tree.Member(base=base, field=field, arrow=arrow):
                path, found = self.target(base) if arrow or self.meaning.is_pointer(base) else self.where(base)
                return None if path is None else (*path, field), found
            case tree.Subscript(base=base, index=index):
                path, found = self.target(base)
                return None if path is None else (*path, "[]"), found | self.effects(index)
            case tree.Unary(operator="*", operand=operand):
                return self.target(operand)
            case _:
                return None, self.effects(expression)

    def target(self, expression: tree.Expression) -> tuple[Path | None, Effects]:
        """The path that a pointer value points to, and the effects of computing it."""
        match expression:
            case tree.Name(name=name):
                if not self.meaning.is_variable(name):
                    return None, NONE
                path = self.meaning.target_path(name)
                if path is None:
                    return self.meaning.object_path(name), NONE
                return path, reading(_pointer(name))
            case tree.Unary(operator="&", operand=operand):
                return self.where(operand)
            case tree.Cast(operand=operand):
                return self.target(operand)
            case tree.Binary(operator="+" | "-", left=left, right=right):
                if not self.meaning.is_pointer(left):
                    left, right = right, left
                path, found = self.target(left)
                return path, found | self.effects(right)
            case tree.Update(operand=operand) | tree.Assignment(target=operand):
                path, _ = self.target(operand)
                return path, self.effects(expression)
            case tree.Member() | tree.Subscript() | tree.Unary(operator="*"):
                path, found = self.where(expression)
                return path, found | reading(path)
            case tree.Ternary() | tree.CallExpression():
                return (OUTSIDE,), self.effects(expression)
            case _:
                return None, self.effects(expression)

    def check(self, node: object) -> None:
        """Refuse when the order of unsequenced operands could be seen."""
        if not has_effects(node):
            return
        match node:
            case tree.Binary(operator=operator, left=left, right=right) if operator not in ("&&", "||"):
                self.apart(node, [self.effects(left), self.effects(right)])
            case tree.Subscript(base=base, index=index):
                self.apart(node, [self.target(base)[1], self.effects(index)])
            case tree.CallExpression(arguments=arguments):
                self.apart(node, [self.effects(a) for a in arguments])
            case tree.InitializerList(items=items):
                self.apart(node, [self.effects(value) for _, value in items])
            case tree.Assignment(target=target, value=value):
                path, computing = self.where(target)
                assigned = self.effects(value)
                self.apart(node, [computing, assigned])
                if path is not None and any(overlap(path, written) for written in assigned.writes | computing.writes):
                    self.refuse(node, path)
        for child in children(node):
            self.check(child)

    def apart(self, node: tree.Expression, operands: list[Effects]) -> None:
        for position, first in enumerate(operands):
            for second in operands[position + 1 :]:
                common = first.conflict(second)
                if common is not None:
                    self.refuse(node, common)

    @staticmethod
    def refuse(node: tree.Expression, path: Path) -> None:
        what = "what is shared outside" if path == (OUTSIDE,) else f"'{'.'.join(path).replace('.[]', '[]')}'"
        raise Refused(
            "order of evaluation",
            f"one operand changes {what}, which another uses; C leaves the order open",
            node.span,
        )


def _pointer(name: str) -> Path:
    """The path of a pointer variable itself, which no object's path is."""
    return (f"&{name}",)


def has_effects(node: object) -> bool:
    return any(isinstance(n, tree.Assignment | tree.Update | tree.CallExpression) for n in walk(node))
