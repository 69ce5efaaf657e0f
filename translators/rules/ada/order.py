"""The order in which operands, arguments and components are evaluated: refused where it could be seen and is not the
IR's."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.ada import tree as t
from translators.rules import ir
from translators.rules.ada.effects import NOTHING, children
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
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
    if any(e.conflicts(r.moved) for e in effects):
        raise Refused("evaluation order", "operands beside one that is evaluated before its statement", at)
    for i, first in enumerate(effects):
        for second in effects[i + 1 :]:
            if first.conflicts(second) and (call or any(mentions_controlled(n) or follows_call(n) for n in nodes)):
                raise Refused("evaluation order", "operands whose order of evaluation could be seen", at)
    for i, node in enumerate(nodes):
        later = (j for j in range(i + 1, len(nodes)) if effects[i].conflicts(effects[j]))
        if any(_has_image(r, nodes[j]) for j in later) and _calls_beside_images(r, node):
            raise Refused("evaluation order", "an image, which GNAT makes before the calls on its left", at)


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
    return isinstance(node, ir.Call) or any(_calls_beside_images(r, c) for c in children(node))


def mentions_controlled(node: ir.Expression) -> bool:
    """Whether an expression has a part of a controlled type: GNAT moves those to the front."""
    made = isinstance(node, ir.Call | ir.RuntimeCall | ir.Binary | ir.Convert | ir.Repeat | ir.Conditional)
    if made and holds_controlled(node):
        return True
    return any(mentions_controlled(c) for c in children(node))


def follows_call(node: ir.Expression) -> bool:
    """Whether an expression follows an access value that a call gives."""
    if isinstance(node, ir.Dereference) and any(isinstance(n, ir.Call) for n in walk.expressions(node.reference)):
        return True
    return any(follows_call(c) for c in children(node))


def holds_controlled(node: ir.Expression) -> bool:
    """Whether a value has controlled parts itself."""
    return "Unbounded_String" in repr(getattr(node, "type", None))
