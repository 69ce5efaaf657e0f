"""Containers: loops over their elements, and indexing of vectors (ARM A.18, 4.1.6, 5.5.2).

Their operations are written in Ada (`analyzers/ada/predefined/ada-containers-*.adb`): a container is a record that keeps
its elements in the first `Last` components of the array `Items`.
"""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.bodies import loop_scope
from analyzers.ada.entities import ObjectEntity, Subtype
from translators.rules import ir
from translators.rules.ada.fitting import components
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import BOOLEAN, INTEGER, Value, integer


def part(r: Routine, container: Value, name: str, at: t.Node) -> ir.Expression:
    """A component of the record that a container is."""
    component = components(container.type)[name]
    of = component.subtype
    kind = r.type_of(Subtype(of.type, name=of.type.name) if of.type.kind == "array" else of, at)
    return ir.FieldAccess(container.node, component.field, kind)


def element(r: Routine, container: Value, expr: t.Apply) -> Value:
    """`V (I)`: the element itself, which must be one of those in use."""
    from translators.rules.ada.conversions import once
    from translators.rules.ada.expressions import expression
    from translators.rules.ada.objects import repeatable

    region = container.type.region
    first = region.local("index_type") if region is not None else []
    owner = region.owner if region is not None else None
    shell = region
    while shell is not None and not first:
        shell = shell.parent
        first = shell.local("index_type") if shell is not None else []
    argument = expr.args[0].value if len(expr.args) == 1 else None
    of = getattr(first[0], "subtype", None) if first else None
    if argument is None or of is None or not isinstance(of.low, int) or owner is None:
        raise Refused("library unit", f"an index into a {container.type.name}", expr)
    if not repeatable(r, container.node):
        raise Refused("evaluation order", f"an index into a {container.type.name} that is computed", expr)
    value = expression(r, argument, of.type)
    place: ir.Expression = value.node if isinstance(value.node, ir.IntLiteral) else ir.Convert(value.node, INTEGER, True)
    if of.low != 1:
        place = ir.Binary("-", place, integer(of.low - 1), INTEGER)
    place = once(r, place, expr)
    bad = ir.Raise("constraint_error", None, expr.span)
    last = part(r, container, "last", expr)
    r.before.append(ir.If(ir.Compare(">", place, last, BOOLEAN), (bad,), (), expr.span))
    items = components(container.type)["items"].subtype.type
    assert items.component is not None
    node = ir.Index(part(r, container, "items", expr), place, r.type_of(items.component, expr))
    return Value(node, items.component.type, items.component)


def element_loop(r: Routine, item: t.LoopStmt, iteration: t.Iteration, container: Value, label: str) -> list[ir.Statement]:
    """`for E of C`, of a container that the loop does not change (that would be tampering) and elements that it only
    reads."""
    from translators.rules.ada.loopranges import loop_parameter
    from translators.rules.ada.overlap import root_of
    from translators.rules.ada.statements import statements

    if not isinstance(root_of(container.node), ir.Variable):
        raise Refused("loop", "a loop over the elements of a container that is computed", item)
    component = components(container.type)["items"].subtype.type.component
    assert component is not None
    variable = ObjectEntity(iteration.name.text, iteration.name.span, iteration.name.pos, r.scope, component, "loop")
    scope = loop_scope(iteration, variable, r.scope, item.label)
    variable = loop_parameter(scope, variable)
    name = r.declare(variable)
    index = r.fresh(f"{iteration.name.text}_Index")
    kind = r.type_of(component, item)
    r.immutable.add(name)
    with r.inside(scope):
        body = statements(r, item.body)
    effects = r.program.effects.body(body, r.module)
    if name in effects.locals_written:
        raise Refused("loop", "a loop that changes the elements of a container", item)
    own = root_of(container.node)
    assert isinstance(own, ir.Variable)
    outside = effects.writes & {(own.module or r.module, own.name), ("?", "?")}
    if own.name in effects.locals_written or outside:
        raise Refused("loop", "a loop over the elements of a container that it changes", item)
    value = ir.Index(part(r, container, "items", item), ir.Variable(index, INTEGER), kind)
    first = ir.VariableDeclaration(name, kind, value, True, item.span)
    last = part(r, container, "last", item)
    return [ir.ForRange(index, INTEGER, integer(1), last, (first, *body), iteration.reverse, label, item.span)]
