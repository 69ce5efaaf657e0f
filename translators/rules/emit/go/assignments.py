"""Assignments in Go."""

from __future__ import annotations

from analyzers.model import ArrayType
from translators.rules import ir
from translators.rules.emit import walk
from translators.rules.emit.go.expressions import Expressions
from translators.rules.emit.go.places import ATOM
from translators.rules.emit.text import Text
from translators.rules.emit.types import is_string


class Assignments(Expressions):
    """How a value gets to its place."""

    def store(self, target: ir.Expression, value: ir.Expression) -> list[str]:
        """The lines that assign; evaluates the value first, then the target's indexes."""
        if isinstance(target, ir.Slice):
            return self.store_slice(target, value)
        text = self.value(value, self.type_of(target))
        inner = [e for i in walk.place_operands(target) for e in walk.expressions(i)]
        called = any(isinstance(e, ir.Call) for e in walk.expressions(value))
        through = isinstance(walk.base(target), ir.Dereference)
        moving = any(not isinstance(e, walk.LITERALS) for e in inner)
        if any(isinstance(e, ir.Call | ir.RuntimeCall) for e in inner) or (called and (through or moving)):
            kind = self.context.go_type(self.type_of(target))
            text = Text(self.spill(text.text, "value", kind), ATOM)
        if isinstance(target, ir.Index) and self.in_string(target):
            settled = self.settled_place(target)
            assert isinstance(settled, ir.Index)
            place = self.place(settled.base).text
            index = self.value(settled.index).text
            return [f"{place} = theseusrt.WithByte({place}, {index}, {text.text})"]
        place = self.place(target).text
        if self.context.is_slice(self.type_of(target)) and self.is_parameter_slice(target):
            return [f"copy({place}, {text.text})"]
        return [compound(place, text.text)]

    def is_parameter_slice(self, target: ir.Expression) -> bool:
        return isinstance(target, ir.Variable) and target.scope == "parameter"

    def store_slice(self, target: ir.Slice, value: ir.Expression) -> list[str]:
        base = self.type_of(target.base)
        if is_string(base):
            text = self.string_text(value)
        else:
            given = self.type_of(value)
            nested = isinstance(given, ArrayType) and self.context.has_slices(given.element)  # elements are copied too
            text = self.in_argument(value, given) if walk.is_place(value) and not nested else self.value(value)
            if not walk.is_place(value) and not self.context.is_slice(self.type_of(value)):
                text = Text(f"{self.spill(text.text)}[:]", ATOM)
        inner = [e for i in walk.place_operands(target) for e in walk.expressions(i)]
        if any(isinstance(e, ir.Call | ir.RuntimeCall) for e in inner):
            text = Text(self.spill(text.text), ATOM)
        settled = self.settled_place(target)
        assert isinstance(settled, ir.Slice)
        low = self.as_int(settled.low, self.value(settled.low))
        high = self.as_int(settled.high, self.value(settled.high))
        if self.is_immutable(settled.base):
            place = self.place(settled.base).text
            return [f"{place} = theseusrt.WithSlice({place}, {low}, {high}, {text.text})"]
        function = "SetBytes" if is_string(base) else "SetSlice"
        view = self.view(settled.base)
        return [f"theseusrt.{function}({view}, {self.low_bound(base)}, {low}, {high}, {text.text})"]


def compound(place: str, value: str) -> str:
    """`x = x + 1` as `x++`, `x = x + y` as `x += y`."""
    for operator in ("+", "-", "*", "/", "&", "|", "^", "<<", ">>"):
        start = f"{place} {operator} "
        if value.startswith(start):
            rest = value[len(start) :]
            if _single(rest):
                if rest == "1" and operator in "+-":
                    return f"{place}{operator * 2}"
                return f"{place} {operator}= {rest}"
    return f"{place} = {value}"


def _single(rest: str) -> bool:
    """Whether the text is one operand."""
    depth = 0
    quoted = ""
    for position, char in enumerate(rest):
        if quoted:
            quoted = "" if char == quoted and rest[position - 1] != "\\" else quoted
        elif char in "\"'":
            quoted = char
        elif char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif depth == 0 and char == " " and position:
            return False
    return True
