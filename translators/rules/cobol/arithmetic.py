"""ADD, SUBTRACT, MULTIPLY, DIVIDE and COMPUTE."""

from __future__ import annotations

from collections.abc import Callable

from analyzers.cobol import ast
from analyzers.cobol.constants import computed
from analyzers.model import Span
from translators.rules import ir
from translators.rules.cobol import functions
from translators.rules.cobol.conditions import Conditions, is_expression
from translators.rules.cobol.storage import Storage
from translators.rules.cobol.values import BOOL, DECIMAL, Refused, call, constant, do

Body = Callable[[tuple[ast.Statement, ...]], tuple[ir.Statement, ...]]


def _sum(operands: tuple[ast.Expression, ...]) -> ast.Expression:
    result = operands[0]
    for operand in operands[1:]:
        result = computed("+", result, operand)
    return result


def corresponding(
    storage: Storage, source: ast.Name, target: ast.Name, span: Span
) -> list[tuple[ast.Name, ast.Name]]:
    """Items of the same name below two groups, each pair as references."""
    pairs: list[tuple[ast.Name, ast.Name]] = []
    for left in storage.field(source).children:
        if left.redefines or left.has_occurs or not left.name:
            continue
        for right in storage.field(target).children:
            if right.redefines or right.has_occurs or right.name != left.name:
                continue
            x = ast.Name(left.name, span, (source.name, *source.qualifiers), source.subscripts)
            y = ast.Name(right.name, span, (target.name, *target.qualifiers), target.subscripts)
            if left.children and right.children:
                pairs += corresponding(storage, x, y, span)
            else:
                pairs.append((x, y))
    return pairs


