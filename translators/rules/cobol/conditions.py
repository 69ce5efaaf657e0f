"""Conditions and arithmetic expressions."""

from __future__ import annotations

from fractions import Fraction

from analyzers.cobol import ast
from analyzers.model import Span
from translators.rules import ir
from translators.rules.cobol.storage import Storage
from translators.rules.cobol.values import BOOL, DECIMAL, INT, Refused, call, compare, constant, integer, negate

_OPERATORS = {"=": "==", "<>": "!=", "<": "<", ">": ">", "<=": "<=", ">=": ">="}
_CLASSES = {
    "NUMERIC": "is_numeric",
    "ALPHABETIC": "is_alphabetic",
    "ALPHABETIC-UPPER": "is_alphabetic_upper",
    "ALPHABETIC-LOWER": "is_alphabetic_lower",
}
_LONG = Fraction(2**63 - 1)
_SIGNS = {"POSITIVE": ">", "NEGATIVE": "<", "ZERO": "=="}


def is_expression(value: ast.Expression) -> bool:
    return isinstance(value, ast.Arithmetic | ast.Negative)


def _comparison(*values: ast.Expression) -> str:
    """Divisions and powers may be no number, which a comparison notes as an exception."""
    return "compared" if any(_may_be_no_number(value) for value in values) else "decimal.compare"


def _may_be_no_number(value: ast.Expression) -> bool:
    match value:
        case ast.Arithmetic(operator, left, right):
            return operator in ("/", "**") or _may_be_no_number(left) or _may_be_no_number(right)
        case ast.Negative(operand):
            return _may_be_no_number(operand)
        case _:
            return False


def _by_characters(left: ast.Number, right: ast.Number) -> bool:
    """Whether the compiler may compare two literals by their characters, and that is not what their values do: they
    may have as many digits (zeros at the beginning may count or not), and other signs or points."""
    if left.scale == right.scale and not left.signed and not right.signed:
        return False
    (fewest, most), (least, greatest) = ((len(n.digits.lstrip("0")), len(n.digits)) for n in (left, right))
    return fewest <= greatest and least <= most


