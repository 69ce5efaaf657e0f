"""The order in which operands, arguments and components are evaluated: refused where it could be seen and is not the
IR's."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from analyzers.ada import tree as t
from analyzers.model import ArrayType, RecordType, StringType
from translators.rules import ir
from translators.rules.ada.effects import NOTHING
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Images, Routine
from translators.rules.ada.values import STRING
from translators.rules.emit import walk

_IMAGES = frozenset(["ada.image", "ada.image_unsigned", "ada.character_image", "ada.float_image", "ada.word", "ada.fixed_image"])


def check_order(r: Routine, nodes: Sequence[ir.Expression], at: t.Node, call: bool = False) -> None:
    """Refuse when it could be seen in which order these are evaluated, unless GNAT's order is the IR's.

    Measured with GNAT 12: operands of operators and components go left to right; arguments right to left,
    except that results with controlled parts (Unbounded_String), and access values that a call gives and
    that are followed, are made first, left to right; so are images of scalars, before the calls beside them that are
    no images themselves.
    """
    if len(nodes) < 2 and r.moved is NOTHING:
        return
    effects = [r.program.effects.expression(n, r.module) for n in nodes]
    check_moved(r, nodes, at)
    for i, first in enumerate(effects):
        for second in effects[i + 1 :]:
            if first.conflicts(second) and (call or any(mentions_controlled(n) or follows_call(n) for n in nodes)):
                raise Refused("evaluation order", "operands whose order of evaluation could be seen", at)
    for i, node in enumerate(nodes):
        others = [n for j, n in enumerate(nodes) if j > i or (j < i and isinstance(at, t.Aggregate))]
        if not call and any(reads_late(r, node, other) for other in others):
            raise Refused("evaluation order", "a variable, beside a call that changes it", at)
    for i, node in enumerate(nodes):
        later = (j for j in range(i + 1, len(nodes)) if effects[i].conflicts(effects[j]))
        if any(_has_image(r, nodes[j]) for j in later) and _calls_beside_images(r, node):
            raise Refused("evaluation order", "an image, which GNAT makes before the calls on its left", at)


def check_arrays(r: Routine, values: Sequence[ir.Expression], at: t.Node) -> None:
    """Refuse when it could be seen that GNAT makes an array for a component before the components on its left (measured with
    GNAT 12)."""
    effects = [dataclasses.replace(r.program.effects.expression(v, r.module), raises=frozenset()) for v in values]
    for i, value in enumerate(values):
        array = isinstance(getattr(value, "type", None), ArrayType | StringType)
        if array and any(isinstance(n, ir.Call) for n in walk.expressions(value)) and any(effects[i].conflicts(e) for e in effects[:i]):
            raise Refused("evaluation order", "an array made by a call, behind components with which it could be seen", at)


def reads_late(r: Routine, node: ir.Expression, other: ir.Expression) -> bool:
    """Whether an operand may be nothing but a local scalar that a call in another one changes: GNAT has no copy of it made,
    and reads it after the call (measured with GNAT 12). What an operator or an index makes of one is read in its turn."""
    changed = r.program.effects.expression(other, r.module).locals_written
    return bool(changed) and _is_bare(node, changed)


def _is_bare(node: ir.Expression, names: frozenset[str]) -> bool:
    match node:
        case ir.Variable():
            return _is_changed(node, names)
        case ir.Convert(operand=inner) | ir.FieldAccess(base=inner) | ir.Dereference(reference=inner):
            return _is_bare(inner, names)
        case ir.Binary(operator="+" | "-", left=inner, right=ir.IntLiteral(value=0)):
            return _is_bare(inner, names)
    return False


def place_changes(r: Routine, target: ir.Expression, value: ir.Expression) -> bool:
    """Whether a call in a value may change a local scalar that says where the value goes."""
    changed = r.program.effects.expression(value, r.module).locals_written
    return bool(changed) and _mentions(r, target, changed)


def _mentions(r: Routine, node: ir.Expression, names: frozenset[str]) -> bool:
    if isinstance(node, ir.Call) or _is_image(r, node):
        return False  # it has its value before
    if isinstance(node, ir.Variable):
        return _is_changed(node, names)
    return any(_mentions(r, child, names) for child in walk.children(node))


def _is_changed(node: ir.Variable, names: frozenset[str]) -> bool:
    whole = isinstance(node.type, ArrayType | StringType | RecordType)  # in memory, and read in its turn
    return not whole and node.name in names and node.scope in ("local", "parameter")


def check_moved(r: Routine, nodes: Sequence[ir.Expression], at: t.Node) -> None:
    """Refuse when it could be seen that something was put before the statement that these are in."""
    before = _before(r)
    for node in nodes:
        beside = any(isinstance(n, ir.Variable) and n.name in before.names for n in walk.expressions(node))
        moved = before.others if beside else r.moved
        if r.program.effects.expression(node, r.module).conflicts(moved):
            raise Refused("evaluation order", "operands beside one that is evaluated before its statement", at)


def images_first(r: Routine, left: ir.Expression, right: ir.Expression, at: t.Binary) -> tuple[ir.Expression, ir.Expression]:
    """The operands of a concatenation that is all of what its statement evaluates: images come before the calls on their
    left, into constants, where it could be seen."""
    sides = [r.program.effects.expression(n, r.module) for n in (left, right)]
    late = sides[0].conflicts(sides[1]) and _has_image(r, right) and _calls_beside_images(r, left)
    late |= bool(_before(r).names) and sides[1].conflicts(r.moved)
    if not late or not _whole(r, at) or any(mentions_controlled(n) or follows_call(n) for n in (left, right)):
        check_order(r, [left, right], at)
        return left, right
    before = _before(r)
    if any(e.conflicts(before.others) for e in sides):
        raise Refused("evaluation order", "operands beside one that is evaluated before its statement", at)
    names: set[str] = set()
    left, right = (_lifted(r, n, names, at) for n in (left, right))
    r.images = Images(before.names | names, r.moved, before.others)
    return left, right


@contextmanager
def behind_images(r: Routine, at: t.Binary) -> Iterator[None]:
    """What a right operand evaluates comes after images that were put before the statement, where it should."""
    earlier, before = r.moved, _before(r)
    if not before.names or not _whole(r, at):
        yield
        return
    r.moved = before.others
    yield
    r.moved = earlier if r.moved is before.others else earlier | r.moved


def _before(r: Routine) -> Images:
    """The images that were put before the statement, when nothing else was since."""
    return r.images if r.images is not None and r.images.moved == r.moved else Images(frozenset(), r.moved, r.moved)


def _lifted(r: Routine, node: Any, names: set[str], at: t.Node) -> Any:
    """An expression, or a part of one, whose images are constants before the statement; their names are noted."""
    if isinstance(node, tuple):
        return tuple(_lifted(r, each, names, at) for each in node)
    if not walk.is_expression(node) or not _has_image(r, node):
        return node
    if _is_image(r, node):
        name = r.fresh("Image")
        r.immutable.add(name)
        r.before.append(ir.VariableDeclaration(name, STRING, node, True, at.span))
        r.moved |= r.program.effects.expression(node, r.module)
        names.add(name)
        return ir.Variable(name, STRING)
    if isinstance(node, ir.Conditional | ir.ShortCircuit):
        raise Refused("evaluation order", "an image that may not be made, which GNAT makes before the calls on its left", at)
    parts = {f.name: _lifted(r, getattr(node, f.name), names, at) for f in dataclasses.fields(node) if f.name != "type"}
    return dataclasses.replace(node, **parts)


def _whole(r: Routine, expr: t.Binary) -> bool:
    """Whether a concatenation, or one that it starts, is all of what the current statement evaluates: the value that is
    returned, assigned to a variable or declared, or the only argument of a call."""
    item = r.since
    root: t.Node | None = None
    if isinstance(item, t.ReturnStmt) or (isinstance(item, t.AssignStmt) and isinstance(item.target, t.Name)):
        root = item.value
    elif isinstance(item, t.ObjectDecl):
        root = item.initial
    elif isinstance(item, t.CallStmt) and isinstance(item.call, t.Apply) and len(item.call.args) == 1:
        root = item.call.args[0].value if isinstance(item.call.prefix, t.Name) else None
    while root is not expr and isinstance(root, t.Binary) and root.operator == "&":
        root = root.left
    return root is expr


def _is_image(r: Routine, node: ir.Expression) -> bool:
    """`attributes.image` has those of enumerations from a function made for each, those of Boolean from two literals."""
    if isinstance(node, ir.Conditional):
        return isinstance(node.then, ir.StringLiteral) and node.then.value == b"TRUE"
    if isinstance(node, ir.Call):
        made = (node.module or r.module, node.subprogram) in r.program.helpers.made
        return made and node.subprogram.endswith("_Image")
    return isinstance(node, ir.RuntimeCall) and node.function in _IMAGES


def _has_image(r: Routine, node: ir.Expression) -> bool:
    return any(_is_image(r, each) for each in walk.expressions(node))


def _calls_beside_images(r: Routine, node: ir.Expression) -> bool:
    """Whether an expression has calls that are in no image."""
    if _is_image(r, node):
        return False
    return isinstance(node, ir.Call) or any(_calls_beside_images(r, c) for c in walk.children(node))


def mentions_controlled(node: ir.Expression) -> bool:
    """Whether an expression has a part of a controlled type: GNAT moves those to the front."""
    made = isinstance(node, ir.Call | ir.RuntimeCall | ir.Binary | ir.Convert | ir.Repeat | ir.Conditional)
    if made and holds_controlled(node):
        return True
    return any(mentions_controlled(c) for c in walk.children(node))


def follows_call(node: ir.Expression) -> bool:
    """Whether an expression follows an access value that a call gives."""
    if isinstance(node, ir.Dereference) and any(isinstance(n, ir.Call) for n in walk.expressions(node.reference)):
        return True
    return any(follows_call(c) for c in walk.children(node))


def holds_controlled(node: ir.Expression) -> bool:
    """Whether a value has controlled parts itself."""
    return "Unbounded_String" in repr(getattr(node, "type", None))
