"""The IR's forms for C's values in whole programs: integers of any kind, addresses, and the memory behind them.

An address is an unsigned 64-bit number; what lies there is read and written by the support library
(`memory` in `translators/runtimes`), which checks each access: one outside stops the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analyzers.c.ctypes import CArray, CBool, CFloat, CFunction, CInt, CPointer, CStruct, CType
from analyzers.model import BoolType, FloatType, IntType, Overflow, Span, StringKind, StringType
from translators.rules import ir
from translators.rules.c.program import Refused
from translators.rules.c.whole.layout import by_address, wrap
from translators.rules.emit import walk

BOOLEAN = BoolType()
U64 = IntType(64, False, Overflow.WRAPS)
I64 = IntType(64, True, Overflow.UNDEFINED)
I32 = IntType(32, True, Overflow.UNDEFINED)
F64 = FloatType(64)
BYTES = StringType(StringKind.UNBOUNDED)

NOWHERE = Span("", 1)  # the place of a refusal that knows none: the function's is taken

Scalar = IntType | FloatType


def scalar(type_: CType) -> Scalar:
    """The IR's type of a C value; structs and arrays are their addresses."""
    match type_:
        case CInt(bits=bits, signed=signed):
            held = bits if bits in (8, 16, 32, 64) else 64
            return IntType(held, signed, Overflow.UNDEFINED if signed else Overflow.WRAPS)
        case CFloat(bits=bits):
            if bits > 64:
                raise Refused("long double", "a value of type long double", NOWHERE)
            return FloatType(bits)
        case CBool():
            return IntType(8, False, Overflow.WRAPS)
        case _:
            return U64


def passed(type_: CType) -> Scalar:
    """The IR's type of what is passed for a value: an address for structs and long double."""
    return U64 if by_address(type_) else scalar(type_)


def narrowed(value: ir.Expression, type_: CType) -> ir.Expression:
    """A 64-bit value reduced to the width of a wide bit field's type."""
    if not isinstance(type_, CInt) or type_.bits in (8, 16, 32, 64):
        return value
    if isinstance(value, ir.IntLiteral):
        return ir.IntLiteral(wrap(value.value, type_), value.type)
    if not type_.signed:
        return ir.Binary("&", value, number((1 << type_.bits) - 1), U64)
    spare = ir.IntLiteral(64 - type_.bits, I64)
    return ir.Binary(">>", ir.Binary("<<", value, spare, I64), spare, I64)


def is_value(type_: CType) -> bool:
    """Whether a value of the type is a scalar of the target."""
    return isinstance(type_, CInt | CFloat | CBool | CPointer)


def suffix(type_: CType) -> str:
    """How the support library names a scalar type: i8 … u64, f32, f64."""
    given = scalar(type_)
    if isinstance(given, FloatType):
        return f"f{given.bits}"
    return f"{'i' if given.signed else 'u'}{given.bits}"


def number(value: int, type_: IntType = U64) -> ir.IntLiteral:
    return ir.IntLiteral(value, type_)


def type_of(value: ir.Expression) -> Scalar:
    """The type of a scalar value."""
    found = getattr(value, "type", None)
    return found if isinstance(found, IntType | FloatType) else U64


def zero(type_: CType) -> ir.Expression:
    given = scalar(type_)
    return ir.FloatLiteral(0.0, given) if isinstance(given, FloatType) else ir.IntLiteral(0, given)


def call(
    name: str, arguments: Sequence[ir.Expression], type_: Scalar | None, part: str = "memory"
) -> ir.RuntimeCall:
    return ir.RuntimeCall(f"{part}.{name}", tuple(arguments), type_)


def load(address: ir.Expression, type_: CType) -> ir.Expression:
    return call(f"load_{suffix(type_)}", (address,), scalar(type_))


def store(address: ir.Expression, value: ir.Expression, type_: CType) -> ir.Statement:
    return ir.CallStatement(call(f"store_{suffix(type_)}", (address, value), None))


