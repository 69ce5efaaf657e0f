"""Calls and instances that elaboration comes to before the body that they need: Program_Error (ARM 3.11(9-14)), refused."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.entities import GenericEntity, PackageEntity, Scope, SubprogramEntity
from analyzers.ada.generics import generic_body
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import STRING

CONSTRUCT = "elaboration check"


def refuse_early_call(r: Routine, entity: SubprogramEntity, at: t.Node) -> None:
    """Refuse a call in the text of the declaration or statement that is lowered now, where the body comes later."""
    since = r.since
    here = since is not None and since.span.file == at.span.file and since.pos <= at.pos  # else of a default
    if here and entity.body is not None and awaited(r.scope, entity.body_scope, entity.body, at):
        raise Refused(CONSTRUCT, f"{entity.name} is called before its body", at)


def stops_early(item: t.Stmt, refusal: Refused) -> bool:
    """Whether a statement is nothing else than the call that comes too early: then it raises Program_Error, before all."""
    root = item.call if isinstance(item, t.CallStmt) else item.value if isinstance(item, t.AssignStmt) else None
    named = root.prefix if isinstance(root, t.Apply) else root
    if refusal.construct != CONSTRUCT or not isinstance(named, t.Name | t.Selected):
        return False
    target = item.target if isinstance(item, t.AssignStmt) else None
    args = [a.value for a in root.args] if isinstance(root, t.Apply) else []
    return isinstance(target, t.Name | None) and all(isinstance(a, t.Name | t.IntLit) for a in args)


def raised_early(item: t.Stmt) -> ir.Statement:
    message = f"{item.span.file.rpartition('/')[2]}:{item.span.line} access before elaboration"
    return ir.Raise("program_error", ir.StringLiteral(message.encode("latin-1", "replace"), STRING), item.span)


def refuse_early_instance(scope: Scope, generic: GenericEntity | None, at: t.Node) -> None:
    body = generic_body(generic) if generic is not None else None
    if generic is not None and body is not None and awaited(scope, generic.body_scope or generic.scope, body, at):
        raise Refused(CONSTRUCT, f"{generic.name} is instantiated before its body", at)


def awaited(scope: Scope, home: Scope | None, body: t.Node, at: t.Node) -> bool:
    """Whether a body, which stands in the region `home`, comes behind a place whose region is `scope`, in the same
    elaboration: no subprogram's body lies between them, they are of one unit, and of one text (an instance is elsewhere).
    A package's body that is a subunit is elaborated where its stub stands (ARM 10.1.3(5), 3.11(6))."""
    region: Scope | None = scope if home is not None and home.home == scope.home else None
    while region is not None:
        owner = region.owner
        if isinstance(owner, PackageEntity) and owner.body_scope is not None and home is owner.body_scope:
            declared = region is owner.public or region is owner.private
            return later(body, at) or (declared and body.span.file != at.span.file)
        if region is home:
            return later(body, at)
        ends = isinstance(owner, SubprogramEntity) or (isinstance(owner, PackageEntity) and owner.instance_of is not None)
        if ends and (region.parent is None or region.parent.owner is not owner):
            return False
        if isinstance(owner, PackageEntity) and owner.stub is not None and region is owner.body_scope:
            at = owner.stub
        region = region.parent
    return False


def later(body: t.Node, at: t.Node) -> bool:
    return body.span.file == at.span.file and body.pos > at.pos
