"""Protected objects (ARM 9.4, 9.5.3): calls of their operations and entries, barriers.

A protected object is a record with a reference to what it protects, which its operations get. As one task runs at a time and
operations do not wait, nothing needs a lock. Who calls an entry waits until its barrier is open; whoever has changed an object
lets those who wait look at their barriers before anybody else goes on.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analyzers.ada import tree as t
from analyzers.ada.entities import ObjectEntity, SubprogramEntity, Subtype, TypeEntity
from analyzers.ada.protectedtypes import OBJECT, STATE
from analyzers.ada.source import module_id
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.tasking import FOREVER, run
from translators.rules.ada.values import BOOLEAN, INTEGER, WIDE, Value, integer

CONSTRUCT = "protected object"


def enter(r: Routine, entity: SubprogramEntity) -> None:
    """What an operation sees of its object: the reference, and the components behind it."""
    unit = entity.protected.protected if entity.protected is not None else None
    if unit is None or unit.region is None or unit.state.target is None or entity.body is None:
        return
    at = entity.body
    own = next(e for e in r.scope.local(STATE.lower()) if isinstance(e, ObjectEntity))
    kind, record = r.type_of(Subtype(unit.state), at), r.type_of(unit.state.target, at)
    reference = ir.Variable(r.names[id(own)], kind, "parameter")
    for seen in unit.region.local(STATE.lower()):
        r.renamings[id(seen)] = Value(reference, unit.state, Subtype(unit.state))
    for component in unit.state.target.type.own_components[1:]:
        place = ir.FieldAccess(ir.Dereference(reference, record), component.field, r.type_of(component.subtype, at))
        from translators.rules.ada.objects import component_first

        member = unit.members[component.key]
        r.renamings[id(member)] = Value(place, component.subtype.type, component.subtype, component_first(component))


def number_of(r: Routine, unit_state: TypeEntity, state: ir.Expression, at: t.Node) -> ir.Expression:
    """The number of a protected object."""
    assert unit_state.target is not None
    return ir.FieldAccess(ir.Dereference(state, r.type_of(unit_state.target, at)), OBJECT, INTEGER)


def calls_operation(r: Routine, entity: SubprogramEntity, expr: t.Expr) -> bool:
    """Whether a call from outside is of a protected operation of a type with entries: others may wait for what it does."""
    unit = entity.protected.protected if entity.protected is not None else None
    if unit is None:
        return False
    args = expr.args if isinstance(expr, t.Apply) else ()
    outside = any(a.names and t.dotted(a.names[0]) == STATE for a in args)
    if entity.key in unit.entries and not outside:
        raise Refused(CONSTRUCT, f"a call of the entry {entity.name} inside its object", expr)
    return outside and bool(unit.entries)


def called(
    r: Routine, entity: SubprogramEntity, node: ir.Call, inner: Sequence[ir.Statement], at: t.Node
) -> list[ir.Statement]:
    """The call of an operation from outside, after which others look at their barriers. Of an entry: it waits first."""
    assert entity.protected is not None and entity.protected.protected is not None
    unit = entity.protected.protected
    state = node.arguments[len(entity.formals) - 1]
    entry = entity.key in unit.entries
    changed = run("served" if entry else "changed", number_of(r, unit.state, state, at))
    done: list[ir.Statement] = list(inner)
    if r.program.effects.expression(node, r.module).raises:
        done = [ir.Try(tuple(inner), (ir.Handler((), (changed, ir.Raise("", None, at.span))),), at.span)]
    if not entry:
        return [*done, changed]
    wait = ir.CallStatement(awaited(r, entity, state, ir.IntLiteral(FOREVER, WIDE), at), at.span)
    return [wait, *done, changed]


def settled(r: Routine, entity: SubprogramEntity, node: ir.Call, at: t.Node) -> ir.Call:
    """The call with what it gives an entry evaluated before it waits."""
    from translators.rules.ada.objects import repeatable

    arguments: list[ir.Expression] = []
    for position, argument in enumerate(node.arguments):
        formal = entity.formals[position] if position < len(entity.formals) else None
        kind = getattr(argument, "type", None)
        if formal is None or r.stable(argument):
            arguments.append(argument)
        elif formal.mode == "in" and kind is not None:
            name = r.fresh(formal.name)
            r.immutable.add(name)
            r.before.append(ir.VariableDeclaration(name, kind, argument, True, at.span))
            arguments.append(ir.Variable(name, kind))
        elif isinstance(argument, ir.Variable) or (isinstance(argument, ir.Dereference) and repeatable(r, argument)):
            arguments.append(argument)
        else:
            raise Refused(CONSTRUCT, f"the actual of {formal.name}, which may be another object after a wait", at)
    return dataclasses.replace(node, arguments=tuple(arguments))


def awaited(r: Routine, entity: SubprogramEntity, state: ir.Expression, limit: ir.Expression, at: t.Node) -> ir.Call:
    """A call of the helper that waits until an entry's barrier is open, and gives whether it was in time."""
    assert entity.protected is not None and entity.protected.protected is not None
    program, unit = r.program, entity.protected.protected
    owner = module_id(entity.home)
    if owner not in program.units:
        raise Refused(CONSTRUCT, f"{entity.name} belongs to no module of the codebase", at)
    barriers = unit.operations.get(f"{entity.key}_barrier", [])
    if len(barriers) != 1:
        raise Refused(CONSTRUCT, f"the barrier of {entity.name}", at)
    inner = Routine(program, owner, program.library.standard, accessor=True)
    module, asked = program.callee(inner, barriers[0], at)
    name = program.helpers.dispatcher_name(owner, (id(entity), "await"), f"Await_{unit.name}_{entity.name}")
    kind = inner.type_of(Subtype(unit.state), at)
    own, within = ir.Variable("State", kind, "parameter"), ir.Variable("Limit", WIDE, "parameter")
    if program.captures.known(barriers[0]):
        raise Refused(CONSTRUCT, f"the barrier of {entity.name}, which uses variables of a subprogram", at)
    number = number_of(inner, unit.state, own, at)
    open_ = ir.Call(asked, (own,), BOOLEAN, module)
    span, yes, no = entity.span, ir.BoolLiteral(True, BOOLEAN), ir.BoolLiteral(False, BOOLEAN)
    leave = run("unqueue")
    late = ir.Unary("not", ir.RuntimeCall("ada_tasks.wait", (), BOOLEAN), BOOLEAN)
    turn: tuple[ir.Statement, ...] = (
        ir.If(open_, (leave, ir.Return(yes)), (), span),
        ir.If(late, (leave, run("changed", number), ir.Return(no)), (), span),
    )
    loop = ir.Loop(None, turn, (), "", True, span)
    body: tuple[ir.Statement, ...] = (
        ir.If(open_, (ir.Return(yes),), (), span),
        ir.If(ir.Compare("==", within, ir.IntLiteral(0, WIDE), BOOLEAN), (ir.Return(no),), (), span),
        run("queue", number, integer(unit.entries[entity.key]), within),
        loop,
    )
    if program.effects.expression(open_, owner).raises:  # ARM 9.5.3(7)
        wrong = (leave, run("served", number), ir.Raise("program_error", None, span))
        body = (ir.Try(body, (ir.Handler((), wrong),), span),)
    parameters = (ir.IrParameter("State", kind), ir.IrParameter("Limit", WIDE))
    comment = (f"Waits until {entity.name} of a {unit.name} is open.",)
    program.helpers.give(owner, ir.IrSubprogram(name, span, parameters, BOOLEAN, body, True, comment, True))
    return ir.Call(name, (state, limit), BOOLEAN, "" if owner == r.module else owner)


def count(r: Routine, expr: t.Attribute) -> ir.Expression | None:
    """E'Count inside a protected object; None when it is none of its entries."""
    of = r.entity.protected if r.entity is not None else None
    if of is None or of.protected is None or not isinstance(expr.prefix, t.Name) or expr.prefix.key not in of.protected.entries:
        return None
    unit = of.protected
    assert unit.region is not None
    state = next(r.renamings[id(e)].node for e in unit.region.local(STATE.lower()) if id(e) in r.renamings)
    return ir.RuntimeCall("ada_tasks.waiting", (number_of(r, unit.state, state, expr), integer(unit.entries[expr.prefix.key])), INTEGER)


def made(r: Routine, type_: TypeEntity, at: t.Node) -> ir.Expression:
    """A new protected object."""
    from translators.rules.ada.defaults import default_value

    assert type_.protected is not None and type_.protected.state.target is not None
    kind = r.type_of(Subtype(type_.protected.state), at)
    return ir.Allocate(default_value(r, type_.protected.state.target, at), kind)
