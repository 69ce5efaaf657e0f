"""Statements in Rust, and one whole subprogram."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.model import BoolType, Direction, EnumType, IntType, Type
from translators.rules import ir
from translators.rules.emit import flow, names, walk
from translators.rules.emit.rust import literals
from translators.rules.emit.rust.assignments import Assignments
from translators.rules.emit.rust.context import RustContext, literal_names
from translators.rules.emit.rust.places import ATOM, Frame, Local
from translators.rules.emit.text import Text, wrap_comment
from translators.rules.emit.types import Unsupported, base_range, constant, fixed_length, is_scalar, outside


@dataclass
class Target:
    """What Break and Continue can mean here. `kind` is loop, block, or attempt (a labelled Try body)."""

    kind: str
    source_label: str = ""
    label: str = ""  # the Rust label, once one is needed
    update: tuple[ir.Statement, ...] = ()
    body_label: str = ""  # the labelled block inside a do-while that Continue leaves


class Subprogram(Assignments):
    """Emits one subprogram. `raised` tells afterwards whether an exception can leave it."""

    def __init__(self, context: RustContext, subprogram: ir.IrSubprogram, raises: bool) -> None:
        self.subprogram = subprogram
        self.raises = raises
        tidied = context.tidied(subprogram)
        self.body, self.usage = tidied.body, tidied.usage
        own = context.own
        called = {own.subprograms[name] for name in self.usage.called if name in own.subprograms}
        scope = names.Scope(names.RUST_KEYWORDS | called | context.program.qualifiers)
        super().__init__(context, {}, scope)
        self.targets: list[Target] = []
        self.out: list[str] = []
        self.handling: list[str] = []  # names of the exceptions being handled, innermost last
        self.outside = outside(subprogram, self.table.resolve)
        for parameter in subprogram.parameters:
            self.declare(parameter.name, parameter.type, not self._by_value(parameter))
        for statement in walk.statements(self.body):
            if isinstance(statement, ir.VariableDeclaration):
                self.declare(statement.name, statement.type)
            elif isinstance(statement, ir.ForRange):
                self.declare(statement.variable, statement.type)

    def _by_value(self, parameter: ir.IrParameter) -> bool:
        return parameter.direction is Direction.IN and is_scalar(self.table.resolve(parameter.type))

    def declare(self, name: str, type_: Type, reference: bool = False) -> None:
        if name in self.locals:
            return
        shown = names.snake(name)
        used = name in self.usage.read
        if not used and not (reference and name in self.usage.written):
            shown = f"_{shown}"
        self.locals[name] = Local(self.scope.claim(shown), self.table.resolve(type_), reference)

    # ---- the whole

    def emit(self) -> tuple[list[str], bool]:
        """The function's lines, and whether an exception can leave it."""
        subprogram = self.subprogram
        resolve = self.table.resolve
        finished = flow.completes(self.body, resolve)
        self.block(self.body, tail=True)
        if finished and subprogram.result is not None:
            self.out.append('unreachable!("the source returns no value here")')
        elif finished and self.raises:
            self.out.append("Ok(())")
        raised = self.frames[0].raised
        private = "pub(crate) " if self.context.module.parts else ""  # its files see all of each other
        visibility = "pub " if subprogram.exported else private
        parameters = ", ".join(self._parameter(p) for p in subprogram.parameters)
        result = self.context.owned(subprogram.result) if subprogram.result is not None else ""
        if self.raises:
            self.context.uses_exception = True
            result = f"Result<{result or '()'}, Exception>"
        arrow = f" -> {result}" if result else ""
        name = self.context.own.subprograms[subprogram.name]
        head = f"{visibility}fn {name}({parameters}){arrow} {{"
        return [head, *self.out, "}"], raised

    def _parameter(self, parameter: ir.IrParameter) -> str:
        local = self.locals[parameter.name]
        type_ = self.context.parameter(parameter.type, parameter.direction)
        changed = self._by_value(parameter) and parameter.name in self.usage.written
        return f"{'mut ' if changed else ''}{local.name}: {type_}"

    # ---- statement lists

    def block(self, body: Sequence[ir.Statement], tail: bool = False) -> None:
        """Statements in order. In tail position the last one may become the block's value."""
        for position, statement in enumerate(body):
            last = position == len(body) - 1
            self.statement(statement, tail and last)

    def nested(self, body: Sequence[ir.Statement], tail: bool = False) -> list[str]:
        """The lines of a nested list."""
        outer, self.out = self.out, []
        self.block(body, tail)
        lines, self.out = self.out, outer
        return lines

    def statement(self, statement: ir.Statement, tail: bool) -> None:
        match statement:
            case ir.VariableDeclaration():
                self.declaration(statement)
            case ir.Assign(target=target) if walk.stores_itself(statement):
                self.out.append(f"let _ = {self.deref(self.place(target, mutable=False)).text};")
            case ir.Assign(target=target, value=value):
                self.out.append(self.store(target, value))
            case ir.CallStatement(call=call):
                self.call_statement(call)
            case ir.If():
                self.if_statement(statement, tail)
            case ir.Switch():
                self.switch(statement, tail)
            case ir.Loop():
                self.loop(statement)
            case ir.ForRange():
                self.for_range(statement)
            case ir.Break(label=label):
                self.leave(label)
            case ir.Continue(label=label):
                self.again(label)
            case ir.Return(value=value):
                self.return_(value, tail)
            case ir.Raise():
                self.raise_(statement, tail)
            case ir.Try():
                self.try_(statement, tail)
            case ir.Block():
                self.labelled(statement, tail)
            case ir.Start():
                self.start(statement)
            case ir.Comment(text=text):
                self.out.extend(wrap_comment([text], "//"))

    def start(self, statement: ir.Start) -> None:
        """A closure for the tasks of a kind, over constants that hold what they all get."""
        call = statement.call
        target = self.context.program.subprogram(call.subprogram, call.module)
        given: list[ir.Expression] = []
        lines: list[str] = []
        for argument, parameter in zip(call.arguments, target.parameters, strict=True):
            if parameter.direction is not Direction.IN:
                raise Unsupported("tasking", f"{parameter.name}, which a task changes")
            type_ = self.table.resolve(parameter.type)
            if any(isinstance(e, ir.Variable) and e.name == statement.task for e in walk.expressions(argument)):
                given.append(argument)
                continue
            name = self.temporary("given")
            lines.append(f"let {name}: {self.context.owned(type_)} = {self.value(argument, type_).text};")
            self.locals[name] = Local(name, type_)
            given.append(ir.Variable(name, type_))
        shown = self.scope.claim(names.snake(statement.task))
        self.locals[statement.task] = Local(shown, self.table.resolve(target.parameters[0].type))
        self.frames.append(Frame("closure"))
        outer, self.out = self.out, []
        text = self.call(dataclasses.replace(call, arguments=tuple(given))).text
        inner, self.out = self.out, outer
        raised = self.frames.pop().raised
        if raised:
            text = text.removesuffix("?")
        ended = [text] if raised else [f"{text};", "Ok(())"]
        start = self.context.runtime("ada_tasks::start")
        if raised and not (lines or inner) and text.endswith(f"({shown})") and not given[1:]:
            self.out.append(f"{start}({statement.kind}, {text.removesuffix(f'({shown})')});")
            return
        self.out += ["{", *lines, f"{start}({statement.kind}, move |{shown}| {{", *inner, *ended, "});", "}"]

    def declaration(self, statement: ir.VariableDeclaration) -> None:
        local = self.locals[statement.name]
        local.type = self.table.resolve(statement.type)
        mutable = "mut " if statement.name in self.usage.written else ""
        value = self.value(statement.initial, statement.type)
        kind = self.context.owned(statement.type)
        self.out.append(f"let {mutable}{local.name}: {kind} = {value.text};")

    def call_statement(self, call: ir.Call | ir.RuntimeCall) -> None:
        self.discards = True
        text = self.plain(call).text
        self.discards = False
        self.out.append(text if text.endswith("}") and text.startswith("{") else f"{text};")

    # ---- branches

    def condition(self, node: ir.Expression) -> str:
        text = self.value(node).text
        return f"({text})" if text.startswith("{") else text

    def if_statement(self, statement: ir.If, tail: bool) -> None:
        tail = tail and not flow.completes([statement], self.table.resolve)
        self.out.append(f"if {self.condition(statement.condition)} {{")
        self.out += self.nested(statement.then, tail)
        otherwise = statement.otherwise
        while len(otherwise) == 1 and isinstance(otherwise[0], ir.If):
            inner = otherwise[0]
            self.out.append(f"}} else if {self.condition(inner.condition)} {{")
            self.out += self.nested(inner.then, tail)
            otherwise = inner.otherwise
        if otherwise:
            self.out.append("} else {")
            self.out += self.nested(otherwise, tail)
        self.out.append("}")

    def switch(self, statement: ir.Switch, tail: bool) -> None:
        tail = tail and not flow.completes([statement], self.table.resolve)
        if len(statement.cases) == 1 and len(statement.cases[0].values) == 1:
            only = statement.cases[0]
            value = only.values[0]
            if not isinstance(value, tuple) and not flow.covers_all(statement, self.table.resolve):
                test = ir.Compare("==", statement.selector, value, BoolType())
                self.if_statement(ir.If(test, only.body, statement.default), tail)
                return
        selector = self.condition(statement.selector)
        if self.folded(statement.selector) is not None:
            selector = self.typed(statement.selector).text
        self.out.append(f"match {selector} {{")
        for case in statement.cases:
            patterns = " | ".join(self.pattern(v) for v in case.values)
            self.out.append(f"{patterns} => {{")
            self.out += self.nested(case.body, tail)
            self.out.append("}")
        if not flow.covers_all(statement, self.table.resolve) and not self._covers_range(statement):
            self.out.append("_ => {")
            self.out += self.nested(statement.default, tail)
            self.out.append("}")
        self.out.append("}")

    def _covers_range(self, statement: ir.Switch) -> bool:
        type_ = self.type_of(statement.selector)
        if not isinstance(type_, IntType):
            return False
        low, high = base_range(type_)
        if high - low > 1 << 16:
            return False
        seen: set[int] = set()
        for case in statement.cases:
            for value in case.values:
                first, last = value if isinstance(value, tuple) else (value, value)
                a, b = constant(first, self.table), constant(last, self.table)
                if a is not None and b is not None:
                    seen.update(range(a, b + 1))
        return len(seen) == high - low + 1

    def pattern(self, value: ir.Expression | tuple[ir.Expression, ir.Expression]) -> str:
        if not isinstance(value, tuple):
            return self.pattern_value(value)
        low, high = value
        enum = self.type_of(low)
        if isinstance(enum, EnumType) and isinstance(low, ir.EnumLiteral) and isinstance(high, ir.EnumLiteral):
            first, last = enum.literals.index(low.literal), enum.literals.index(high.literal)
            shown = literal_names(enum)
            path = self.context.type_path(enum.name)
            return " | ".join(f"{path}::{shown[name]}" for name in enum.literals[first : last + 1])
        return f"{self.pattern_value(low)}..={self.pattern_value(high)}"

    def pattern_value(self, value: ir.Expression) -> str:
        if isinstance(value, ir.CharLiteral):
            return literals.byte_literal(value.value)
        number = constant(value, self.table)
        if number is not None:
            named = self.named(value)
            return named.text if named is not None and named.text.isidentifier() else literals.integer_literal(number)
        if isinstance(value, ir.EnumLiteral | ir.BoolLiteral):
            return self.value(value).text
        if isinstance(value, ir.StringLiteral):
            return literals.bytes_literal(value.value)
        raise Unsupported("case", "a case value that is no literal")

    # ---- loops

    def loop(self, loop: ir.Loop) -> None:
        target = Target("loop", loop.label, update=loop.update)
        self.targets.append(target)
        endless = flow.endless(loop)
        if loop.test_first:
            condition = "" if endless else self.condition(loop.condition or ir.BoolLiteral(True, BoolType()))
            lines = self.nested((*loop.body, *self._reachable_update(loop)))
            self.targets.pop()
            self.out.append(f"{_labelled(target)}{'loop' if endless else f'while {condition}'} {{")
            self.out += [*lines, "}"]
            return
        if flow.continues(loop.body, loop.label):
            target.body_label = self.temporary("body")
        lines = self.nested(loop.body)
        if target.body_label:
            lines = [f"'{target.body_label}: {{", *lines, "}"]
        lines += self.nested(loop.update)
        self.targets.pop()
        if not endless and loop.condition is not None:
            test = ir.Unary("not", loop.condition, BoolType())
            lines += [f"if {self.condition(_negated(loop.condition) or test)} {{", "break;", "}"]
        self.out += [f"{_labelled(target)}loop {{", *lines, "}"]

    def _reachable_update(self, loop: ir.Loop) -> tuple[ir.Statement, ...]:
        return loop.update if flow.completes(loop.body, self.table.resolve) else ()

    def for_range(self, loop: ir.ForRange) -> None:
        target = Target("loop", loop.label)
        type_ = self.table.resolve(loop.type)
        local = self.locals[loop.variable]
        low, high = self.value(loop.low), self.value(loop.high)
        self.targets.append(target)
        lines = self.nested(loop.body)
        self.targets.pop()
        name = local.name
        if isinstance(type_, EnumType | BoolType):
            counter = self.temporary("position")
            if isinstance(type_, BoolType):
                value = f"{counter} != 0"
                bounds = f"{low.at(17)} as u8..={high.at(17)} as u8"
            else:
                value = f"{self.context.type_path(type_.name)}::ALL[{counter}]"
                bounds = f"{low.at(17)} as usize..={high.at(17)} as usize"
            lines = [f"let {name} = {value};", *lines]
            name = counter
        else:
            start = low.at(11)
            if self.folded(loop.low) is not None and self.folded(loop.high) is not None:
                start = f"{start}_{self.context.owned(type_)}"
            bounds = f"{start}..={high.at(11)}"
        span = f"({bounds}).rev()" if loop.reverse else bounds
        self.out += [f"{_labelled(target)}for {name} in {span} {{", *lines, "}"]

    def labelled(self, block: ir.Block, tail: bool) -> None:
        if not block.label or not flow.breaks(block.body, block.label, is_loop=False):
            if not any(isinstance(s, ir.VariableDeclaration) for s in block.body):
                self.block(block.body, tail)
                return
            self.out += ["{", *self.nested(block.body, tail), "}"]
            return
        target = Target("block", block.label, self.scope.claim(names.snake(block.label)))
        self.targets.append(target)
        lines = self.nested(block.body)
        self.targets.pop()
        self.out += [f"'{target.label}: {{", *lines, "}"]

    def _find(self, label: str) -> tuple[Target, bool]:
        """The construct that a label (or none: the innermost loop) names, and whether it must be named."""
        crossed = False
        for target in reversed(self.targets):
            if (label and target.source_label == label) or (not label and target.kind == "loop"):
                return target, crossed
            crossed = True
        raise Unsupported("jump", f"break or continue to {label or 'a loop'} that is not around it")

    def leave(self, label: str) -> None:
        target, crossed = self._find(label)
        inside = bool(self.targets) and bool(self.targets[-1].body_label)
        if not (crossed or target.kind == "block" or inside or target.body_label):
            self.out.append("break;")
            return
        self._name(target)
        self.out.append(f"break '{target.label};")

    def again(self, label: str) -> None:
        target, crossed = self._find(label)
        if target.body_label:
            self.out.append(f"break '{target.body_label};")
            return
        self.block(target.update)
        if crossed:
            self._name(target)
        self.out.append(f"continue '{target.label};" if crossed else "continue;")

    def _name(self, target: Target) -> None:
        if not target.label:
            target.label = self.scope.claim(names.snake(target.source_label or "outer"))

    # ---- leaving

    def return_(self, value: ir.Expression | None, tail: bool) -> None:
        result = self.subprogram.result
        shown = self.returned(value, result) if value is not None and result is not None else Text("", ATOM)
        if "attempt!(" in shown.text:
            # A jump inside a return reads badly, and clippy warns about it.
            name = self.temporary("result")
            self.out.append(f"let {name} = {shown.text};")
            shown = Text(name, ATOM)
        text = shown.text
        if self.raises:
            # What was unwrapped only to be wrapped again is passed on as it is.
            unwrapped = shown.prec == ATOM and text.endswith("?")
            text = text[:-1] if unwrapped else f"Ok({text or '()'})"
        if tail:
            if text:
                self.out.append(text)
            return
        self.out.append(f"return {text};" if text else "return;")

    def returned(self, value: ir.Expression, result: Type) -> Text:
        """A result. A local is moved out: nothing uses it afterwards."""
        if isinstance(value, ir.Variable) and walk.is_local(value) and value.name in self.locals:
            local = self.locals[value.name]
            same = self.context.owned(value.type) == self.context.owned(result)
            if same and not local.reference:
                return Text(local.name, ATOM)
        return self.value(value, result)

    def raise_(self, statement: ir.Raise, tail: bool) -> None:
        frame = self.frames[-1]
        frame.raised = True
        if not statement.exception:
            if not self.handling:
                raise Unsupported("raise", "re-raise outside a handler")
            error = self.handling[-1]
        else:
            name = literals.text_literal(statement.exception)
            message = self.reference(statement.message) if statement.message is not None else 'b""'
            self.context.uses_exception = True
            error = f"Exception::new({name}, {message})"
        if frame.kind == "label":
            self.out.append(f"break '{frame.label} Err({error});")
        elif tail and frame.kind == "function":
            self.out.append(f"Err({error})")
        else:
            self.out.append(f"return Err({error});")

    def try_(self, statement: ir.Try, tail: bool) -> None:
        resolve = self.table.resolve
        tail = tail and not flow.completes([statement], resolve)
        jumps = flow.jumps(statement.body)
        frame = Frame("label", self.temporary("attempt")) if jumps.any() else Frame("closure")
        self.frames.append(frame)
        if frame.label:
            self.targets.append(Target("attempt", "", frame.label))
        lines = self.nested(statement.body)
        if frame.label:
            self.targets.pop()
        self.frames.pop()
        if not frame.raised:
            # Nothing inside can raise: the handlers can't run.
            self.out += ["{", *self.nested(statement.body, tail), "}"]
            return
        self.context.uses_exception = True
        finished = flow.completes(statement.body, resolve)
        ended = ["Ok(())"] if finished else []
        if _ends_in_try(statement.body):
            ended = ended or ['unreachable!("the block above always leaves")']
        caught = self.temporary("caught")
        outer, self.out = self.out, []
        self.handlers(statement, caught, tail and bool(frame.label) and not finished)
        handled, self.out = self.out, outer
        binds = any(caught in line for line in handled)
        if not handled and not frame.label:
            self.out += ["let _ = (|| -> Result<(), Exception> {", *lines, *ended, "})();"]
        elif not frame.label:
            outcome = ["(|| -> Result<(), Exception> {", *lines, *ended, "})()"]
            self.out += [f"if let Err({caught}) =" if binds else "if", *outcome]
            self.out.append("{" if binds else ".is_err() {")
        else:
            outcome_name = self.temporary("outcome")
            self.out += [f"let {outcome_name}: Result<(), Exception> = '{frame.label}: {{", *lines, *ended, "};"]
            test = f"let Err({caught}) = {outcome_name}" if binds else f"{outcome_name}.is_err()"
            self.out.append(f"if {test} {{")
        if handled or frame.label:
            self.out += [*handled, "}"]
        if not finished and tail and (handled or frame.label):
            self.out += ["else {", 'unreachable!("the block above always leaves")', "}"]

    def handlers(self, statement: ir.Try, caught: str, tail: bool) -> None:
        self.handling.append(caught)
        catches_all = any(not h.exceptions for h in statement.handlers)
        if len(statement.handlers) == 1 and catches_all:
            self.handler(statement.handlers[0], caught, tail)
            self.handling.pop()
            return
        self.out.append(f"match {caught}.name {{")
        for handler in statement.handlers:
            if handler.exceptions:
                shown = " | ".join(literals.text_literal(name) for name in handler.exceptions)
                self.out.append(f"{shown} => {{")
            else:
                self.out.append("_ => {")
            self.handler(handler, caught, tail)
            self.out.append("}")
        if not catches_all:
            self.out.append("_ => {")
            self.raise_(ir.Raise(""), tail)
            self.out.append("}")
        self.out.append("}")
        self.handling.pop()

    def handler(self, handler: ir.Handler, caught: str, tail: bool) -> None:
        parts = ((handler.binding, "message.clone()"), (handler.name_binding, "name.as_bytes().to_vec()"))
        for binding, part in parts:
            type_ = next(
                (e.type for e in walk.all_expressions(handler.body) if isinstance(e, ir.Variable) and e.name == binding),
                None,
            )
            if binding and type_ is not None:
                name = self.scope.claim(names.snake(binding))
                self.locals[binding] = Local(name, self.table.resolve(type_))
                length = fixed_length(self.table.resolve(type_))
                if length is not None:
                    raise Unsupported("handler", "the message is bound to a fixed string")
                mutable = "mut " if binding in self.usage.written else ""
                self.out.append(f"let {mutable}{name} = {caught}.{part};")
        self.out += self.nested(handler.body, tail)


def _ends_in_try(body: Sequence[ir.Statement]) -> bool:
    """Whether control may seem, to Rust, to come out of a handled block at the end of a body that it never leaves so."""
    last = body[-1] if body else None
    if isinstance(last, ir.Try):
        return True
    if isinstance(last, ir.If):
        return _ends_in_try(last.then) or _ends_in_try(last.otherwise)
    if isinstance(last, ir.Switch):
        return any(_ends_in_try(c.body) for c in last.cases) or _ends_in_try(last.default)
    return isinstance(last, ir.Block) and _ends_in_try(last.body)


def _labelled(target: Target) -> str:
    return f"'{target.label}: " if target.label else ""


def _negated(node: ir.Expression) -> ir.Expression | None:
    """`not (a < b)` as `a >= b`; not for floats, where NaN makes them differ."""
    opposite = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
    if isinstance(node, ir.Compare) and getattr(node.left, "type", None).__class__.__name__ != "FloatType":
        return ir.Compare(opposite[node.operator], node.left, node.right, node.type)
    return None


__all__ = ["ATOM", "Subprogram"]
