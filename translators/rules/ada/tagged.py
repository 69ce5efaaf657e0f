"""Tagged types: one record for a whole hierarchy, with a tag that says which type a value is of (ARM 3.9).

Conversions between the types of a hierarchy are views of the same record. A value that becomes an object of a
specific type is made exact: it has that type's tag, and the components that its type lacks are zero. So records are
compared and copied whole, and a call with a class-wide operand goes through a subprogram that chooses by the tag.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.ada.entities import PackageEntity, Scope, SubprogramEntity, Subtype, TypeEntity
from analyzers.ada.modeltypes import tag_type
from analyzers.model import Type
from translators.rules import ir
from translators.rules.ada.passing import copied_back
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import BOOLEAN, DIRECTIONS, Value

if TYPE_CHECKING:
    from translators.rules.ada.program import Program


def is_specific(type_: TypeEntity) -> bool:
    return type_.tagged and type_.kind == "record" and type_.specific is None


def tag_literal(r: Routine, type_: TypeEntity) -> ir.EnumLiteral:
    """`T'Tag`."""
    library = r.program.library
    return ir.EnumLiteral(library.type_name(type_.specific or type_), tag_type(library))


def tag_of(r: Routine, node: ir.Expression) -> ir.Expression:
    """The tag of a value."""
    return ir.FieldAccess(node, "Tag", tag_type(r.program.library))


def in_class(r: Routine, node: ir.Expression, type_: TypeEntity) -> ir.Expression:
    """Whether a value belongs to a specific type, or to one of a class."""
    wanted = [type_] if type_.specific is None else [x for x in type_.root.hierarchy if x.descends(type_.specific)]
    test: ir.Expression = ir.BoolLiteral(False, BOOLEAN)
    for index, member in enumerate(wanted):
        one = ir.Compare("==", tag_of(r, node), tag_literal(r, member), BOOLEAN)
        test = one if index == 0 else ir.ShortCircuit("or", test, one, BOOLEAN)
    return test


def exact(r: Routine, value: Value, at: t.Node) -> ir.Expression:
    """A value as an object of its specific type: a view of a descendant loses what that has more."""
    if not is_specific(value.type) or _only(value):
        return value.node
    module, name = exact_function(r, value.type, at)
    return ir.Call(name, (value.node,), r.type_of(Subtype(value.type, name=value.type.name), at), module)


def exact_function(r: Routine, type_: TypeEntity, at: t.Node) -> tuple[str, str]:
    """Module ('' for the current one) and name of the function that makes a value exact."""
    program = r.program
    owner, type_name = program.owner_of(type_, at), program.library.type_name(type_)
    name = f"As_{type_name}"
    inner = Routine(program, owner, program.library.standard, accessor=True)
    kind = inner.type_of(Subtype(type_, name=type_.name), at)
    item = ir.Variable("Item", kind, "parameter")
    values: list[tuple[str, ir.Expression]] = [("Tag", tag_literal(inner, type_))]
    for component in (*type_.discriminants, *type_.components):
        values.append((component.field, ir.FieldAccess(item, component.field, inner.type_of(component.subtype, at))))
    body = (ir.Return(ir.Aggregate(tuple(values), kind)),)
    comment = (f"The part of a value that is of type {type_name}.",)
    made = ir.IrSubprogram(name, type_.span, (ir.IrParameter("Item", kind),), kind, body, True, comment, True)
    program.helpers.give(owner, made)
    return "" if owner == r.module else owner, name


def assigned(r: Routine, target: Value, value: Value, at: t.Node) -> list[ir.Statement]:
    """An assignment to an object of a tagged type (ARM 5.2(13))."""
    from translators.rules.ada.conversions import once
    from translators.rules.ada.objects import repeatable
    from translators.rules.ada.targets import settled_target

    if target.type.specific is not None:
        node = once(r, value.node, at)
        if not repeatable(r, target.node):
            raise Refused("evaluation order", "an assignment to a class-wide object with effects", at)
        tags = (tag_of(r, target.node), tag_of(r, node))
        bad = ir.Raise("constraint_error", None, at.span)
        r.before.append(ir.If(ir.Compare("!=", *tags, BOOLEAN), (bad,), (), at.span))
        return [ir.Assign(target.node, node, at.span)]
    if target.type.discriminants:
        return discriminated(r, target, value, at)
    if not target.view:
        node = exact(r, value, at)
        return [ir.Assign(settled_target(r, target.node, node, at), node, at.span)]
    if not repeatable(r, target.node):
        raise Refused("evaluation order", "an assignment to a view with effects", at)
    node = exact(r, value, at)
    if isinstance(node, ir.Variable | ir.FieldAccess) and not isinstance(value.node, ir.Call):
        node = once(r, node, at)
    else:
        node = held_copy(r, node, at)
    found: list[ir.Statement] = []
    for component in target.type.components:
        kind = r.type_of(component.subtype, at)
        ends = (ir.FieldAccess(target.node, component.field, kind), ir.FieldAccess(node, component.field, kind))
        found.append(ir.Assign(*ends, at.span))
    return found


def discriminated(r: Routine, target: Value, value: Value, at: t.Node) -> list[ir.Statement]:
    """An assignment to an object with discriminants, which no assignment changes: tagged types have no defaults for them
    (ARM 3.7(9), 5.2(11)). Views of descendants are refused: GNAT 12 gives them the tag of what they are assigned."""
    from translators.rules.ada.objects import repeatable

    if not _only(target) or any(c.default is not None for c in target.type.discriminants) or not repeatable(r, target.node):
        raise Refused("tagged type", f"an assignment to an object of {target.type.name}, which has discriminants", at)
    node = held_copy(r, exact(r, value, at), at)
    unlike: ir.Expression | None = None
    for component in target.type.discriminants:
        kind = r.type_of(component.subtype, at)
        ends = (ir.FieldAccess(target.node, component.field, kind), ir.FieldAccess(node, component.field, kind))
        one = ir.Compare("!=", *ends, BOOLEAN)
        unlike = one if unlike is None else ir.ShortCircuit("or", unlike, one, BOOLEAN)
    assert unlike is not None
    check = ir.If(unlike, (ir.Raise("constraint_error", None, at.span),), (), at.span)
    return [check, ir.Assign(target.node, node, at.span)]


def _only(value: Value) -> bool:
    """Whether a view of a specific type is surely of no other: the type has no descendants."""
    alone = len([x for x in value.type.root.hierarchy if x.descends(value.type)]) == 1
    return not value.view or (alone and value.view != "conversion")


def held_copy(r: Routine, node: ir.Expression, at: t.Node) -> ir.Expression:
    kind = getattr(node, "type", None)
    assert kind is not None
    name = r.fresh("Value")
    r.immutable.add(name)
    r.before.append(ir.VariableDeclaration(name, kind, node, True, at.span))
    return ir.Variable(name, kind)


def converted(r: Routine, value: Value, mark: Subtype, at: t.Node) -> Value:
    """A conversion inside a hierarchy: the same record, seen as of another type (ARM 4.6(42))."""
    from translators.rules.ada.conversions import once

    target, source = mark.type, value.type
    if source.descends(target.specific or target):
        view = value.view if target is source else "conversion"
        return Value(value.node, target, mark, view=view)
    node = value.node if isinstance(value.node, ir.Variable) else once(r, value.node, at)
    wide = target if target.specific is not None else _class_of(target)
    bad = ir.Raise("constraint_error", None, at.span)
    r.before.append(ir.If(ir.Unary("not", in_class(r, node, wide), BOOLEAN), (bad,), (), at.span))
    return Value(node, target, mark, view="conversion")


def _class_of(type_: TypeEntity) -> TypeEntity:
    from analyzers.ada.subtypes import class_wide

    return class_wide(type_)


# --------------------------------------------------------------------------- dispatching


def implementation(type_: TypeEntity, entity: SubprogramEntity) -> SubprogramEntity | None:
    """The subprogram that a primitive one is for a type: its own, or the nearest ancestor's (ARM 3.9.2). One that is
    declared where a private one of an ancestor is not visible does not override that one (ARM 7.3.1(6-7)), unless that one
    overrides what is visible."""
    first, found = entity, None
    while first.derived and first.renames is not None:
        first = first.renames
    taken: dict[int, SubprogramEntity] = {}  # by the type that it is a primitive of
    interfaces = [x for here in _ancestry(type_) for x in _interfaces(here)]
    offered = False  # by an interface, whose primitive subprograms are all visible
    for here in (*interfaces, *reversed(list(_ancestry(type_)))):
        own = _own(here, entity)
        if own is not None and (found is None or offered or own is first or _inherits(here, taken)):
            found = taken[id(here)] = own
            offered = here.abstract_only
    return found


def _interfaces(type_: TypeEntity) -> Iterator[TypeEntity]:
    """The interfaces that a type has beside its parent, those that they are derived from first."""
    for each in type_.interfaces:
        yield from _interfaces(each)
        yield each


def _inherits(type_: TypeEntity, taken: dict[int, SubprogramEntity]) -> bool:
    """Whether a primitive subprogram, of which ancestors have these, can be seen to be inherited where a type is."""
    here = type_.parent
    while here is not None:
        if id(here) in taken and _visible(taken[id(here)], type_):
            return True
        owner = here.region.owner if here.region is not None else None
        partial = here.private and isinstance(owner, PackageEntity) and type_.region is not None
        if partial and isinstance(owner, PackageEntity) and type_.region is not None:
            partial = not type_.region.library.inside(owner, type_.region)
        here = here.shown if partial else here.parent
    return False


def executed(program: Program, entity: SubprogramEntity) -> SubprogramEntity:
    """The subprogram that runs where an inherited one is named: it may be overridden where that is not seen. What renames it
    before it is overridden, stays with the inherited one (ARM 8.5.4(8))."""
    from translators.rules.ada.calls import origin

    named, renaming = entity, None
    while named.renames is not None and not named.derived:
        named, renaming = named.renames, entity
    bound = bound_type(program, named)
    own = implementation(bound, named) if bound is not None else None
    if own is None or own is origin(entity, entity.spec):
        return entity
    if renaming is not None and not program.library.before(own, renaming.spec):
        if renaming.scope.instance:
            raise Refused("renaming", f"{entity.name} of an instance, which {own.name} may override", entity.spec)
        return entity
    return own


def _ancestry(type_: TypeEntity) -> Iterator[TypeEntity]:
    here: TypeEntity | None = type_
    while here is not None:
        yield here
        here = here.parent


def _regions(type_: TypeEntity) -> list[Scope]:
    """Where the primitive subprograms of a type are declared."""
    owner = type_.region.owner if type_.region is not None else None
    regions = [type_.region, getattr(owner, "public", None), getattr(owner, "private", None)]
    return list(dict.fromkeys(s for s in regions if isinstance(s, Scope)))


def _own(type_: TypeEntity, entity: SubprogramEntity) -> SubprogramEntity | None:
    """What a type's own region declares in the place of a primitive subprogram."""
    for scope in _regions(type_):
        for other in scope.local(entity.key):
            if isinstance(other, SubprogramEntity) and not other.derived and _overrides(other, type_, entity):
                return other
    return None


