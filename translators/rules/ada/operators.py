"""Operators: predefined ones as IR operations, user-defined ones as calls (ARM 4.5)."""

from __future__ import annotations

import dataclasses

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import ObjectEntity, Scope, SubprogramEntity, Subtype, TypeEntity
from analyzers.ada.static import static
from analyzers.ada.subtypes import mark_subtype
from analyzers.model import FloatType, IntType
from translators.rules import ir
from translators.rules.ada import addresses, arrayops, cursors, fixed, several, tagged
from translators.rules.ada.absorbed import without_operand
from translators.rules.ada.conversions import held, put_before
from translators.rules.ada.effects import STATUS_ERROR, certain_index
from translators.rules.ada.exact import exact, exact_relation
from translators.rules.ada.facts import facts_of
from translators.rules.ada.fitting import compatible
from translators.rules.ada.handlers import raising
from translators.rules.ada.joins import concatenation
from translators.rules.ada.modular import wrapped
from translators.rules.ada.objects import repeatable
from translators.rules.ada.order import check_order
from translators.rules.ada.parts import defines_equality, has_own_equality
from translators.rules.ada.refusal import Refused
from translators.rules.ada.resolution import RELATIONAL, common
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.values import BOOLEAN, Value, negated
from translators.rules.emit.walk import expressions

