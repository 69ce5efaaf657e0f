"""Expressions: operators with C's conversions written out."""

from __future__ import annotations

from dataclasses import replace

from analyzers.c import tree
from analyzers.c.ctypes import (
    CHAR,
    DOUBLE,
    FLOAT,
    INT,
    ULONG,
    VOID,
    CArray,
    CBool,
    CFloat,
    CInt,
    CPointer,
    CStruct,
    CType,
    size_and_align,
)  # fmt: skip
from analyzers.c.modeltypes import int_type
from analyzers.c.unit import arithmetic, literal_type
from analyzers.c.walk import walk
from analyzers.model import FloatType, IntType, Span, StringType, Type
from translators.rules import ir
from translators.rules.c.base import Refused
from translators.rules.c.changes import Changes
from translators.rules.c.scope import Elements, Place, Single, Value, truth
from translators.rules.c.types import BOOLEAN, CHARACTER, describe, is_arithmetic, underlying, zero

_MIRROR = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


class Expressions(Changes):
    """Lowers expressions to values; what must happen before them is emitted as statements."""

    def call(self, node: tree.CallExpression) -> Value | None:
        raise NotImplementedError  # Calls

    def value(self, expression: tree.Expression) -> Value:
        span = expression.span
        folded = self.folded(expression)
        if folded is not None:
            return folded
        match expression:
            case tree.IntConstant(value=value):
                type_ = INT if expression.character else literal_type(expression)
                return Value(ir.IntLiteral(value, int_type(type_)), type_)
            case tree.FloatConstant(value=number, single=single):
                type_f = FLOAT if single else DOUBLE
                return Value(ir.FloatLiteral(number, FloatType(type_f.bits)), type_f)
            case tree.Name(name=name):
                return self.named(name, span)
            case tree.StringConstant():
                return Value(self.text_of(self.pointer(expression), span), CPointer(CHAR, True))
            case tree.Member() | tree.Subscript() | tree.Unary(operator="*"):
                return self.loaded(self.lvalue(expression), span)
            case tree.Unary():
                return self.unary(expression)
            case tree.Update():
                return self.update(expression)
            case tree.Binary():
                return self.binary(expression)
            case tree.Assignment():
                return self.assignment(expression, wanted=True)
            case tree.Ternary():
                return self.ternary(expression)
            case tree.Comma(left=left, right=right):
                self.effect(left)
                return self.value(right)
            case tree.Cast():
                return self.cast(expression)
            case tree.SizeofType(type=type_s):
                return self.sizeof(type_s, span)
            case tree.SizeofExpression(operand=operand):
                return self.sizeof(self.ctype(operand), span)
            case tree.CallExpression():
                result = self.call(expression)
                if result is None:
                    raise Refused("void value", "uses the value of a call that gives none", span)
                return result
            case tree.CompoundLiteral(type=type_c, value=items):
                return Value(self.initial(items, type_c, span), type_c)
            case tree.UnknownExpression(text=text):
                raise Refused("unknown syntax", f"not understood: {text}", span)
            case _:
                raise Refused("expression", "braces where no object is initialised", span)

    # ---- constants and names

    def folded(self, expression: tree.Expression) -> Value | None:
        """A constant expression that mentions no constant by name, computed here."""
        if isinstance(expression, tree.IntConstant | tree.Name):
            return None
        if any(isinstance(n, tree.Name) and self.is_named_constant(n.name) for n in walk(expression)):
            return None
        result = self.unit.evaluate(expression)
        if result is None:
            return None
        value, type_ = result
        literal = ir.CharLiteral(value & 255, CHARACTER) if type_.char else ir.IntLiteral(value, int_type(type_))
        return Value(literal, type_)

    def is_named_constant(self, name: str) -> bool:
        if self.is_variable(name):
            return True
        constant = self.unit.constant(name)
        return constant is not None and constant.span is not None

    def named(self, name: str, span: Span) -> Value:
        binding = self.binding(name)
        if binding is None and name not in self.unit.objects:
            constant = self.unit.constant(name)
            if constant is not None:
                plain = int_type(constant.type)
                owner = self.program.owner(constant.span) if constant.span is not None else ""
                if not owner:
                    return Value(ir.IntLiteral(constant.value, plain), constant.type)
                if owner != self.module:
                    self.depends.add(owner)
                exact = IntType(plain.bits, plain.signed, plain.overflow, constant.value, constant.value)
                home = "" if owner == self.module else owner
                return Value(ir.Variable(name, exact, "constant", home), constant.type)
            if name in self.unit.prototypes:
                raise Refused("function pointer", f"takes the address of {name}", span)
        if binding is not None and binding.place is None:
            pointer = self.pointer(tree.Name(name, span))
            if isinstance(pointer, Single):
                raise Refused("pointer value", f"the pointer '{name}' used as a value", span)
            return Value(self.text_of(pointer, span), CPointer(CHAR, True))
        return self.loaded(self.lvalue(tree.Name(name, span)), span)

    def loaded(self, place: Place, span: Span) -> Value:
        """The value of an object. A bit field's type is int when int holds all its values (C17 6.3.1.1)."""
        if isinstance(place.type, CArray):
            if place.type.element == CHAR:
                whole = Elements(place.expression, CHAR, CHAR)
                return Value(self.text_of(whole, span), CPointer(CHAR, True))
            raise Refused("pointer value", "an array used as a pointer value", span)
        if isinstance(place.type, CPointer) and not isinstance(getattr(place.expression, "type", None), StringType):
            raise Refused("pointer in data", "reads a pointer that is stored in an object", span)
        if place.bits is not None:
            base = underlying(place.type, self.unit)
            if isinstance(base, CInt) and base.bits > 32:
                raise Refused("bit field", "a bit field of a 64-bit type", span)
            if isinstance(base, CInt) and (place.bits < 32 or base.signed):
                return Value(self.convert(Value(place.expression, base), INT, span), INT)
        return Value(place.expression, place.type)

    def sizeof(self, type_: CType, span: Span) -> Value:
        known = size_and_align(type_, self.unit.structs)
        if known is None:
            raise Refused("sizeof", f"the size of {describe(type_)} is not known", span)
        return Value(ir.IntLiteral(known[0], int_type(ULONG)), ULONG)

    # ---- operators

    def unary(self, node: tree.Unary) -> Value:
        if node.operator == "!":
            return truth(self.negated(self.condition(node.operand)))
        if node.operator == "&":
            raise Refused("pointer value", "stores or returns an address", node.span)
        value = self.value(node.operand)
        if isinstance(underlying(value.type, self.unit), CFloat):
            if node.operator == "-":
                return replace(value, expression=ir.Unary("-", value.expression, value.expression.type))  # type: ignore[union-attr,arg-type]
            if node.operator == "+":
                return value
        operand = self.as_int(value, node.span)
        if node.operator == "+":
            return operand
        assert isinstance(operand.type, CInt)
        return Value(ir.Unary(node.operator, operand.expression, int_type(operand.type)), operand.type)

    def binary(self, node: tree.Binary) -> Value:
        operator = node.operator
        if operator in ("&&", "||"):
            return truth(self.condition(node))
        pointers = self.is_pointer(node.left), self.is_pointer(node.right)
        if any(pointers):
            if operator in _MIRROR:
                return truth(self.compare_pointers(node))
            if operator == "-" and all(pointers):
                return self.difference(node)
            return Value(self.text_of(self.pointer(node), node.span), CPointer(CHAR, True))
        if operator in _MIRROR:
            return truth(self.comparison(node))
        left, right = self.value(node.left), self.value(node.right)
        return self.operate(operator, left, right, node.span)

    def operate(self, operator: str, left: Value, right: Value, span: Span) -> Value:
        """An arithmetic operation with the usual conversions (C17 6.3.1.8)."""
        a, b = underlying(left.type, self.unit), underlying(right.type, self.unit)
        if not is_arithmetic(a) or not is_arithmetic(b):
            raise Refused("operator", f"'{operator}' on {describe(a)} and {describe(b)}", span)
        name = {"%": "rem"}.get(operator, operator)
        if operator in ("<<", ">>"):
            base = self.as_int(left, span)
            count = self.as_int(right, span)
            assert isinstance(base.type, CInt)
            return Value(ir.Binary(name, base.expression, count.expression, int_type(base.type)), base.type)
        common = arithmetic(a, b)
        type_: Type = FloatType(common.bits) if isinstance(common, CFloat) else int_type(common)
        first, second = self.convert(left, common, span), self.convert(right, common, span)
        return Value(ir.Binary(name, first, second, type_), common)

    def comparison(self, node: tree.Binary) -> ir.Expression:
        left, right = self.value(node.left), self.value(node.right)
        if left.truth or right.truth:
            return self._compare_truth(node.operator, left, right, node.span)
        return self.compare(node.operator, left, right, node.span)

    def _compare_truth(self, operator: str, left: Value, right: Value, span: Span) -> ir.Expression:
        """`isdigit(c) != 0`: only equality with zero is meant by the library."""
        value, other = (left, right) if left.truth else (right, left)
        if operator in ("==", "!=") and isinstance(other.expression, ir.IntLiteral) and other.expression.value == 0:
            return value.expression if operator == "!=" else self.negated(value.expression)
        raise Refused("library result", "compares a result of which only the truth is specified", span)

    def compare(self, operator: str, left: Value, right: Value, span: Span) -> ir.Expression:
        a, b = underlying(left.type, self.unit), underlying(right.type, self.unit)
        if not is_arithmetic(a) or not is_arithmetic(b):
            raise Refused("operator", f"'{operator}' on {describe(a)} and {describe(b)}", span)
        if isinstance(left.expression, ir.IntLiteral) and not isinstance(right.expression, ir.IntLiteral):
            return self.compare(_MIRROR[operator], right, left, span)
        if isinstance(left.expression, ir.IntLiteral) and isinstance(right.expression, ir.IntLiteral):
            common = arithmetic(a, b)
            first, second = self.convert(left, common, span), self.convert(right, common, span)
            if isinstance(first, ir.IntLiteral) and isinstance(second, ir.IntLiteral):
                return ir.BoolLiteral(_holds(operator, first.value, second.value), BOOLEAN)
        short = self._short_comparison(operator, left, right, a, b)
        if short is not None:
            return short
        common = arithmetic(a, b)
        return ir.Compare(operator, self.convert(left, common, span), self.convert(right, common, span), BOOLEAN)

    def _short_comparison(self, operator: str, left: Value, right: Value, a: CType, b: CType) -> ir.Expression | None:
        """Where widening both sides first can't change the result, compare as they are."""
        if left.boolean or right.boolean or not isinstance(a, CInt):
            return None
        if a.bits >= 32 and not (isinstance(b, CInt) and b == a):
            return None
        if isinstance(right.expression, ir.IntLiteral) and a.bits < 32:
            number = right.expression.value
            if a.char:
                if operator in ("==", "!=") and 0 <= number <= 127:
                    return ir.Compare(operator, left.expression, ir.CharLiteral(number, CHARACTER), BOOLEAN)
                return None
            type_ = int_type(a)
            if type_.minimum <= number <= type_.maximum:
                return ir.Compare(operator, left.expression, ir.IntLiteral(number, type_), BOOLEAN)
            return None
        if a == b and (not a.char or operator in ("==", "!=")):
            return ir.Compare(operator, left.expression, right.expression, BOOLEAN)
        return None

    # ---- conditions

    def condition(self, expression: tree.Expression) -> ir.Expression:
        """Whether the expression is not zero."""
        match expression:
            case tree.Binary(operator="&&" | "||" as operator, left=left, right=right):
                return self.short_circuit("and" if operator == "&&" else "or", left, right, expression.span)
            case tree.Unary(operator="!", operand=operand):
                return self.negated(self.condition(operand))
        if self.is_pointer(expression):
            self.never_null(expression, expression.span)
            return ir.BoolLiteral(not self.is_null(expression), BOOLEAN)
        return self.as_condition(self.value(expression), expression.span)

    def short_circuit(self, operator: str, left: tree.Expression, right: tree.Expression, span: Span) -> ir.Expression:
        with self.into(self.out):
            first = self.condition(left)
        if isinstance(first, ir.BoolLiteral):
            return self.condition(right) if first.value == (operator == "and") else first
        with self.into([]) as before:
            second = self.condition(right)
        if not before:
            if isinstance(second, ir.BoolLiteral):
                if second.value == (operator == "and"):
                    return first
                if not any(isinstance(n, tree.CallExpression) for n in walk(left)):
                    return second
            return ir.ShortCircuit(operator, first, second, BOOLEAN)
        holds = self.temporary("holds", first, BOOLEAN, span)
        when = holds if operator == "and" else ir.Unary("not", holds, BOOLEAN)
        self.emit(ir.If(when, (*before, ir.Assign(holds, second, span)), (), span))
        return holds

    def ternary(self, node: tree.Ternary) -> Value:
        span = node.span
        with self.into(self.out):
            condition = self.condition(node.condition)
        if isinstance(condition, ir.BoolLiteral):
            return self._as(self.value(node.then if condition.value else node.otherwise), self.ctype(node), span)
        with self.into([]) as before_then:
            then = self.value(node.then)
        with self.into([]) as before_otherwise:
            otherwise = self.value(node.otherwise)
        a, b = underlying(then.type, self.unit), underlying(otherwise.type, self.unit)
        if is_arithmetic(a) and is_arithmetic(b):
            if then.boolean and otherwise.boolean:
                first, second, type_, common = then.expression, otherwise.expression, BOOLEAN, INT
            else:
                common_type = a if a == b and isinstance(a, CFloat) else arithmetic(a, b)
                first, second = self.convert(then, common_type, span), self.convert(otherwise, common_type, span)
                type_, common = self.ir_type(common_type, span), common_type  # type: ignore[assignment]
        elif isinstance(a, CStruct) and a == b:
            first, second, common = then.expression, otherwise.expression, a  # type: ignore[assignment]
            type_ = self.ir_type(a, span)  # type: ignore[assignment]
        elif isinstance(a, CPointer) and isinstance(b, CPointer):
            first, second, common = then.expression, otherwise.expression, CPointer(CHAR, True)  # type: ignore[assignment]
            type_ = StringType()  # type: ignore[assignment]
        else:
            raise Refused("conditional", f"{describe(a)} or {describe(b)}", span)
        boolean = then.boolean and otherwise.boolean
        if not before_then and not before_otherwise:
            return Value(ir.Conditional(condition, first, second, type_), common, boolean=boolean)
        start = ir.StringLiteral(b"", StringType()) if isinstance(type_, StringType) else zero(type_)
        chosen = self.temporary("chosen", start, type_, span)
        self.emit(
            ir.If(condition, (*before_then, ir.Assign(chosen, first, span)),
                  (*before_otherwise, ir.Assign(chosen, second, span)), span)
        )  # fmt: skip
        return Value(chosen, common, boolean=boolean)

    def _as(self, value: Value, type_: CType, span: Span) -> Value:
        if not is_arithmetic(underlying(type_, self.unit)) or value.boolean:
            return value
        return Value(self.convert(value, type_, span), type_)

    def cast(self, node: tree.Cast) -> Value:
        type_ = node.type
        if type_ == VOID:
            self.effect(node.operand)
            raise Refused("void value", "uses the value of a cast to void", node.span)
        if isinstance(type_, CPointer):
            return Value(self.text_of(self.pointer(node), node.span), CPointer(CHAR, True))
        if self.is_pointer(node.operand):
            raise Refused("pointer cast", "a pointer converted to a number", node.span)
        value = self.value(node.operand)
        if isinstance(type_, CStruct):
            return value
        if isinstance(underlying(type_, self.unit), CBool):
            return Value(self.as_condition(value, node.span), type_)
        return Value(self.convert(value, type_, node.span), type_)

    # ---- initial values

    def initial(self, value: tree.Expression, type_: CType, span: Span) -> ir.Expression:
        raise NotImplementedError  # Initializers


def _holds(operator: str, left: int, right: int) -> bool:
    if operator in ("==", "!="):
        return (left == right) == (operator == "==")
    return (
        left < right
        if operator == "<"
        else left <= right
        if operator == "<="
        else _holds(_MIRROR[operator], right, left)
    )
