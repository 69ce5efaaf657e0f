"""What evaluating a C expression reads and changes, and whether the order of evaluation can matter.

C leaves the order of most operands open (C17 6.5p3); the IR fixes it. An expression is lowered only when no
operand changes what an unsequenced sibling reads or changes: then every order gives the same result.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analyzers.c import tree
from analyzers.c.walk import children, root_name, walk
from translators.rules.c.program import Refused

Touched = Callable[[str], frozenset[str]]
Passes = Callable[[tree.CallExpression, int], str]  # how an argument is passed: 'value', 'in', 'out'


@dataclass(frozen=True)
class Effects:
    """Names of variables (globals too). `called` are changes that happen inside calls."""

    reads: frozenset[str] = frozenset()
    writes: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()

    def __or__(self, other: Effects) -> Effects:
        return Effects(self.reads | other.reads, self.writes | other.writes, self.called | other.called)

    @property
    def changes(self) -> frozenset[str]:
        return self.writes | self.called

    def conflicts(self, other: Effects) -> frozenset[str]:
        mine = self.changes & (other.reads | other.changes)
        return mine | (other.changes & (self.reads | self.changes))


class Ordering:
    """Effects within one function. `variables` says whether a name is a variable."""

    def __init__(self, is_variable: Callable[[str], bool], touched: Touched, passes: Passes) -> None:
        self.is_variable = is_variable
        self.touched = touched
        self.passes = passes

    def effects(self, node: object) -> Effects:
        match node:
            case tree.Name(name=name):
                return Effects(frozenset((name,))) if self.is_variable(name) else Effects()
            case tree.Assignment(operator=operator, target=target, value=value):
                found = self.inside(target) | self.effects(value)
                root = frozenset((root_name(target),))
                return found | Effects(root if operator != "=" else frozenset(), root)
            case tree.Update(operand=operand):
                root = frozenset((root_name(operand),))
                return self.inside(operand) | Effects(root, root)
            case tree.CallExpression(function=function, arguments=arguments):
                found = Effects()
                name = function.name if isinstance(function, tree.Name) else ""
                for position, argument in enumerate(arguments):
                    found = found | self.effects(argument)
                    if self.passes(node, position) == "out":
                        root = frozenset((root_name(argument),)) - {""}
                        found = found | Effects(root, frozenset(), root)
                touched = self.touched(name)
                return found | Effects(touched, frozenset(), touched)
            case tree.SizeofExpression() | tree.SizeofType():
                return Effects()
            case _:
                found = Effects()
                for child in children(node):
                    found = found | self.effects(child)
                return found

    def inside(self, target: tree.Expression) -> Effects:
        """Effects of computing where an lvalue is, without reading it."""
        match target:
            case tree.Name():
                return Effects()
            case tree.Subscript(base=base, index=index):
                return self.inside(base) | self.effects(index)
            case tree.Member(base=base) | tree.Unary(operator="*", operand=base):
                return self.inside(base)
            case _:
                return self.effects(target)

    def check(self, node: object) -> None:
        """Refuse when the order of unsequenced operands could be seen."""
        if not has_effects(node):
            return
        match node:
            case tree.Binary(operator=operator, left=left, right=right) if operator not in ("&&", "||"):
                self.apart(node, [self.effects(left), self.effects(right)])
            case tree.Subscript(base=base, index=index):
                self.apart(node, [self.effects(base), self.effects(index)])
            case tree.CallExpression(arguments=arguments):
                self.apart(node, [self.effects(a) for a in arguments])
            case tree.InitializerList(items=items):
                self.apart(node, [self.effects(value) for _, value in items])
            case tree.Assignment(target=target, value=value):
                assigned = self.effects(value)
                where = self.inside(target)
                self.apart(node, [where, assigned])
                if isinstance(target, tree.Name) and target.name in assigned.writes:
                    self.refuse(node, target.name)
        for child in children(node):
            self.check(child)

    def apart(self, node: tree.Expression, operands: list[Effects]) -> None:
        for position, first in enumerate(operands):
            for second in operands[position + 1 :]:
                common = first.conflicts(second)
                if common:
                    self.refuse(node, min(common))

    @staticmethod
    def refuse(node: tree.Expression, name: str) -> None:
        what = "what is shared outside" if name == "outside" else f"'{name}'"
        raise Refused(
            "order of evaluation", f"one operand changes {what}, which another uses; C leaves the order open",
            node.span,
        )  # fmt: skip


def has_effects(node: object) -> bool:
    return any(isinstance(n, tree.Assignment | tree.Update | tree.CallExpression) for n in walk(node))