def plus(address: ir.Expression, offset: int, name: str = "") -> ir.Expression:
    """An address some bytes further; `name` says whose it is, as a remark: `window`, `.head`, `[3]`."""
    offset &= (1 << 64) - 1
    if offset == 0 and not (name and isinstance(address, ir.Binary)):
        return address
    if isinstance(address, ir.IntLiteral):
        return number((address.value + offset) & (1 << 64) - 1)
    if (
        isinstance(address, ir.Binary) and address.operator == "+" and isinstance(address.right, ir.IntLiteral)
        and address.type == U64
    ):  # fmt: skip
        whole, remark = (address.right.value + offset) & (1 << 64) - 1, joined(address.right.remark, name)
        return ir.Binary("+", address.left, ir.IntLiteral(whole, U64, remark), U64) if whole else address.left
    if offset == 0:
        return address
    return ir.Binary("+", address, ir.IntLiteral(offset, U64, joined("", name)), U64)


def joined(remark: str, name: str) -> str:
    """The name of a part of what a remark names; an element alone says nothing."""
    if name.startswith("["):
        return remark + name if remark else ""
    return (remark + name).removeprefix(".")


def reduced(value: int, type_: IntType) -> int:
    value &= (1 << type_.bits) - 1
    if type_.signed and value >> (type_.bits - 1):
        value -= 1 << type_.bits
    return value


def convert(value: ir.Expression, target: Scalar) -> ir.Expression:
    """Between scalar forms; not to _Bool."""
    given = getattr(value, "type", None)
    if given == target:
        return value
    if isinstance(value, ir.IntLiteral) and isinstance(target, IntType):
        whole = reduced(value.value, target)
        return ir.IntLiteral(whole, target, value.remark, value.name if whole == value.value else "")
    if isinstance(target, IntType) and isinstance(value, ir.Convert) and not value.check:
        first, between = getattr(value.operand, "type", None), value.type
        # What is kept was there from the start, or was not changed on the way.
        if isinstance(first, IntType) and isinstance(between, IntType) and (
            target.bits <= between.bits or _unwidened(value) is not value
        ):
            return convert(value.operand, target)
    return ir.Convert(value, target)


def compare(operator: str, left: ir.Expression, right: ir.Expression) -> ir.Expression:
    """A comparison of two values of one type: of what was widened to it as it was, where that can't matter."""
    first, second = _unwidened(left), _unwidened(right)
    kind, other = getattr(first, "type", None), getattr(second, "type", None)
    if first is not left and isinstance(kind, IntType):
        if isinstance(right, ir.IntLiteral) and reduced(right.value, kind) == right.value:
            return ir.Compare(operator, first, ir.IntLiteral(right.value, kind, right.remark, right.name), BOOLEAN)
        if second is not right and other == kind:
            return ir.Compare(operator, first, second, BOOLEAN)
    return ir.Compare(operator, left, right, BOOLEAN)


def _unwidened(value: ir.Expression) -> ir.Expression:
    """What an integer was before a conversion that can't change it."""
    if not isinstance(value, ir.Convert) or value.check:
        return value
    given, wanted = getattr(value.operand, "type", None), value.type
    if not isinstance(given, IntType) or not isinstance(wanted, IntType) or given.bits >= wanted.bits:
        return value
    return value.operand if wanted.signed or not given.signed else value


def truth(value: ir.Expression) -> ir.Expression:
    """Whether a scalar is not zero."""
    if isinstance(value, ir.IntLiteral):
        return ir.BoolLiteral(value.value != 0, BOOLEAN)
    if isinstance(value, ir.Convert) and isinstance(getattr(value.operand, "type", None), BoolType):
        return value.operand
    given = type_of(value)
    if isinstance(given, FloatType):
        return ir.Compare("!=", value, ir.FloatLiteral(0.0, given), BOOLEAN)
    return compare("!=", value, ir.IntLiteral(0, given))


