"""Values that GNAT knows of variables where it compiles: those that it has seen assigned, or compared by `=`, before."""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.ada import tree as t
from analyzers.ada.static import static
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type


def refuse_known_power(r: Routine, source: t.Expr) -> None:
    """Refuse a square or a cube that is converted, of a variable that may be known to hold what leaves the type: GNAT 12
    raises an exception for it, and makes that of other variables in the wider type."""
    if not isinstance(source, t.Binary) or source.operator != "**" or not isinstance(source.left, t.Name | t.Selected):
        return
    power = static(source.right, r.scope)
    types = r.program.resolver.types_of(source.left, r.scope)
    if not isinstance(power, int) or power not in (2, 3) or len(types) != 1 or types[0].kind != "signed":
        return
    own = base_type(types[0], source)
    for value in _given(r, source.left.key, source):
        known = static(value, r.scope)
        if isinstance(known, int) and not own.minimum <= known**power <= own.maximum:
            raise Refused("operator", "a power that leaves its type, of what may be known, in a wider type", source)


def _given(r: Routine, key: str, at: t.Node) -> Iterator[t.Expr]:
    """What an object of that name is declared with, assigned or compared with in the library unit around, wherever the
    name leads."""
    groups = r.program.library.module_units.values()
    for unit in (u for units in groups if any(x.span.file == at.span.file for x in units) for u in units):
        for node in t.walk(unit.item):
            if isinstance(node, t.AssignStmt) and _is(node.target, key):
                yield node.value
            elif isinstance(node, t.ObjectDecl) and node.initial is not None and any(_is(n, key) for n in node.names):
                yield node.initial
            elif isinstance(node, t.Binary) and node.operator == "=":
                yield from (b for a, b in ((node.left, node.right), (node.right, node.left)) if _is(a, key))


def _is(node: t.Node, key: str) -> bool:
    return isinstance(node, t.Name | t.Selected) and node.key == key