class ArithmeticStatements:
    """Lowers one arithmetic statement at a time; `body` lowers the statements of its phrases."""

    def __init__(self, conditions: Conditions, body: Body) -> None:
        self.conditions = conditions
        self.storage = conditions.storage
        self.body = body

    def lower(self, statement: ast.Statement) -> list[ir.Statement]:
        match statement:
            case ast.Add():
                return self._add(statement)
            case ast.Subtract():
                return self._subtract(statement)
            case ast.Multiply():
                return self._multiply(statement)
            case ast.Divide():
                return self._divide(statement)
            case ast.Compute():
                stores = self._computed(statement.value, statement.targets, statement.handlers, statement.span)
                return self._handled(stores, statement.handlers)
        raise AssertionError(statement)

    # ------------------------------------------------------------------ one verb each

    def _add(self, s: ast.Add) -> list[ir.Statement]:
        if s.corresponding:
            return self._corresponding("add", s.operands[0], s.targets[0], s.handlers, s.span)
        if s.giving:
            stores = self._computed(_sum(s.operands), s.targets, s.handlers, s.span)
        else:
            stores = self._changed("add", "+", _sum(s.operands), s.targets, s.handlers, s.span)
        return self._handled(stores, s.handlers)

    def _subtract(self, s: ast.Subtract) -> list[ir.Statement]:
        if s.corresponding:
            return self._corresponding("subtract", s.operands[0], s.targets[0], s.handlers, s.span)
        total = _sum(s.operands)
        if s.minuend is not None:
            difference = computed("-", s.minuend, total)
            stores = self._computed(difference, s.targets, s.handlers, s.span)
        else:
            stores = self._changed("subtract", "-", total, s.targets, s.handlers, s.span)
        return self._handled(stores, s.handlers)

    def _corresponding(
        self, method: str, source: ast.Expression, target: ast.Receiver, handlers: ast.Handlers, span: Span
    ) -> list[ir.Statement]:
        """ADD or SUBTRACT CORRESPONDING: each pair of numeric items of the same name."""
        if not isinstance(source, ast.Name):
            raise Refused(f"{method.upper()} CORRESPONDING", "of something that is no group", span)
        stores: list[ir.Statement] = []
        for left, right in corresponding(self.storage, source, target.name, span):
            if any(self.storage.field(n).category != "numeric" for n in (left, right)):
                continue
            receiver = ast.Receiver(right, target.rounding)
            operand = self.storage.operand(left, span)
            stores.append(do(method, operand, self._target(receiver), self._store(receiver, handlers), span=span))
        return self._handled(stores, handlers)

    def _multiply(self, s: ast.Multiply) -> list[ir.Statement]:
        if s.by is not None:
            product = computed("*", s.operand, s.by)
            stores = self._computed(product, s.targets, s.handlers, s.span)
        else:
            stores = self._changed("multiply", "*", s.operand, s.targets, s.handlers, s.span)
        return self._handled(stores, s.handlers)

    def _divide(self, s: ast.Divide) -> list[ir.Statement]:
        if s.remainder is not None:
            return self._handled(self._with_remainder(s), s.handlers)
        if s.dividend is not None:
            quotient = computed("/", s.dividend, s.divisor)
            stores = self._computed(quotient, s.targets, s.handlers, s.span)
        else:
            stores = self._changed("divide", "/", s.divisor, s.targets, s.handlers, s.span)
        return self._handled(stores, s.handlers)

    def _with_remainder(self, s: ast.Divide) -> list[ir.Statement]:
        assert s.remainder is not None
        if s.dividend is None or len(s.targets) != 1:
            raise Refused("DIVIDE REMAINDER", "REMAINDER without GIVING of one quotient", s.span)
        for operand in (s.dividend, s.divisor):
            self._check(operand, s.span)
        target = s.targets[0]
        operands = [self.storage.operand(v, s.span) for v in (s.dividend, s.divisor)]
        quotient = self._target(target)
        rest = ast.Receiver(s.remainder.name)
        return [
            do("divide_with_remainder", *operands, quotient, self._store(target, s.handlers), span=s.span),
            do("store_remainder", self._target(rest), self._store(rest, s.handlers), span=s.span),
        ]

    # ------------------------------------------------------------------ stores

    def _check(self, value: ast.Expression, span: Span) -> None:
        if isinstance(value, ast.Name):
            if self.storage.is_index(value):
                raise Refused("arithmetic on an index", f"{value} is an index", value.span)
            self.conditions.require_numeric(value)
        elif isinstance(value, ast.Function) and not functions.is_numeric(self.storage, value):
            raise Refused("arithmetic on text", f"FUNCTION {value.name} in arithmetic", span)
        elif isinstance(value, ast.Text | ast.Figurative) and value != ast.Figurative("ZERO"):
            raise Refused("arithmetic on text", "text in arithmetic", span)

    def _target(self, receiver: ast.Receiver) -> ir.Expression:
        name = receiver.name
        if self.storage.is_index(name):
            raise Refused("arithmetic on an index", f"{name} is an index", name.span)
        if not self.storage.is_special(name):
            item = self.storage.field(name)
            if item.category not in ("numeric", "numeric-edited") or name.start is not None or item.usage == "INDEX":
                raise Refused("arithmetic on text", f"{name} is not numeric", name.span)
        return self.storage.reference(name, receiving=True)

    def _store(self, receiver: ast.Receiver, handlers: ast.Handlers) -> ir.Expression:
        return constant("Store", receiver.rounding, handlers.written, handlers.on is not None)

    def _computed(
        self, value: ast.Expression, targets: tuple[ast.Receiver, ...], handlers: ast.Handlers, span: Span
    ) -> list[ir.Statement]:
        """The value is computed once and stored in each target."""
        result = self.conditions.decimal(value, span)
        if len(targets) == 1 and isinstance(result, ir.Binary) and result.operator == "/":
            place, store = self._target(targets[0]), self._store(targets[0], handlers)
            return [do("store_quotient", result.left, result.right, place, store, span=span)]
        statements: list[ir.Statement] = []
        if len(targets) > 1:
            statements.append(ir.VariableDeclaration("result", DECIMAL, result, True, span))
            result = ir.Variable("result", DECIMAL)
        for target in targets:
            store = self._store(target, handlers)
            statements.append(do("store", result, self._target(target), store, span=span))
        return [ir.Block(tuple(statements), span=span)] if len(targets) > 1 else statements

    def _changed(
        self,
        method: str,
        operator: str,
        value: ast.Expression,
        targets: tuple[ast.Receiver, ...],
        handlers: ast.Handlers,
        span: Span,
    ) -> list[ir.Statement]:
        """Each target is changed by the value."""
        statements: list[ir.Statement] = []
        if not is_expression(value):
            self._check(value, span)
            for target in targets:
                operand = self.storage.operand(value, span)
                store = self._store(target, handlers)
                statements.append(do(method, operand, self._target(target), store, span=span))
            return statements
        result = self.conditions.decimal(value, span)
        if len(targets) > 1:
            statements.append(ir.VariableDeclaration("change", DECIMAL, result, True, span))
            result = ir.Variable("change", DECIMAL)
        for target in targets:
            place = self._target(target)
            changed = ir.Binary(operator, call("value", place, type=DECIMAL), result, DECIMAL)
            statements.append(do("store", changed, place, self._store(target, handlers), span=span))
        return [ir.Block(tuple(statements), span=span)] if len(targets) > 1 else statements

    def _handled(self, stores: list[ir.Statement], handlers: ast.Handlers) -> list[ir.Statement]:
        if not handlers.written:
            return stores
        on = self.body(handlers.on) if handlers.on is not None else ()
        not_on = self.body(handlers.not_on) if handlers.not_on is not None else ()
        result = [do("clear_exception"), *stores]
        if not on and not not_on:
            return result
        if handlers.on is not None:
            result.append(ir.If(call("size_error", type=BOOL), on, not_on))
        else:
            result.append(ir.If(call("succeeded", type=BOOL), not_on))
        return result