def _visible(entity: SubprogramEntity, type_: TypeEntity) -> bool:
    """Whether a subprogram can be seen somewhere in the region of a type: it is private neither there nor around it."""
    owner = entity.scope.owner
    if not isinstance(owner, PackageEntity) or entity.scope is not owner.private or type_.region is None:
        return True
    return entity.scope.library.inside(owner, type_.region)


def hidden_equality(type_: TypeEntity) -> TypeEntity | None:
    """The type of a hierarchy whose own `=` a comparison of this one calls, though it need not be visible (ARM 3.9.2(20),
    4.5.2(14-15))."""
    alike = type_.root.hierarchy if type_.specific is not None else ()
    for of in (*_ancestry(type_.specific or type_), *alike):
        for scope in _regions(of):
            own = [e for e in scope.local('"="') if isinstance(e, SubprogramEntity) and not e.derived]
            if any(e.formals and e.formals[0].subtype.type is of and not e.renames_unknown for e in own):
                return of
    return None


def _overrides(other: SubprogramEntity, type_: TypeEntity, entity: SubprogramEntity) -> bool:
    """Whether a subprogram has the profile of a primitive one, with `type_` where that has its own type."""
    pairs = [(x.subtype, y.subtype) for x, y in zip(other.formals, entity.formals, strict=False)]
    if len(other.formals) != len(entity.formals) or (other.result is None) != (entity.result is None):
        return False
    if any(x.mode != y.mode for x, y in zip(other.formals, entity.formals, strict=True)):
        return False
    if other.result is not None and entity.result is not None:
        pairs.append((other.result, entity.result))
    controlled = False
    for own, wanted in pairs:
        if is_controlling(wanted.type, type_):
            if own.type is not type_:
                return False
            controlled = True
        elif own.type is not wanted.type:
            return False
    return controlled


