"""Expressions of whole programs: values, places, effects and their order.

`value` gives an expression without effects; what must happen before it is appended to `out`. Operands are taken
from left to right and arguments from right to left, as gcc does on x86-64; a value that a later effect may change
is kept in a temporary.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.c.ctypes import (
    VOID,
    CArray,
    CBool,
    CFloat,
    CFunction,
    CInt,
    CPointer,
    CStruct,
    CType,
    CVoid,
)
from analyzers.model import FloatType, IntType, Span
from translators.rules import ir
from translators.rules.c.program import Refused
from translators.rules.c.whole import build
from translators.rules.c.whole import machine as m
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.function import Memory, Native, Place
from translators.rules.c.whole.layout import by_address, is_aggregate, is_wide
from translators.rules.c.whole.libc import PLACE
from translators.rules.c.whole.longdouble import LongDouble
from translators.rules.c.whole.program import Defined
from translators.rules.c.whole.static import Image

_WRITTEN_OUT = 8  # so many constants of an initial value are stored one by one; more are copied at once
_LOCAL_OPERATORS = {"%": "rem"}


class Values(LongDouble):
    """Lowers expressions."""

    def statement(self, node: n.Statement) -> None:
        raise NotImplementedError  # Statements

    def value(self, node: n.Node) -> ir.Expression:
        """The value of an expression; of a struct, its address."""
        match node:
            case n.Const(value=value, type=type_):
                given = m.scalar(type_)
                if isinstance(given, FloatType):
                    return ir.FloatLiteral(float(value), given)
                return ir.IntLiteral(m.reduced(value, given), given)
            case n.FloatConst(value=number, type=type_) if is_wide(type_):
                return self.wide_constant(number)
            case n.FloatConst(value=number, type=type_):
                if number != number or number in (float("inf"), float("-inf")):
                    raise Refused("constant", "an infinity or NaN", node.span)
                return ir.FloatLiteral(float(number), m.scalar(type_))
            case n.Text():
                return self.text_address(node)
            case n.Ref() | n.Deref() | n.Field() | n.Literal():
                return self.loaded(self.place(node), node.span)
            case n.FunctionRef():
                return self.function_address(node)
            case n.Address(operand=operand):
                place = self.place(operand)
                if not isinstance(place, Memory):
                    raise Refused("pointer value", "the address of a variable that has none", node.span)
                return place.address
            case n.Unary():
                return self.unary(node)
            case n.Binary(operator=operator, left=left, right=right, type=type_):
                a, b = self.values(left, right)
                return self.operation(operator, a, b, type_)
            case n.Compare() | n.Logic():
                return m.convert(self.condition(node), m.I32)
            case n.PointerAdd():
                base, index = self.values(node.pointer, node.index)
                return self.moved(base, index, node.sign, node.size)
            case n.PointerDifference(left=left, right=right, size=size):
                a, b = self.values(left, right)
                bytes_ = m.convert(ir.Binary("-", a, b, m.U64), m.I64)
                return bytes_ if size <= 1 else ir.Binary("/", bytes_, ir.IntLiteral(size, m.I64), m.I64)
            case n.Conditional():
                return self.chosen(node)
            case n.Comma(left=left, right=right):
                self.effect(left)
                return self.value(right)
            case n.Assign():
                return self.assign(node, wanted=True)
            case n.Update():
                return self.update(node, wanted=True)
            case n.Cast(operand=operand, type=type_):
                return self.cast(operand, type_, node.span)
            case n.Call():
                result = self.call(node)
                if result is None:
                    raise Refused("void value", "uses the value of a call that gives none", node.span)
                if isinstance(result, ir.Call | ir.RuntimeCall):
                    return self.keep(result)
                return result
            case n.NextArgument():
                return self.next_argument(node)
            case n.StatementExpression(body=body, value=last) if last is not None:
                for inner in body:
                    self.statement(inner)
                return self.value(last)
            case _:
                raise Refused("void value", "uses a value that is none", node.span)

    def values(self, *nodes: n.Node) -> list[ir.Expression]:
        """Values in order, each as it was when its turn came."""
        found: list[ir.Expression] = []
        for node in nodes:
            mark = len(self.out)
            value = self.value(node)
            self.settle_wide(found, nodes, mark)
            self.settle(found, mark)
            found.append(value)
        return found

    def settle_wide(self, values: list[ir.Expression], nodes: Sequence[n.Node], mark: int) -> None:
        """The same for long double: what lies at the addresses is kept."""
        changes = [s for s in self.out[mark:] if not m.is_part(s, "extended")]
        for position, value in enumerate(values):
            if is_wide(nodes[position].type) and m.disturbs(changes, m.load(value, CInt(64, False, 4))):
                with self.aside() as before:
                    values[position] = self.wide_copy(value)
                self.out[mark:mark] = before

    # ---- conditions

    def condition(self, node: n.Node) -> ir.Expression:
        """A Boolean: whether the value is not zero."""
        match node:
            case n.Compare(operator=operator, left=left, right=right):
                a, b = self.values(left, right)
                if is_wide(left.type):
                    return self.wide_comparison(operator, a, b)
                return ir.Compare(operator, a, b, m.BOOLEAN)
            case n.Unary(operator="!", operand=operand):
                return m.negated(self.condition(operand))
            case n.Logic(operator=operator, left=left, right=right):
                first = self.condition(left)
                with self.aside() as inner:
                    second = self.condition(right)
                word = "and" if operator == "&&" else "or"
                if not inner:
                    return ir.ShortCircuit(word, first, second, m.BOOLEAN)
                made = self.temporary(m.BOOLEAN)
                self.out.append(ir.VariableDeclaration(made.name, m.BOOLEAN, first))
                test: ir.Expression = made if word == "and" else ir.Unary("not", made, m.BOOLEAN)
                self.out.append(ir.If(test, (*inner, ir.Assign(made, second))))
                return made
            case n.Comma(left=left, right=right):
                self.effect(left)
                return self.condition(right)
            case n.Cast(operand=operand, type=CBool()):
                return self.condition(operand)
            case _:
                return self.truth_of(self.value(node), node.type)

    # ---- places

    def place(self, node: n.Node) -> Place:
        match node:
            case n.Ref(object=made):
                return self.object_place(made, node.span)
            case n.Deref(operand=operand, type=type_):
                return Memory(self.value(operand), type_)
            case n.Field(base=base, offset=offset, bits=bits, type=type_):
                inner = self.place(base)
                if not isinstance(inner, Memory):
                    raise Refused("struct", "a member of something that is no object", node.span)
                return Memory(m.plus(inner.address, offset), type_, bits)
            case n.Text():
                return Memory(self.text_address(node), node.type)
            case n.Literal(object=made):
                place = self.object_place(made, node.span)
                if made.kind != "global":
                    self.initialise(made, place, node.span)
                return place
            case _ if is_aggregate(node.type):
                return Memory(self.value(node), node.type)
            case _:
                raise Refused("pointer value", "the address of a value", node.span)

    def loaded(self, place: Place, span: Span) -> ir.Expression:
        if isinstance(place, Native):
            return place.variable
        if by_address(place.type) or isinstance(place.type, CArray | CFunction):
            return place.address
        if isinstance(place.type, CVoid):
            raise Refused("void value", "reads a void", span)
        if place.bits is not None:
            name = "load_signed_bits" if place.bits.signed else "load_bits"
            kind = m.I64 if place.bits.signed else m.U64
            where = [place.address, m.number(place.bits.offset), m.number(place.bits.width)]
            return m.convert(m.call(name, where, kind), m.scalar(place.type))
        return m.load(place.address, place.type)

    def put(self, place: Place, value: ir.Expression, span: Span) -> None:
        """Store a value, which has the place's type."""
        if isinstance(place, Native):
            self.out.append(ir.Assign(place.variable, value, span))
        elif by_address(place.type):
            size = self.layout.size(place.type)
            if size:
                arguments = (place.address, value, m.number(size))
                self.out.append(ir.CallStatement(m.call("copy", arguments, None), span))
        elif place.bits is not None:
            where = (place.address, m.number(place.bits.offset), m.number(place.bits.width), m.convert(value, m.U64))
            self.out.append(ir.CallStatement(m.call("store_bits", where, None), span))
        else:
            self.out.append(m.store(place.address, value, place.type))

    # ---- operators

    def unary(self, node: n.Unary) -> ir.Expression:
        if node.operator == "!":
            return m.convert(self.condition(node), m.I32)
        value = self.value(node.operand)
        if is_wide(node.type):
            return self.wide_operation(node.operator, value)
        return m.narrowed(ir.Unary(node.operator, value, m.scalar(node.type)), node.type)

    def operation(self, operator: str, a: ir.Expression, b: ir.Expression, type_: CType) -> ir.Expression:
        if is_wide(type_):
            return self.wide_operation(operator, a, b)
        return m.narrowed(ir.Binary(_LOCAL_OPERATORS.get(operator, operator), a, b, m.scalar(type_)), type_)

    def moved(self, base: ir.Expression, index: ir.Expression, sign: int, size: int) -> ir.Expression:
        """A pointer some elements further."""
        if isinstance(index, ir.IntLiteral):
            return m.plus(base, sign * index.value * size)
        distance = m.convert(index, m.U64)
        if size != 1:
            distance = ir.Binary("*", distance, m.number(size), m.U64)
        if sign > 0 and isinstance(base, ir.Binary) and base.operator == "+" and isinstance(base.right, ir.IntLiteral):
            return ir.Binary("+", ir.Binary("+", base.left, distance, m.U64), base.right, m.U64)
        return ir.Binary("+" if sign > 0 else "-", base, distance, m.U64)

    def chosen(self, node: n.Conditional) -> ir.Expression:
        test = self.condition(node.condition)
        with self.aside() as first:
            then = self.value(node.then)
        with self.aside() as second:
            otherwise = self.value(node.otherwise)
        type_ = m.passed(node.type)
        if not first and not second:
            return ir.Conditional(test, then, otherwise, type_)
        made = self.temporary(type_)
        zero = m.number(0) if by_address(node.type) else m.zero(node.type)
        self.out.append(ir.VariableDeclaration(made.name, type_, zero))
        self.out.append(ir.If(test, (*first, ir.Assign(made, then)), (*second, ir.Assign(made, otherwise))))
        return made

    def cast(self, operand: n.Node, type_: CType, span: Span) -> ir.Expression:
        if isinstance(type_, CBool):
            return m.convert(self.condition(operand), m.scalar(type_))
        if isinstance(operand, n.FunctionRef):
            return self.function_address(operand)
        return self.converted(self.value(operand), operand.type, type_)

    # ---- effects

    def effect(self, node: n.Node) -> None:
        """An expression for what it does alone."""
        match node:
            case n.Assign():
                self.assign(node, wanted=False)
            case n.Update():
                self.update(node, wanted=False)
            case n.Call():
                result = self.call(node)
                if isinstance(result, ir.Call | ir.RuntimeCall):
                    self.out.append(ir.CallStatement(result, node.span))
            case n.Comma(left=left, right=right):
                self.effect(left)
                self.effect(right)
            case n.Cast(operand=operand) | n.Unary(operand=operand):
                self.effect(operand)
            case n.Conditional(condition=condition, then=then, otherwise=otherwise):
                test = self.condition(condition)
                with self.aside() as first:
                    self.effect(then)
                with self.aside() as second:
                    self.effect(otherwise)
                self.branch(test, first, second, node.span)
            case n.Logic(operator=operator, left=left, right=right):
                test = self.condition(left)
                with self.aside() as inner:
                    self.effect(right)
                self.branch(test if operator == "&&" else m.negated(test), inner, [], node.span)
            case n.StatementExpression(body=body, value=last):
                for part in body:
                    self.statement(part)
                if last is not None:
                    self.effect(last)
            case n.StartArguments(list=list_):
                self.put(self.place(list_), ir.Variable("arguments", m.U64, "parameter"), node.span)
            case n.NextArgument():
                self.next_argument(node)
            case n.Binary(left=left, right=right) | n.Compare(left=left, right=right):
                self.effect(left)
                self.effect(right)
            case n.PointerAdd(pointer=left, index=right) | n.PointerDifference(left=left, right=right):
                self.effect(left)
                self.effect(right)
            case n.Deref(operand=operand) | n.Field(base=operand) | n.Address(operand=operand):
                self.effect(operand)
            case _:
                pass

    def branch(
        self, test: ir.Expression, then: list[ir.Statement], otherwise: list[ir.Statement], span: Span
    ) -> None:
        if then:
            self.out.append(ir.If(test, tuple(then), tuple(otherwise), span))
        elif otherwise:
            self.out.append(ir.If(m.negated(test), tuple(otherwise), (), span))

    def assign(self, node: n.Assign, wanted: bool) -> ir.Expression:
        target = self.place(node.target)
        mark = len(self.out)
        value = self.direct(node.value) if isinstance(target, Native) and not wanted else self.value(node.value)
        if isinstance(target, Memory):
            held = [target.address]
            self.settle(held, mark)
            target = Memory(held[0], target.type, target.bits)
        if wanted and isinstance(target, Memory):
            if target.bits is not None:
                self.put(target, value, node.span)
                return self.keep(self.loaded(target, node.span))
            value = value if by_address(target.type) else self.keep(value)
        self.put(target, value, node.span)
        return target.variable if isinstance(target, Native) else value

    def direct(self, node: n.Node) -> ir.Expression:
        """A value for the very next statement: a call need not be kept first."""
        if isinstance(node, n.Call):
            result = self.call(node)
            if result is not None:
                return result
        return self.value(node)

    def update(self, node: n.Update, wanted: bool) -> ir.Expression:
        target = self.place(node.target)
        mark = len(self.out)
        operand = self.value(node.value)
        if isinstance(target, Memory):
            held = [target.address]
            self.settle(held, mark)
            address = held[0]
            simple = all(
                isinstance(e, ir.Variable | ir.IntLiteral | ir.Binary) for e in m.walk.expressions(address)
            ) and not isinstance(getattr(address, "left", None), ir.Binary)
            target = Memory(address if simple else self.keep(address), target.type, target.bits)
        before = self.loaded(target, node.span)
        if wanted and node.old:
            before = self.wide_copy(before) if is_wide(node.type) else self.keep(before)
        if isinstance(node.type, CPointer):
            sign = 1 if node.operator == "+" else -1
            after = self.moved(before, operand, sign, node.size)
        else:
            start = self.converted(before, node.type, node.common)
            result = self.operation(node.operator, start, operand, node.common)
            after = self.converted(result, node.common, node.type)
        if wanted and not node.old and isinstance(target, Memory) and target.bits is None:
            after = self.keep(after)
        self.put(target, after, node.span)
        if node.old:
            return before
        if isinstance(target, Native):
            return target.variable
        return self.keep(self.loaded(target, node.span)) if wanted and target.bits is not None else after

    # ---- arguments of variadic functions

    def next_argument(self, node: n.NextArgument) -> ir.Expression:
        place = self.place(node.list)
        at = self.keep(self.loaded(place, node.span))
        size = -(-max(self.layout.size(node.type), 1) // 8) * 8
        self.put(place, m.plus(at, size), node.span)
        if by_address(node.type) or isinstance(node.type, CArray):
            return at
        return self.keep(self.loaded(Memory(at, node.type), node.span))

    # ---- calls

    def function_address(self, node: n.FunctionRef) -> ir.Expression:
        found = self.program.pointed(self.parser, node.name)
        if found is None:
            raise Refused("function pointer", f"the address of {node.name}, which is a library function", node.span)
        return m.number(found.number)

    def call(self, node: n.Call) -> ir.Expression | None:
        """A call: what it gives, not yet evaluated (Call, RuntimeCall), or an address; None for void."""
        if isinstance(node.function, n.FunctionRef):
            found = self.program.find(self.parser, node.function.name)
            if found is None:
                return self.library_call(node, node.function.name)
            if node.function.name == "freopen" and found.parser.unit.startswith(PLACE):
                _reopens_no_output(node)
            own = found.function.type
            # Another file has its own idea of a struct that is passed; the one here is as good when all else agrees.
            alike = found.parser is not self.parser and _agree(node.signature, own)
            return self.finish(node, node.signature if alike else own, found)
        return self.finish(node, node.signature, None)

    def finish(self, node: n.Call, signature: CFunction, found: Defined | None) -> ir.Expression | None:
        unspecified = build.unspecified(signature)
        parameters = () if unspecified else signature.parameters
        given = list(node.arguments)
        if not unspecified and not signature.variadic and len(given) > len(parameters):
            raise Refused("call", "with more arguments than there are parameters", node.span)
        if len(given) < len(parameters):
            raise Refused("call", "with fewer arguments than there are parameters", node.span)
        prepared = [build.cast(v, parameters[i][1]) if i < len(parameters) else v for i, v in enumerate(given)]
        order: list[n.Node] = [*reversed(prepared)]
        if found is None:
            order.insert(0, node.function)
        values = self.values(*order)
        pointer = values.pop(0) if found is None else None
        values.reverse()
        fixed = values[: len(parameters)] if not unspecified else values
        if signature.variadic:
            fixed.append(self.extra_arguments(prepared[len(parameters) :], values[len(parameters) :]))
        result = signature.result
        slot: ir.Expression | None = None
        if by_address(result):
            slot = self.slot(result)
            fixed.insert(0, slot)
        kind = None if isinstance(result, CVoid) or by_address(result) else m.scalar(result)
        given_back = "struct" if slot is not None else shape(kind) if kind is not None else "nothing"
        made = self.invoke(found, pointer, fixed, kind, given_back)
        if kind is not None and made.type != kind:
            return m.convert(self.keep(made), m.scalar(node.type) if m.is_value(node.type) else kind)
        if slot is not None:
            self.out.append(ir.CallStatement(made, node.span))
            return slot
        if kind is None:
            self.out.append(ir.CallStatement(made, node.span))
            return None
        if not (isinstance(node.type, CVoid) or by_address(node.type)) and m.scalar(node.type) != kind:
            return m.convert(self.keep(made), m.scalar(node.type))
        return made

    def invoke(
        self, found: Defined | None, pointer: ir.Expression | None, values: list[ir.Expression],
        kind: m.Scalar | None, result: str,
    ) -> ir.Call:  # fmt: skip
        if found is not None:
            elsewhere = "" if found.module == self.shared.module else found.module
            if elsewhere:
                self.shared.depends.add(elsewhere)
            return ir.Call(found.name, tuple(values), kind, elsewhere)
        assert pointer is not None
        key = (*(shape(getattr(v, "type", m.U64)) for v in values), "to", result)
        name = self.shared.dispatchers.setdefault(key, f"call_{'_'.join(key)}")
        unsigned = m.IntType(kind.bits, False, m.Overflow.WRAPS) if isinstance(kind, IntType) else kind
        return ir.Call(name, (pointer, *(widened(v) for v in values)), unsigned, "")

    def extra_arguments(self, given: list[n.Node], values: list[ir.Expression]) -> ir.Expression:
        """The address of the further arguments of a variadic call, each in 8 bytes or more."""
        position = 0
        base = ir.Variable("extra", m.U64)
        for node, value in zip(given, values, strict=True):
            where = m.plus(base, position)
            if by_address(node.type):
                self.program.wide |= is_wide(node.type)
                size = self.layout.size(node.type)
                self.out.append(ir.CallStatement(m.call("copy", (where, value, m.number(size)), None)))
                position += -(-max(size, 1) // 8) * 8
                continue
            if isinstance(node.type, CFloat):
                self.out.append(m.store(where, value, node.type))
            else:
                self.out.append(m.store(where, m.convert(value, m.U64), CInt(64, False, 4)))
            position += 8
        self.extra_size = max(self.extra_size, position, 8)
        return base

    # ---- texts and initial values

    def text_address(self, node: n.Text) -> ir.Expression:
        assert isinstance(node.type, CArray)
        size = self.layout.size(node.type)
        data = node.value.ljust(size, b"\0")[:size] if size else b"\0"
        return m.number(self.program.text(data, self.layout.align(node.type)))

    def initialise(self, made: n.Object, place: Place, span: Span) -> None:
        """Give an object its initial value, at the place where it is declared."""
        values = made.values
        if values is None:
            return
        if isinstance(place, Native):
            piece = values[0] if values else None
            value = self.direct(piece.value) if piece is not None else m.zero(made.type)
            self.out.append(ir.Assign(place.variable, value, span))
            return
        whole = self.layout.size(made.type)
        if sum(is_constant(piece) for piece in values) > _WRITTEN_OUT:
            size, data = Image(self.program, self.parser).start_of(made, is_constant)
            image = m.number(self.program.text(data, max(self.layout.align(made.type), 1)))
            self.out.append(ir.CallStatement(m.call("copy", (place.address, image, m.number(size)), None), span))
            values = tuple(piece for piece in values if not is_constant(piece))
        elif not (len(values) == 1 and values[0].bits is None and self.layout.size(values[0].type) == whole):
            size = max([whole, *(p.offset + self.layout.size(p.type) for p in values)])
            self.out.append(
                ir.CallStatement(m.call("fill", (place.address, ir.IntLiteral(0, m.I32), m.number(size)), None), span)
            )
            values = tuple(p for p in values if not (isinstance(p.value, n.Const) and p.value.value == 0))
        for piece in values:
            where = m.plus(place.address, piece.offset)
            if isinstance(piece.value, n.Text) and isinstance(piece.type, CArray):
                source = self.text_address(piece.value)
                size = self.layout.size(piece.type)
                self.out.append(ir.CallStatement(m.call("copy", (where, source, m.number(size)), None), span))
                continue
            # A bit field's position counts from the start of its struct.
            target = Memory(where, piece.type, piece.bits)
            value = self.value(piece.value)
            self.put(target, value, span)


def is_constant(piece: n.Piece) -> bool:
    """Whether a part of an initial value is a number or text."""
    return piece.bits is None and isinstance(piece.value, n.Const | n.FloatConst | n.Text)


def shape(type_: object) -> str:
    if isinstance(type_, FloatType):
        return f"f{type_.bits}"
    return f"w{type_.bits}" if isinstance(type_, IntType) else "w64"


def widened(value: ir.Expression) -> ir.Expression:
    """An argument in the form that calls through pointers pass: unsigned of its width."""
    given = getattr(value, "type", None)
    if isinstance(given, IntType) and given.signed:
        return m.convert(value, m.IntType(given.bits, False, m.Overflow.WRAPS))
    return value


def _reopens_no_output(call: n.Call) -> None:
    """Raises when `freopen` is called of standard output or error, to which texts go without a stream's bookkeeping."""
    stream = call.arguments[-1]
    while isinstance(stream, n.Cast):
        stream = stream.operand
    if isinstance(stream, n.Const) and stream.value in (2, 3):
        name = "standard output" if stream.value == 2 else "standard error"
        raise Refused("library function", f"freopen of {name}", call.span)


def _agree(one: CFunction, other: CFunction) -> bool:
    """Whether two declarations pass the same scalars, and structs in the same places."""
    if build.unspecified(one) or build.unspecified(other) or one.variadic != other.variadic:
        return False
    pairs = [(one.result, other.result), *((a, b) for (_, a), (_, b) in zip(one.parameters, other.parameters, strict=False))]
    return len(one.parameters) == len(other.parameters) and all(_passed_alike(a, b) for a, b in pairs)


def _passed_alike(one: CType, other: CType) -> bool:
    if isinstance(one, CVoid | CStruct) or isinstance(other, CVoid | CStruct):
        return type(one) is type(other)
    if is_wide(one) or is_wide(other):
        return one == other
    return m.scalar(one) == m.scalar(other)


__all__ = ["VOID", "Values"]
