"""Expressions of whole programs for what they do: assignments, updates, and values that nobody takes."""

from __future__ import annotations

from analyzers.c.ctypes import CPointer, CType
from analyzers.model import Span
from translators.rules import ir
from translators.rules.c.whole import machine as m
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.calls import Calls
from translators.rules.c.whole.function import Memory, Native
from translators.rules.c.whole.layout import by_address, is_wide


class Effects(Calls):
    """Lowers what expressions change."""

    def statement(self, node: n.Statement) -> None:
        raise NotImplementedError  # Statements

    def condition(self, node: n.Node) -> ir.Expression:
        raise NotImplementedError  # Values

    def operation(self, operator: str, a: ir.Expression, b: ir.Expression, type_: CType) -> ir.Expression:
        raise NotImplementedError  # Values

    def moved(self, base: ir.Expression, index: ir.Expression, sign: int, size: int) -> ir.Expression:
        raise NotImplementedError  # Values

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