def is_controlling(formal: TypeEntity, type_: TypeEntity) -> bool:
    """Whether a parameter is of a type of the hierarchy whose primitive the subprogram is."""
    if not is_specific(formal) or formal.root is not type_.root:
        return False
    return formal.descends(type_) or type_.descends(formal) or formal.abstract_only


def dispatcher(r: Routine, type_: TypeEntity, entity: SubprogramEntity, at: t.Node) -> tuple[str, str]:
    """Module ('' for the current one) and name of the subprogram that calls what the tag asks for."""
    program = r.program
    owner = program.owner_of(type_, at)
    key = (id(type_), entity.key, tuple(id(f.subtype.type) for f in entity.formals))
    program.keep(entity)
    name = program.helpers.dispatcher_name(owner, key, f"{program.library.type_name(type_)}_{plain_name(entity)}")
    inner = Routine(program, owner, program.library.standard, accessor=True)
    parameters: list[ir.IrParameter] = []
    for formal in entity.formals:
        free = formal.subtype.type.kind == "array" and formal.subtype.static_bounds() is None
        if free and (formal.mode != "in" or len(formal.subtype.type.indexes) != 1):
            raise Refused("tagged type", f"a dispatching call with {formal.name}, of any length", at)
        copied = copied_back(formal.subtype, formal.mode, at)
        kind_ = inner.type_of(formal.subtype, at)
        parameters.append(ir.IrParameter(formal.name, kind_, DIRECTIONS[formal.mode], copied=copied))
    result = inner.type_of(entity.result, at) if entity.result is not None else None
    positions = [i for i, f in enumerate(entity.formals) if f.subtype.type is type_]
    arguments = tuple(ir.Variable(p.name, p.type, "parameter") for p in parameters)
    groups: dict[tuple[str, str], list[ir.Expression]] = {}
    for member in type_.root.hierarchy:
        found = implementation(member, entity) if member.descends(type_) else None
        if found is not None and entity.key == '"="' and (found.derived or found.formals[0].subtype.type is not member):
            raise Refused("tagged type", f"a dispatching call of =, where {member.name} has the predefined one", at)
        if found is not None and not found.abstract:
            groups.setdefault(target_of(inner, found, at), []).append(tag_literal(inner, member))
    cases: list[ir.Case] = []
    for (module, callee), tags in groups.items():
        call = ir.Call(callee, arguments, result, module)
        body: ir.Statement = ir.CallStatement(call) if result is None else ir.Return(call)
        cases.append(ir.Case(tuple(tags), (body,)))
    checks: list[ir.Statement] = []
    first = tag_of(inner, arguments[positions[0]])
    for position in positions[1:]:
        other = ir.Compare("!=", first, tag_of(inner, arguments[position]), BOOLEAN)
        unlike: ir.Statement = ir.Raise("constraint_error", None, entity.span)
        if entity.key == '"="':  # what is of two types is not equal (ARM 3.9.2(15))
            unlike = ir.Return(ir.BoolLiteral(False, BOOLEAN), entity.span)
        checks.append(ir.If(other, (unlike,), (), entity.span))
    chosen: tuple[ir.Statement, ...] = (ir.Raise("program_error", None, entity.span),)  # where all are abstract
    if cases:
        *others, last = cases  # every object has one of these tags
        chosen = (ir.Switch(first, tuple(others), last.body, entity.span),) if others else last.body
    made = ir.IrSubprogram(
        name, entity.span, tuple(parameters), result, (*checks, *chosen), True,
        (f"{entity.name} of the type that the tag says.",), True,
    )  # fmt: skip
    program.helpers.give(owner, made)
    return "" if owner == r.module else owner, name


