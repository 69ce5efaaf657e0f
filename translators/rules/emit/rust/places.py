"""Variables, fields, elements and slices in Rust: how they are named, read, borrowed and written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from analyzers.model import ArrayType, BufferType, EnumType, IntType, RecordType, Type
from translators.rules import ir
from translators.rules.emit import names, walk
from translators.rules.emit.rust.context import RustContext, field_names
from translators.rules.emit.text import Text
from translators.rules.emit.types import (
    Unsupported,
    constant,
    exact_interval,
    fixed_length,
    interval,
    is_scalar,
    is_string,
)

ATOM, UNARY, CAST = 20, 18, 17


@dataclass
class Local:
    """A local or parameter. `reference`: the Rust variable is a `&T`, `&[T]` or `&mut T`."""

    name: str
    type: Type
    reference: bool = False


@dataclass
class Frame:
    """Where an exception goes from here: out of the subprogram, out of a closure (both with `?`), or to a
    labelled block (with `attempt!`). `raised` records that something was sent there."""

    kind: str
    label: str = ""
    raised: bool = False


Holder = ir.Variable | ir.Dereference
Key = tuple[str, str] | ir.Dereference


class Opened(NamedTuple):
    """A holder that is borrowed while a closure's body is emitted; `name` is the closure's parameter."""

    holder: Holder
    target: str
    name: str
    frame: Frame


class Place(NamedTuple):
    text: Text
    reference: bool


class Places:
    """The part of the expression emitter that deals with storage. `Expressions` completes it."""

    outside: frozenset[str]  # the parameters that are objects of the caller

    def __init__(self, context: RustContext, locals_: dict[str, Local], scope: names.Scope) -> None:
        self.context = context
        self.table = context.types
        self.locals = locals_
        self.scope = scope
        self.frames: list[Frame] = [Frame("function")]
        self.opened: dict[Key, str] = {}

    # ---- to be completed by Expressions

    def value(self, node: ir.Expression, want: Type | None = None) -> Text:
        raise NotImplementedError

    # ---- exceptions

    def fallible(self, text: str) -> Text:
        """Unwrap a `Result` expression, sending its exception where exceptions go here."""
        frame = self.frames[-1]
        frame.raised = True
        if frame.kind == "label":
            self.context.uses_runtime = True
            return Text(f"rt::attempt!('{frame.label}, {text})", ATOM)
        return Text(f"{text}?", ATOM)

    def temporary(self, wanted: str) -> str:
        return self.scope.claim(wanted)

    # ---- what is stored behind a cell: module variables, objects behind references

    def stored(self, node: ir.Expression) -> Holder | None:
        """The module variable (not constant) or object that a place lives in, unless it is open already."""
        base = walk.base(node)
        if isinstance(base, ir.Variable) and not walk.is_local(base) and not self.is_constant(base):
            return None if self.key(base) in self.opened else base
        if isinstance(base, ir.Dereference):
            return None if base in self.opened else base
        return None

    def key(self, holder: Holder) -> Key:
        if isinstance(holder, ir.Variable):
            return self.context.program.owner(holder.module), holder.name
        return holder

    def is_constant(self, variable: ir.Variable) -> bool:
        if walk.is_local(variable):
            return False
        found = self.context.program.global_variable(variable.name, variable.module)
        return self.context.is_constant(found)

    def in_cell(self, holder: Holder) -> bool:
        """Scalar module variables are `Cell`s, the rest `RefCell`s."""
        return isinstance(holder, ir.Variable) and is_scalar(self.table.resolve(holder.type))

    def open(self, holder: Holder) -> Opened:
        """Borrow: from here until `close`, the place is the parameter of a closure."""
        if isinstance(holder, ir.Variable):
            target, wanted = self.context.global_path(holder.name, holder.module), names.snake(holder.name)
        else:
            target, wanted = self.value(holder.reference).at(ATOM), "it"
        name = self.scope.claim(wanted)
        self.opened[self.key(holder)] = name
        frame = Frame("closure")
        self.frames.append(frame)
        return Opened(holder, target, name, frame)

    def close(self, opened: Opened, mutable: bool, body: str, is_result: bool = False) -> Text:
        """The call that lends the place to a closure with that body. `is_result`: the body gives a `Result`."""
        self.frames.pop()
        self.scope.taken.discard(opened.name)
        del self.opened[self.key(opened.holder)]
        if opened.frame.raised and not is_result:
            self.context.uses_exception = True
            result = f"{{ {body} Ok::<_, Exception>(()) }}" if body.endswith((";", "}")) and mutable else (
                f"Ok::<_, Exception>({body})"
            )
            body, is_result = result, True
        elif mutable:
            body = f"{{ {body} }}" if body.count(";") > 1 else body.removesuffix(";")
        closure = "Clone::clone" if body == f"{opened.name}.clone()" else f"|{opened.name}| {body}"
        if isinstance(opened.holder, ir.Variable):
            method = "with_borrow_mut" if mutable else "with_borrow"
            text = Text(f"{opened.target}.{method}({closure})", ATOM)
        elif not self.context.module.checked:
            text = Text(f"{opened.target}.{'poke' if mutable else 'peek'}({closure})", ATOM)
        else:
            text = self.fallible(f"{opened.target}.{'write' if mutable else 'read'}({closure})")
        return self.fallible(text.text) if is_result else text

    def read_stored(self, node: ir.Expression, holder: Holder, want: Type | None) -> Text:
        if node is holder and isinstance(holder, ir.Variable) and self.in_cell(holder):
            return Text(f"{self.context.global_path(holder.name, holder.module)}.get()", ATOM)
        lines, place = self.settle_operands(node, holder)
        opened = self.open(holder)
        text = self.close(opened, False, self.value(place, want).text)
        return self.in_block(lines, text)

    @staticmethod
    def in_block(lines: list[str], text: Text) -> Text:
        if not lines:
            return text
        return Text("{ " + " ".join(lines) + f" {text.text} }}", 0)

    def settle_operands(
        self, place: ir.Expression, holder: Holder, twice: bool = False
    ) -> tuple[list[str], ir.Expression]:
        """Move operands that must not run while the place's holder is borrowed to `let`s before. With `twice`,
        also the reference that the place starts from, since it will be mentioned again."""
        lines: list[str] = []

        def settle(node: ir.Expression) -> ir.Expression:
            match node:
                case ir.FieldAccess(base=base, field=name, type=type_):
                    return ir.FieldAccess(settle(base), name, type_)
                case ir.Index(base=base, index=index, type=type_):
                    inner = settle(base)
                    return ir.Index(inner, self._settled(index, holder, lines), type_)
                case ir.Slice(base=base, low=low, high=high, type=type_):
                    inner = settle(base)
                    first = self._settled(low, holder, lines)
                    return ir.Slice(inner, first, self._settled(high, holder, lines), type_)
                case ir.Dereference(reference=reference, type=type_) if twice:
                    if isinstance(reference, ir.Variable) and walk.is_local(reference):
                        return node
                    return ir.Dereference(self.hoist(reference, "object", lines), type_)
                case _:
                    return node

        return lines, settle(place)

    def _settled(self, operand: ir.Expression, holder: Holder, lines: list[str]) -> ir.Expression:
        busy = (ir.Call, ir.RuntimeCall, ir.Dereference)
        in_cell = not (isinstance(holder, ir.Variable) and walk.is_local(holder))
        needs = in_cell and any(isinstance(e, busy) for e in walk.expressions(operand))
        if needs or (isinstance(holder, ir.Variable) and self.mentions(operand, holder)):
            return self.hoist(operand, "at", lines)
        return operand

    def mentions(self, node: ir.Expression, root: ir.Variable) -> bool:
        return any(
            isinstance(e, ir.Variable) and e.name == root.name and walk.is_local(e) == walk.is_local(root)
            for e in walk.expressions(node)
        )

    def hoist(self, node: ir.Expression, wanted: str, lines: list[str]) -> ir.Expression:
        """Evaluate into a new `let`; the result mentions it."""
        name = self.temporary(wanted)
        lines.append(f"let {name} = {self.value(node).text};")
        type_ = self.type_of(node)
        self.locals[name] = Local(name, type_)
        return ir.Variable(name, type_)

    def type_of(self, node: ir.Expression) -> Type:
        if isinstance(node, ir.RuntimeConstant) or node.type is None:
            raise Unsupported("expression", "a call without a result is used as a value")
        return self.table.resolve(node.type)

    # ---- places

    def place(self, node: ir.Expression, mutable: bool = False) -> Place:
        """A place expression without copying. Its root is a local, a constant or an open global; what is no
        place becomes a temporary value."""
        match node:
            case ir.Variable():
                return self._variable(node)
            case ir.FieldAccess(base=base, field=name):
                record = self.type_of(base)
                owner = self.field_name(record, name)
                return Place(Text(f"{self._base(base, mutable)}.{owner}", ATOM), False)
            case ir.Index(base=base):
                if mutable and self.needs_length(node):
                    return self._element_mut(node)
                if self.needs_length(node) and (not walk.is_place(base) or _calls(base)):
                    return self._element(node)
                return Place(Text(f"{self._base(base, mutable)}[{self.index(node)}]", ATOM), False)
            case ir.Slice():
                return self._slice(node, mutable)
            case ir.Dereference() if node in self.opened:
                return Place(Text(self.opened[node], ATOM), True)
            case _:
                return Place(self.value(node), False)

    def field_name(self, record: Type, name: str) -> str:
        fields = field_names(record) if isinstance(record, RecordType) else {}
        if name not in fields:
            raise Unsupported("field", f"{getattr(record, 'name', 'type')} has no field {name}")
        return fields[name]

    def _base(self, base: ir.Expression, mutable: bool) -> str:
        """A place to take a field or element of: references are followed by Rust itself."""
        if self.stored(base) is not None:
            return self.value(base).at(ATOM)
        return self.place(base, mutable).text.at(ATOM)

    def _variable(self, node: ir.Variable) -> Place:
        if walk.is_local(node):
            if node.name not in self.locals:
                raise Unsupported("variable", f"{node.name} is not declared")
            local = self.locals[node.name]
            return Place(Text(local.name, ATOM), local.reference)
        key = (self.context.program.owner(node.module), node.name)
        if key in self.opened:
            return Place(Text(self.opened[key], ATOM), True)
        if self.is_constant(node):
            path = self.context.global_path(node.name, node.module)
            type_ = self.table.resolve(node.type)
            return Place(Text(path, ATOM), is_string(type_) and fixed_length(type_) is None)
        return Place(self.value(node), False)

    def deref(self, place: Place) -> Text:
        return Text(f"*{place.text.at(UNARY)}", UNARY) if place.reference else place.text

    def low_bound(self, base: Type) -> int:
        """The index of the first element."""
        if is_string(base):
            return 1
        if isinstance(base, ArrayType):
            if base.low is not None:
                return base.low
            return self.context.module.first_index
        return 0

    def index(self, node: ir.Index) -> str:
        """The text between the brackets: a `usize` counted from 0, checked where the source checks."""
        base = self.type_of(node.base)
        low = self.low_bound(base)
        length = fixed_length(base)
        if isinstance(base, ArrayType):
            length = base.length
        value = constant(node.index, self.table)
        known = interval(node.index, self.table)
        in_bounds = known is not None and length is not None and low <= known[0] and known[1] < low + length
        if value is not None and value >= low and (in_bounds or not self.context.module.checked):
            return str(value - low)
        if in_bounds or not self.context.module.checked:
            return self.as_usize(node.index, low)
        shown = self.number(node.index)
        runtime = self.context.runtime
        if length is not None:
            return self.fallible(f"{runtime('index')}({shown}, {low}, {low + length - 1})").text
        size = f"{self._base(node.base, False)}.len()"
        return self.fallible(f"{runtime('at')}({shown}, {low}, {size})").text

    def needs_length(self, node: ir.Index) -> bool:
        """Whether an index is checked against a length that is only known when the program runs."""
        base = self.type_of(node.base)
        known = base.length if isinstance(base, ArrayType) else fixed_length(base)
        return known is None and self.context.module.checked

    def _element_mut(self, node: ir.Index) -> Place:
        """An element to change: the length can't be asked while the array is borrowed for that."""
        function = self.context.runtime("element_mut")
        base = self.borrow_base(node.base, True)
        low = self.low_bound(self.type_of(node.base))
        return Place(self.fallible(f"{function}({base}, {low}, {self.number(node.index)})"), True)

    def _element(self, node: ir.Index) -> Place:
        """An element of what is no place, or has calls in it: its length is asked of the value that it was, evaluated once."""
        function = self.context.runtime("element")
        base = self.borrow_base(node.base, False)
        low = self.low_bound(self.type_of(node.base))
        return Place(self.fallible(f"{function}({base}, {low}, {self.number(node.index)})"), True)

    def number(self, node: ir.Expression) -> str:
        """A value as a number that converts into `i128`: enumerations give their position."""
        if isinstance(self.type_of(node), EnumType):
            return f"{self.value(node).at(ATOM)}.position()"
        value = constant(node, self.table)
        if value is not None and not -(1 << 31) <= value < 1 << 31:
            return f"{value}_{self.context.owned(self.type_of(node))}"
        return self.value(node).text

    def as_usize(self, node: ir.Expression, low: int) -> str:
        if isinstance(node, ir.Binary) and node.operator in "+-":
            # `i + 1` in an array that starts at 1 is element i.
            step = constant(node.right, self.table)
            known = interval(node.left, self.table)
            if step is not None and known is not None and known[0] >= 0 and isinstance(
                self.type_of(node), IntType
            ):
                offset = (step if node.operator == "+" else -step) - low
                exact, held = exact_interval(node.operator, known, (step, step)), interval(node, self.table)
                if offset == 0 and exact == held and exact is not None and exact[0] >= low:
                    return self._cast(node.left)
        text = self._cast(node)
        return text if low == 0 else f"{text} - {low}" if low > 0 else f"({text}).wrapping_add({-low})"

    def _cast(self, node: ir.Expression) -> str:
        if isinstance(self.type_of(node), EnumType):
            return f"{self.value(node).at(CAST)} as usize"
        return f"{self.value(node).at(CAST)} as usize"

    def _slice(self, node: ir.Slice, mutable: bool) -> Place:
        base = self.type_of(node.base)
        if not is_string(base) and not isinstance(base, ArrayType | BufferType):
            raise Unsupported("slice", "a slice of something that is no string or array")
        low_bound = self.low_bound(base)
        low, high = constant(node.low, self.table), constant(node.high, self.table)
        text = self._base(node.base, mutable)
        length = fixed_length(base)
        if isinstance(base, ArrayType):
            length = base.length
        if (
            low is not None
            and high is not None
            and length is not None
            and low_bound <= low <= high + 1 <= low_bound + length
        ):
            first, last = low - low_bound, high - low_bound + 1
            shown = f"{first or ''}..{last if last != length else ''}"
            return Place(Text(f"{text}[{shown}]", ATOM), False)
        function = self.context.runtime("slice_mut" if mutable else "slice")
        reference = self.borrow_base(node.base, mutable)
        bounds = f"{self.number(node.low)}, {self.number(node.high)}"
        return Place(self.fallible(f"{function}({reference}, {low_bound}, {bounds})"), True)

    def borrow_base(self, base: ir.Expression, mutable: bool) -> str:
        if self.stored(base) is not None:
            return "&" + self.value(base).at(UNARY)
        place = self.place(base, mutable)
        if place.reference:
            return place.text.text
        return ("&mut " if mutable else "&") + place.text.at(UNARY)

    def read(self, node: ir.Expression, want: Type | None) -> Text:
        """The value of a place: copied, or cloned where the type needs it."""
        holder = self.stored(node)
        if holder is not None:
            return self.read_stored(node, holder, want)
        place = self.place(node)
        type_ = self.type_of(node)
        if isinstance(node, ir.Slice):
            return self._slice_value(node, place, want)
        if self.context.is_copy(type_):
            return self.deref(place)
        unsized = is_string(type_) or isinstance(type_, BufferType) or (
            isinstance(type_, ArrayType) and type_.length is None
        )
        return Text(f"{place.text.at(ATOM)}.{'to_vec' if unsized and place.reference else 'clone'}()", ATOM)

    def _slice_value(self, node: ir.Slice, place: Place, want: Type | None) -> Text:
        length = fixed_length(self.table.resolve(want if want is not None else node.type))
        if length is None:
            return Text(f"{place.text.at(ATOM)}.to_vec()", ATOM)
        reference = place.text.text if place.reference else f"&{place.text.at(UNARY)}"
        low, high = constant(node.low, self.table), constant(node.high, self.table)
        if low is not None and high is not None and max(0, high - low + 1) == length:
            return Text(f"{self.context.runtime('chunk')}::<{length}>({reference})", ATOM)
        return self.fallible(f"{self.context.runtime('fixed')}::<{length}>({reference})")


def _calls(node: ir.Expression) -> bool:
    return any(isinstance(each, ir.Call | ir.RuntimeCall) for each in walk.expressions(node))
