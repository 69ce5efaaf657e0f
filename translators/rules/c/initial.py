"""Initial values of objects (C17 6.7.9): braces with and without designators, strings, zeros."""

from __future__ import annotations

from analyzers.c import tree
from analyzers.c.ctypes import CHAR, CArray, CPointer, CStruct, CType
from analyzers.model import ArrayType, IntType, Span
from translators.rules import ir
from translators.rules.c.base import Refused
from translators.rules.c.calls import Calls
from translators.rules.c.types import CHARACTER, describe, is_byte, zero

Items = tuple[tuple[tuple[str | tree.Expression, ...], tree.Expression], ...]


class Initializers(Calls):
    """Lowers initialisers to whole values."""

    def initial(self, value: tree.Expression, type_: CType, span: Span) -> ir.Expression:
        """The value that an object of this type gets."""
        if isinstance(value, tree.InitializerList):
            if isinstance(type_, CArray):
                strings = [v for d, v in value.items if isinstance(v, tree.StringConstant) and not d]
                if len(value.items) == 1 and strings and is_byte(type_.element):
                    return self.characters(strings[0], type_)
                return self.array(value.items, type_, span)
            if isinstance(type_, CStruct):
                return self.record(value.items, type_, span)
            if len(value.items) == 1:
                return self.initial(value.items[0][1], type_, span)
            if not value.items:
                return zero(self.ir_type(type_, span))
            raise Refused("initialiser", f"several values for one {describe(type_)}", span)
        if isinstance(type_, CArray):
            if isinstance(value, tree.StringConstant) and is_byte(type_.element):
                return self.characters(value, type_)
            raise Refused("initialiser", "an array initialised by something that is no list", span)
        if isinstance(type_, CPointer):
            if type_.target != CHAR:
                self.ir_type(type_, span)
            if self.is_null(value):
                return self.zero_of(type_, span)
            return self.unchanging(self.value(value), span)
        if isinstance(type_, CStruct):
            result = self.value(value)
            if result.type != type_:
                raise Refused("conversion", f"{describe(result.type)} as {describe(type_)}", span)
            return result.expression
        return self.convert(self.value(value), type_, span)

    def characters(self, value: tree.StringConstant, type_: CArray) -> ir.Expression:
        """A character array from a literal: its NUL only where there is room (6.7.9p14), zeros behind."""
        length = type_.length if type_.length is not None else len(value.value) + 1
        data = value.value[:length].ljust(length, b"\0")
        item_type = self.ir_type(type_.element, value.span)
        items: list[ir.Expression] = []
        for code in data:
            if isinstance(item_type, IntType):
                items.append(ir.IntLiteral(code, item_type))
            else:
                items.append(ir.CharLiteral(code, CHARACTER))
        whole = ArrayType(item_type, 0, length - 1)
        if not any(data):
            return zero(whole)
        return ir.Aggregate(tuple(("", item) for item in items), whole)

    def array(self, items: Items, type_: CArray, span: Span) -> ir.Expression:
        whole = self.ir_type(type_, span)
        if not isinstance(whole, ArrayType) or whole.length is None or type_.length is None:
            raise Refused("initialiser", "an array of no known length", span)
        if isinstance(type_.element, CArray | CStruct) and any(self.is_flat(v, type_.element) for _, v in items):
            raise Refused("initialiser", "nested values without braces of their own", span)
        given: dict[int, ir.Expression] = {}
        position = 0
        for designators, value in items:
            if len(designators) > 1 or (designators and isinstance(designators[0], str)):
                raise Refused("initialiser", "a nested designator", span)
            if designators and not isinstance(designators[0], str):
                known = self.unit.evaluate(designators[0])
                if known is None:
                    raise Refused("initialiser", "a designator that is no constant", span)
                position = known[0]
            if position >= type_.length:
                raise Refused("initialiser", "more values than elements", span)
            given[position] = self.initial(value, type_.element, span)
            position += 1
        if not given or all(_is_zero(v) for v in given.values()):
            return self.zero_of(type_, span)
        nothing = None if len(given) == type_.length else zero(whole.element)
        values = [given.get(i, nothing) for i in range(type_.length)]
        return ir.Aggregate(tuple(("", v) for v in values if v is not None), whole)

    def record(self, items: Items, type_: CStruct, span: Span) -> ir.Expression:
        whole = self.ir_type(type_, span)
        fields = [f for f in self.unit.structs[type_.key].fields or () if f.name]
        given: dict[str, ir.Expression] = {}
        position = 0
        for designators, value in items:
            if len(designators) > 1 or (designators and not isinstance(designators[0], str)):
                raise Refused("initialiser", "a nested designator", span)
            if designators:
                names = [f.name for f in fields]
                if designators[0] not in names:
                    raise Refused("member", f"{describe(type_)} has no member '{designators[0]}'", span)
                position = names.index(str(designators[0]))
            if position >= len(fields):
                raise Refused("initialiser", "more values than members", span)
            field = fields[position]
            if isinstance(field.type, CArray | CStruct) and self.is_flat(value, field.type):
                raise Refused("initialiser", "nested values without braces of their own", span)
            given[field.name] = self.initial(value, field.type, span)
            position += 1
        values = []
        for field in fields:
            known = given.get(field.name)
            if known is not None:
                values.append((field.name, known))
            else:
                self.zero_of(field.type, span)  # which it is where nothing is said of it
        return ir.Aggregate(tuple(values), whole)

    def is_flat(self, value: tree.Expression, type_: CType) -> bool:
        """A scalar where braces are expected: brace elision (6.7.9p20)."""
        if isinstance(value, tree.InitializerList):
            return False
        if isinstance(value, tree.StringConstant):
            return not (isinstance(type_, CArray) and is_byte(type_.element))
        return self.ctype(value) != type_

    def zero_of(self, type_: CType, span: Span) -> ir.Expression:
        try:
            return zero(self.ir_type(type_, span))
        except ValueError:
            raise Refused("null pointer", "storage that starts as NULL", span) from None


def _is_zero(value: ir.Expression) -> bool:
    match value:
        case ir.IntLiteral(value=0) | ir.CharLiteral(value=0) | ir.BoolLiteral(value=False):
            return True
        case ir.FloatLiteral(value=number):
            return number == 0 and str(number) == "0.0"
        case ir.Repeat(element=element):
            return _is_zero(element)
        case ir.Aggregate(values=values):
            return all(_is_zero(v) for _, v in values)
        case _:
            return False
