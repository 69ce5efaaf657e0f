"""Logical operators and orderings of arrays of one dimension (ARM 4.5.1(3), 4.5.2(26)), as functions of the module."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.ada import tree as t
from analyzers.ada.entities import ObjectEntity, Subtype, TypeEntity
from analyzers.model import Type
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import BOOLEAN, INTEGER, Value, integer, negated

WORDS = {"&": "And", "|": "Or", "^": "Xor", "<": "Less", "<=": "Up_To", ">": "Above", ">=": "From"}
I = ir.Variable("I", INTEGER)  # noqa: E741 - as the generated function calls it


def logical(r: Routine, operator: str, left: Value, right: Value, at: t.Node) -> Value:
    """`A and B` and its like: component by component, with the bounds of the left one."""
    type_ = left.type
    _of_booleans(type_, at)
    kind, low, high = _kind(r, left, right, at)
    sides = [ir.Variable(n, kind, "parameter") for n in ("Left", "Right")]
    result = ir.Variable("Result", kind)
    assert type_.component is not None
    element = r.type_of(type_.component, at)
    value = ir.Binary(operator, ir.Index(sides[0], I, element), ir.Index(sides[1], I, element), element)
    body: tuple[ir.Statement, ...] = (
        ir.VariableDeclaration("Result", kind, sides[0]),
        ir.ForRange("I", INTEGER, low, high, (ir.Assign(ir.Index(result, I, element), value),)),
        ir.Return(result),
    )
    if not isinstance(high, ir.IntLiteral):
        counts = [ir.Length(s, INTEGER) for s in sides]
        unequal = ir.Compare("!=", counts[0], counts[1], BOOLEAN)
        body = (ir.If(unequal, (ir.Raise("constraint_error"),)), *body)
    name = _function(r, type_, WORDS[operator], kind, ("Left", "Right"), kind, body)
    call = ir.Call(name, (left.node, right.node), kind)
    return Value(call, type_, left.subtype if isinstance(high, ir.IntLiteral) else None, left.first)


def complement(r: Routine, value: Value, at: t.Node) -> Value:
    """`not A`."""
    type_ = value.type
    _of_booleans(type_, at)
    kind, low, high = _kind(r, value, value, at)
    item, result = ir.Variable("Item", kind, "parameter"), ir.Variable("Result", kind)
    assert type_.component is not None
    element = r.type_of(type_.component, at)
    body: tuple[ir.Statement, ...] = (
        ir.VariableDeclaration("Result", kind, item),
        ir.ForRange(
            "I", INTEGER, low, high, (ir.Assign(ir.Index(result, I, element), negated(ir.Index(item, I, element))),)
        ),
        ir.Return(result),
    )
    name = _function(r, type_, "Not", kind, ("Item",), kind, body)
    known = value.subtype if isinstance(high, ir.IntLiteral) else None
    return Value(ir.Call(name, (value.node,), kind), type_, known, value.first)


def refuse_unchecked(r: Routine, target: Value, name: t.Expr, value: Value, expr: t.Expr) -> None:
    """Refuse `A := not B` and its like where the lengths may differ: GNAT 12 computes it in place, and does not look."""
    logical_ = isinstance(expr, t.Unary | t.Binary) and expr.operator in ("not", "and", "or", "xor")
    entity = r.scope.library.find_one(name, r.scope)
    if not logical_ or not isinstance(entity, ObjectEntity) or target.type.is_string:
        return
    known = [v.subtype is not None and v.subtype.static_bounds() is not None for v in (target, value)]
    if not all(known) and all(s is not entity.subtype for s in operand_subtypes(r, expr)):  # operands are compared
        raise Refused("operator", f"a logical operator whose result may not be as long as {entity.name}", expr)


def operand_subtypes(r: Routine, expr: t.Expr) -> Iterator[Subtype | None]:
    """Those of the operands of logical operators, None for what is no object."""
    if isinstance(expr, t.Unary) and expr.operator == "not":
        yield from operand_subtypes(r, expr.operand)
    elif isinstance(expr, t.Binary) and expr.operator in ("and", "or", "xor"):
        yield from (*operand_subtypes(r, expr.left), *operand_subtypes(r, expr.right))
    else:
        entity = r.scope.library.find_one(expr, r.scope)
        yield entity.subtype if isinstance(entity, ObjectEntity) else None


def ordering(r: Routine, operator: str, left: Value, right: Value, at: t.Node) -> ir.Expression:
    """`A < B` and its like, of arrays of discrete components: as words in a dictionary."""
    type_ = left.type
    if type_.component is None or not type_.component.type.discrete or len(type_.indexes) != 1:
        raise Refused("operator", f"{operator} of arrays", at)
    kind = r.type_of(Subtype(type_, name=type_.name), at)
    element = r.type_of(type_.component, at)
    sides = [ir.Variable(n, kind, "parameter") for n in ("Left", "Right")]
    counts = [ir.Length(s, INTEGER) for s in sides]
    ones = [ir.Index(s, I, element) for s in sides]
    beyond = ir.Compare(">", I, counts[1], BOOLEAN)
    differ = ir.Compare("!=", ones[0], ones[1], BOOLEAN)
    inner: tuple[ir.Statement, ...] = (
        ir.If(beyond, (ir.Return(ir.BoolLiteral(operator in (">", ">="), BOOLEAN)),)),
        ir.If(differ, (ir.Return(ir.Compare(operator, ones[0], ones[1], BOOLEAN)),)),
    )
    body: tuple[ir.Statement, ...] = (
        ir.ForRange("I", INTEGER, integer(1), counts[0], inner),
        ir.Return(ir.Compare(operator, counts[0], counts[1], BOOLEAN)),
    )
    name = _function(r, type_, WORDS[operator], kind, ("Left", "Right"), BOOLEAN, body)
    return ir.Call(name, (left.node, right.node), BOOLEAN)


def _of_booleans(type_: TypeEntity, at: t.Node) -> None:
    component = type_.component
    plain = component is not None and component.type.kind == "boolean" and component.static_range == (0, 1)
    if not plain or len(type_.indexes) != 1:
        raise Refused("operator", f"a logical operator of {type_.name or 'arrays'}", at)


def _kind(r: Routine, left: Value, right: Value, at: t.Node) -> tuple[Type, ir.Expression, ir.Expression]:
    """The operands' type and the indexes of it: with its bounds where both have the same ones, else of any length."""
    shapes = [v.subtype.static_bounds() if v.subtype is not None else None for v in (left, right)]
    if shapes[0] is not None and shapes[0] == shapes[1] and left.subtype is not None:
        return r.type_of(left.subtype, at), integer(shapes[0][0]), integer(shapes[0][1])
    kind = r.type_of(Subtype(left.type, name=left.type.name), at)
    return kind, integer(1), ir.Length(ir.Variable("Result", kind), INTEGER)


def _function(
    r: Routine, type_: TypeEntity, word: str, kind: Type, formals: tuple[str, ...], result: Type,
    body: tuple[ir.Statement, ...],
) -> str:  # fmt: skip
    """The function that does it, in the current module; its name."""
    called = type_.name or "Array"
    name = r.program.helpers.dispatcher_name(r.module, (r.module, id(type_), kind, word), f"{called}_{word}")
    r.program.keep(type_)
    parameters = tuple(ir.IrParameter(n, kind) for n in formals)
    what = f"{word.replace('_', ' ').lower()} of two {called} values" if len(formals) > 1 else f"not of a {called}"
    doc = (f"The {what}.",)
    r.program.helpers.give(r.module, ir.IrSubprogram(name, type_.span, parameters, result, body, True, doc, True))
    return name


