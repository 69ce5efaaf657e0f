"""Functions with labels that structured statements can't express: a machine of numbered states.

What holds no label stays as it was written; the rest becomes pieces that run one after another, each naming the
next: `loop { match state { 0 => { …; state = 2 } … } }`.
"""

from __future__ import annotations

from collections.abc import Sequence

from translators.rules import ir
from translators.rules.c.program import Refused
from translators.rules.c.whole import machine as m
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.lowering import Jump, Statements, Whole, nested_cases


def needs_machine(body: n.Block) -> bool:
    found = list(n.below(body))
    return any(isinstance(x, n.Label) for x in found) or any(isinstance(x, n.Switch) and nested_cases(x) for x in found)


class FunctionLowering(Whole):
    """One function, complete."""

    def needs_machine(self, body: n.Block) -> bool:
        return needs_machine(body)

    def as_machine(self, body: n.Block) -> list[ir.Statement]:
        return Machine(self).run(body)


class Machine:
    """Cuts one function's body into states."""

    def __init__(self, lowering: Statements) -> None:
        self.lowering = lowering
        self.pieces: list[list[ir.Statement]] = [[]]
        self.cases: dict[int, int] = {}  # id of a case label -> its state

    def run(self, body: n.Block) -> list[ir.Statement]:
        """The whole as one loop."""
        for node in n.below(body):
            if isinstance(node, n.Label) and node.name not in self.lowering.states:
                self.lowering.states[node.name] = self.state()
        self.current = 0
        self.sequence(body.body)
        end = self.state()
        self.jump(end)
        self.pieces[end] = [ir.Break("machine")]
        variable = ir.Variable("state", m.I32)
        cases = tuple(
            ir.Case((ir.IntLiteral(number, m.I32),), tuple(piece)) for number, piece in enumerate(self.pieces[:-1])
        )
        switch = ir.Switch(variable, cases, tuple(self.pieces[-1]))
        return [
            ir.VariableDeclaration("state", m.I32, ir.IntLiteral(0, m.I32)),
            ir.Loop(None, (switch,), (), "machine"),
        ]

    def state(self) -> int:
        self.pieces.append([])
        return len(self.pieces) - 1

    def jump(self, state: int) -> None:
        """End the current piece by going on elsewhere."""
        piece = self.pieces[self.current]
        if not m.ends(piece):
            piece.extend(self.lowering.go(state))

    def start(self, state: int) -> None:
        self.jump(state)
        self.current = state

    def simple(self, node: n.Statement) -> bool:
        """Whether nothing jumps into the statement."""
        for inner in n.below(node):
            if isinstance(inner, n.Label) or (isinstance(inner, n.CaseLabel) and id(inner) in self.cases):
                return False
            if isinstance(inner, n.Switch) and nested_cases(inner):
                return False
        return True

    def emit(self, statements: Sequence[ir.Statement]) -> None:
        self.pieces[self.current].extend(statements)

    def sequence(self, body: Sequence[n.Statement]) -> None:
        for node in body:
            self.statement(node)

    def condition(self, node: n.Node) -> ir.Expression:
        with self.lowering.aside() as before:
            test = self.lowering.condition(node)
        self.emit(before)
        return test

    def branch(self, test: ir.Expression, yes: int, no: int) -> None:
        self.emit([ir.If(test, self.lowering.go(yes), self.lowering.go(no))])

    def statement(self, node: n.Statement) -> None:
        if isinstance(node, n.Label):
            self.start(self.lowering.states[node.name])
            return
        if isinstance(node, n.CaseLabel):
            self.start(self.cases[id(node)])
            return
        if self.simple(node):
            self.emit(self.lowering.sequence([node]))
            return
        match node:
            case n.Block(body=body):
                self.sequence(body)
            case n.If():
                self.if_(node)
            case n.Loop():
                self.loop(node)
            case n.Switch():
                self.switch(node)
            case _:
                raise Refused("goto", "a label inside an expression", node.span)

    def if_(self, node: n.If) -> None:
        then, otherwise = self.state(), self.state()
        after = self.state() if node.otherwise is not None else otherwise
        self.branch(self.condition(node.condition), then, otherwise)
        self.current = then
        self.statement(node.then)
        if node.otherwise is not None:
            self.jump(after)
            self.current = otherwise
            self.statement(node.otherwise)
        self.start(after)

    def loop(self, node: n.Loop) -> None:
        if self.lowering.needs_room(node):
            with self.lowering.aside() as before:
                release = self.lowering.released()
            self.emit(before)
            node.body = n.Block([release, node.body], node.span)
        body, test, update, after = self.state(), self.state(), self.state(), self.state()
        self.jump(test if node.test_first else body)
        self.current = test
        if node.condition is None:
            self.jump(body)
        else:
            self.branch(self.condition(node.condition), body, after)
        self.current = update
        if node.update is not None:
            with self.lowering.aside() as statements:
                self.lowering.effect(node.update)
            self.emit(statements)
        self.jump(test)
        self.current = body
        self.lowering.jumps.append(Jump(self.lowering.go(after), self.lowering.go(update)))
        self.statement(node.body)
        self.lowering.jumps.pop()
        self.jump(update)
        self.current = after

    def switch(self, node: n.Switch) -> None:
        with self.lowering.aside() as before:
            selector = self.lowering.value(node.selector)
        self.emit(before)
        after = self.state()
        labels = _own_labels(node.body)
        for label in labels:
            self.cases[id(label)] = self.state()
        kind = getattr(selector, "type", m.I32)
        cases: list[ir.Case] = []
        default = self.lowering.go(after)
        for label in labels:
            target = self.lowering.go(self.cases[id(label)])
            if label.low is None or label.high is None:
                default = target
                continue
            low, high = ir.IntLiteral(label.low, kind, name=label.name), ir.IntLiteral(label.high, kind)
            cases.append(ir.Case((low if label.low == label.high else (low, high),), target))
        self.emit([ir.Switch(selector, tuple(cases), default, node.span)])
        self.current = self.state()  # what stands before the first label is never reached
        self.lowering.jumps.append(Jump(self.lowering.go(after), None))
        self.statement(node.body)
        self.lowering.jumps.pop()
        self.start(after)


def _own_labels(node: object) -> list[n.CaseLabel]:
    """The case labels of a switch, not those of switches inside it."""
    match node:
        case n.CaseLabel():
            return [node]
        case n.Block(body=body):
            return [label for inner in body for label in _own_labels(inner)]
        case n.If(then=then, otherwise=otherwise):
            return [*_own_labels(then), *_own_labels(otherwise)]
        case n.Loop(body=body):
            return _own_labels(body)
        case _:
            return []