class Conditions:
    """Lowers expressions over a program's storage."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    # ------------------------------------------------------------------ arithmetic

    def decimal(self, value: ast.Expression, span: Span) -> ir.Expression:
        return self.storage.decimal(value, span)

    def require_numeric(self, name: ast.Name) -> None:
        self.storage.require_numeric(name)

    # ------------------------------------------------------------------ conditions

    def condition(self, condition: ast.Condition) -> ir.Expression:
        match condition:
            case ast.Relation():
                return self.relation(condition.operator, condition.left, condition.right, condition.span)
            case ast.And():
                left = self.condition(condition.left)
                return ir.ShortCircuit("and", left, self.condition(condition.right), BOOL)
            case ast.Or():
                left = self.condition(condition.left)
                return ir.ShortCircuit("or", left, self.condition(condition.right), BOOL)
            case ast.Not():
                return negate(self.condition(condition.condition))
            case ast.ClassTest():
                if self.storage.is_float(condition.operand):
                    raise Refused("floating-point item", f"class test of {condition.operand}", condition.span)
                operand = self.storage.operand(condition.operand, condition.span)
                if condition.kind in _CLASSES:
                    return call(_CLASSES[condition.kind], operand, type=BOOL)
                members = ast.Text(self.storage.layout.program.classes[condition.kind])
                return call("is_of_class", operand, self.storage.operand(members, condition.span), type=BOOL)
            case ast.SignTest():
                return self._sign(condition)
            case ast.ConditionName():
                return self.condition_name(condition.name)

    def order(self, left: ast.Expression, right: ast.Expression, span: Span) -> ir.Expression:
        """-1, 0 or 1 (or a difference of indexes): how two values compare."""
        if self._is_index(left) or self._is_index(right):
            if is_expression(left) or is_expression(right):
                a, b = self.decimal(left, span), self.decimal(right, span)
                return call(_comparison(left, right), a, b, type=INT)
            return ir.Binary("-", self._index_value(left, span), self._index_value(right, span), INT)
        if is_expression(left) or is_expression(right):
            a, b = self.decimal(left, span), self.decimal(right, span)
            return call(_comparison(left, right), a, b, type=INT)
        named = ast.Name | ast.Function
        alike = type(left) is type(right) and isinstance(left, ast.Number | ast.Text)
        lengths = [other for one, other in ((left, right), (right, left)) if self.storage.length_varies(one)]
        if not all(isinstance(other, ast.Number) or self._numeric(other) for other in lengths):
            raise Refused("LENGTH OF", "the length of something that varies, compared with what is no plain number", span)
        if not lengths and not isinstance(left, named) and not isinstance(right, named) and not alike:
            raise Refused("comparison", "a comparison of two literals", span)
        if isinstance(left, ast.Text) and isinstance(right, ast.Text) and not self._compared_early(left, right):
            raise Refused("comparison", "a comparison of two literals by the compiler's own order", span)
        for one, other in ((left, right), (right, left)):
            if self.storage.is_float(one) and not self._compares_with_float(other):
                raise Refused("floating-point item", f"{one} compared with what is no number", span)
        if self._mixes_packed(left):
            raise Refused("USAGE COMP-6", "compared where long COMP-3 items may be, which the original mistakes", span)
        item = self.storage.operand(left, span)
        if isinstance(right, ast.Number) and right.scale == 0 and len(right.digits) < 18 and self._numeric(left):
            return call("compare_int", item, integer(right.integer), type=INT)
        return call("compare", item, self.storage.operand(right, span), type=INT)

    def _compared_early(self, *literals: ast.Text) -> bool:
        """Whether the compiler, which compares literals itself, finds what a comparison at run time finds: it looks at
        no collating sequence, takes ALL for nothing, and the end of a literal for less than any character."""
        plain = all(not literal.every and min(literal.value, default=32) >= 32 for literal in literals)
        return plain and not self.storage.program.collating

    def _mixes_packed(self, value: ast.Expression) -> bool:
        """Whether a COMP-6 item is compared in a program that has long COMP-3 items: the run-time library keeps the
        last number that it packed for one of either, whichever the next one is."""
        if not isinstance(value, ast.Name) or not self._numeric(value):
            return False
        usages = {i.usage for r in self.storage.layout.records for i in r.walk() if i.usage != "PACKED" or i.digits > 18}
        return self.storage.field(value).usage in ("COMP-6", "PACKED") and {"COMP-6", "PACKED"} <= usages

    def _compares_with_float(self, value: ast.Expression) -> bool:
        return isinstance(value, ast.Number) or value == ast.Figurative("ZERO") or self._numeric(value)

    def _numeric(self, value: ast.Expression) -> bool:
        if not isinstance(value, ast.Name) or value.start is not None or not self.storage.layout.find(value):
            return False
        return self.storage.field(value).category == "numeric"

    def relation(self, operator: str, left: ast.Expression, right: ast.Expression, span: Span) -> ir.Expression:
        known = self._of_literals(operator, left, right, span)
        if known is None:
            known = self._known(operator, left, right)
        if known is not None:
            return ir.BoolLiteral(known, BOOL)
        order = self.order(left, right, span)
        if isinstance(order, ir.Binary):
            return compare(_OPERATORS[operator], order.left, order.right)
        return compare(_OPERATORS[operator], order, integer(0))

    def _of_literals(self, operator: str, left: ast.Expression, right: ast.Expression, span: Span) -> bool | None:
        """How two numeric literals (or lengths) compare. The compiler compares whole ones without a sign in 64 bits,
        others by their characters where there are as many, wherever the point is."""
        numbers: list[ast.Number] = []
        for value in (left, right):
            if self.storage.length_varies(value):
                return None
            if isinstance(value, ast.LengthOf):
                value = ast.Number(str(self.storage.length(value)))
            elif value == ast.Figurative("ZERO"):
                value = ast.Number("0")
            if not isinstance(value, ast.Number):
                return None
            numbers.append(value)
        low, high = (Fraction(int(n.digits) * (-1 if n.negative else 1), 10**n.scale) for n in numbers)
        if all(n.scale == 0 and not n.signed for n in numbers):
            low, high = min(low, _LONG), min(high, _LONG)
        elif (numbers[1].scale or len(numbers[1].digits) > 18) and _by_characters(*numbers):
            raise Refused("comparison", "a comparison of two literals that goes by their characters", span)
        results = {"=": low == high, "<>": low != high, "<": low < high, ">": low > high, "<=": low <= high}
        return results.get(operator, low >= high)

    def _known(self, operator: str, left: ast.Expression, right: ast.Expression) -> bool | None:
        """What the compiler takes for certain without looking at the data: a literal that has more digits than the
        display item it is compared with is larger, whatever its sign. Text of nothing but digits is a number for it."""
        if isinstance(right, ast.Name) and not isinstance(left, ast.Name):
            left, right = right, left
            operator = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}.get(operator, operator)
        if isinstance(right, ast.Text) and not right.every and right.value.isdigit():
            right = ast.Number(right.value.decode())
        if not isinstance(left, ast.Name) or not isinstance(right, ast.Number) or left.start is not None:
            return None
        found = self.storage.layout.find(left)
        if len(found) != 1 or found[0].children or found[0].usage != "DISPLAY" or found[0].scale < 0:
            return None
        item = found[0]
        significant = right.digits.lstrip("0")
        if item.category not in ("numeric", "numeric-edited") or not significant:
            return None
        scale = right.scale
        while scale > 0 and significant.endswith("0"):
            significant, scale = significant[:-1], scale - 1
        if scale > item.scale and operator in ("=", "<>"):
            return operator == "<>"
        whole = len(significant) - scale
        if whole > 0 and 0 <= item.size - item.scale < whole:
            if operator in ("=", "<>"):
                return operator == "<>"
            if item.category == "numeric":
                return operator in ("<", "<=")
        return None

    def _is_index(self, value: ast.Expression) -> bool:
        if not isinstance(value, ast.Name):
            return False
        if self.storage.is_index(value):
            return True
        found = self.storage.layout.find(value)
        return len(found) == 1 and found[0].usage == "INDEX" and not found[0].children

    def _index_value(self, value: ast.Expression, span: Span) -> ir.Expression:
        if isinstance(value, ast.Figurative) and value.kind == "ZERO":
            return integer(0)
        return self.storage.integer(value, span)

    def _sign(self, test: ast.SignTest) -> ir.Expression:
        if is_expression(test.operand):
            value = self.decimal(test.operand, test.span)
            order = call(_comparison(test.operand), value, call("decimal.integer", integer(0), type=DECIMAL), type=INT)
        else:
            order = call("compare", self.storage.operand(test.operand, test.span), constant("ZEROS"), type=INT)
        return compare(_SIGNS[test.kind], order, integer(0))

    def condition_name(self, name: ast.Name) -> ir.Expression:
        found = self.storage.layout.find_conditions(name)
        switches = self.storage.program.switches
        if not found and name.name in switches:
            number, state = switches[name.name]
            switch = call("switch", integer(number), type=BOOL)
            return switch if state else negate(switch)
        if len(found) != 1:
            raise Refused("condition name", f"{name} is not one condition name that can be found", name.span)
        item, description = found[0]
        parent = self.storage.layout.conditioned(item, name)
        result: ir.Expression | None = None
        for low, high in description.values:
            if high is None:
                test = self.relation("=", parent, low, name.span)
            else:
                above = self.relation(">=", parent, low, name.span)
                test = ir.ShortCircuit("and", above, self.relation("<=", parent, high, name.span), BOOL)
            result = test if result is None else ir.ShortCircuit("or", result, test, BOOL)
        if result is None:
            raise Refused("condition name", f"{name} has no value", name.span)
        return result

    # ------------------------------------------------------------------ EVALUATE

    def criterion(
        self, subject: ast.Expression | ast.Condition | bool, criterion: ast.Criterion, span: Span
    ) -> ir.Expression:
        """Whether a WHEN's object fits its subject."""
        if isinstance(subject, bool):
            if criterion.condition is None:
                result: ir.Expression = ir.BoolLiteral(bool(criterion.truth) == subject, BOOL)
                return result
            found = self.condition(criterion.condition)
            return found if subject else negate(found)
        if criterion.truth is not None:
            found = self._subject_condition(subject, span)
            return found if criterion.truth else negate(found)
        if criterion.condition is not None:
            left, right = self._subject_condition(subject, span), self.condition(criterion.condition)
            both = ir.ShortCircuit("and", left, right, BOOL)
            return ir.ShortCircuit("or", both, ir.ShortCircuit("and", negate(left), negate(right), BOOL), BOOL)
        if not isinstance(
            subject, ast.Name | ast.Number | ast.Text | ast.Arithmetic | ast.Figurative | ast.Negative | ast.Function
        ):
            raise Refused("EVALUATE", "a subject that is no plain value", span)
        assert criterion.value is not None
        if criterion.operator:
            return self.relation(criterion.operator, subject, criterion.value, span)
        if criterion.through is None:
            test = self.relation("=", subject, criterion.value, span)
        else:
            above = self._begins(criterion.value, subject, span)
            test = ir.ShortCircuit("and", above, self.relation("<=", subject, criterion.through, span), BOOL)
        return negate(test) if criterion.negated else test

    def _begins(self, low: ast.Expression, subject: ast.Expression, span: Span) -> ir.Expression:
        """Whether a subject is not below the range that begins at `low`. The original has `low` on the left, and tells
        so what has no sign from what is below zero, and reads as one number what holds other bytes than digits; where
        neither can be, the subject comes first."""
        if not isinstance(subject, ast.Name) or not self._numeric(subject):
            return self.relation(">=", subject, low, span)
        item = self.storage.field(subject)
        if item.usage in ("BINARY", "COMP-5") and (item.signed or item.size < 8):
            return self.relation(">=", subject, low, span)
        return self.relation("<=", low, subject, span)

    def _subject_condition(self, subject: ast.Expression | ast.Condition, span: Span) -> ir.Expression:
        if isinstance(
            subject, ast.Relation | ast.ClassTest | ast.SignTest | ast.ConditionName | ast.Not | ast.And | ast.Or
        ):
            return self.condition(subject)
        raise Refused("EVALUATE", "TRUE or FALSE against a value", span)
