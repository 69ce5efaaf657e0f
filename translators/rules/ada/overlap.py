"""Calls in which two parameters may reach one object (ARM 6.2(12))."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import Formal, SubprogramEntity
from translators.rules import ir
from translators.rules.ada.actuals import copied
from translators.rules.ada.effects import ANYTHING, WAITING, Effects, heap
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import Value
from translators.rules.emit import walk


def check_overlap(
    r: Routine,
    entity: SubprogramEntity,
    pairs: list[tuple[Formal, t.Expr | None]],
    nodes: list[ir.Expression],
    at: t.Node,
    inner: Effects | None = None,
) -> None:
    """Refuse calls where two names reach the same composite object (ARM 6.2(12)) and one may change it."""
    roots = [root_of(n) for n in nodes]
    inner = inner or r.program.effects_of(entity)
    captures = r.program.captures.known(entity)
    own = len(pairs)
    extra = len(nodes) - len(captures)  # first indexes come between parameters and captured variables
    changed_at = [i for i, (f, _) in enumerate(pairs) if f.mode != "in"]
    changed_at += [extra + i for i, c in enumerate(captures) if c.changed]
    for i in changed_at:
        for j, root in enumerate(roots):
            by_name = j in changed_at or (j >= own and not bound_beside(nodes[j])) or composite(pairs, j)
            if j != i and by_name and root is not None and root == roots[i] and not apart(nodes[i], nodes[j]):
                raise Refused("overlapping parameters", f"one object twice in a call of {entity.name}", at)
    for i in changed_at:
        refuse_copied(r, entity, nodes, i, inner, at)
    for i, root in enumerate(roots):
        if root is None or not composite(pairs, i):
            continue
        if isinstance(root, ir.Dereference):
            key = heap(root)
        elif root.scope == "global":
            key = (root.module or r.module, root.name)
        else:
            continue
        if key in inner.writes or (i in changed_at and key in inner.reads):
            raise Refused("overlapping parameters", f"{key[1]} reaches {entity.name} in two ways", at)
        if WAITING in inner.reads and inner is not ANYTHING and touched(r, key, i in changed_at):
            raise Refused("overlapping parameters", f"{key[1]}, which a task uses while {entity.name} waits", at)


def refuse_copied(
    r: Routine, entity: SubprogramEntity, nodes: list[ir.Expression], changing: int, inner: Effects, at: t.Node
) -> None:
    """Refuse a call that changes an element of any length and may copy its container meanwhile: copies share such elements."""
    from translators.rules.ada import containers

    found = containers.shared(nodes[changing])
    owner = containers.path_of(found)[0] if found is not None else None
    if not isinstance(owner, ir.Variable):
        return
    others = [node for i, node in enumerate(nodes) if i != changing]
    named = any(same(n, owner) for node in others for n in walk.expressions(node))
    calls = any(isinstance(n, ir.Call) and not containers.only_reads(r.program, n, r.module) for node in others for n in walk.expressions(node))
    ways = [containers.path_of(node) for node in others]
    whole = any(same(start, owner) and containers.ITEMS not in path for start, path in ways)
    key = (owner.module or r.module, owner.name)
    known = owner.scope == "global" and key in inner.reads | inner.writes
    if known or whole or (named and calls):
        raise Refused("overlapping parameters", f"an element of {owner.name}, which {entity.name} reaches too", at)


def same(node: ir.Expression, variable: ir.Variable) -> bool:
    """Whether an expression is a variable, as a local or as what stands for a captured one."""
    if not isinstance(node, ir.Variable) or node.name != variable.name:
        return False
    return walk.is_local(node) if walk.is_local(variable) else (node.scope, node.module) == (variable.scope, variable.module)


def touched(r: Routine, key: tuple[str, str], changing: bool) -> bool:
    """Whether another task than the one that is lowered writes an object, or reads one that is changing."""
    for entities in r.program.entities.values():
        for task in entities:
            if task.task is None or task is r.entity:
                continue
            effects = r.program.effects_of(task)
            if key in effects.writes or (changing and key in effects.reads):
                return True
    return False


def bound_beside(node: ir.Expression) -> bool:
    """Whether an argument is the bound that is kept beside an array of any length: a number that no change of it changes."""
    return isinstance(node, ir.FieldAccess) and node.field in ("First", "Last") and isinstance(node.base, ir.Dereference)


def apart(one: ir.Expression, other: ir.Expression) -> bool:
    """Whether two places are in different components of one local record, and share nothing."""
    paths: list[list[str]] = []
    for node in (one, other):
        names: list[str] = []
        while isinstance(node, ir.FieldAccess | ir.Index | ir.Slice):
            names = [node.field, *names] if isinstance(node, ir.FieldAccess) else []  # any element may be meant
            node = node.base
        if not isinstance(node, ir.Variable) or node.scope == "global":
            return False
        paths.append(names)
    return any(a != b for a, b in zip(*paths, strict=False))


def separate_scalars(
    r: Routine,
    pairs: list[tuple[Formal, t.Expr | None]],
    values: list[Value],
    nodes: list[ir.Expression],
    places: list[ir.Expression],
    at: t.Node,
) -> None:
    """Scalars and access values that change and are parts of one object, or that the subprogram also knows by their own
    name, go through copies, which come back in the order of the formals: they are passed by copy (ARM 6.2(3))."""
    roots = [root_of(n) for n in places]
    for i, (formal, _) in enumerate(pairs):
        scalar = by_copy(formal) and formal.mode != "in" and values[i].type is formal.subtype.type
        others = [
            j for j, root in enumerate(roots)
            if j != i and root is not None and root == roots[i]
            and (j >= len(pairs) or pairs[j][0].mode != "in" or composite(pairs, j))
        ]  # fmt: skip
        changing = all(
            by_copy(pairs[j][0]) if j < len(pairs) else isinstance(places[i], ir.Variable) and places[i] == places[j]
            for j in others
        )
        if scalar and others and changing and values[i].subtype is not None and nodes[i] is values[i].node:
            nodes[i] = places[i] = copied(r, formal, values[i], at)


def by_copy(formal: Formal) -> bool:
    """Whether a parameter is passed by copy: scalars and access values are (ARM 6.2(3))."""
    return formal.subtype.type.scalar or formal.subtype.type.kind == "access"


def composite(pairs: list[tuple[Formal, t.Expr | None]], position: int) -> bool:
    return position < len(pairs) and pairs[position][0].subtype.type.kind in ("array", "record")


def root_of(node: ir.Expression) -> ir.Variable | ir.Dereference | None:
    """What a place is part of: a variable, or an allocated object."""
    while isinstance(node, ir.FieldAccess | ir.Index | ir.Slice):
        node = node.base
    return node if isinstance(node, ir.Variable | ir.Dereference) else None
