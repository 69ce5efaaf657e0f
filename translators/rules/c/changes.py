"""Assignments, increments, calls for their effect: what an expression changes becomes statements."""

from __future__ import annotations

from dataclasses import replace

from analyzers.c import tree
from analyzers.c.ctypes import (
    CHAR,
    INT,
    UINT,
    VOID,
    CBool,
    CInt,
    CPointer,
    CStruct,
)  # fmt: skip
from analyzers.c.modeltypes import int_type
from analyzers.c.walk import walk
from analyzers.model import CharType, Span, StringType
from translators.rules import ir
from translators.rules.c.base import Refused
from translators.rules.c.pointers import Pointers
from translators.rules.c.scope import Place, Value
from translators.rules.c.types import CHARACTER, I32, describe, underlying

_MIRROR = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


class Changes(Pointers):
    """Lowers what an expression changes."""

    def call(self, node: tree.CallExpression) -> Value | None:
        raise NotImplementedError  # Calls

    def condition(self, expression: tree.Expression) -> ir.Expression:
        raise NotImplementedError  # Expressions

    def loaded(self, place: Place, span: Span) -> Value:
        raise NotImplementedError  # Expressions

    def operate(self, operator: str, left: Value, right: Value, span: Span) -> Value:
        raise NotImplementedError  # Expressions

    def effect(self, expression: tree.Expression | None) -> None:
        """An expression evaluated for what it does."""
        match expression:
            case None:
                return
            case tree.Comma(left=left, right=right):
                self.effect(left)
                self.effect(right)
            case tree.Assignment():
                self.assignment(expression, wanted=False)
            case tree.Update(operand=operand):
                if self.is_pointer(operand):
                    one = tree.IntConstant(1, "1", expression.span)
                    self.assign_pointer(tree.Assignment(f"{expression.operator[0]}=", operand, one, expression.span))
                else:
                    self.step(expression, self.place_once(operand))
            case tree.CallExpression():
                self.discard(self.call(expression), expression.span)
            case tree.Cast(type=type_, operand=operand) if type_ == VOID:
                self.effect(operand)
            case tree.Ternary(condition=condition, then=then, otherwise=otherwise):
                test = self.condition(condition)
                with self.into([]) as first:
                    self.effect(then)
                with self.into([]) as second:
                    self.effect(otherwise)
                if first or second:
                    self.emit(ir.If(test, tuple(first), tuple(second), expression.span))
            case tree.Binary(operator="&&" | "||" as operator, left=left, right=right):
                test = self.condition(left)
                with self.into([]) as body:
                    self.effect(right)
                if operator == "||":
                    test = self.negated(test)
                if body:
                    self.emit(ir.If(test, tuple(body), (), expression.span))
            case tree.Name(name=name) if self.binding(name) is not None:
                return  # `(void)unused`
            case _:
                self.discard(self.value(expression), expression.span)

    def discard(self, value: Value | None, span: Span) -> None:
        """A value that nobody uses: what it calls is called all the same."""
        if value is None:
            return
        if isinstance(value.expression, ir.Call):
            self.emit(ir.CallStatement(value.expression, span))
        elif _calls(value.expression):
            type_ = getattr(value.expression, "type", None)
            self.temporary("unused", value.expression, type_ or I32, span)

    def place_once(self, expression: tree.Expression) -> Place:
        """An lvalue that may be evaluated twice: index expressions that call something come first."""
        place = self.lvalue(expression)
        if any(isinstance(n, tree.CallExpression) for n in walk(expression)):
            return replace(place, expression=self.freeze(place.expression, expression.span))
        return place

    def assignment(self, node: tree.Assignment, wanted: bool) -> Value:
        span = node.span
        type_ = self.decayed(node.target)
        if isinstance(type_, CPointer) and not self._is_stored_text(node):
            self.assign_pointer(node)
            return self.value(node.target) if wanted else Value(ir.IntLiteral(0, I32), INT)
        if node.operator == "=":
            value = self.value(node.value)
            place = self.place_once(node.target) if wanted else self.lvalue(node.target)
            new = self.stored(value, place, span)
        else:
            place = self.place_once(node.target)
            old = self.loaded(place, span)
            value = self.value(node.value)
            new = self.stored(self.operate(node.operator[:-1], old, value, span), place, span)
        self.assign(place, new, span)
        return self.loaded(place, span) if wanted else Value(ir.IntLiteral(0, I32), INT)

    def _is_stored_text(self, node: tree.Assignment) -> bool:
        """A string literal (or another unchanging string) stored in an object."""
        if isinstance(node.target, tree.Name) and self.binding(node.target.name) is not None:
            return False
        place = self.lvalue(node.target)
        return isinstance(getattr(place.expression, "type", None), StringType)

    def stored(self, value: Value, place: Place, span: Span) -> ir.Expression:
        """The value as the object will hold it; bit fields keep their width (gcc wraps them)."""
        if isinstance(place.type, CStruct):
            if value.type != place.type:
                raise Refused("conversion", f"{describe(value.type)} assigned to {describe(place.type)}", span)
            return value.expression
        if isinstance(place.type, CPointer):
            return self.unchanging(value, span)
        new = self.convert(value, place.type, span)
        if place.bits is None:
            return new
        base = underlying(place.type, self.unit)
        if isinstance(base, CBool) or not isinstance(base, CInt):
            return new
        type_ = int_type(base)
        mask = (1 << place.bits) - 1
        if isinstance(new, ir.IntLiteral) and not base.signed:
            return ir.IntLiteral(new.value & mask, type_)
        if not base.signed:
            return ir.Binary("&", new, ir.IntLiteral(mask, type_), type_)
        count = ir.IntLiteral(base.bits - place.bits, int_type(UINT))
        return ir.Binary(">>", ir.Binary("<<", new, count, type_), count, type_)

    def unchanging(self, value: Value, span: Span) -> ir.Expression:
        """A string that may be kept: a literal, or an entry of a constant table."""
        expression = value.expression
        match expression:
            case ir.StringLiteral():
                return expression
            case ir.Conditional(then=then, otherwise=otherwise):
                self.unchanging(replace(value, expression=then), span)
                self.unchanging(replace(value, expression=otherwise), span)
                return expression
            case ir.FieldAccess() | ir.Index() if isinstance(expression.type, StringType):
                return expression
            case ir.Call(type=StringType()):
                return expression
            case ir.Variable(name=name, scope=scope) if scope == "constant" or name in self.lasting:
                return expression
            case _:
                raise Refused("string", "keeps a pointer to characters that may change", span)

    def assign(self, place: Place, value: ir.Expression, span: Span) -> None:
        target = place.expression
        while isinstance(target, ir.Convert):  # bytes seen as another kind of byte
            inner_type = target.operand.type  # type: ignore[union-attr]
            assert inner_type is not None
            value = ir.Convert(value, inner_type) if not isinstance(inner_type, CharType) else _as_char(value)
            target = target.operand
        if isinstance(target, ir.RuntimeCall):
            raise Refused("string", "changes a string that is passed as constant", span)
        root: ir.Expression = target
        while isinstance(root, ir.FieldAccess | ir.Index):
            root = root.base
        if not isinstance(root, ir.Variable):
            raise Refused("lvalue", "changes a value that is no object", span)
        if root.scope == "constant" or (root.scope == "parameter" and root.name in self.readonly):
            raise Refused("constant", f"changes '{root.name}', which is constant", span)
        self.emit(ir.Assign(target, value, span))

    def update(self, node: tree.Update) -> Value:
        """++ and -- as a value."""
        if self.is_pointer(node.operand):
            return Value(self.text_of(self.pointer(node), node.span), CPointer(CHAR, True))
        place = self.place_once(node.operand)
        if node.prefix:
            self.step(node, place)
            return self.loaded(place, node.span)
        if self.later is not None and isinstance(place.expression, ir.Variable) and place.expression.scope == "local":
            kept, self.out = self.out, self.later
            try:
                self.step(node, place)
            finally:
                self.out = kept
            return self.loaded(place, node.span)
        value = self.loaded(place, node.span)
        type_ = value.expression.type  # type: ignore[union-attr]
        assert type_ is not None
        before = self.temporary("before", value.expression, type_, node.span)
        self.step(node, place)
        return replace(value, expression=before)

    def step(self, node: tree.Update, place: Place) -> None:
        one = Value(ir.IntLiteral(1, I32), INT)
        changed = self.operate(node.operator[0], self.loaded(place, node.span), one, node.span)
        self.assign(place, self.stored(changed, place, node.span), node.span)


def _calls(node: object) -> bool:
    """Whether evaluating an IR expression calls a function of the tree."""
    if isinstance(node, ir.Call):
        return True
    parts = vars(node).values() if hasattr(node, "__dataclass_fields__") else node if isinstance(node, tuple) else ()
    return any(_calls(part) for part in parts)


def _as_char(value: ir.Expression) -> ir.Expression:
    return ir.Convert(value, CHARACTER)
