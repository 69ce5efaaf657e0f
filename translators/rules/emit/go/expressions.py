"""Expressions in Go."""

from __future__ import annotations

from fractions import Fraction

from analyzers.model import (
    BoolType,
    CharType,
    EnumType,
    FloatType,
    IntType,
    ReferenceType,
    StringKind,
    StringType,
    Type,
)
from analyzers.reals import nearest, shortest
from translators.rules import ir
from translators.rules.emit.go import literals
from translators.rules.emit.go.operators import Operators
from translators.rules.emit.go.places import ATOM, COMPARE, UNARY
from translators.rules.emit.text import Text
from translators.rules.emit.types import (
    Unsupported,
    base_range,
    fixed_length,
    interval,
    is_array,
    is_scalar,
    is_string,
)


class Expressions(Operators):
    """Turns IR expressions into Go text within one subprogram."""

    def value(self, node: ir.Expression, want: Type | None = None) -> Text:
        """A value of its own, strings and arrays in the representation of `want` when it is given."""
        if want is not None:
            wanted = self.table.resolve(want)
            if is_string(wanted):
                return self.string_value(node, wanted)
            if is_array(wanted):
                return self.array_value(node, wanted)
        return self.plain(node)

    def plain(self, node: ir.Expression) -> Text:
        folded = self.folded(node)
        if folded is not None:
            return folded
        match node:
            case ir.FloatLiteral(value=value):
                text = literals.float_literal(value)
                if self.context.go_type(node.type) == "float32":
                    if "math." in text:
                        return Text(f"float32({text})", ATOM)
                    if nearest(Fraction(value), 32) == Fraction(value):
                        text = shortest(value)
                return Text(text, UNARY if text.startswith("-") else ATOM)
            case ir.BoolLiteral(value=flag):
                return Text("true" if flag else "false", ATOM)
            case ir.CharLiteral(value=code):
                return Text(literals.byte_literal(code), ATOM)
            case ir.StringLiteral(value=data):
                return self.string_literal(data, self.table.resolve(node.type))
            case ir.EnumLiteral():
                enum = self.table.resolve(node.type)
                if not isinstance(enum, EnumType):
                    raise Unsupported("enumeration", f"{node.literal} is of no enumeration")
                return Text(self.context.literal_path(enum, node.literal), ATOM)
            case ir.Slice():
                return self.slice_value(node)
            case ir.Variable() | ir.FieldAccess() | ir.Index() | ir.Dereference():
                place = self.place(node)
                if self.is_bytes(node):
                    return Text(f"string({place.text})", ATOM)
                if not self.context.has_slices(self.type_of(node)):
                    return place
                return Text(self.context.copied(self.type_of(node), place.at(ATOM)), ATOM)
            case ir.Unary():
                return self.unary(node)
            case ir.Binary():
                return self.binary(node)
            case ir.Compare():
                return self.compare(node)
            case ir.ShortCircuit():
                return self.short_circuit(node)
            case ir.Conditional():
                return self.conditional(node)
            case ir.Convert():
                return self.convert(node)
            case ir.Call():
                return self.call(node)
            case ir.RuntimeCall():
                return self.runtime_call(node)
            case ir.Aggregate():
                return self.aggregate(node)
            case ir.Repeat():
                return self.repeat(node)
            case ir.Length():
                return self.length(node)
            case ir.RuntimeConstant():
                return Text(self.runtime_constant(node), ATOM)
            case ir.SubprogramReference(subprogram=name, module=module):
                return Text(self.context.subprogram_path(name, module), ATOM)
            case ir.NullLiteral():
                return Text("nil", ATOM)
            case ir.Allocate(value=value, type=type_):
                reference = self.table.resolve(type_)
                target = reference.target if isinstance(reference, ReferenceType) else None
                if isinstance(value, ir.NullLiteral) and target is not None:
                    return Text(f"theseusrt.New[{self.context.go_type(target)}](nil)", ATOM)
                return Text(f"theseusrt.New({self.typed(value, self.value(value, target)).text})", ATOM)
            case _:
                raise Unsupported("expression", f"no Go form for {type(node).__name__}")

    # ---- conversions

    def convert(self, node: ir.Convert) -> Text:
        source, target = self.type_of(node.operand), self.type_of(node)
        if is_string(target):
            return self.to_string(node, source, target)
        if not is_scalar(target):
            return self.value(node.operand, target)
        kind = self.context.go_type(target)
        operand = self.value(node.operand)
        if isinstance(source, BoolType):
            return operand if isinstance(target, BoolType) else Text(
                f"theseusrt.Bool[{kind}]({operand.text})", ATOM
            )
        if isinstance(target, BoolType):
            return Text(f"{operand.at(COMPARE + 1)} != 0", COMPARE)
        if isinstance(target, EnumType):
            if isinstance(source, EnumType):
                return operand
            return Text(f"theseusrt.Enum[{kind}]({operand.text}, {len(target.literals)})", ATOM)
        if isinstance(target, FloatType):
            same = isinstance(source, FloatType) and source.bits == target.bits
            if isinstance(node.operand, ir.FloatLiteral) and isinstance(source, FloatType) and source.bits < target.bits:
                operand = self.typed(node.operand, operand)  # rounded first
            return operand if same else Text(f"{kind}({operand.text})", ATOM)
        if isinstance(source, FloatType):
            return self.from_float(node, operand, target, kind)
        known = interval(node.operand, self.table)
        low, high = (target.minimum, target.maximum) if isinstance(target, IntType) else (0, 255)
        fits = known is not None and low <= known[0] and known[1] <= high
        same = self.context.go_type(source).replace("byte", "uint8") == kind.replace("byte", "uint8")
        if not node.check or fits:
            if same:
                return operand
            return Text(f"{kind}({self.settled(node.operand, operand).text})", ATOM)
        operand = self.typed(node.operand, operand)
        if same and known is not None and low <= known[0]:
            return Text(f"theseusrt.AtMost({operand.text}, {high})", ATOM)
        if same and known is not None and known[1] <= high:
            return Text(f"theseusrt.AtLeast({operand.text}, {low})", ATOM)
        if same:
            return Text(f"theseusrt.Range({operand.text}, {low}, {high})", ATOM)
        if not isinstance(target, IntType) or (low, high) == base_range(target):
            return Text(f"theseusrt.Convert[{kind}]({operand.text})", ATOM)
        return Text(f"theseusrt.ConvertRange[{kind}]({operand.text}, {low}, {high})", ATOM)

    def from_float(self, node: ir.Convert, operand: Text, target: Type, kind: str) -> Text:
        if not isinstance(target, IntType):
            raise Unsupported("conversion", "float to something that is no integer")
        if not node.check:
            return Text(f"{kind}({self.settled(node.operand, operand).text})", ATOM)
        wide = f"float64({operand.text})"
        return Text(f"theseusrt.Round[{kind}]({wide}, {target.minimum}, {target.maximum})", ATOM)

    def to_string(self, node: ir.Convert, source: Type, target: Type) -> Text:
        if isinstance(source, CharType | IntType):
            item = self.value(node.operand).text
            if fixed_length(target) is not None:
                return Text(f"[1]byte{{{item}}}", ATOM)
            return Text(f"theseusrt.Char({item})", ATOM)
        if isinstance(target, StringType) and target.kind is StringKind.BOUNDED and node.check:
            given = fixed_length(source)
            if given is None or target.length is None or given > target.length:
                text = self.string_text(node.operand).text
                return Text(f"theseusrt.Bounded({text}, {target.length})", ATOM)
        return self.string_value(node.operand, target)
