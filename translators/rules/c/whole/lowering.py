"""Statements of whole programs, and one whole function."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analyzers.c.ctypes import CVoid
from analyzers.model import Direction, Span
from translators.rules import ir
from translators.rules.c.program import Refused
from translators.rules.c.whole import build
from translators.rules.c.whole import machine as m
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.function import Memory, Native, Shared
from translators.rules.c.whole.inline import inlined
from translators.rules.c.whole.layout import by_address, is_variable
from translators.rules.c.whole.program import Defined, in_memory
from translators.rules.c.whole.values import Values

_RESERVED = {"frame", "extra", "arguments", "result", "state"}


class Jump:
    """What break and continue mean at a place: statements to run."""

    def __init__(self, break_: tuple[ir.Statement, ...], continue_: tuple[ir.Statement, ...] | None) -> None:
        self.break_ = break_
        self.continue_ = continue_


class Statements(Values):
    """Lowers statements."""

    jumps: list[Jump]
    variable_arrays: bool  # whether the function has any
    states: dict[str, int]  # labels, in a function that runs as a machine of numbered states

    def statement(self, node: n.Statement) -> None:
        match node:
            case n.ExpressionStatement(value=value):
                self.effect(value)
            case n.Declare(object=made):
                self.declaration(made, node.span)
            case n.Block(body=body):
                for inner in body:
                    self.statement(inner)
            case n.If():
                self.if_(node)
            case n.Loop():
                self.loop(node)
            case n.Switch():
                self.switch(node)
            case n.Break():
                self.out.extend(self.jumps[-1].break_)
            case n.Continue():
                again = next(j.continue_ for j in reversed(self.jumps) if j.continue_ is not None)
                self.out.extend(again)
            case n.Return(value=value):
                self.return_(value, node.span)
            case n.Goto(label=label):
                self.goto(label, node.span)
            case n.Release(mark=mark):
                self.out.append(ir.CallStatement(m.call("leave", (ir.Variable(mark, m.U64),), None)))
            case n.Label() | n.CaseLabel():
                raise Refused("goto", "a label inside another statement", node.span)

    def sequence(self, nodes: Sequence[n.Statement]) -> list[ir.Statement]:
        with self.aside() as inner:
            for node in nodes:
                self.statement(node)
        return inner

    # ---- declarations

    def declaration(self, made: n.Object, span: Span) -> None:
        if is_variable(made.type):
            bytes_ = self.value(build.size_of(made.type, self.layout, span))
            self.frame_used = True
            variable = ir.Variable(self.name_of(made), m.U64)
            self.declare(variable, m.call("enter", (bytes_,), m.U64), span)
            return
        place = self.object_place(made, span)
        if isinstance(place, Memory):
            self.initialise(made, place, span)
            return
        value: ir.Expression = m.zero(made.type)
        if made.values:
            initial = made.values[0].value
            if any(isinstance(part, n.Ref) and part.object is made for part in n.below(initial)):
                self.declare(place.variable, value, span)  # `char *p = set(p);`, where it has any value
                self.out.append(ir.Assign(place.variable, self.direct(initial), span))
                return
            value = self.direct(initial)
        elif self.hoisted is not None:
            self.hoist(place.variable)
            return
        self.declare(place.variable, value, span)

    # ---- branches

    def if_(self, node: n.If) -> None:
        if isinstance(node.condition, n.Const) and not _labels(node):
            chosen = node.then if node.condition.value else node.otherwise
            if chosen is not None:
                self.out.append(ir.Block(tuple(self.sequence([chosen]))))
            return
        test = self.condition(node.condition)
        then = self.sequence([node.then])
        otherwise = self.sequence([node.otherwise]) if node.otherwise is not None else []
        self.branch(test, then, otherwise, node.span)

    # ---- loops

    def loop(self, node: n.Loop) -> None:
        if self.needs_room(node):
            release = self.released()
            node.body = n.Block([release, node.body], node.span)
            self.plain_loop(node)
            self.statement(release)
        else:
            self.plain_loop(node)

    def needs_room(self, node: n.Loop) -> bool:
        """Whether each turn of a loop makes arrays of variable length, whose room is free again after it."""
        return self.variable_arrays and any(_makes_variable_array(inner) for inner in n.below(node.body))

    def released(self) -> n.Release:
        """What frees the room of all arrays of variable length that are made from here on."""
        mark = self.temporary(m.U64)
        self.declare(mark, m.call("enter", (m.number(0),), m.U64))
        self.frame_used = True
        return n.Release(mark.name, m.NOWHERE)

    def plain_loop(self, node: n.Loop) -> None:
        label = self.label("loop")
        jump = Jump((ir.Break(label),), (ir.Continue(label),))
        with self.aside() as before:
            test = None if node.condition is None else self.condition(node.condition)
        if isinstance(test, ir.BoolLiteral) and not before:
            if node.test_first and not test.value:
                return
            test = None if test.value else test
        with self.aside() as update:
            if node.update is not None:
                self.effect(node.update)
        self.jumps.append(jump)
        if node.test_first:
            body = self.sequence([node.body])
            if before:
                assert test is not None
                leave = ir.If(m.negated(test), (ir.Break(label),))
                body, test = [*before, leave, *body], None
            self.out.append(ir.Loop(test, tuple(body), tuple(update), label, True, node.span))
        elif not before:
            body = self.sequence([node.body])
            self.out.append(ir.Loop(test, tuple(body), (), label, test is None, node.span))
        else:
            inner = self.label("body")
            jump.continue_ = (ir.Break(inner),)
            body = self.sequence([node.body])
            assert test is not None
            leave = ir.If(m.negated(test), (ir.Break(label),))
            self.out.append(
                ir.Loop(None, (ir.Block(tuple(body), inner), *before, leave), (), label, True, node.span)
            )
        self.jumps.pop()

    # ---- switch

    def switch(self, node: n.Switch) -> None:
        body = node.body.body if isinstance(node.body, n.Block) else [node.body]
        segments = segments_of(body)
        selector = self.value(node.selector)
        if not segments:
            return
        label = self.label("switch")
        outer = self.hoisted
        if self.hoisted is None:
            self.hoisted = []
        own = self.hoisted
        mark = len(self.out)
        self.jumps.append(Jump((ir.Break(label),), None))
        bodies = [self.sequence(statements) for _, statements in segments]
        self.jumps.pop()
        self.hoisted = outer
        falls = [not m.ends(b) for b in bodies[:-1]]
        kind = getattr(selector, "type", m.I32)
        if not any(falls):
            cases, default = self.cases(segments, [tuple(_stripped(b, label)) for b in bodies], kind)
            made: list[ir.Statement] = [ir.Switch(selector, cases, default, node.span)]
        else:
            entry = ir.Variable(self.unique("entry"), m.I32)
            chosen = [(ir.Assign(entry, ir.IntLiteral(i, m.I32)),) for i in range(len(bodies))]
            cases, default = self.cases(segments, chosen, kind)
            made = [
                ir.VariableDeclaration(entry.name, m.I32, ir.IntLiteral(len(bodies), m.I32)),
                ir.Switch(selector, cases, default, node.span),
            ]
            for position, inner in enumerate(bodies):
                reached = ir.Compare("<=", entry, ir.IntLiteral(position, m.I32), m.BOOLEAN)
                if inner:
                    made.append(ir.If(reached, tuple(inner)))
        if outer is None:
            self.out[mark:mark] = own
        self.out.append(ir.Block(tuple(made), label) if m.leaves(made, label) else _plain(made))

    def cases(
        self, segments: Sequence[tuple[list[n.CaseLabel], object]], bodies: Sequence[tuple[ir.Statement, ...]],
        kind: object,
    ) -> tuple[tuple[ir.Case, ...], tuple[ir.Statement, ...]]:  # fmt: skip
        cases: list[ir.Case] = []
        default: tuple[ir.Statement, ...] = ()
        for (labels, _), body in zip(segments, bodies, strict=True):
            values: list[ir.Expression | tuple[ir.Expression, ir.Expression]] = []
            for label in labels:
                if label.low is None or label.high is None:
                    default = body
                    continue
                low, high = ir.IntLiteral(label.low, kind, name=label.name), ir.IntLiteral(label.high, kind)  # type: ignore[arg-type]
                if label.low == label.high:
                    values.append(low)
                elif label.low < label.high:
                    values.append((low, high))
            if values:
                cases.append(ir.Case(tuple(values), body))
        return tuple(cases), default

    # ---- leaving

    def goto(self, label: str, span: Span) -> None:
        if label not in self.states:
            raise Refused("goto", f"to '{label}', which is not found", span)
        self.out.extend(self.go(self.states[label]))

    def go(self, state: int) -> tuple[ir.Statement, ...]:
        variable = ir.Variable("state", m.I32)
        return ir.Assign(variable, ir.IntLiteral(state, m.I32)), ir.Continue("machine")

    def return_(self, value: n.Node | None, span: Span) -> None:
        assert self.defined is not None
        result = self.defined.function.type.result
        if value is None or isinstance(result, CVoid):
            if value is not None:
                self.effect(value)
            zero = None if isinstance(result, CVoid) or by_address(result) else m.zero(result)
            self.out.append(ir.Return(zero, span))
            return
        if by_address(result):
            given = self.value(value)
            target = Memory(ir.Variable("result", m.U64, "parameter"), result)
            self.put(target, given, span)
            self.out.append(ir.Return(None, span))
            return
        self.out.append(ir.Return(self.direct(value), span))


def _makes_variable_array(node: object) -> bool:
    return isinstance(node, n.Declare) and is_variable(node.object.type)


def _plain(made: list[ir.Statement]) -> ir.Statement:
    return made[0] if len(made) == 1 else ir.Block(tuple(made))


def _stripped(body: list[ir.Statement], label: str) -> list[ir.Statement]:
    """Without the break at the end."""
    if body and isinstance(body[-1], ir.Break) and body[-1].label == label:
        return body[:-1]
    return body


def segments_of(body: Sequence[n.Statement]) -> list[tuple[list[n.CaseLabel], list[n.Statement]]]:
    """The parts of a switch's body: labels and what follows them. What stands before the first is never reached,
    except its declarations."""
    segments: list[tuple[list[n.CaseLabel], list[n.Statement]]] = []
    declared: list[n.Statement] = []
    for node in body:
        if isinstance(node, n.CaseLabel):
            if segments and not segments[-1][1]:
                segments[-1][0].append(node)
            else:
                segments.append(([node], []))
        elif segments:
            segments[-1][1].append(node)
        elif isinstance(node, n.Declare):
            declared.append(node)
    for statement in declared:
        if isinstance(statement, n.Declare):
            statement.object.values = None
            for _, statements in segments:
                statements.insert(0, statement)
    return segments


def _labels(node: object) -> bool:
    """Whether a statement has labels that something outside could jump to."""
    return any(isinstance(x, n.Label | n.CaseLabel) for x in n.below(node))


def nested_cases(node: n.Switch) -> bool:
    """Whether a case label of this switch stands inside another statement (C17 6.8.4.2)."""
    body = node.body.body if isinstance(node.body, n.Block) else [node.body]
    return any(_own_cases(inner) for inner in body if not isinstance(inner, n.CaseLabel))


def _own_cases(node: object) -> bool:
    match node:
        case n.CaseLabel():
            return True
        case n.Block(body=body):
            return any(_own_cases(s) for s in body)
        case n.If(then=then, otherwise=otherwise):
            return _own_cases(then) or _own_cases(otherwise)
        case n.Loop(body=inner):
            return _own_cases(inner)
        case _:
            return False


class Whole(Statements):
    """One function, but for those that need a machine of states (`flow`)."""

    def __init__(self, shared: Shared, defined: Defined) -> None:
        taken = set(_RESERVED) | {d.name for d in shared.program.functions} | set(shared.names.values())
        super().__init__(shared, defined.parser, defined, taken)
        self.jumps = []
        self.variable_arrays = False
        self.states = {}

    def lower(self) -> ir.IrSubprogram:
        assert self.defined is not None
        function = self.defined.function
        parameters = self.parameters(function)
        body = inlined(self.body(function), frozenset(self.unnamed))
        result = function.type.result
        if not m.ends(body):
            if isinstance(result, CVoid) or by_address(result):
                pass
            else:
                body.append(ir.Return(m.zero(result), function.span))
        body = self.framed(body)
        kind = None if isinstance(result, CVoid) or by_address(result) else m.scalar(result)
        return ir.IrSubprogram(self.defined.name, function.span, parameters, kind, tuple(body), True, function.comment)

    def parameters(self, function: n.Function) -> tuple[ir.IrParameter, ...]:
        found: list[ir.IrParameter] = []
        if by_address(function.type.result):
            found.append(ir.IrParameter("result", m.U64))
        for made in function.parameters:
            if in_memory(made):
                name = self.unique(made.name)
                given = ir.Variable(name, m.passed(made.type), "parameter")
                place = self.object_place(made, function.span)
                self.put(place, given, function.span)
            else:
                name = self.name_of(made)
            found.append(ir.IrParameter(name, m.passed(made.type), Direction.IN))
        if function.type.variadic:
            found.append(ir.IrParameter("arguments", m.U64))
        return tuple(found)

    def body(self, function: n.Function) -> list[ir.Statement]:
        self.variable_arrays = any(_makes_variable_array(node) for node in n.below(function.body))
        if not self.needs_machine(function.body):
            self.statement(function.body)
            return self.out
        self.hoisted = []
        entry, self.out = self.out, []
        made = self.as_machine(function.body)
        return [*entry, *self.hoisted, *made]

    def needs_machine(self, body: n.Block) -> bool:
        raise NotImplementedError  # flow

    def as_machine(self, body: n.Block) -> list[ir.Statement]:
        raise NotImplementedError  # flow

    def framed(self, body: list[ir.Statement]) -> list[ir.Statement]:
        """The function with its frame entered and, before every return, left."""
        if not self.frame_used and not self.extra_size:
            return body
        frame = ir.Variable("frame", m.U64)
        size = -(-self.frame_size // 16) * 16
        head: list[ir.Statement] = [
            ir.VariableDeclaration("frame", m.U64, m.call("enter", (m.number(size + self.extra_size),), m.U64))
        ]
        if self.extra_size:
            head.append(ir.VariableDeclaration("extra", m.U64, m.plus(frame, size)))
        leave = ir.CallStatement(m.call("leave", (frame,), None))
        done = [*head, *_with_leave(body, leave, self)]
        if not m.ends(body):
            done.append(leave)
        return done


def _with_leave(
    body: Sequence[ir.Statement], leave: ir.Statement, names: Statements
) -> list[ir.Statement]:
    """Every return preceded by `leave`, its value computed before."""
    done: list[ir.Statement] = []
    for statement in body:
        match statement:
            case ir.Return(value=value) if value is None or m.stable(value) or isinstance(value, ir.Variable):
                done += [leave, statement]
            case ir.Return(value=value, span=span):
                assert value is not None
                made = names.temporary(getattr(value, "type", m.U64))
                done += [ir.VariableDeclaration(made.name, made.type, value, False, span), leave, ir.Return(made, span)]
            case ir.If(then=then, otherwise=otherwise):
                done.append(dataclasses.replace(
                    statement, then=tuple(_with_leave(then, leave, names)),
                    otherwise=tuple(_with_leave(otherwise, leave, names)),
                ))  # fmt: skip
            case ir.Switch(cases=cases, default=default):
                done.append(dataclasses.replace(
                    statement, cases=tuple(ir.Case(c.values, tuple(_with_leave(c.body, leave, names))) for c in cases),
                    default=tuple(_with_leave(default, leave, names)),
                ))  # fmt: skip
            case ir.Loop(body=inner):
                done.append(dataclasses.replace(statement, body=tuple(_with_leave(inner, leave, names))))
            case ir.Block(body=inner):
                done.append(dataclasses.replace(statement, body=tuple(_with_leave(inner, leave, names))))
            case _:
                done.append(statement)
    return done


__all__ = ["Native", "Whole"]
