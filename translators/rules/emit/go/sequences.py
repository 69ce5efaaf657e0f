"""Strings and arrays in Go: literals, parts, aggregates, lengths."""

from __future__ import annotations

import dataclasses
import re

from analyzers.model import (
    ArrayType,
    BufferType,
    CharType,
    EnumType,
    IntType,
    RecordType,
    Type,
)
from translators.rules import ir
from translators.rules.emit import walk
from translators.rules.emit.go import literals
from translators.rules.emit.go.calls import Calls
from translators.rules.emit.go.context import field_names
from translators.rules.emit.go.places import ADD, ATOM
from translators.rules.emit.text import Text
from translators.rules.emit.types import (
    Unsupported,
    constant,
    fixed_length,
    is_string,
    record_fields,
)


class Sequences(Calls):
    """Values made of several."""

    def string_literal(self, data: bytes, type_: Type) -> Text:
        text = literals.bytes_literal(data)
        length = fixed_length(type_)
        if length is None:
            return Text(text, ATOM)
        if length != len(data):
            return Text(f"[{length}]byte(theseusrt.Exactly({text}, {length}))", ATOM)
        return Text(f"[{length}]byte([]byte({text}))", ATOM)

    def string_text(self, node: ir.Expression) -> Text:
        """Any string as a Go `string`."""
        type_ = self.type_of(node)
        if isinstance(node, ir.StringLiteral):
            return Text(literals.bytes_literal(node.value), ATOM)
        if isinstance(node, ir.Slice):
            if self.is_immutable(node.base):
                return self.substring(node)
            return Text(f"string({self.view(node)})", ATOM)
        if fixed_length(type_) is None:
            return self.plain(node)
        return Text(f"string({self.view(node)})", ATOM)

    def substring(self, node: ir.Slice) -> Text:
        text, low, high = self.operands(
            (node.base, lambda: self.string_text(node.base)),
            (node.low, lambda: self.value(node.low)),
            (node.high, lambda: self.value(node.high)),
        )
        first, last = self.as_int(node.low, low), self.as_int(node.high, high)
        return Text(f"theseusrt.Substring({text.text}, {first}, {last})", ATOM)

    def slice_value(self, node: ir.Slice) -> Text:
        type_ = self.type_of(node)
        if is_string(type_):
            return self.string_value(node, type_)
        return self.array_value(node, type_)

    def string_value(self, node: ir.Expression, want: Type) -> Text:
        """A string in the representation that `want` has."""
        length = fixed_length(want)
        if length is None:
            return self.string_text(node)
        if isinstance(node, ir.StringLiteral):
            return self.string_literal(node.value, want)
        if fixed_length(self.type_of(node)) == length and not isinstance(node, ir.Slice):
            return self.plain(node)
        low_high = (node.low, node.high) if isinstance(node, ir.Slice) else None
        if low_high is not None and isinstance(node, ir.Slice):
            low, high = (constant(n, self.table) for n in low_high)
            based = fixed_length(self.type_of(node.base)) is not None
            if low is not None and high is not None and based and max(0, high - low + 1) == length:
                return Text(f"[{length}]byte({self.view(node)})", ATOM)
        return Text(f"[{length}]byte(theseusrt.Exactly({self.string_text(node).text}, {length}))", ATOM)

    def array_value(self, node: ir.Expression, want: Type) -> Text:
        given = self.type_of(node)
        length, has = self.count(want), self.count(given)
        nested = isinstance(given, ArrayType) and self.context.has_slices(given.element)
        if nested and length is not None and length != has:
            raise Unsupported("nested dynamic arrays", "a part of an array of values that hold dynamic arrays")
        if isinstance(node, ir.Slice):
            view = self.view(node)
            if length is None:
                return Text(self.context.copied(want, view), ATOM)
            return Text(f"{self.context.go_type(want)}(theseusrt.ExactSlice({view}, {length}))", ATOM)
        if isinstance(node, ir.Aggregate | ir.Repeat) and length is None and has is not None:
            return self.plain(dataclasses.replace(node, type=want))
        if isinstance(node, ir.Aggregate | ir.Repeat) or has == length:
            return self.plain(node)
        if length is None:
            return Text(self.context.copied(want, self.view(node)), ATOM)
        return Text(f"{self.context.go_type(want)}(theseusrt.ExactSlice({self.view(node)}, {length}))", ATOM)

    def concat(self, node: ir.Binary) -> Text:
        parts: list[ir.Expression] = []
        array = self.type_of(node)
        if isinstance(array, ArrayType) and self.context.has_slices(array.element):
            raise Unsupported("operator", "a concatenation of arrays of values that hold dynamic arrays")

        def gather(part: ir.Expression) -> None:
            if isinstance(part, ir.Binary) and part.operator == "concat":
                gather(part.left)
                gather(part.right)
            else:
                parts.append(part)

        def emit(part: ir.Expression) -> Text:
            if isinstance(self.type_of(part), CharType | IntType):
                return Text(f"theseusrt.Char({self.value(part).text})", ATOM)
            return Text(self.view(part), ATOM) if isinstance(array, ArrayType) else self.string_text(part)

        gather(node)
        if isinstance(array, ArrayType):
            texts = self.operands(*[(part, lambda part=part: emit(part)) for part in parts])
            return Text(f"theseusrt.Concat({', '.join(t.text for t in texts)})", ATOM)
        texts = self.operands(*[(part, lambda part=part: emit(part)) for part in parts])
        joined = Text(" + ".join(t.at(ADD) for t in texts), ADD)
        length = fixed_length(self.type_of(node))
        if length is None:
            return joined
        return Text(f"[{length}]byte(theseusrt.Exactly({joined.text}, {length}))", ATOM)

    def aggregate(self, node: ir.Aggregate) -> Text:
        type_ = self.type_of(node)
        kind = self.context.go_type(type_)
        if isinstance(type_, RecordType):
            shown = field_names(type_)
            types = {f.name: f.type for f in record_fields(type_)}
            values = self.operands(
                *[(v, lambda v=v, t=types[n]: self.value(v, t)) for n, v in node.values]
            )
            inner = ", ".join(
                f"{shown[name]}: {text.text}" for (name, _), text in zip(node.values, values, strict=True)
            )
            return Text(f"{kind}{{{inner}}}", ATOM)
        element = type_.element if isinstance(type_, ArrayType | BufferType) else None
        items = self.operands(
            *[(v, lambda v=v: self.value(v, element)) for _, v in node.values]
        )
        if is_string(type_) and fixed_length(type_) is None:
            return Text(f"string([]byte{{{', '.join(t.text for t in items)}}})", ATOM)
        return Text(f"{kind}{{{', '.join(t.text for t in items)}}}", ATOM)

    def repeat(self, node: ir.Repeat) -> Text:
        type_ = self.type_of(node)
        kind = self.context.go_type(type_)
        inner = type_.element if isinstance(type_, ArrayType | BufferType) else CharType()
        length = self.count(type_)
        if length is not None and self.is_zero(node.element):
            return Text(f"{kind}{{}}", ATOM)
        if is_string(type_):
            element, count = self.operands(
                (node.element, lambda: self.value(node.element)), (node.count, lambda: self.value(node.count))
            )
            if length is not None:
                return Text(f"[{length}]byte([]byte(theseusrt.Repeat({element.text}, {length})))", ATOM)
            return Text(f"theseusrt.Repeat({element.text}, {self.as_int(node.count, count)})", ATOM)
        if length is None and self.is_zero(node.element):
            number = self.as_int(node.count, self.value(node.count))
            return Text(self.spill(f"make({kind}, max(0, {number}))", "filled"), ATOM)
        each = walk.makes(node.element)
        if each:
            element, count = Text("", ATOM), self.value(node.count)
        else:
            element, count = self.operands(
                (node.element, lambda: self.value(node.element, inner)), (node.count, lambda: self.value(node.count))
            )
        name = self.temporary("filled")
        if length is not None:
            self.out.append(f"var {name} {kind}")
        else:
            self.out.append(f"{name} := make({kind}, max(0, {self.as_int(node.count, count)}))")
        if each:
            start = len(self.out)
            made = self.value(node.element, inner).text
            index = self.index_beside(*self.out[start:], made)
            self.out[start:start] = [f"for {index} := range {name} {{"]
            self.out += [f"{name}[{index}] = {made}", "}"]
            return Text(name, ATOM)
        copied = element.text
        if self.context.has_slices(inner):
            copied = self.context.copied(inner, self.spill(element.text))
        index = self.index_beside(copied)
        self.out += [f"for {index} := range {name} {{", f"{name}[{index}] = {copied}", "}"]
        return Text(name, ATOM)

    def index_beside(self, *lines: str) -> str:
        """A name for the index of a loop that has these lines in it, and means nothing else in them."""
        return self.temporary("index") if any(re.search(r"\bi\b", line) for line in lines) else "i"

    def is_zero(self, node: ir.Expression) -> bool:
        """Whether a value is what Go's own zero value is."""
        match node:
            case ir.NullLiteral():
                return True
            case ir.IntLiteral(value=0) | ir.BoolLiteral(value=False) | ir.CharLiteral(value=0):
                return True
            case ir.FloatLiteral(value=value):
                return value == 0 and not str(value).startswith("-")
            case ir.StringLiteral(value=data):
                length = fixed_length(self.table.resolve(node.type))
                return not any(data) and (length == len(data) or not data)
            case ir.EnumLiteral(literal=literal):
                enum = self.table.resolve(node.type)
                return isinstance(enum, EnumType) and enum.literals[0] == literal
            case ir.Aggregate(values=values):
                return all(self.is_zero(v) for _, v in values) and not self.context.is_slice(node.type)
            case ir.Repeat(element=element):
                return self.is_zero(element) and self.count(self.type_of(node)) is not None
            case _:
                return constant(node, self.table) == 0

    def length(self, node: ir.Length) -> Text:
        type_ = self.type_of(node.operand)
        known = self.count(type_)
        if known is not None:
            return Text(str(known), ATOM)
        kind = self.context.go_type(self.type_of(node))
        if not walk.is_place(node.operand):
            return Text(f"{kind}(len({self.value(node.operand).text}))", ATOM)
        return Text(f"{kind}(len({self.place(node.operand).text}))", ATOM)
