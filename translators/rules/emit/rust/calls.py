"""Calls in Rust: arguments by value or reference, copies where borrows would overlap, runtime functions."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.model import CharType, Direction, Type
from translators.rules import ir
from translators.rules.emit import names, walk
from translators.rules.emit.rust import literals
from translators.rules.emit.rust.places import ATOM, UNARY, Holder, Local, Opened, Places
from translators.rules.emit.text import Text
from translators.rules.emit.types import Unsupported, comes_back, fixed_length, is_array, is_scalar, is_string


def runtime_parts(function: str) -> tuple[str, str]:
    """Namespace and name of a runtime function or kind; `ada_support.x` is `ada.x`."""
    namespace, _, name = function.rpartition(".")
    return namespace.removesuffix("_support"), name


class Calls(Places):
    """The part of the expression emitter that calls things."""

    discards = False  # the call being emitted is a statement: its result is not needed
    known = False  # what is emitted is computed by Rust at compile time

    def reference(self, node: ir.Expression, want: Type | None = None) -> str:
        """An argument by shared reference: `&T`, or `&[u8]` and `&[T]` for what has no fixed size."""
        wanted = self.table.resolve(want) if want is not None else None
        if isinstance(node, ir.StringLiteral):
            length = fixed_length(wanted) if wanted is not None else None
            if length is None or length == len(node.value):
                return literals.bytes_literal(node.value)
        if isinstance(node, ir.Convert) and isinstance(self.type_of(node.operand), CharType) and (
            wanted is None or is_string(wanted)
        ):
            if isinstance(node.operand, ir.CharLiteral):
                return literals.bytes_literal(bytes([node.operand.value]))
            return f"&[{self.value(node.operand).text}]"
        if wanted is not None and is_string(wanted):
            length = fixed_length(wanted)
            if length is not None and (isinstance(node, ir.Slice) or fixed_length(self.type_of(node)) != length):
                return "&" + self.value(node, wanted).at(UNARY)
        if not walk.is_place(node) or self.stored(node) is not None:
            return "&" + self.value(node).at(UNARY)
        place = self.place(node)
        return place.text.text if place.reference else "&" + place.text.at(UNARY)

    def mutable_reference(self, node: ir.Expression) -> str:
        """An argument that the callee changes. Its root is a local or an open global."""
        place = self.place(node, mutable=True)
        return place.text.text if place.reference else "&mut " + place.text.at(UNARY)

    # ---- calls of translated subprograms

    def call(self, node: ir.Call) -> Text:
        target = self.context.program.subprogram(node.subprogram, node.module)
        if len(target.parameters) != len(node.arguments):
            raise Unsupported("call", f"{node.subprogram} is called with another number of arguments")
        path = self.context.subprogram_path(node.subprogram, node.module)
        discards, self.discards = self.discards, False
        raises = (self.context.program.owner(node.module), node.subprogram) in self.context.raising
        before: list[str] = []
        after: list[str] = []
        late: list[str] = []  # copies out that an exception prevents
        directions = [p.direction for p in target.parameters]
        changed = [d is not Direction.IN for d in directions]
        clash = self.overlapping(node.arguments, changed)
        twice = {p for p in clash if any(changed[other] for other in clash[p])}
        arguments: list[str] = []
        for position, (argument, parameter) in enumerate(zip(node.arguments, target.parameters, strict=True)):
            scalar = is_scalar(self.table.resolve(parameter.type))
            if parameter.direction is Direction.IN:
                text = (
                    self.value(argument, parameter.type).text
                    if scalar
                    else self.reference(argument, parameter.type)
                )
                if clash and not isinstance(argument, walk.LITERALS):
                    name = self.temporary("argument")
                    owned = text if scalar else self.value(argument, parameter.type).text
                    before.append(f"let {name} = {owned};")
                    text = name if scalar else f"&{name}"
                arguments.append(text)
                continue
            arguments.append(
                self.changed_argument(argument, parameter, raises, position in twice, before, after, late)
            )
        text = f"{path}({', '.join(arguments)})"
        if not (before or after or late):
            return self.fallible(text) if raises else Text(text, ATOM)
        self.discards = discards
        return self.copied_call(text, raises, before, after, late, target.result is not None)

    def changed_argument(
        self,
        argument: ir.Expression,
        parameter: ir.IrParameter,
        raises: bool,
        copy: bool,
        before: list[str],
        after: list[str],
        late: list[str],
    ) -> str:
        """An in-out argument: borrowed in place, or copied in and out where it can't be borrowed or where an
        exception must leave the caller's as it was."""
        type_ = parameter.type
        back = comes_back(parameter, self.table.resolve(type_))
        base = walk.base(argument)
        if not isinstance(base, ir.Variable | ir.Dereference):
            raise Unsupported("in-out argument", "a changed argument that is no variable")
        stored = self.stored(argument) is not None
        kept = isinstance(base, ir.Variable) and base.name in self.outside
        caught = raises and back and (kept or any(f.kind != "function" or f.label for f in self.frames))
        lines, place = self.settle_operands(argument, base, twice=True)
        before.extend(lines)
        if not stored and not copy and not caught:
            return self.mutable_reference(place)
        wanted = names.snake(base.name) if isinstance(base, ir.Variable) else "object"
        name = self.temporary(f"{wanted}_copy")
        before.append(f"let mut {name} = {self.value(place, type_).text};")
        copied = ir.Variable(name, self.table.resolve(type_))
        self.locals[name] = Local(name, copied.type)
        (late if back else after).append(self.store(place, copied))
        return f"&mut {name}"

    def copied_call(
        self, text: str, raises: bool, before: list[str], after: list[str], late: list[str], result: bool
    ) -> Text:
        lines = list(before)
        value = text
        result = result and not self.discards
        if after:
            lines.append(f"let result = {text};" if raises or result else f"{text};")
            lines += after
            value = "result"
        if late:
            if raises:
                value = self.fallible(value).text
            if result and value != "result":
                lines.append(f"let result = {value};")
                value = "result"
            elif not result and not (after and not raises):
                lines.append(f"{value};")
            lines += late
            return self.in_block(lines, Text(value if result else "", 0))
        if raises and self.discards:
            return self.in_block([*lines, f"{self.fallible(value).text};"], Text("", 0))
        if raises:
            return self.in_block(lines, self.fallible(value))
        if after and not result:
            return self.in_block(lines, Text("", 0))
        if self.discards:
            return self.in_block([*lines, f"{value};"], Text("", 0))
        return self.in_block(lines, Text(value, ATOM))

    def overlapping(self, arguments: Sequence[ir.Expression], changed: Sequence[bool]) -> dict[int, set[int]]:
        """Positions of changed arguments that others mention too, with those of the others: Rust can't borrow both. Those
        that are only read are evaluated into temporaries first."""
        clash: dict[int, set[int]] = {}
        for position, argument in enumerate(arguments):
            root = walk.root(argument)
            if not changed[position] or root is None or not walk.is_local(root):
                continue
            for other, expression in enumerate(arguments):
                if other != position and any(
                    isinstance(e, ir.Variable) and walk.is_local(e) and e.name == root.name
                    for e in walk.expressions(expression)
                ):
                    clash.setdefault(position, set()).add(other)
        return clash

    def store(self, target: ir.Expression, value: ir.Expression) -> str:
        """The statement that assigns; `Statements` completes it."""
        raise NotImplementedError

    # ---- calls of the runtime

    def runtime_call(self, node: ir.RuntimeCall) -> Text:
        """`namespace.name(args)`. Runtime code never calls back, so globals may stay borrowed meanwhile."""
        namespace, name = runtime_parts(node.function)
        path = self.context.runtime("::".join(p for p in (namespace, names.snake(name)) if p))
        discards, self.discards = self.discards, False
        before: list[str] = []
        opened: list[Holder] = []
        arguments: list[ir.Expression] = list(node.arguments)
        roots = {
            (v.scope, v.module, v.name)
            for p in node.mutable
            if (v := walk.root(node.arguments[p])) is not None
        }
        for position, argument in enumerate(arguments):
            if position in node.mutable:
                base = walk.base(argument)
                if not isinstance(base, ir.Variable | ir.Dereference):
                    raise Unsupported("in-out argument", "a changed argument that is no variable")
                lines, arguments[position] = self.settle_operands(argument, base, twice=True)
                before += lines
            elif roots and self.must_settle(argument, roots):
                arguments[position] = self.hoist(argument, "source", before)
        changed_roots: list[tuple[str, str, str]] = []
        copies: dict[int, str] = {}
        after: list[str] = []
        borrowed: list[Opened] = []
        for position in node.mutable:
            base = walk.base(arguments[position])
            holder = self.stored(arguments[position])
            key = (base.scope, base.module, base.name) if isinstance(base, ir.Variable) else ("", "", "")
            if key in changed_roots or isinstance(holder, ir.Dereference) or (
                holder is not None and self.in_cell(holder)
            ):
                copies[position] = self.copy_in(arguments[position], before, after)
                continue
            changed_roots.append(key)
            if holder is not None:
                opened.append(holder)
        borrowed = [self.open(holder) for holder in opened]
        texts = [
            copies.get(p) or (self.mutable_reference(a) if p in node.mutable else self.runtime_argument(a))
            for p, a in enumerate(arguments)
        ]
        text = Text(f"{path}({', '.join(texts)})", ATOM)
        if node.raises and not opened:
            text = self.fallible(text.text)
        is_result = node.raises and bool(opened)
        for item in reversed(borrowed):
            raised = item.frame.raised or is_result
            body = text.text if is_result or not item.frame.raised else self.wrapped(text.text)
            text = self.close(item, True, body, raised)
            is_result = False
        if after:
            if node.type is None or discards:
                return self.in_block([*before, f"{text.text};", *after], Text("", 0))
            return self.in_block([*before, f"let result = {text.text};", *after], Text("result", ATOM))
        text = self.in_block(before, text)
        length = fixed_length(self.table.resolve(node.type)) if node.type is not None else None
        if length is not None:
            return Text(f"{self.context.runtime('chunk')}::<{length}>(&{text.at(UNARY)})", ATOM)
        return text

    def wrapped(self, text: str) -> str:
        self.context.uses_exception = True
        return f"Ok::<_, Exception>({text})"

    def must_settle(self, argument: ir.Expression, roots: set[tuple[str, str, str]]) -> bool:
        return any(
            isinstance(e, (ir.Call, ir.RuntimeCall))
            or (isinstance(e, ir.Variable) and (e.scope, e.module, e.name) in roots)
            for e in walk.expressions(argument)
        )

    def copy_in(self, argument: ir.Expression, before: list[str], after: list[str]) -> str:
        name = self.temporary("copy")
        before.append(f"let mut {name} = {self.value(argument).text};")
        self.locals[name] = Local(name, self.type_of(argument))
        after.append(self.store(argument, ir.Variable(name, self.type_of(argument))))
        return f"&mut {name}"

    def runtime_argument(self, node: ir.Expression) -> str:
        if isinstance(node, ir.RuntimeConstant):
            return f"{'&' if node.fields else ''}{self.runtime_constant(node)}"
        type_ = self.type_of(node)
        if is_string(type_) or is_array(type_) or not is_scalar(type_):
            return self.reference(node)
        return self.value(node).text

    def runtime_constant(self, node: ir.RuntimeConstant) -> str:
        namespace, name = runtime_parts(node.kind)
        if not node.fields:
            self.context.uses_runtime = True
            return "::".join(p for p in ("rt", namespace, name) if p)
        kind = "::".join(p for p in ("rt", namespace, names.camel(name)) if p)
        self.context.uses_runtime = True
        fields = ", ".join(_constant_field(f) for f in node.fields)
        text = f"{kind}::new({fields})"
        if not node.name:
            return text
        shown = names.screaming(node.name)
        self.context.hoisted[shown] = f"const {shown}: {kind} = {text};"
        return shown


def _constant_field(value: int | str | bool | bytes) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return literals.integer_literal(value)
    if isinstance(value, bytes):
        return literals.bytes_literal(value)
    return literals.text_literal(value)