_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def negated(condition: ir.Expression) -> ir.Expression:
    match condition:
        case ir.BoolLiteral(value=value):
            return ir.BoolLiteral(not value, BOOLEAN)
        case ir.Unary(operator="not", operand=operand):
            return operand
        case ir.Compare(operator=operator, left=left, right=right) if not isinstance(
            getattr(left, "type", None), FloatType
        ):
            return ir.Compare(_OPPOSITE[operator], left, right, BOOLEAN)
        case _:
            return ir.Unary("not", condition, BOOLEAN)


# --------------------------------------------------------------------------- what may change what


def stable(value: ir.Expression) -> bool:
    return isinstance(value, ir.IntLiteral | ir.FloatLiteral | ir.BoolLiteral | ir.StringLiteral) or (
        isinstance(value, ir.Variable) and value.scope == "constant"
    )


def disturbs(statements: Iterable[ir.Statement], value: ir.Expression) -> bool:
    """Whether running the statements may change what the value is."""
    if stable(value):
        return False
    names: set[str] = set()
    outside = False
    for node in walk.expressions(value):
        if isinstance(node, ir.Variable):
            if walk.is_local(node):
                names.add(node.name)
            elif node.scope == "global":
                outside = True
        elif isinstance(node, ir.RuntimeCall | ir.Call):
            outside = True
    for statement in walk.statements(tuple(statements)):
        if isinstance(statement, ir.Assign) and isinstance(statement.target, ir.Variable):
            target = statement.target
            if target.name in names or (outside and not walk.is_local(target)):
                return True
        if outside and isinstance(statement, ir.CallStatement):
            return True
        if outside and any(
            isinstance(n, ir.Call) or (isinstance(n, ir.RuntimeCall) and not n.function.startswith("memory.load"))
            for own in walk.own_expressions(statement) for n in walk.expressions(own)
        ):  # fmt: skip
            return True
    return False


_NESTED = 3


def nests(address: ir.Expression) -> bool:
    """Whether an address has so many loads that it needs a name: rustfmt's time doubles with each that is inside of
    another."""
    return sum(isinstance(part, ir.RuntimeCall) for part in walk.expressions(address)) >= _NESTED


def is_part(statement: ir.Statement, part: str) -> bool:
    """Whether a statement is a call of a part of the support library, of values alone."""
    return isinstance(statement, ir.CallStatement) and (
        isinstance(statement.call, ir.RuntimeCall) and statement.call.function.startswith(f"{part}.")
    )


def ends(body: Sequence[ir.Statement]) -> bool:
    """Whether control cannot come out at the end of the statements."""
    for statement in reversed(body):
        if isinstance(statement, ir.Comment):
            continue
        match statement:
            case ir.Return() | ir.Break() | ir.Continue():
                return True
            case ir.If(then=then, otherwise=otherwise):
                return bool(otherwise) and ends(then) and ends(otherwise)
            case ir.Block(body=inner, label=label):
                return ends(inner) and not (label and leaves(inner, label))
            case ir.Loop(condition=None, body=inner, label=label):
                return not leaves(inner, label, loop=True)
            case ir.Switch(cases=cases, default=default):
                return bool(default) and ends(default) and all(ends(c.body) for c in cases)
            case _:
                return False
    return False


def leaves(body: Sequence[ir.Statement], label: str, loop: bool = False) -> bool:
    """Whether a Break in the statements names the label (or, for a loop, names none)."""
    for statement in body:
        if isinstance(statement, ir.Break) and (statement.label == label or (loop and not statement.label)):
            return True
        inner_loop = isinstance(statement, ir.Loop | ir.ForRange)
        if any(leaves(inner, label, loop and not inner_loop) for inner in walk.bodies(statement)):
            return True
    return False


__all__ = ["CArray", "CFunction", "CPointer", "CStruct"]
