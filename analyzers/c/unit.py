"""One translation unit after preprocessing and parsing: its declarations, and values of constant expressions."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzers.c.ctypes import (
    INT,
    LONG,
    UINT,
    ULONG,
    CArray,
    CBool,
    CEnum,
    CFloat,
    CFunction,
    CInt,
    COpaque,
    CPointer,
    CStruct,
    CType,
    EnumInfo,
    StructInfo,
    size_and_align,
)  # fmt: skip
from analyzers.c.preprocess import Include
from analyzers.c.system import OPAQUE_TYPES, SYSTEM_CONSTANTS, SYSTEM_TYPES
from analyzers.c.tree import (
    Binary,
    Cast,
    Declarator,
    Expression,
    Function,
    IntConstant,
    Member,
    Name,
    SizeofExpression,
    SizeofType,
    StringConstant,
    Subscript,
    Ternary,
    Unary,
)  # fmt: skip
from analyzers.model import Diagnostic, Span


@dataclass(frozen=True)
class Constant:
    """A named integer constant: an enumerator, or an object-like macro that is one expression."""

    name: str
    value: int
    type: CInt
    span: Span | None
    macro: bool = False


@dataclass(frozen=True)
class Prototype:
    type: CFunction
    static: bool
    span: Span


@dataclass
class Unit:
    """Everything that one .c (or lone .h) file declares, its headers included. Spans tell whose it is."""

    path: str
    files: tuple[str, ...] = ()
    encoding: str = "utf-8"
    typedefs: dict[str, CType] = field(default_factory=dict)
    typedef_spans: dict[str, Span] = field(default_factory=dict)
    structs: dict[str, StructInfo] = field(default_factory=dict)
    enums: dict[str, EnumInfo] = field(default_factory=dict)
    constants: dict[str, Constant] = field(default_factory=dict)
    prototypes: dict[str, Prototype] = field(default_factory=dict)
    objects: dict[str, Declarator] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    includes: list[Include] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def type_named(self, name: str) -> CType | None:
        """The type that a name stands for, or None when it is no type's name."""
        if name in self.typedefs:
            return self.typedefs[name]
        if name in SYSTEM_TYPES:
            return SYSTEM_TYPES[name]
        if name in OPAQUE_TYPES:
            return COpaque(name, "a type of the system's headers")
        return None

    def constant(self, name: str) -> Constant | None:
        found = self.constants.get(name)
        if found is None and name in SYSTEM_CONSTANTS:
            value, type_ = SYSTEM_CONSTANTS[name]
            return Constant(name, value, type_, None, macro=True)
        return found

    # ---- constant expressions (C17 6.6)

    def evaluate(self, expression: Expression) -> tuple[int, CInt] | None:
        """The value and type of an integer constant expression; None when it is none."""
        match expression:
            case IntConstant():
                return expression.value, INT if expression.character else literal_type(expression)
            case Name(name=name):
                constant = self.constant(name)
                return None if constant is None else (constant.value, constant.type)
            case Unary(operator=operator, operand=operand) if operator in "+-~!":
                value = self.evaluate(operand)
                return None if value is None else _unary(operator, value)
            case Binary():
                left = self.evaluate(expression.left)
                if left is not None and expression.operator in ("&&", "||"):
                    right = self.evaluate(expression.right)
                    if right is None:
                        return None
                    both = (left[0] and right[0]) if expression.operator == "&&" else (left[0] or right[0])
                    return int(bool(both)), INT
                right = self.evaluate(expression.right)
                return None if left is None or right is None else _binary(expression.operator, left, right)
            case Ternary():
                condition = self.evaluate(expression.condition)
                then, otherwise = self.evaluate(expression.then), self.evaluate(expression.otherwise)
                if condition is None or then is None or otherwise is None:
                    return None
                common = usual(then[1], otherwise[1])
                return wrap((then if condition[0] else otherwise)[0], common), common
            case Cast(type=type_, operand=operand):
                value = self.evaluate(operand)
                if value is None:
                    return None
                if isinstance(type_, CEnum):
                    type_ = self.enums[type_.key].underlying if type_.key in self.enums else INT
                if isinstance(type_, CBool):
                    return int(bool(value[0])), INT
                return (wrap(value[0], type_), type_) if isinstance(type_, CInt) else None
            case SizeofType(type=type_):
                known = size_and_align(type_, self.structs)
                return None if known is None else (known[0], ULONG)
            case SizeofExpression(operand=operand):
                inner = self.static_type(operand)
                known = None if inner is None else size_and_align(inner, self.structs)
                return None if known is None else (known[0], ULONG)
            case _:
                return None

    def static_type(self, expression: Expression) -> CType | None:
        """The type of an expression over file-scope objects, for sizeof in constant expressions."""
        match expression:
            case Name(name=name):
                declared = self.objects.get(name)
                return None if declared is None else declared.type
            case StringConstant(value=value):
                return CArray(CInt(8, True, 1, char=True), len(value) + 1)
            case Subscript(base=base) | Unary(operator="*", operand=base):
                inner = self.static_type(base)
                if isinstance(inner, CArray):
                    return inner.element
                return inner.target if isinstance(inner, CPointer) else None
            case Member(base=base, field=name):
                inner = self.static_type(base)
                if isinstance(inner, CPointer):
                    inner = inner.target
                return self.field_type(inner, name) if inner is not None else None
            case Cast(type=type_):
                return type_
            case _:
                folded = self.evaluate(expression)
                return None if folded is None else folded[1]

    def field_type(self, type_: CType, name: str) -> CType | None:
        info = self.structs.get(type_.key) if isinstance(type_, CStruct) else None
        for member in (info.fields or ()) if info is not None else ():
            if member.name == name:
                return member.type
        return None


