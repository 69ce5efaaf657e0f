"""Statements in Go, and one whole subprogram."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzers.model import BoolType, CharType, Direction, EnumType, IntType, Type
from translators.rules import ir
from translators.rules.emit import flow, names, walk
from translators.rules.emit.go import literals
from translators.rules.emit.go.assignments import Assignments
from translators.rules.emit.go.byte_strings import byte_strings
from translators.rules.emit.go.context import GoContext
from translators.rules.emit.go.places import Local
from translators.rules.emit.text import wrap_comment
from translators.rules.emit.tidy import tidy
from translators.rules.emit.types import Unsupported, base_range, constant, fixed_length, interval, outside

_CHECK = "constraint_error"  # what the checks of the source language raise


@dataclass
class Target:
    """What Break and Continue can mean here. `kind` is loop, switch, block, body or attempt (a Try's closure)."""

    kind: str
    source_label: str = ""
    label: str = ""  # the Go label, once one is needed
    update: tuple[ir.Statement, ...] = ()
    body_label: str = ""  # where Continue goes when the condition comes after the body
    leave: str = ""  # attempt: the variable that says how the closure was left
    result: str = ""
    jumps: list[tuple[str, str]] = field(default_factory=list)  # attempt: what `leave` 1, 2 … stand for


class Subprogram(Assignments):
    """Emits one subprogram."""

    def __init__(self, context: GoContext, subprogram: ir.IrSubprogram) -> None:
        self.subprogram = subprogram
        resolve = context.types.resolve
        self.body = tidy(subprogram.body, resolve)
        self.usage = flow.usage(self.body, context.program.directions, context.module.id)
        own = context.own
        reserved = (
            names.GO_KEYWORDS
            | {own.subprograms[name] for name in self.usage.called if name in own.subprograms}
            | {own.globals[name] for name in self.usage.stored if name in own.globals}
            | set(own.types.values())
            | set(own.literals.values())
            | context.program.qualifiers
            | {"math"}
        )
        super().__init__(context, {}, names.Scope(reserved, between=""))
        self.targets: list[Target] = []
        self.handling: list[str] = []
        self.outside = outside(subprogram, self.table.resolve)
        for parameter in subprogram.parameters:
            pointer = parameter.direction is not Direction.IN and not context.is_slice(parameter.type)
            self.declare(parameter.name, parameter.type, pointer)
        for statement in walk.statements(self.body):
            if isinstance(statement, ir.VariableDeclaration):
                self.declare(statement.name, statement.type)
            elif isinstance(statement, ir.ForRange):
                self.declare(statement.variable, statement.type)
        for name in byte_strings(self.body, context.program, context.types):
            self.locals[name].bytes = True

    def declare(self, name: str, type_: Type, pointer: bool = False) -> None:
        if name not in self.locals:
            shown = self.scope.claim(names.lower_camel(name))
            self.locals[name] = Local(shown, self.table.resolve(type_), pointer)

    # ---- the whole

    def emit(self) -> list[str]:
        subprogram = self.subprogram
        self.block(self.body)
        if subprogram.result is not None and not terminates(self.body, self.table.resolve):
            self.out.append('panic("the source returns no value here")')
        parameters = ", ".join(
            f"{self.locals[p.name].name} {self.context.parameter(p.type, p.direction)}"
            for p in subprogram.parameters
        )
        result = f" {self.context.go_type(subprogram.result)}" if subprogram.result is not None else ""
        name = self.context.own.subprograms[subprogram.name]
        return [f"func {name}({parameters}){result} {{", *self.out, "}"]

    def block(self, body: Sequence[ir.Statement]) -> None:
        for statement in body:
            self.statement(statement)

    def nested(self, body: Sequence[ir.Statement]) -> list[str]:
        outer, self.out = self.out, []
        self.block(body)
        lines, self.out = self.out, outer
        return lines

    def statement(self, statement: ir.Statement) -> None:
        match statement:
            case ir.VariableDeclaration():
                self.declaration(statement)
            case ir.Assign(target=target, value=value):
                self.out += map(_not_to_itself, self.store(target, value))
            case ir.CallStatement(call=call):
                self.discards = True
                text = self.plain(call).text
                self.discards = False
                if text:
                    self.out.append(text)
            case ir.If():
                self.if_statement(statement)
            case ir.Switch():
                self.switch(statement)
            case ir.Loop():
                self.loop(statement)
            case ir.ForRange():
                self.for_range(statement)
            case ir.Break(label=label):
                self.jump("break", label)
            case ir.Continue(label=label):
                self.jump("continue", label)
            case ir.Return(value=value):
                self.return_(value)
            case ir.Raise():
                self.raise_(statement)
            case ir.Try():
                self.try_(statement)
            case ir.Block():
                self.labelled(statement)
            case ir.Start():
                self.start(statement)
            case ir.Comment(text=text):
                self.out.extend(wrap_comment([text], "//"))

    def start(self, statement: ir.Start) -> None:
        """A closure for the tasks of a kind, over constants that hold what they all get."""
        call = statement.call
        target = self.context.program.subprogram(call.subprogram, call.module)
        given: list[ir.Expression] = []
        for argument, parameter in zip(call.arguments, target.parameters, strict=True):
            if parameter.direction is not Direction.IN:
                raise Unsupported("tasking", f"{parameter.name}, which a task changes")
            own = any(isinstance(e, ir.Variable) and e.name == statement.task for e in walk.expressions(argument))
            given.append(argument if own else self.kept(argument, parameter.type))
        outer, self.out = self.out, []
        self.declare(statement.task, target.parameters[0].type)
        text = self.call(dataclasses.replace(call, arguments=tuple(given))).text
        lines, self.out = self.out, outer
        name = self.locals[statement.task].name
        self.out += [f"theseusrt.AdaTasksStart({statement.kind}, func({name} int32) {{", *lines, text, "})"]

    def kept(self, node: ir.Expression, type_: Type) -> ir.Variable:
        name = self.spill(self.value(node, type_).text, "given", self.context.go_type(type_))
        self.locals[name] = Local(name, self.table.resolve(type_))
        return ir.Variable(name, self.table.resolve(type_))

    def declaration(self, statement: ir.VariableDeclaration) -> None:
        local = self.locals[statement.name]
        local.type = self.table.resolve(statement.type)
        if local.bytes:
            self.out.append(f"{local.name} := []byte({self.value(statement.initial, statement.type).text})")
            return
        kind = self.context.go_type(statement.type)
        if self.is_zero(statement.initial) and not self.context.is_slice(statement.type):
            self.out.append(f"var {local.name} {kind}")
        else:
            value = self.value(statement.initial, statement.type).text
            typed = isinstance(statement.initial, ir.Call | ir.Aggregate | ir.Variable | ir.FieldAccess | ir.Index)
            if typed and self.context.go_type(self.type_of(statement.initial)) == kind:
                self.out.append(f"{local.name} := {value}")
            else:
                self.out.append(f"var {local.name} {kind} = {value}")
        if statement.name not in self.usage.read:
            self.out.append(f"_ = {local.name}")

    # ---- branches

    def if_statement(self, statement: ir.If) -> None:
        if _is_check(statement):
            self.out.append(f"theseusrt.FailIf({self.value(statement.condition).text})")
            return
        self.out.append(f"if {self.value(statement.condition).text} {{")
        self.out += self.nested(statement.then)
        otherwise = statement.otherwise
        while len(otherwise) == 1 and isinstance(otherwise[0], ir.If):
            inner = otherwise[0]
            outer, self.out = self.out, []
            condition = self.value(inner.condition).text
            lines, self.out = self.out, outer
            if lines:
                break
            self.out.append(f"}} else if {condition} {{")
            self.out += self.nested(inner.then)
            otherwise = inner.otherwise
        if otherwise:
            self.out.append("} else {")
            self.out += self.nested(otherwise)
        self.out.append("}")

    def switch(self, statement: ir.Switch) -> None:
        type_ = self.type_of(statement.selector)
        selector = self.value(statement.selector).text
        ranged = isinstance(type_, IntType | CharType) and any(
            isinstance(v, tuple) and self._width(v) > 8 for case in statement.cases for v in case.values
        )
        if ranged:
            name = self.spill(selector, "selector", self.context.go_type(type_))
            self.out.append("switch {")
        elif isinstance(type_, BoolType):
            name = ""
            self.out.append(f"switch bool({selector}) {{")
        else:
            name = ""
            self.out.append(f"switch {selector} {{")
        self.targets.append(Target("switch"))
        for case in statement.cases:
            values = ", ".join(t for v in case.values for t in self.case_texts(v, name))
            self.out.append(f"case {values}:")
            self.out += _clause(self.nested(case.body))
        if statement.default:
            self.out.append("default:")
            self.out += _clause(self.nested(statement.default))
        self.targets.pop()
        self.out.append("}")

    def _width(self, pair: tuple[ir.Expression, ir.Expression]) -> int:
        low, high = constant(pair[0], self.table), constant(pair[1], self.table)
        return 0 if low is None or high is None else high - low + 1

    def case_texts(
        self, value: ir.Expression | tuple[ir.Expression, ir.Expression], selector: str
    ) -> list[str]:
        if not isinstance(value, tuple):
            shown = self.case_value(value)
            return [f"{selector} == {shown}" if selector else shown]
        low, high = value
        enum = self.type_of(low)
        if isinstance(enum, EnumType) and isinstance(low, ir.EnumLiteral) and isinstance(high, ir.EnumLiteral):
            first, last = enum.literals.index(low.literal), enum.literals.index(high.literal)
            return [self.context.literal_path(enum, item) for item in enum.literals[first : last + 1]]
        if selector:
            return [f"{selector} >= {self.case_value(low)} && {selector} <= {self.case_value(high)}"]
        a, b = constant(low, self.table), constant(high, self.table)
        if a is None or b is None:
            raise Unsupported("case", "a case range that is not of literals")
        if isinstance(enum, CharType):
            return [literals.byte_literal(n) for n in range(a, b + 1)]
        return [str(n) for n in range(a, b + 1)]

    def case_value(self, value: ir.Expression) -> str:
        if constant(value, self.table) is None and not isinstance(
            value, ir.EnumLiteral | ir.BoolLiteral | ir.StringLiteral
        ):
            raise Unsupported("case", "a case value that is no literal")
        return self.value(value).text

    # ---- loops

    def loop(self, loop: ir.Loop) -> None:
        target = Target("loop", loop.label)
        endless = flow.endless(loop)
        outer, self.out = self.out, []
        condition = "" if endless or loop.condition is None else self.value(loop.condition).text
        before, self.out = self.out, outer
        if not loop.test_first and not endless:
            self.do_while(loop, target, before, condition)
            return
        post = self.simple_update(loop)
        if not post:
            target.update = loop.update
        self.targets.append(target)
        body: list[str] = []
        if before:
            body = [*before, f"if !({condition}) {{", "break", "}"]
            condition = ""
        update = () if post or not flow.completes(loop.body, self.table.resolve) else loop.update
        body += self.nested((*loop.body, *update))
        self.targets.pop()
        head = f"for ; {condition}; {post} {{" if post else f"for {condition} {{" if condition else "for {"
        self.out += [*_label(target), head, *body, "}"]

    def simple_update(self, loop: ir.Loop) -> str:
        """The update as a Go post statement, when it is one simple statement."""
        if len(loop.update) != 1 or not isinstance(loop.update[0], ir.Assign | ir.CallStatement):
            return ""
        lines = self.nested(loop.update)
        return lines[0] if len(lines) == 1 and "\n" not in lines[0] and "{" not in lines[0] else ""

    def do_while(self, loop: ir.Loop, target: Target, before: list[str], condition: str) -> None:
        if flow.continues(loop.body, loop.label):
            target.body_label = self.scope.claim("next")
        self.targets.append(target)
        body = self.nested(loop.body)
        if target.body_label:
            body = ["{", *body, "}", f"{target.body_label}:"]
        body += self.nested(loop.update)
        self.targets.pop()
        body += [*before, f"if !({condition}) {{", "break", "}"]
        self.out += [*_label(target), "for {", *body, "}"]

    def for_range(self, loop: ir.ForRange) -> None:
        target = Target("loop", loop.label)
        type_ = self.table.resolve(loop.type)
        kind = self.context.go_type(type_)
        name = self.locals[loop.variable].name
        low, high = self.operands(
            (loop.low, lambda: self.value(loop.low)), (loop.high, lambda: self.value(loop.high))
        )
        first_text, last_text = (
            t.text if constant(n, self.table) is None else f"{kind}({t.text})"
            for n, t in ((loop.low, low), (loop.high, high))
        )
        self.targets.append(target)
        body = self.nested(loop.body)
        self.targets.pop()
        if isinstance(type_, BoolType):
            raise Unsupported("loop", "a loop over Boolean values")
        used = loop.variable in self.usage.read
        ends = interval(loop.high if not loop.reverse else loop.low, self.table)
        limits = base_range(type_) if isinstance(type_, IntType) else (0, 255)
        fixed = constant(loop.low if loop.reverse else loop.high, self.table) is not None
        plain = fixed and ends is not None and limits[0] < ends[0] and ends[1] < limits[1]
        if plain and not loop.reverse:
            head = f"for {name} := {first_text}; {name} <= {high.text}; {name}++ {{"
        elif plain:
            head = f"for {name} := {last_text}; {name} >= {low.text}; {name}-- {{"
        else:
            function = "RangeDown" if loop.reverse else "RangeUp"
            shown = f"{name} := range" if used else "range"
            head = f"for {shown} theseusrt.{function}({first_text}, {last_text}) {{"
        self.out += [*_label(target), head, *body, "}"]

    def labelled(self, block: ir.Block) -> None:
        if not block.label or not flow.breaks(block.body, block.label, is_loop=False):
            if not any(isinstance(s, ir.VariableDeclaration) for s in block.body):
                self.block(block.body)
                return
            self.out += ["{", *self.nested(block.body), "}"]
            return
        target = Target("block", block.label)
        self.targets.append(target)
        body = self.nested(block.body)
        self.targets.pop()
        self.out += ["{", *body, "}"]
        if target.label:
            self.out.append(f"{target.label}:")

    def jump(self, kind: str, label: str) -> None:
        """Break or continue, out of closures too."""
        inner_switch = inner_loop = False
        for target in reversed(self.targets):
            if target.kind == "attempt":
                self.leave_attempt(target, kind, label)
                return
            if (label and target.source_label == label) or (not label and target.kind == "loop"):
                self.jump_to(target, kind, inner_switch, inner_loop)
                return
            inner_switch |= target.kind == "switch"
            inner_loop |= target.kind == "loop"
        raise Unsupported("jump", f"{kind} of {label or 'a loop'} that is not around it")

    def jump_to(self, target: Target, kind: str, inner_switch: bool, inner_loop: bool) -> None:
        if target.kind == "block":
            self.name(target)
            self.out.append(f"goto {target.label}")
            return
        if kind == "continue":
            if target.body_label:
                self.out.append(f"goto {target.body_label}")
                return
            self.block(target.update)
        if inner_loop or (kind == "break" and inner_switch):
            self.name(target)
            self.out.append(f"{kind} {target.label}")
        else:
            self.out.append(kind)

    def name(self, target: Target) -> None:
        if not target.label:
            target.label = self.scope.claim(names.lower_camel(target.source_label or "outer"))

    # ---- leaving

    def return_(self, value: ir.Expression | None) -> None:
        result = self.subprogram.result
        text = self.value(value, result).text if value is not None and result is not None else ""
        self.return_text(text)

    def return_text(self, text: str) -> None:
        attempt = next((t for t in reversed(self.targets) if t.kind == "attempt"), None)
        if attempt is None:
            self.out.append(f"return {text}" if text else "return")
            return
        if text:
            self.out.append(f"{attempt.result} = {text}")
        self.leave_attempt(attempt, "return", "")

    def leave_attempt(self, attempt: Target, kind: str, label: str) -> None:
        """Leave a Try's closure so that the jump goes on after it."""
        if (kind, label) not in attempt.jumps:
            attempt.jumps.append((kind, label))
        self.out += [f"{attempt.leave} = {attempt.jumps.index((kind, label)) + 1}", "return"]

    def raise_(self, statement: ir.Raise) -> None:
        if not statement.exception:
            if not self.handling:
                raise Unsupported("raise", "re-raise outside a handler")
            self.out.append(f"panic({self.handling[-1]})")
            return
        message = self.string_text(statement.message).text if statement.message is not None else '""'
        name = literals.text_literal(statement.exception)
        self.out.append(f"panic(theseusrt.NewException({name}, {message}))")

    def try_(self, statement: ir.Try) -> None:
        jumps = flow.jumps(statement.body)
        target = Target("attempt")
        if jumps.any():
            target.leave = self.temporary("leave")
            self.out.append(f"{target.leave} := 0")
        result = self.subprogram.result
        if jumps.returns and result is not None:
            target.result = self.temporary("returned")
            self.out.append(f"var {target.result} {self.context.go_type(result)}")
        self.targets.append(target)
        self.in_try += 1
        body = self.nested(statement.body)
        self.in_try -= 1
        self.targets.pop()
        if body and body[-1] == "return" and not flow.completes(statement.body, self.table.resolve):
            body.pop()
        caught = self.temporary("caught")
        self.out += [f"if {caught} := theseusrt.Try(func() {{", *body, f"}}); {caught} != nil {{"]
        self.handlers(statement, caught)
        self.out.append("}")
        self.after_attempt(target, flow.completes(statement.body, self.table.resolve))

    def after_attempt(self, target: Target, completes: bool) -> None:
        for number, (kind, label) in enumerate(target.jumps, start=1):
            last = number == len(target.jumps) and not completes
            outer, self.out = self.out, []
            if kind == "return":
                self.return_text(target.result)
            else:
                self.jump(kind, label)
            lines, self.out = self.out, outer
            self.out += [f"if {target.leave} == {number} {{", *lines, "}"]
            _ = last

    def handlers(self, statement: ir.Try, caught: str) -> None:
        self.handling.append(caught)
        self.targets.append(Target("switch"))
        if len(statement.handlers) == 1 and not statement.handlers[0].exceptions:
            self.targets.pop()
            self.handler(statement.handlers[0], caught)
            self.handling.pop()
            return
        self.out.append(f"switch {caught}.Name {{")
        for handler in statement.handlers:
            if handler.exceptions:
                shown = ", ".join(literals.text_literal(name) for name in handler.exceptions)
                self.out.append(f"case {shown}:")
            else:
                self.out.append("default:")
            self.handler(handler, caught)
        if not any(not h.exceptions for h in statement.handlers):
            self.out += ["default:", f"panic({caught})"]
        self.out.append("}")
        self.targets.pop()
        self.handling.pop()

    def handler(self, handler: ir.Handler, caught: str) -> None:
        for binding, part in ((handler.binding, "Message"), (handler.name_binding, "Name")):
            type_ = next(
                (
                    e.type
                    for e in walk.all_expressions(handler.body)
                    if isinstance(e, ir.Variable) and e.name == binding
                ),
                None,
            )
            if binding and type_ is not None:
                if fixed_length(self.table.resolve(type_)) is not None:
                    raise Unsupported("handler", "the message is bound to a fixed string")
                name = self.scope.claim(names.lower_camel(binding))
                self.locals[binding] = Local(name, self.table.resolve(type_))
                self.out.append(f"{name} := {caught}.{part}")
        self.out += self.nested(handler.body)


def _clause(lines: list[str]) -> list[str]:
    """The lines of a clause: a label at its end needs a statement (it needs none before a brace)."""
    return [*lines, ";"] if lines and re.fullmatch(r"\w+:", lines[-1].strip()) else lines


def _label(target: Target) -> list[str]:
    return [f"{target.label}:"] if target.label else []


def terminates(body: Sequence[ir.Statement], resolve: flow.Resolve) -> bool:
    """Whether Go itself sees that a statement list never ends normally."""
    if not body:
        return False
    match body[-1]:
        case ir.Return() | ir.Raise():
            return True
        case ir.If(then=then, otherwise=otherwise):
            return terminates(then, resolve) and terminates(otherwise, resolve)
        case ir.Switch(cases=cases, default=default):
            bodies = [*(c.body for c in cases), default]
            return all(terminates(b, resolve) for b in bodies)
        case ir.Loop() as loop:
            return flow.endless(loop) and not flow.completes([loop], resolve)
        case ir.Block(body=inner, label=label):
            return terminates(inner, resolve) and not (label and flow.breaks(inner, label, is_loop=False))
        case _:
            return False


def _is_check(statement: ir.If) -> bool:
    """Whether an `if` only raises constraint_error, with no text, as the checks of the source language do."""
    raised = statement.then[0] if len(statement.then) == 1 else None
    return not statement.otherwise and isinstance(raised, ir.Raise) and (raised.exception, raised.message) == (_CHECK, None)


def _not_to_itself(line: str) -> str:
    """`x = x`, to which vet objects, without the store: what it reads is still read, as it may fail."""
    left, _, right = line.partition(" = ")
    return f"_ = {right}" if left == right else line