def target_of(r: Routine, found: SubprogramEntity, at: t.Node) -> tuple[str, str]:
    """Module and name of an implementation; refuses those whose plain form is not all of their meaning."""
    from translators.rules.ada.calls import origin

    target = origin(found, at)
    module, name = r.program.callee(r, target, at)
    if r.program.captures.known(target):
        raise Refused("tagged type", f"a dispatching call of {target.name}, which uses variables around it", at)
    if r.program.bounds.known_forced(target):
        raise Refused("tagged type", f"a dispatching call of {target.name} with slices", at)
    result = target.result
    if result is not None and result.type.kind == "array" and result.bounds is None and not r.program.bounds.plain_result(target):
        raise Refused("tagged type", f"a dispatching call of {target.name}, whose result need not start at 1", at)
    return module, name


def plain_name(entity: SubprogramEntity) -> str:
    from analyzers.ada.bodies import OPERATORS

    return OPERATORS.get(entity.key, entity.name)


def controlled_by(entity: SubprogramEntity, values: list[Value], at: t.Node) -> TypeEntity | None:
    """The class whose tag chooses the subprogram of a call; None when the call does not dispatch."""
    pairs = list(zip(entity.formals, values, strict=True))
    wide = [f.subtype.type for f, v in pairs if v.type.specific is not None and is_specific(f.subtype.type)]
    if not wide:
        return None
    for formal, value in pairs:
        if formal.subtype.type is wide[0] and value.type.specific is None and isinstance(value.node, ir.Call):
            raise Refused("tagged type", "a call whose tag the context gives", at)
    return wide[0]


def bound_type(program: Program, entity: SubprogramEntity) -> TypeEntity | None:
    """The tagged type that an inherited subprogram is a primitive of."""
    kinds = [f.subtype.type for f in entity.formals] + ([entity.result.type] if entity.result is not None else [])
    return next((x for x in kinds if is_specific(x) and entity.derived), None)


__all__ = ["Type", "assigned", "bound_type", "controlled_by", "converted", "dispatcher", "exact", "in_class"]