COMPARISONS = {"=": "==", "/=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
LOGICAL = {"and": "&", "or": "|", "xor": "^"}


def operand(r: Routine, expr: t.Expr, wanted: TypeEntity | None) -> Value:
    from translators.rules.ada.expressions import expression

    return expression(r, expr, wanted)


def any_boolean(r: Routine, expr: t.Expr) -> TypeEntity:
    """The boolean type that a condition is of: the only one that it can have (ARM 4.5.1(2), 5.3(4)), or Boolean."""
    found = [x for x in r.program.resolver.types_of(expr, r.scope) if x.kind == "boolean"]
    return found[0] if len(found) == 1 else standard.BOOLEAN


def truth(node: ir.Expression) -> Value:
    return Value(node, standard.BOOLEAN)


# --------------------------------------------------------------------------- binary operators


def binary(r: Routine, expr: t.Binary, wanted: TypeEntity | None) -> Value:
    operator = expr.operator
    if operator in ("and then", "or else"):
        return short_circuit(r, expr, wanted)
    user = user_operator(r, expr, wanted) if id(expr) not in r.program.resolver.predefined_only else None
    if user is not None:
        return user
    if operator in RELATIONAL:
        return relation(r, expr)
    if operator == "&":
        return concatenation(r, expr, wanted)
    type_ = operation_type(r, expr, wanted)
    known = exact(r, expr, type_)
    if known is not None:
        return Value(known, type_)
    if operator == "**":
        return power(r, expr, type_)
    if operator in ("*", "/") and type_.kind in ("fixed", "universal fixed"):
        return fixed.product(r, expr, type_, wanted)
    refuse_wide(r, expr, type_)
    left, right = operand(r, expr.left, type_), operand(r, expr.right, type_)
    check_order(r, [left.node, right.node], expr)
    absorbed = without_operand(r, expr, type_, left.node, right.node)
    if absorbed is not None:
        return absorbed
    refuse_early(r, left.node, right.node, expr)
    if operator in LOGICAL:
        return logical(r, expr, type_, left, right)
    if type_.kind == "float":
        if operator not in ("+", "-", "*", "/"):
            raise Refused("operator", f"{operator} of floating-point values", expr)
        kind = r.type_of(Subtype(type_, name=type_.name), expr)
        return Value(ir.Binary(operator, left.node, right.node, kind), type_)
    if not type_.integer and not (type_.kind == "fixed" and operator in ("+", "-")):
        raise Refused("operator", f"{operator} of {type_.name}", expr)
    base = base_type(type_, expr)
    return wrapped(ir.Binary(operator, left.node, right.node, base), type_, base, expr)


def refuse_wide(r: Routine, expr: t.Binary, type_: TypeEntity) -> None:
    """Refuse operations on a `T'Pos (X)` that may be too large for their type: whether GNAT checks it hangs on what it
    knows of X."""
    bits = base_type(type_, expr).bits if type_.kind == "signed" else 64
    if type_.integer and any(wide_position(e, r.scope, bits) for e in (expr.left, expr.right)):
        raise Refused("operator", f"{expr.operator} of a position that {type_.name} may be too small for", expr)


def wide_position(expr: t.Expr, scope: Scope, bits: int = 32) -> bool:
    """Whether an operand is made of a `T'Pos (X)` that may need more than so many bits."""
    if isinstance(expr, t.Binary):
        return wide_position(expr.left, scope, bits) or wide_position(expr.right, scope, bits)
    if isinstance(expr, t.Unary):
        return wide_position(expr.operand, scope, bits)
    if not (isinstance(expr, t.Apply) and isinstance(expr.prefix, t.Attribute) and expr.prefix.designator == "pos"):
        return False
    mark = mark_subtype(expr.prefix.prefix, scope)
    limits = mark.static_range if mark is not None else None
    fits = limits is not None and -(1 << bits - 1) <= limits[0] and limits[1] < 1 << bits - 1
    return mark is not None and mark.type.integer and not fits


def user_operator(r: Routine, expr: t.Binary, wanted: TypeEntity | None) -> Value | None:
    """A call of a user-defined operator; `/=` is the opposite of a user-defined `=` (ARM 6.6(6))."""
    from translators.rules.ada.calls import call_entity

    operands = (expr.left, expr.right)
    entity = r.program.resolver.user_operator(expr.operator, operands, r.scope, wanted)
    opposite = False
    if entity is None and expr.operator == "/=":
        entity = r.program.resolver.user_operator("=", operands, r.scope, None)
        opposite = entity is not None
    if entity is None:
        return None
    args = tuple(t.Arg((), o, span=o.span, pos=o.pos) for o in operands)
    value = call_entity(r, entity, args, expr)
    return truth(negated(value.node)) if opposite else value


def opposite_call(r: Routine, expr: t.Apply) -> Value | None:
    """`P."/=" (A, B)` where P declares its own "=", which declares "/=" too (ARM 6.6(6))."""
    from translators.rules.ada.calls import call_entity

    prefix = expr.prefix
    if not isinstance(prefix, t.Selected) or prefix.selector != '"/="':
        return None
    own = dataclasses.replace(prefix, selector='"="')
    r.program.keep(own)
    fitting = [
        e
        for e in r.scope.library.find(own, r.scope)
        if isinstance(e, SubprogramEntity)
        and e.result is not None
        and e.result.type.kind == "boolean"
        and r.program.resolver.associate(e, expr.args, r.scope) is not None
    ]
    return truth(negated(call_entity(r, fitting[0], expr.args, expr).node)) if len(fitting) == 1 else None


def refuse_other(r: Routine, expr: t.Unary | t.Binary, wanted: TypeEntity | None) -> None:
    """Refuse `P."+" (A, B)` where P has no such function, but another one that is visible would be taken for it."""
    if id(expr) in r.program.resolver.predefined_only:
        return
    operands = (expr.left, expr.right) if isinstance(expr, t.Binary) else (expr.operand,)
    if r.program.resolver.user_operator(expr.operator, operands, r.scope, wanted) is not None:
        raise Refused("operator", f"a predefined {expr.operator} by its full name, beside a function of that name", expr)


def made_early(r: Routine, left: ir.Expression, right: Value, expr: t.Binary) -> Value:
    """A converted right operand whose check GNAT makes before it asks a file that may be closed: put before an if statement
    that has no other condition."""
    alone = isinstance(r.since, t.IfStmt) and any(test is expr for test, _ in r.since.branches)
    asked = r.program.effects.expression(left, r.module)
    if not alone or asked.visible or asked.raises != STATUS_ERROR or not isinstance(right.node, ir.Convert) or not right.node.check:
        return right
    inner = r.program.effects.expression(right.node.operand, r.module)
    return right if inner.visible or inner.raises else dataclasses.replace(right, node=held(r, right.node, expr))


def refuse_early(r: Routine, left: ir.Expression, right: ir.Expression, expr: t.Binary) -> None:
    """Refuse where it could be seen that GNAT makes the checks of a right operand (of indexes, ranges, null, a divisor)
    before it evaluates the left one; those of overflow come in their place (measured with GNAT 12)."""
    effects = r.program.effects.expression(left, r.module)
    if not (effects.visible or effects.raises - {"constraint_error"}):
        return
    divides = expr.operator in ("/", "mod", "rem") and isinstance(getattr(right, "type", None), IntType)
    certain = isinstance(right, ir.IntLiteral) and right.value > 0
    if ((divides or expr.operator == "**") and not certain) or any(checked_early(r, n) for n in expressions(right)):
        raise Refused("evaluation order", "a check that is made before what is on its left", expr)


def checked_early(r: Routine, node: ir.Expression) -> bool:
    match node:
        case ir.Index():
            return not certain_index(node)
        case ir.Slice() | ir.Dereference():
            return True
        case ir.Convert(check=check):
            return check
        case ir.Binary(operator="/" | "rem" | "mod" | "**", right=right):
            return not (isinstance(right, ir.IntLiteral) and right.value > 0)
        case ir.RuntimeCall(function=function):
            return function.startswith("ada.check_")
        case ir.Call():
            return r.program.helpers.reads_component(node, r.module)
    return False


def operation_type(r: Routine, expr: t.Binary, wanted: TypeEntity | None) -> TypeEntity:
    """The type of a predefined operation."""
    types = r.program.resolver.predefined_binary(expr.operator, (expr.left, expr.right), r.scope)
    return settled(r, types, wanted, expr)


def settled(r: Routine, types: list[TypeEntity], wanted: TypeEntity | None, at: t.Node) -> TypeEntity:
    """One type out of the possible ones; a universal type becomes the wanted one, or root_integer."""
    from translators.rules.ada.expressions import long_integer

    if wanted is not None:
        types = [x for x in types if compatible(x, wanted)] or types
    for type_ in types:
        if not type_.kind.startswith("universal"):
            return type_
    if types and types[0].kind == "universal fixed":
        return types[0]
    if not types:
        raise Refused("operator", "an operator whose operands are not understood", at)
    if wanted is not None and not wanted.kind.startswith("universal"):
        return wanted
    if types[0].kind == "universal integer":
        return long_integer(r)
    raise Refused("static expression", "a real expression without a type", at)


def power(r: Routine, expr: t.Binary, type_: TypeEntity) -> Value:
    """`X ** N`. Floats only squared and cubed: there the order of the multiplications is sure."""
    left, right = operand(r, expr.left, type_), operand(r, expr.right, standard.INTEGER)
    if not right.type.integer:
        raise Refused("operator", "** with an exponent that is no integer", expr)
    check_order(r, [left.node, right.node], expr)
    if type_.kind == "float":
        exponent = static(expr.right, r.scope)
        kind = r.type_of(Subtype(type_, name=type_.name), expr)
        if exponent not in (2, 3) or not repeatable(r, left.node):
            name = "ada.power" if type_.high == 64 else "ada.power_short"
            return Value(ir.RuntimeCall(name, (left.node, right.node), kind), type_)
        node: ir.Expression = ir.Binary("*", left.node, left.node, kind)
        if exponent == 3:
            node = ir.Binary("*", node, left.node, kind)
        return Value(node, type_)
    absorbed = without_operand(r, expr, type_, left.node, right.node)
    if absorbed is not None:
        return absorbed
    base = base_type(type_, expr)
    result = wrapped(ir.Binary("**", left.node, right.node, base), type_, base, expr)
    return shifted(r, expr, result, right) if static(expr.left, r.scope) == 2 else result


def shifted(r: Routine, expr: t.Binary, power: Value, exponent: Value) -> Value:
    """`2 ** N`, of which GNAT 12 makes a shift that does not check the exponent: 0 where that is negative. That of a
    constant is checked."""
    limits = exponent.subtype.static_range if exponent.subtype is not None else None
    constant = isinstance(expr.left, t.Name | t.Selected) and isinstance(r.scope.library.find_one(expr.left, r.scope), ObjectEntity)
    if constant or (limits is not None and limits[0] >= 0) or static(expr.right, r.scope) is not None:
        return power
    kind = getattr(exponent.node, "type", None)
    if power.type.modulus or kind is None or not repeatable(r, exponent.node):
        raise Refused("operator", "2 ** with an exponent that may be negative", expr)
    below = ir.Compare("<", exponent.node, ir.IntLiteral(0, kind), BOOLEAN)
    zero = ir.IntLiteral(0, base_type(power.type, expr))
    return dataclasses.replace(power, node=ir.Conditional(below, zero, power.node, base_type(power.type, expr)))


def logical(r: Routine, expr: t.Binary, type_: TypeEntity, left: Value, right: Value) -> Value:
    operator = LOGICAL[expr.operator]
    if type_.kind == "boolean":
        return Value(ir.Binary(operator, left.node, right.node, BOOLEAN), type_)
    if type_.kind == "array":
        return arrayops.logical(r, operator, left, right, expr)
    if type_.kind != "modular":
        raise Refused("operator", f"{expr.operator} of {type_.name or 'arrays'}", expr)
    base = base_type(type_, expr)
    return wrapped(ir.Binary(operator, left.node, right.node, base), type_, base, expr)


def short_circuit(r: Routine, expr: t.Binary, wanted: TypeEntity | None) -> Value:
    """`and then`, `or else`: the right side knows what the left one found out. Both have one type, which is the result's."""
    found = r.program.resolver.short_circuits(expr, r.scope)
    of = wanted if wanted in found else next(iter((*(x for x in found if x is standard.BOOLEAN), *found)), None)
    left = operand(r, expr.left, of or any_boolean(r, expr.left))
    conjunction = expr.operator == "and then"
    if isinstance(expr.right, t.RaiseExpr):
        put_before(r, (ir.If(left.node if conjunction else negated(left.node), tuple(raising(r, expr.right)), (), expr.span),), expr)
        return Value(ir.BoolLiteral(not conjunction, BOOLEAN), of or standard.BOOLEAN)
    with r.apart() as own, r.knowing(facts_of(r, expr.left, conjunction)):
        right = operand(r, expr.right, of or any_boolean(r, expr.right))
    absorbed = without_operand(r, expr, of or standard.BOOLEAN, left.node, right.node)
    if absorbed is not None:
        return absorbed
    operator = "and" if conjunction else "or"
    if not own:
        return Value(ir.ShortCircuit(operator, left.node, right.node, BOOLEAN), of or standard.BOOLEAN)
    return Value(stepwise(r, left.node, [*own], right.node, conjunction, expr), of or standard.BOOLEAN)


def stepwise(
    r: Routine, left: ir.Expression, own: list[ir.Statement], right: ir.Expression, conjunction: bool, at: t.Binary
) -> ir.Expression:
    """A short circuit whose right side has statements of its own: it is evaluated into a variable before its statement."""
    name = r.fresh("Holds")
    found = ir.Variable(name, BOOLEAN)
    settled = ir.If(found if conjunction else negated(found), (*own, ir.Assign(found, right, at.span)), (), at.span)
    put_before(r, [ir.VariableDeclaration(name, BOOLEAN, left, False, at.span), settled], at)
    return found


# --------------------------------------------------------------------------- relations


def relation(r: Routine, expr: t.Binary) -> Value:
    resolver = r.program.resolver
    lefts, rights = resolver.sides(expr.left, expr.right, r.scope)
    types = common(lefts, rights) or joined_components(expr, lefts, rights)
    if not types:
        # Learn from lowering one side why the types are not known.
        operand(r, expr.left, None)
        operand(r, expr.right, None)
        raise Refused("operator", f"{expr.operator} of operands that are not understood", expr)
    if types[0].kind == "universal real" and len(types) == 1:
        known = static(expr, r.scope)
        if known is not None:
            return truth(ir.BoolLiteral(bool(known), BOOLEAN))
    type_ = comparison_type(r, types, expr)
    if cursors.is_cursor(type_):
        cursors.compared(r, expr.left, expr.right, expr)
    certain = exact_relation(expr, type_, r.scope)
    if certain is not None:
        return truth(ir.BoolLiteral(certain, BOOLEAN))
    left, right = operand(r, expr.left, type_), operand(r, expr.right, type_)
    check_order(r, [left.node, right.node], expr)
    right = made_early(r, left.node, right, expr)
    refuse_early(r, left.node, right.node, expr)
    check_comparable(r, type_, expr)
    if type_.tagged:
        left, right = (Value(tagged.exact(r, v, expr), v.type, v.subtype) for v in (left, right))
    if type_.kind == "array" and len(type_.indexes) > 1:
        if several.open_value(left) or several.open_value(right):
            alike = several.equal(r, left, right, expr)
            return truth(alike if expr.operator == "=" else negated(alike))
        same_shape(left, right, expr)
    elif type_.kind == "array" and not type_.is_string and expr.operator in ("=", "/="):
        left, right = unlike_lengths(r, left, right, expr)
    operator = COMPARISONS[expr.operator]
    if type_.kind == "array" and not type_.is_string and operator not in ("==", "!="):
        return truth(arrayops.ordering(r, operator, left, right, expr))
    if type_.kind == "boolean" and isinstance(right.node, ir.BoolLiteral) and operator in ("==", "!="):
        same = right.node.value == (operator == "==")
        return truth(left.node if same else negated(left.node))
    return truth(ir.Compare(operator, left.node, right.node, BOOLEAN))


def joined_components(expr: t.Binary, lefts: list[TypeEntity], rights: list[TypeEntity]) -> list[TypeEntity]:
    """The type in which `C & D` of two components is compared with an array."""
    for side, types in ((expr.left, rights), (expr.right, lefts)):
        if isinstance(side, t.Binary) and side.operator == "&" and len(types) == 1 and types[0].kind == "array":
            return types
    return []


def comparison_type(r: Routine, types: list[TypeEntity], expr: t.Binary) -> TypeEntity:
    for type_ in types:
        if type_.kind in ("universal integer", "universal real"):
            continue
        if type_.kind in ("string literal", "aggregate"):
            return standard.STRING
        return type_
    if types[0].kind in ("universal real", "universal fixed"):
        raise Refused("static expression", "a comparison of real numbers without a type", expr)
    plain = all(isinstance(x, t.Attribute | t.IntLit | t.Name | t.Apply) for x in (expr.left, expr.right))
    from translators.rules.ada.expressions import long_integer

    return standard.INTEGER if plain else long_integer(r)


def check_comparable(r: Routine, type_: TypeEntity, expr: t.Binary) -> None:
    if type_.kind == "null":
        raise Refused("access type", "a comparison of null with null", expr)
    if addresses.is_address(type_):
        addresses.check_comparison(r, expr)
    elif addresses.holds_address(type_, set()):
        raise Refused("operator", "a comparison of addresses", expr)
    if type_.kind in ("record", "array") and defines_equality(type_, r.program.library):  # in a private part: GNAT calls it
        raise Refused("operator", f"a predefined {expr.operator} of {type_.name}, which has its own", expr)
    if type_.kind in ("record", "array") and has_own_equality(type_, r.program.library):
        raise Refused("operator", f"equality of {type_.name}, a part of which defines its own", expr)
    equal = tagged.hidden_equality(type_) if type_.tagged else None
    if equal is not None:
        raise Refused("operator", f"a predefined {expr.operator} of {type_.name}, where {equal.name} has its own", expr)
    if type_.kind != "array" or len(type_.indexes) == 1:
        r.type_of(Subtype(type_, name=type_.name) if not type_.scalar else r.subtype_of_type(type_), expr)


def same_shape(left: Value, right: Value, at: t.Node) -> None:
    """Arrays of several dimensions are compared when both are known to be of the same size."""
    from translators.rules.ada.conversions import extents

    shapes = [v.subtype.static_shape if v.subtype is not None else None for v in (left, right)]
    if shapes[0] is None or shapes[1] is None or extents(shapes[0]) != extents(shapes[1]):
        raise Refused("array", "a comparison of arrays of several dimensions", at)


def unlike_lengths(r: Routine, left: Value, right: Value, at: t.Node) -> tuple[Value, Value]:
    """Arrays of which it is known that they differ in length, as two of any length: the targets compare no others."""
    sides = [v.subtype.static_bounds() if v.subtype is not None else None for v in (left, right)]
    counts = [max(0, b[1] - b[0] + 1) if b is not None else None for b in sides]
    if None in counts or counts[0] == counts[1]:
        return left, right
    kind = r.type_of(Subtype(left.type, name=left.type.name), at)

    def free(node: ir.Expression) -> ir.Expression:
        if isinstance(node, ir.Aggregate | ir.Repeat):
            return dataclasses.replace(node, type=kind)
        return ir.Convert(node, kind)

    return Value(free(left.node), left.type), Value(free(right.node), right.type)


def unary(r: Routine, expr: t.Unary, wanted: TypeEntity | None) -> Value:
    from translators.rules.ada.calls import call_entity

    entity = r.program.resolver.user_operator(expr.operator, (expr.operand,), r.scope, wanted)
    if entity is not None and id(expr) not in r.program.resolver.predefined_only:
        args = (t.Arg((), expr.operand, span=expr.span, pos=expr.pos),)
        return call_entity(r, entity, args, expr)
    types = r.program.resolver.types_of(expr.operand, r.scope)
    if expr.operator == "not":
        value = operand(r, expr.operand, wanted or any_boolean(r, expr.operand))
        if value.type.kind == "boolean":
            return truth(negated(value.node))
        if value.type.kind == "modular":
            base = base_type(value.type, expr)
            if value.type.modulus == 1 << base.bits:
                return Value(ir.Unary("~", value.node, base), value.type)
            ones = ir.IntLiteral(value.type.modulus - 1, base)
            return Value(ir.Binary("-", ones, value.node, base), value.type)
        if value.type.kind == "array":
            return arrayops.complement(r, value, expr)
        raise Refused("operator", f"not of {value.type.name or 'arrays'}", expr)
    type_ = settled(r, types, wanted, expr)
    known = exact(r, expr, type_)
    if known is not None:
        return Value(known, type_)
    value = operand(r, expr.operand, type_)
    if expr.operator == "+":
        return value
    if type_.kind == "float":
        kind = r.type_of(Subtype(type_, name=type_.name), expr)
        assert isinstance(kind, FloatType)
        return Value(ir.Unary(expr.operator, value.node, kind), type_)
    base = base_type(type_, expr)
    if expr.operator == "abs" and type_.kind == "modular":
        return value
    node: ir.Expression = ir.Unary(expr.operator, value.node, base)
    if type_.kind == "modular":
        node = ir.Binary("-", ir.IntLiteral(0, base), value.node, base)
        return wrapped(node, type_, base, expr)
    return Value(node, type_)
