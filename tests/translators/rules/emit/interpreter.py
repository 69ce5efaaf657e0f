"""A reference interpreter for the part of the IR that the random programs of these tests use.

It follows the text of `translators/rules/ir.py` and shares no code with the emitters.
"""

from __future__ import annotations

import copy
from typing import Any

from analyzers.model import BoolType, Direction, IntType, Overflow, Type
from translators.rules import ir


class Raised(Exception):
    """An exception of the interpreted program."""


class _Break(Exception):
    pass


class _Continue(Exception):
    pass


class _Return(Exception):
    def __init__(self, value: Any) -> None:
        self.value = value


def settle(value: int, type_: Type) -> int:
    """The result of arithmetic in a type: trapped or wrapped."""
    assert isinstance(type_, IntType)
    low = -(1 << (type_.bits - 1)) if type_.signed else 0
    high = low + (1 << type_.bits) - 1
    if low <= value <= high:
        return value
    if type_.overflow is Overflow.TRAPS:
        raise Raised("constraint_error")
    return reduce(value, type_)


def reduce(value: int, type_: IntType) -> int:
    value %= 1 << type_.bits
    return value - (1 << type_.bits) if type_.signed and value >= 1 << (type_.bits - 1) else value


class Interpreter:
    """Runs subprograms of one module; `data` are its variables."""

    def __init__(self, module: ir.IrModule) -> None:
        self.subprograms = {s.name: s for s in module.subprograms}
        self.data: dict[str, Any] = {}
        for variable in module.globals:
            self.data[variable.name] = self.value(variable.initial, {})

    def call(self, name: str, arguments: list[Any]) -> tuple[Any, list[Any]]:
        """The result, and the parameters' values afterwards."""
        subprogram = self.subprograms[name]
        names = [p.name for p in subprogram.parameters]
        local = dict(zip(names, arguments, strict=True))
        result = None
        try:
            self.run(subprogram.body, local)
        except _Return as returned:
            result = returned.value
        return result, [local[n] for n in names]

    # ---- expressions

    def value(self, node: ir.Expression, local: dict[str, Any]) -> Any:
        match node:
            case ir.IntLiteral(value=value) | ir.BoolLiteral(value=value):
                return value
            case ir.Variable(name=name, scope=scope):
                return copy.deepcopy((local if scope in ("local", "parameter") else self.data)[name])
            case ir.Index(base=base, index=index):
                items = self.value(base, local)
                return items[self.position(items, self.value(index, local))]
            case ir.Repeat(element=element, count=count):
                return [self.value(element, local)] * self.value(count, local)
            case ir.Unary(operator=operator, operand=operand, type=type_):
                inner = self.value(operand, local)
                if operator == "not":
                    return not inner
                results = {"-": -inner, "abs": abs(inner), "~": ~inner}
                if operator == "~":
                    assert isinstance(type_, IntType)
                    return reduce(~inner, type_)
                return settle(results[operator], type_)
            case ir.Binary():
                left = self.value(node.left, local)
                return self.binary(node, left, self.value(node.right, local))
            case ir.Compare(operator=operator, left=left, right=right):
                a, b = self.value(left, local), self.value(right, local)
                return {"==": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[operator]
            case ir.ShortCircuit(operator=operator, left=left, right=right):
                first = self.value(left, local)
                return self.value(right, local) if first is (operator == "and") else first
            case ir.Conditional(condition=condition, then=then, otherwise=otherwise):
                return self.value(then if self.value(condition, local) else otherwise, local)
            case ir.Convert(operand=operand, type=type_, check=check):
                inner = int(self.value(operand, local))
                assert isinstance(type_, IntType)
                if check and not type_.minimum <= inner <= type_.maximum:
                    raise Raised("constraint_error")
                return inner if check else reduce(inner, type_)
            case ir.Call():
                return self.invoke(node, local)
            case _:
                raise NotImplementedError(type(node).__name__)

    def position(self, items: list[Any], index: int) -> int:
        if not 1 <= index <= len(items):
            raise Raised("constraint_error")
        return index - 1

    def binary(self, node: ir.Binary, a: Any, b: Any) -> Any:
        type_ = node.type
        if isinstance(type_, BoolType):
            return {"&": a and b, "|": a or b, "^": a != b}[node.operator]
        assert isinstance(type_, IntType)
        match node.operator:
            case "+":
                return settle(a + b, type_)
            case "-":
                return settle(a - b, type_)
            case "*":
                return settle(a * b, type_)
            case "&" | "|" | "^":
                return reduce({"&": a & b, "|": a | b, "^": a ^ b}[node.operator], type_)
            case "<<":
                return reduce(a << b, type_) if b < 200 else 0
            case ">>":
                return a >> min(b, 200)
        if b == 0:
            raise Raised("constraint_error")
        quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        if node.operator == "/":
            return settle(quotient, type_)
        return a - quotient * b if node.operator == "rem" else a % b

    def invoke(self, node: ir.Call, local: dict[str, Any]) -> Any:
        subprogram = self.subprograms[node.subprogram]
        arguments = [self.value(a, local) for a in node.arguments]
        result, after = self.call(node.subprogram, arguments)
        for parameter, argument, value in zip(subprogram.parameters, node.arguments, after, strict=True):
            if parameter.direction is not Direction.IN:
                self.store(argument, value, local)
        return result

    # ---- statements

    def store(self, target: ir.Expression, value: Any, local: dict[str, Any]) -> None:
        if isinstance(target, ir.Variable):
            (local if target.scope in ("local", "parameter") else self.data)[target.name] = value
            return
        assert isinstance(target, ir.Index) and isinstance(target.base, ir.Variable)
        items = (local if target.base.scope in ("local", "parameter") else self.data)[target.base.name]
        items[self.position(items, self.value(target.index, local))] = value

    def run(self, body: tuple[ir.Statement, ...], local: dict[str, Any]) -> None:
        for statement in body:
            self.step(statement, local)

    def step(self, statement: ir.Statement, local: dict[str, Any]) -> None:
        match statement:
            case ir.VariableDeclaration(name=name, initial=initial):
                local[name] = self.value(initial, local)
            case ir.Assign(target=target, value=value):
                self.store(target, self.value(value, local), local)
            case ir.CallStatement(call=call):
                self.value(call, local)
            case ir.If(condition=condition, then=then, otherwise=otherwise):
                self.run(then if self.value(condition, local) else otherwise, local)
            case ir.Switch(selector=selector, cases=cases, default=default):
                self.run(self.chosen(self.value(selector, local), cases, default), local)
            case ir.ForRange():
                self.for_range(statement, local)
            case ir.Loop():
                self.loop(statement, local)
            case ir.Break():
                raise _Break
            case ir.Continue():
                raise _Continue
            case ir.Return(value=value):
                raise _Return(None if value is None else self.value(value, local))
            case ir.Raise(exception=exception):
                raise Raised(exception)
            case ir.Try(body=inner, handlers=handlers):
                try:
                    self.run(inner, local)
                except Raised as error:
                    name = str(error)
                    handler = next((h for h in handlers if not h.exceptions or name in h.exceptions), None)
                    if handler is None:
                        raise
                    self.run(handler.body, local)
            case _:
                raise NotImplementedError(type(statement).__name__)

    def chosen(
        self, value: int, cases: tuple[ir.Case, ...], default: tuple[ir.Statement, ...]
    ) -> tuple[ir.Statement, ...]:
        for case in cases:
            for choice in case.values:
                low, high = choice if isinstance(choice, tuple) else (choice, choice)
                if self.value(low, {}) <= value <= self.value(high, {}):
                    return case.body
        return default

    def for_range(self, loop: ir.ForRange, local: dict[str, Any]) -> None:
        low, high = self.value(loop.low, local), self.value(loop.high, local)
        values = range(low, high + 1)
        for value in reversed(values) if loop.reverse else values:
            local[loop.variable] = value
            try:
                self.run(loop.body, local)
            except _Continue:
                pass
            except _Break:
                return

    def loop(self, loop: ir.Loop, local: dict[str, Any]) -> None:
        first = not loop.test_first
        while first or loop.condition is None or self.value(loop.condition, local):
            first = False
            try:
                self.run(loop.body, local)
            except _Continue:
                pass
            except _Break:
                return
            self.run(loop.update, local)
