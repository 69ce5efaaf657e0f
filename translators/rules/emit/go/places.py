"""Variables, fields, elements and slices in Go, and the order of evaluation.

Go leaves open when a variable is read relative to a call in the same expression, has no conditional
expression and no block expression. So an expression may append statements to `out` before the statement that
it belongs to, and operands that must not move are put into temporaries (`operands`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analyzers.model import ArrayType, BufferType, EnumType, IntType, RecordType, Type
from translators.rules import ir
from translators.rules.emit import names, walk
from translators.rules.emit.go.context import GoContext, field_names
from translators.rules.emit.text import Text
from translators.rules.emit.types import Unsupported, constant, fixed_length, interval, is_string

ATOM, UNARY, MULTIPLY, ADD, COMPARE, AND, OR = 10, 9, 5, 4, 3, 2, 1


@dataclass
class Local:
    """A local or parameter. `pointer`: the Go variable is a `*T`; `bytes`: it is a string that Go holds as `[]byte`."""

    name: str
    type: Type
    pointer: bool = False
    bytes: bool = False


class Places:
    """The part of the expression emitter that deals with storage and order. `Expressions` completes it."""

    outside: frozenset[str]  # the parameters that are objects of the caller

    def __init__(self, context: GoContext, locals_: dict[str, Local], scope: names.Scope) -> None:
        self.context = context
        self.table = context.types
        self.locals = locals_
        self.scope = scope
        self.out: list[str] = []

    def value(self, node: ir.Expression, want: Type | None = None) -> Text:
        raise NotImplementedError

    def plain(self, node: ir.Expression) -> Text:
        raise NotImplementedError

    def substring(self, node: ir.Slice) -> Text:
        raise NotImplementedError

    def type_of(self, node: ir.Expression) -> Type:
        if isinstance(node, ir.RuntimeConstant) or node.type is None:
            raise Unsupported("expression", "a call without a result is used as a value")
        return self.table.resolve(node.type)

    def temporary(self, wanted: str) -> str:
        return self.scope.claim(wanted)

    def spill(self, text: str, wanted: str = "value", type_: str = "") -> str:
        """Evaluate now, into a variable."""
        name = self.temporary(wanted)
        self.out.append(f"var {name} {type_} = {text}" if type_ else f"{name} := {text}")
        return name

    # ---- order of evaluation

    def operands(self, *items: tuple[ir.Expression, Callable[[], Text]]) -> list[Text]:
        """Evaluate expressions from left to right. What a later one could change is fixed before it."""
        texts: list[Text] = []
        lines: list[list[str]] = []
        for _, emit in items:
            outer, self.out = self.out, []
            texts.append(emit())
            lines.append(self.out)
            self.out = outer
        spilled: set[int] = set()
        for position in reversed(range(len(items))):
            later = [n for n, _ in items[position + 1 :]]
            needs_lines = any(lines[position + 1 :]) or bool(spilled)  # what is spilled later is a line too
            if not self.stays(items[position][0], later, needs_lines):
                spilled.add(position)
        for position in range(len(items)):
            self.out += lines[position]
            if position in spilled:
                texts[position] = Text(self.spill(texts[position].text), ATOM)
        return texts

    def stays(self, node: ir.Expression, later: list[ir.Expression], lines: bool) -> bool:
        """Whether a value is the same, and raises the same, after what comes later."""
        if isinstance(node, walk.LITERALS) or constant(node, self.table) is not None or not later:
            return True
        inner = list(walk.expressions(node))
        if lines and not all(isinstance(e, (*walk.LITERALS, ir.Variable, ir.FieldAccess)) for e in inner):
            return False
        calls = [e for other in later for e in walk.expressions(other) if isinstance(e, ir.Call | ir.RuntimeCall)]
        if not calls and not lines:
            return True
        changed = {v.name for call in calls for v in self._changed_by(call)}
        reenters = any(isinstance(c, ir.Call) for c in calls)
        if reenters and any(isinstance(e, ir.Dereference) for e in inner):
            return False
        for variable in (e for e in inner if isinstance(e, ir.Variable)):
            if variable.name in changed:
                return False
            if reenters and not walk.is_local(variable) and not self.is_constant(variable):
                return False
            if reenters and walk.is_local(variable) and self.locals[variable.name].pointer:
                return False  # it may point to a module variable that the call changes
        return True

    def _changed_by(self, call: ir.Call | ir.RuntimeCall) -> list[ir.Variable]:
        directions = self.context.program.directions(call) if isinstance(call, ir.Call) else ()
        roots = (walk.root(a) for a in walk.mutable_arguments(call, directions))
        return [r for r in roots if r is not None]

    # ---- variables

    def is_constant(self, variable: ir.Variable) -> bool:
        if walk.is_local(variable):
            return False
        return self.context.program.global_variable(variable.name, variable.module).constant

    def variable(self, node: ir.Variable) -> tuple[str, bool]:
        """The Go name and whether it is a pointer."""
        if walk.is_local(node):
            if node.name not in self.locals:
                raise Unsupported("variable", f"{node.name} is not declared")
            local = self.locals[node.name]
            return local.name, local.pointer
        return self.context.global_path(node.name, node.module), False

    def is_bytes(self, node: ir.Expression) -> bool:
        """Whether it is a string that Go holds as bytes."""
        local = self.locals.get(node.name) if isinstance(node, ir.Variable) and walk.is_local(node) else None
        return local is not None and local.bytes

    def is_immutable(self, node: ir.Expression) -> bool:
        """Whether it is a Go `string`, of which no byte has an address."""
        type_ = self.type_of(node)
        return is_string(type_) and fixed_length(type_) is None and not self.is_bytes(node)

    # ---- places

    def place(self, node: ir.Expression) -> Text:
        """The place itself, dereferenced. What is no place becomes a variable first."""
        match node:
            case ir.Variable():
                name, pointer = self.variable(node)
                return Text(f"*{name}", UNARY) if pointer else Text(name, ATOM)
            case ir.FieldAccess(base=base, field=name):
                return Text(f"{self.base(base)}.{self.field_name(self.type_of(base), name)}", ATOM)
            case ir.Index(base=base):
                return self.indexed(node, self.base(base))
            case ir.Dereference(reference=reference):
                return Text(f"*{self.value(reference).at(UNARY)}", UNARY)
            case ir.Slice(base=base):
                if self.is_immutable(base):
                    return self.substring(node)  # a value like any other
                return Text(self.view(node), ATOM)
            case _:
                return Text(self.spill(self.value(node).text), ATOM)

    def base(self, node: ir.Expression) -> str:
        """A place to select from: Go follows pointers to records and arrays by itself."""
        if isinstance(node, ir.Variable):
            name, pointer = self.variable(node)
            if pointer and self.is_immutable(node):
                return f"(*{name})"
            return name
        if isinstance(node, ir.Dereference):
            reference = self.value(node.reference).at(ATOM)
            followed = not self.is_immutable(node) and not self.context.is_slice(self.type_of(node))
            return reference if followed else f"(*{reference})"
        if isinstance(node, ir.Call | ir.RuntimeCall):
            return self.spill(self.value(node).text)
        return self.place(node).at(ATOM)

    def field_name(self, record: Type, name: str) -> str:
        fields = field_names(record) if isinstance(record, RecordType) else {}
        if name not in fields:
            raise Unsupported("field", f"{getattr(record, 'name', 'type')} has no field {name}")
        return fields[name]

    def low_bound(self, base: Type) -> int:
        """The index of the first element."""
        if is_string(base):
            return 1
        if isinstance(base, ArrayType):
            if base.low is not None:
                return base.low
            return self.context.module.first_index
        return 0

    def count(self, base: Type) -> int | None:
        return base.length if isinstance(base, ArrayType) else fixed_length(base)

    def indexed(self, node: ir.Index, base: str) -> Text:
        return Text(f"{base}[{self.position(node, base)}]", ATOM)

    def position(self, node: ir.Index, base: str) -> str:
        """The text between the brackets, counted from 0, checked where the source checks."""
        type_ = self.type_of(node.base)
        low, length = self.low_bound(type_), self.count(type_)
        value = constant(node.index, self.table)
        known = interval(node.index, self.table)
        inside = known is not None and length is not None and low <= known[0] and known[1] < low + length
        unchecked = inside or not self.context.module.checked
        if value is not None and value >= low and (inside or (unchecked and length is None)):
            return str(value - low)
        if unchecked and value is None:
            return self.offset(node.index, low)
        shown = self.number(node.index)
        if length is not None:
            return f"theseusrt.Index({shown}, {low}, {low + length - 1})"
        return f"theseusrt.At({shown}, {low}, len({base}))"

    def number(self, node: ir.Expression) -> str:
        """An index as a number: literals and small types go as they are."""
        type_ = self.type_of(node)
        text = self.value(node).text
        if isinstance(type_, EnumType):
            return f"int({text})"
        return text

    def offset(self, node: ir.Expression, low: int) -> str:
        """An index without a check, counted from 0."""
        text = self.value(node)
        type_ = self.type_of(node)
        if low == 0:
            return text.text
        if isinstance(type_, IntType) and low > 0:
            return f"{text.at(5)} - {low}"
        return f"int({text.text}) - {low}" if low > 0 else f"int({text.text}) + {-low}"

    def view(self, node: ir.Expression) -> str:
        """A Go slice over the elements of a string or array in storage (`[n]byte`, `[n]T`, `[]T`)."""
        type_ = self.type_of(node)
        if isinstance(node, ir.Slice):
            return self.slice_view(node)
        if not walk.is_place(node):
            if isinstance(node, ir.StringLiteral):
                return f"[]byte({self.value(node, type_).text})" if fixed_length(type_) is None else (
                    f"{self.spill(self.value(node, type_).text)}[:]"
                )
            shown = self.value(node).text
            return shown if self.context.is_slice(type_) else f"{self.spill(shown)}[:]"
        base = self.base(node)
        return base if self.context.is_slice(type_) or self.is_bytes(node) else f"{base}[:]"

    def slice_view(self, node: ir.Slice) -> str:
        base = self.type_of(node.base)
        if self.is_immutable(node.base):
            raise Unsupported("slice", "a view of an immutable string")
        if not is_string(base) and not isinstance(base, ArrayType | BufferType):
            raise Unsupported("slice", "a slice of something that is no string or array")
        low_bound, length = self.low_bound(base), self.count(base)
        low, high = constant(node.low, self.table), constant(node.high, self.table)
        if (
            low is not None
            and high is not None
            and length is not None
            and low_bound <= low <= high + 1 <= low_bound + length
        ):
            inner = self.base(node.base) if walk.is_place(node.base) else self.view(node.base)
            first, last = low - low_bound, high - low_bound + 1
            return f"{inner}[{first or ''}:{last if last != length else ''}]"
        text, first_text, last_text = self.operands(
            (node.base, lambda: Text(self.view(node.base), ATOM)),
            (node.low, lambda: self.value(node.low)),
            (node.high, lambda: self.value(node.high)),
        )
        return f"theseusrt.Slice({text.text}, {low_bound}, {self.as_int(node.low, first_text)}, " + (
            f"{self.as_int(node.high, last_text)})"
        )

    def as_int(self, node: ir.Expression, text: Text) -> str:
        """A value as Go's `int`."""
        return text.text if constant(node, self.table) is not None else f"int({text.text})"