def literal_type(constant: IntConstant) -> CInt:
    """C17 6.4.4.1: the first type of the list that holds the value."""
    suffix = constant.text.lower()[len(constant.text.lower().rstrip("ul")) :]
    decimal = not constant.text.startswith("0") or constant.text.lower().rstrip("ul") == "0"
    unsigned, long_ = "u" in suffix, "l" in suffix
    candidates: list[CInt] = []
    if not long_:
        candidates += [UINT] if unsigned else [INT] if decimal else [INT, UINT]
    candidates += [ULONG] if unsigned else [LONG] if decimal else [LONG, ULONG]
    for candidate in candidates:
        if constant.value < 1 << (candidate.bits - candidate.signed):
            return candidate
    return ULONG


def promote(type_: CType) -> CType:
    """Integer promotions (C17 6.3.1.1); enumerations are handled by their underlying type before."""
    if isinstance(type_, CBool) or (isinstance(type_, CInt) and type_.bits < 32):
        return INT
    return type_


def usual(left: CType, right: CType) -> CInt:
    """Usual arithmetic conversions between integers (C17 6.3.1.8), after promotion."""
    a, b = promote(left), promote(right)
    assert isinstance(a, CInt) and isinstance(b, CInt)
    if a.bits != b.bits:
        return a if a.bits > b.bits else b
    return a if not a.signed else b


def arithmetic(left: CType, right: CType) -> CInt | CFloat:
    if isinstance(left, CFloat) or isinstance(right, CFloat):
        bits = max(t.bits for t in (left, right) if isinstance(t, CFloat))
        return CFloat(bits)
    return usual(left, right)


def wrap(value: int, type_: CInt) -> int:
    value &= (1 << type_.bits) - 1
    if type_.signed and value >> (type_.bits - 1):
        value -= 1 << type_.bits
    return value


def _unary(operator: str, value: tuple[int, CInt]) -> tuple[int, CInt]:
    if operator == "!":
        return int(not value[0]), INT
    type_ = promote(value[1])
    assert isinstance(type_, CInt)
    result = {"+": value[0], "-": -value[0], "~": ~value[0]}[operator]
    return wrap(result, type_), type_


def _binary(operator: str, left: tuple[int, CInt], right: tuple[int, CInt]) -> tuple[int, CInt] | None:
    if operator in ("<<", ">>"):
        type_ = promote(left[1])
        assert isinstance(type_, CInt)
        if not 0 <= right[0] < type_.bits:
            return None
        return wrap(left[0] << right[0] if operator == "<<" else left[0] >> right[0], type_), type_
    common = usual(left[1], right[1])
    a, b = wrap(left[0], common), wrap(right[0], common)
    if operator in ("==", "!=", "<", "<=", ">", ">="):
        outcome = {"==": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[operator]
        return int(outcome), INT
    if operator in ("/", "%"):
        if b == 0:
            return None
        quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        return wrap(quotient if operator == "/" else a - b * quotient, common), common
    results = {"+": a + b, "-": a - b, "*": a * b, "&": a & b, "|": a | b, "^": a ^ b}
    return (wrap(results[operator], common), common) if operator in results else None
