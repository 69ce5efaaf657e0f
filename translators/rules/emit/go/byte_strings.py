"""Which strings of a subprogram Go holds as bytes.

A string of any length is a Go `string`, of which no byte can change: each store makes a new one, and a loop that fills
a string takes quadratic time. One that a loop fills and that is asked for whole outside of loops only is a `[]byte`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from analyzers.model import Direction
from translators.rules import ir
from translators.rules.emit import walk
from translators.rules.emit.program import Program
from translators.rules.emit.types import TypeTable, fixed_length, is_string


def byte_strings(body: Sequence[ir.Statement], program: Program, types: TypeTable) -> frozenset[str]:
    """The names of the locals of a body that are better held as bytes."""
    found = _Uses(program, types)
    found.statements(body, 0)
    return frozenset(
        name
        for name, depth in found.declared.items()
        if found.filled.get(name, 0) > depth and found.whole.get(name, 0) <= depth and name not in found.kept
    )


class _Uses:
    """How deep in loops each local is declared, has a part stored at most, and is used whole at most."""

    def __init__(self, program: Program, types: TypeTable) -> None:
        self.program = program
        self.types = types
        self.declared: dict[str, int] = {}
        self.filled: dict[str, int] = defaultdict(int)
        self.whole: dict[str, int] = defaultdict(int)
        self.kept: set[str] = set()  # they stay strings: stored whole, changed by a call, or declared twice

    def statements(self, body: Sequence[ir.Statement], depth: int) -> None:
        for statement in body:
            looping = isinstance(statement, ir.Loop)
            if isinstance(statement, ir.VariableDeclaration):
                self.declaration(statement, depth)
            if isinstance(statement, ir.Assign):
                self.target(statement.target, depth)
                self.expression(statement.value, depth)
            else:
                once = isinstance(statement, ir.Return)
                for own in walk.own_expressions(statement):
                    self.expression(own, 0 if once else depth + looping)
            if isinstance(statement, ir.Start):
                self.kept |= {e.name for e in walk.expressions(statement.call) if isinstance(e, ir.Variable)}
            for inner in walk.bodies(statement):
                self.statements(inner, depth + (looping or isinstance(statement, ir.ForRange)))

    def declaration(self, statement: ir.VariableDeclaration, depth: int) -> None:
        type_ = self.types.resolve(statement.type)
        if statement.name in self.declared or not is_string(type_) or fixed_length(type_) is not None:
            self.kept.add(statement.name)
        self.declared[statement.name] = depth

    def target(self, target: ir.Expression, depth: int) -> None:
        if isinstance(target, ir.Variable):
            self.kept.add(target.name)
        elif isinstance(target, ir.Index | ir.Slice) and isinstance(target.base, ir.Variable):
            self.filled[target.base.name] = max(depth, self.filled[target.base.name])
        else:
            self.expression(target, depth)
            return
        for operand in walk.place_operands(target):
            self.expression(operand, depth)

    def expression(self, node: ir.Expression, depth: int) -> None:
        if isinstance(node, ir.Call | ir.RuntimeCall):
            directions: Sequence[Direction] = self.program.directions(node) if isinstance(node, ir.Call) else ()
            roots = (walk.root(argument) for argument in walk.mutable_arguments(node, directions))
            self.kept |= {root.name for root in roots if root is not None}
        if isinstance(node, ir.Variable):
            self.whole[node.name] = max(depth, self.whole[node.name])
        part = isinstance(node, ir.Index) and isinstance(node.base, ir.Variable)
        length = isinstance(node, ir.Length) and isinstance(node.operand, ir.Variable)
        for child in walk.children(node)[part or length :]:
            self.expression(child, depth)
