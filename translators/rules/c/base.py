"""The ground that lowering one function stands on: statement lists, conversions, types of expressions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from analyzers.c import tree
from analyzers.c.ctypes import (
    CHAR,
    INT,
    LONG,
    ULONG,
    VOID,
    CArray,
    CBool,
    CFloat,
    CInt,
    CPointer,
    CType,
)  # fmt: skip
from analyzers.c.direction import LIBRARY_USES
from analyzers.c.modeltypes import int_type
from analyzers.c.system import SYSTEM_RESULTS
from analyzers.c.unit import Unit, arithmetic, literal_type, promote, wrap
from analyzers.model import CharType, Direction, IntType, Span, Type
from translators.rules import ir
from translators.rules.c.effects import Ordering
from translators.rules.c.program import OUTSIDE, Program, Refused
from translators.rules.c.scope import Binding, Names, Value
from translators.rules.c.types import (
    BOOLEAN,
    CHARACTER,
    I64,
    describe,
    ir_type,
    is_arithmetic,
    underlying,
    unsupported,
)  # fmt: skip

I8 = int_type(CInt(8, True, 1))


class Base:
    """State of one function's lowering, and what every part of it uses."""

    def __init__(self, program: Program, unit: Unit, module: str, function: tree.Function, taken: set[str]) -> None:
        self.program = program
        self.unit = unit
        self.module = module
        self.function = function
        self.names = Names(taken)
        self.out: list[ir.Statement] = []
        self.later: list[ir.Statement] | None = None  # where post-increments may go, when they may be late
        self.depends: set[str] = set()
        self.statics: list[ir.GlobalVariable] = []
        self.hoisted: dict[tuple[str, Span], str] = {}  # declared before the block that declares them in C
        self.lasting: set[str] = set()  # string variables that only hold strings that never change
        self.readonly: set[str] = set()  # parameters that are passed by address to be read
        self.parts: dict[str, ir.Expression] = {}  # copies of the ends of arrays, and the arrays
        self.ordering = Ordering(self)

    # ---- statements

    def emit(self, statement: ir.Statement) -> None:
        self.out.append(statement)

    @contextmanager
    def into(self, statements: list[ir.Statement]) -> Iterator[list[ir.Statement]]:
        """Collect what is emitted in another list; post-increments may not leave it."""
        before, self.out = self.out, statements
        later, self.later = self.later, None
        try:
            yield statements
        finally:
            self.out, self.later = before, later

    def temporary(self, wanted: str, initial: ir.Expression, type_: Type, span: Span) -> ir.Variable:
        name = self.names.claim(wanted)
        self.emit(ir.VariableDeclaration(name, type_, initial, span=span))
        return ir.Variable(name, type_)

    # ---- names

    def binding(self, name: str) -> Binding | None:
        return self.names.find(name)

    def is_variable(self, name: str) -> bool:
        return self.binding(name) is not None or name in self.unit.objects

    def object_path(self, name: str) -> tuple[str, ...]:
        binding = self.binding(name)
        if binding is not None and binding.place is not None:
            return place_path(binding.place) or (name,)
        return (name,)

    def target_path(self, name: str) -> tuple[str, ...] | None:
        binding = self.binding(name)
        if binding is None or binding.place is not None:
            declared = self.unit.objects.get(name) if binding is None else None
            return (OUTSIDE,) if declared is not None and isinstance(declared.type, CPointer) else None
        if binding.pointer is None:
            return (name,)
        return place_path(binding.pointer.place) or (OUTSIDE,)

    def touched(self, name: str) -> frozenset[str]:
        if not name or self.binding(name) is not None or name in self.unit.objects:
            return frozenset((OUTSIDE,))
        return self.program.touched(self.unit, name)

    def passes(self, call: tree.CallExpression, position: int) -> str:
        """How a call passes an argument: by 'value', or the address of something only read ('in') or changed."""
        if not isinstance(self.ctype(call.arguments[position]), CPointer | CArray):
            return "value"
        name = call.function.name if isinstance(call.function, tree.Name) else ""
        found = self.program.definition(self.unit, name)
        if found is not None:
            parameters = self.program.parameters(found[2], name) or ()
            if position < len(parameters):
                return "in" if parameters[position].direction is Direction.IN else "out"
        uses = LIBRARY_USES.get(name, "")
        return "in" if position < len(uses) and uses[position] == "r" else "out"

    # ---- types of expressions, before lowering them

    def ctype(self, expression: tree.Expression) -> CType:
        """The C type of an expression, without the conversion of arrays to pointers."""
        match expression:
            case tree.Name(name=name):
                return self._name_type(name)
            case tree.StringConstant(value=value):
                return CArray(CHAR, len(value) + 1)
            case tree.IntConstant():
                return INT if expression.character else literal_type(expression)
            case tree.FloatConstant(single=single):
                return CFloat(32 if single else 64)
            case tree.Subscript(base=base) | tree.Unary(operator="*", operand=base):
                inner = self.ctype(base)
                if isinstance(inner, CArray):
                    return inner.element
                return inner.target if isinstance(inner, CPointer) else VOID
            case tree.Member(base=base, field=field):
                inner = self.ctype(base)
                if isinstance(inner, CPointer):
                    inner = inner.target
                return self.unit.field_type(inner, field) or VOID
            case tree.Unary(operator="&", operand=operand):
                return CPointer(self.ctype(operand))
            case tree.Unary(operator="!"):
                return INT
            case tree.Unary(operand=operand):
                return promote(underlying(self.ctype(operand), self.unit))
            case tree.Update(operand=operand) | tree.Assignment(target=operand):
                return self.ctype(operand)
            case tree.Cast(type=type_) | tree.CompoundLiteral(type=type_):
                return type_
            case tree.Comma(right=right):
                return self.ctype(right)
            case tree.SizeofExpression() | tree.SizeofType():
                return ULONG
            case tree.CallExpression(function=function):
                name = function.name if isinstance(function, tree.Name) else ""
                known = self.unit.prototypes.get(name)
                return known.type.result if known is not None else SYSTEM_RESULTS.get(name, INT)
            case tree.Ternary(then=then, otherwise=otherwise):
                first, second = self.decayed(then), self.decayed(otherwise)
                return self._common(second, first) if isinstance(second, CPointer) else self._common(first, second)
            case tree.Binary(operator=operator, left=left, right=right):
                if operator in ("==", "!=", "<", ">", "<=", ">=", "&&", "||"):
                    return INT
                first, second = self.decayed(left), self.decayed(right)
                if operator == "-" and isinstance(first, CPointer) and isinstance(second, CPointer):
                    return LONG
                if operator in ("<<", ">>"):
                    return promote(underlying(first, self.unit))
                return self._common(second, first) if isinstance(second, CPointer) else self._common(first, second)
            case _:
                return VOID

    def decayed(self, expression: tree.Expression) -> CType:
        type_ = self.ctype(expression)
        return CPointer(type_.element, type_.const) if isinstance(type_, CArray) else type_

    def _name_type(self, name: str) -> CType:
        binding = self.binding(name)
        if binding is not None:
            return binding.type
        if name in self.unit.objects:
            return self.unit.objects[name].type
        constant = self.unit.constant(name)
        if constant is not None:
            return constant.type
        if name in self.unit.prototypes:
            return self.unit.prototypes[name].type
        return CPointer(VOID) if name == "NULL" else VOID

    def _common(self, left: CType, right: CType) -> CType:
        left, right = underlying(left, self.unit), underlying(right, self.unit)
        numbers = (CInt, CFloat, CBool)
        if isinstance(left, numbers) and isinstance(right, numbers):
            return arithmetic(left, right)
        return left

    def is_pointer(self, expression: tree.Expression) -> bool:
        return isinstance(self.decayed(expression), CPointer)

    def ir_type(self, type_: CType, span: Span) -> Type:
        """The IR's type, or a refusal by name."""
        result = ir_type(type_, self.unit)
        problem = unsupported(result)
        if problem is not None:
            raise Refused(*problem, span)
        return result

    # ---- conversions (C17 6.3)

    def convert(self, value: Value, target: CType, span: Span) -> ir.Expression:
        """The value as an object of type `target` would hold it."""
        target = underlying(target, self.unit)
        source = underlying(value.type, self.unit)
        if isinstance(target, CBool):
            return self.as_condition(value, span)
        if value.truth:
            raise Refused("library result", "uses the value of a result of which only the truth is specified", span)
        expression = value.expression
        if value.boolean and isinstance(expression, ir.BoolLiteral):
            return self.convert(Value(ir.IntLiteral(int(expression.value), int_type(INT)), INT), target, span)
        if value.boolean:
            wanted = self.ir_type(target, span)
            if isinstance(wanted, CharType):
                return ir.Convert(ir.Convert(expression, int_type(CInt(8, False, 1))), wanted)
            return ir.Convert(expression, wanted)
        if source == target:
            return expression
        if not is_arithmetic(source) or not is_arithmetic(target):
            raise Refused("conversion", f"{describe(source)} used as {describe(target)}", span)
        if isinstance(expression, ir.IntLiteral) and isinstance(target, CInt):
            if target.char:
                return ir.CharLiteral(expression.value & 255, CHARACTER)
            return ir.IntLiteral(wrap(expression.value, target), int_type(target))
        if isinstance(source, CBool):
            number: ir.Expression = ir.Convert(expression, int_type(INT))
            return self.convert(Value(number, INT), target, span) if target != INT else number
        if isinstance(source, CInt) and source.char:
            if isinstance(target, CInt) and target.bits == 8 and not target.signed:
                return ir.Convert(expression, int_type(target))
            if isinstance(expression, ir.CharLiteral) and isinstance(target, CInt):
                signed = wrap(expression.value, CHAR)
                return ir.IntLiteral(wrap(signed, target), int_type(target))
            signed_char = ir.Convert(expression, I8)
            wanted = self.ir_type(target, span)
            return signed_char if wanted == I8 else ir.Convert(signed_char, wanted)
        if isinstance(target, CInt) and isinstance(expression, ir.Convert) and not expression.check:
            inner = self._narrowed(expression, target)
            if inner is not None:
                return inner
        return ir.Convert(expression, self.ir_type(target, span))

    def _narrowed(self, expression: ir.Convert, target: CInt) -> ir.Expression | None:
        """`(uint8_t)(int)x` with x a byte is x: a widening that is undone."""
        inner = expression.operand
        given = getattr(inner, "type", None)
        middle = expression.type
        wanted = CHARACTER if target.char else int_type(target)
        if not isinstance(middle, IntType) or not isinstance(wanted, IntType) or not isinstance(given, IntType):
            return None
        if given.bits <= middle.bits and int_type(target).bits <= given.bits:
            return inner if given == wanted else ir.Convert(inner, wanted)
        return None

    def as_int(self, value: Value, span: Span) -> Value:
        """The value after the integer promotions."""
        type_ = promote(underlying(value.type, self.unit))
        return Value(self.convert(value, type_, span), type_)

    def as_condition(self, value: Value, span: Span) -> ir.Expression:
        """Whether the value compares unequal to zero."""
        if value.boolean or value.truth:
            return value.expression
        expression, type_ = value.expression, underlying(value.type, self.unit)
        if isinstance(type_, CBool):
            return expression
        if isinstance(expression, ir.IntLiteral):
            return ir.BoolLiteral(expression.value != 0, BOOLEAN)
        if isinstance(type_, CInt):
            zero: ir.Expression = ir.CharLiteral(0, CHARACTER) if type_.char else ir.IntLiteral(0, int_type(type_))
            return ir.Compare("!=", expression, zero, BOOLEAN)
        if isinstance(type_, CFloat):
            return ir.Compare("!=", expression, ir.FloatLiteral(0.0, self.ir_type(type_, span)), BOOLEAN)
        raise Refused("condition", f"{describe(type_)} used as a condition", span)

    def number(self, value: Value, span: Span) -> ir.Expression:
        """An integer value as a 64-bit signed offset or count."""
        return self.convert(value, LONG, span)

    @staticmethod
    def negated(condition: ir.Expression) -> ir.Expression:
        opposite = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
        match condition:
            case ir.BoolLiteral(value=value):
                return ir.BoolLiteral(not value, BOOLEAN)
            case ir.Unary(operator="not", operand=operand):
                return operand
            case ir.Compare(operator=operator) if getattr(condition.left, "type", None).__class__ in (
                IntType,
                CharType,
            ):
                return replace(condition, operator=opposite[operator])
            case _:
                return ir.Unary("not", condition, BOOLEAN)

    @staticmethod
    def added(left: ir.Expression | None, right: ir.Expression | None) -> ir.Expression | None:
        """The sum of two 64-bit offsets; None is zero."""
        if left is None or right is None:
            return right if left is None else left
        if isinstance(right, ir.IntLiteral) and right.value == 0:
            return left
        if isinstance(left, ir.IntLiteral) and left.value == 0:
            return right
        if isinstance(left, ir.IntLiteral) and isinstance(right, ir.IntLiteral):
            return ir.IntLiteral(left.value + right.value, I64)
        return ir.Binary("+", left, right, I64)


def place_path(place: ir.Expression) -> tuple[str, ...] | None:
    """The variable and members that a place is reached by, `[]` for elements; None for a value."""
    steps: list[str] = []
    while True:
        match place:
            case ir.Variable(name=name):
                return (name, *reversed(steps))
            case ir.FieldAccess(base=base, field=field):
                steps.append(field)
                place = base
            case ir.Index(base=base) | ir.Slice(base=base):
                steps.append("[]")
                place = base
            case ir.Convert(operand=operand):
                place = operand
            case ir.RuntimeCall(arguments=arguments) if arguments:
                place = arguments[0]
            case _:
                return None
