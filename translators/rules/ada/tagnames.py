"""The names of tagged types at run time: Ada.Tags (ARM 3.9(7-12))."""

from __future__ import annotations

import re

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import Formal, Scope, SubprogramEntity, TypeEntity
from analyzers.ada.facts import without_comments
from analyzers.ada.modeltypes import tag_type
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.tagged import tag_literal
from translators.rules.ada.values import BOOLEAN, STRING, First, Value

Pairs = list[tuple[Formal, t.Expr | None]]
GIVEN = re.compile(r"'\s*External_Tag\s+use\b|\bwith\b[^;]*\bExternal_Tag\s*=>", re.I)


def function(r: Routine, entity: SubprogramEntity, pairs: Pairs, at: t.Node) -> Value:
    """A call of a function of Ada.Tags."""
    from translators.rules.ada.expressions import expression

    formal, actual = pairs[0]
    if actual is None or entity.key not in ("expanded_name", "external_tag"):
        raise Refused("library unit", f"{entity.home}.{entity.name}", at)
    external = entity.key == "external_tag"
    value = expression(r, actual, formal.subtype.type).node
    known = r.program.library.tagged
    if isinstance(value, ir.EnumLiteral):
        known = [x for x in known if value == tag_literal(r, x)]
    names = {tag_literal(r, type_).literal: spelled(r, type_, external, at) for type_ in known}
    if isinstance(value, ir.EnumLiteral) and value.literal in names:
        return _text(ir.StringLiteral(names[value.literal], STRING))
    name = r.program.helpers.dispatcher_name(r.module, (r.module, "tag names"), "Tag_Name")  # one for both: they are the same
    kind = tag_type(r.program.library)
    tag = ir.Variable("Tag", kind, "parameter")
    tests = tuple(
        ir.If(ir.Compare("==", tag, ir.EnumLiteral(literal, kind), BOOLEAN), (ir.Return(ir.StringLiteral(text, STRING)),))
        for literal, text in names.items()
    )
    body: tuple[ir.Statement, ...] = (*tests, ir.Raise("ada_tags.tag_error", None))
    doc = ("The name of the type that a tag is of.",)
    span = next((e.span for e in r.program.entities[r.module]), standard.NOWHERE)
    made = ir.IrSubprogram(name, span, (ir.IrParameter("Tag", kind),), STRING, body, True, doc, True)
    r.program.helpers.give(r.module, made)
    return _text(ir.Call(name, (value,), STRING))


def external(r: Routine, type_: TypeEntity, at: t.Node) -> Value:
    """`T'External_Tag`."""
    return _text(ir.StringLiteral(spelled(r, type_, True, at), STRING))


def spelled(r: Routine, type_: TypeEntity, external: bool, at: t.Node) -> bytes:
    """A type's full name in capitals, as GNAT writes it, which is its external tag too, unless it is declared inside a
    subprogram: then that has an address in it."""
    if external and any(GIVEN.search(without_comments(f.text)) for f in r.program.files):
        raise Refused("tagged type", "an external tag that is given", at)
    if external and type_.local:
        raise Refused("tagged type", f"the external tag of {type_.name}, which holds an address", at)
    if type_.region is None or type_.region.in_block or _overloaded(type_.region):
        raise Refused("tagged type", f"the name of {type_.name}, which only GNAT knows", at)
    return f"{type_.path}.{type_.name}".upper().encode("latin-1", "replace")


def _overloaded(scope: Scope | None) -> bool:
    """Whether one of the subprograms around has a name that others have too: GNAT numbers them."""
    while scope is not None:
        owner = scope.owner
        named = owner.scope.local(owner.key) if isinstance(owner, SubprogramEntity) else ()
        if len([e for e in named if isinstance(e, SubprogramEntity)]) > 1:
            return True
        scope = scope.parent
    return False


def _text(node: ir.Expression) -> Value:
    return Value(node, standard.STRING, None, First(1))
