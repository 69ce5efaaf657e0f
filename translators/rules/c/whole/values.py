"""Expressions of whole programs: their values and their order.

`value` gives an expression without effects; what must happen before it is appended to `out`. Operands are taken
from left to right and arguments from right to left, as gcc does on x86-64; a value that a later effect may change
is kept in a temporary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analyzers.c.ctypes import CBool, CInt, CType
from analyzers.model import FloatType, Span
from translators.rules import ir
from translators.rules.c.program import Refused
from translators.rules.c.whole import machine as m
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.effects import Effects
from translators.rules.c.whole.function import Memory
from translators.rules.c.whole.layout import by_address, is_wide

_LOCAL_OPERATORS = {"%": "rem"}
_FIXED = ("-", "/", "%", "<<", ">>")  # the operators whose operands have their places


class Values(Effects):
    """Lowers expressions."""

    def value(self, node: n.Node) -> ir.Expression:
        """The value of an expression; of a struct, its address."""
        match node:
            case n.Const(value=value, type=type_, name=name):
                given = m.scalar(type_)
                if isinstance(given, FloatType):
                    return ir.FloatLiteral(float(value), given)
                return ir.IntLiteral(m.reduced(value, given), given, name=name)
            case n.FloatConst(value=number, type=type_) if is_wide(type_):
                return self.wide_constant(number)
            case n.FloatConst(value=number, type=type_):
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
                a, b = self.operands(operator, left, right)
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

    def operands(self, operator: str, left: n.Node, right: n.Node) -> list[ir.Expression]:
        """Both values. gcc takes a variable last where the operands may change places, and makes -a + b of b - a."""
        negated = operator == "+" and isinstance(left, n.Unary) and left.operator == "-"
        if negated or (operator not in _FIXED and _is_variable(left) and not _is_variable(right)):
            return list(reversed(self.values(right, left)))
        return self.values(left, right)

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
                a, b = self.operands(operator, left, right)
                if is_wide(left.type):
                    return self.wide_comparison(operator, a, b)
                return m.compare(operator, a, b)
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
        if operator in ("<<", ">>") and isinstance(b, ir.IntLiteral):
            b = replace(b, name="")  # the targets count in types of their own
        return m.narrowed(ir.Binary(_LOCAL_OPERATORS.get(operator, operator), a, b, m.scalar(type_)), type_)

    def moved(self, base: ir.Expression, index: ir.Expression, sign: int, size: int) -> ir.Expression:
        """A pointer some elements further."""
        if isinstance(index, ir.IntLiteral):
            return m.plus(base, sign * index.value * size, f"[{index.value}]" if sign > 0 <= index.value else "")
        distance = m.convert(index, m.U64)
        if size != 1:
            distance = ir.Binary("*", distance, m.number(size), m.U64)
        if sign > 0 and isinstance(base, ir.Binary) and base.operator == "+" and isinstance(base.right, ir.IntLiteral):
            element = ir.IntLiteral(base.right.value, m.U64, m.joined(base.right.remark, "[]"))
            return ir.Binary("+", ir.Binary("+", base.left, distance, m.U64), element, m.U64)
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


def _is_variable(node: n.Node) -> bool:
    """As gcc sees it: through casts that change no bits."""
    while isinstance(node, n.Cast) and isinstance(node.type, CInt) and isinstance(node.operand.type, CInt):
        if node.type.bits != node.operand.type.bits:
            break
        node = node.operand
    return isinstance(node, n.Ref)
