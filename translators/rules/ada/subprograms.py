"""One subprogram, in one form, as an IR subprogram."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.ada.bodies import body_scope
from analyzers.ada.entities import Entity, ObjectEntity, PackageEntity, Scope, SubprogramEntity
from analyzers.model import Direction
from translators.rules import ir
from translators.rules.ada import guarded, several, shapes, tasking
from translators.rules.ada.calls import result_type
from translators.rules.ada.declarations import declarations
from translators.rules.ada.dynamicarrays import place_firsts
from translators.rules.ada.early_reads import read_early
from translators.rules.ada.objects import holder_type
from translators.rules.ada.passing import copied_back
from translators.rules.ada.refusal import Refused
from translators.rules.ada.resolution import Resolver
from translators.rules.ada.routine import Form, Routine
from translators.rules.ada.spans import subtype_first
from translators.rules.ada.values import DIRECTIONS, INTEGER, First, integer
from translators.rules.emit import flow

if TYPE_CHECKING:
    from translators.rules.ada.program import Program


def lower_subprogram(program: Program, module: str, entity: SubprogramEntity, form: Form) -> ir.IrSubprogram:
    """Lower a subprogram; raises Refused for what rules do not translate."""
    from translators.rules.ada.handlers import handled

    body = entity.body
    if entity.generic == "generic":
        raise Refused("generic", f"{entity.name} is inside a generic", entity.span)
    if body is None:
        kind = "foreign subprogram" if entity.imported else "no body"
        raise Refused(kind, f"{entity.name} has no body in Ada here", entity.span)
    if body.broken:
        raise Refused("syntax", "the body has text that is not read", body)
    if program.asserting & {str(body.span.file), str(entity.span.file)}:
        raise Refused("assertion policy", f"{entity.name}, of a file whose assertions are checked", body)
    scope = body_scope(entity)
    r = Routine(program, module, scope, entity, form)
    r.result = entity.result
    parameters = formal_parameters(r, entity, scope)
    guarded.enter(r, entity)
    result = result_type(r, entity, body)
    if body.body is not None:
        if id(entity) not in program.early:
            program.early[id(entity)] = early_reads(entity, scope, body, program.resolver)
        r.read_early = program.early[id(entity)]
        for formal in entity.formals:
            if formal.mode == "out" and formal.subtype.type.scalar and formal.key in r.read_early:
                raise Refused("uninitialised variable", f"{formal.name} may stay without a value", body)
        own = body.body
        statements: tuple[ir.Statement, ...] = tuple(tasking.region(
            r,
            body.declarations,
            scope,
            lambda: declarations(r, body.declarations, scope),
            lambda first: handled(r, own, first),
            body,
        ))  # fmt: skip
    elif body.expression is not None:
        statements = expression_function(r, body)
    else:
        statements = ()
    statements = place_firsts(r, statements)
    if entity.result is not None and flow.completes(statements, lambda type_: type_):
        statements = (*statements, ir.Raise("program_error", None, body.span))
    program.bounds.note_forced(r)
    parameters += extra_parameters(r, entity, statements)
    instance = bool(entity.scope.instance)
    exported = entity.exported or declared_in_specification(entity) or instance or id(entity) in program.foreign
    if form.bound:
        result = INTEGER
    name = form.name(program.names[id(entity)])
    comment = tuple(body.comment.splitlines()) if form == Form() else ()
    helper = form != Form() or instance or entity.task is not None or entity.protected is not None
    return ir.IrSubprogram(name, body.span, tuple(parameters), result, statements, exported, comment, helper)


def declared_in_specification(entity: SubprogramEntity) -> bool:
    """Whether child units can call it: it is declared in the package's private part."""
    owner = entity.scope.owner
    return isinstance(owner, PackageEntity) and entity.scope in (owner.public, owner.private)


def formal_parameters(r: Routine, entity: SubprogramEntity, scope: Scope) -> list[ir.IrParameter]:
    found: list[ir.IrParameter] = []
    for formal in entity.formals:
        own = next(e for e in scope.local(formal.key) if isinstance(e, ObjectEntity) and e.role == "parameter")
        assert entity.body is not None
        open_ = several.open_array(formal.subtype)
        type_ = several.line_type(r, formal.subtype.type, entity.body) if open_ else r.type_of(formal.subtype, entity.body)
        dynamic = formal.subtype.bounds is not None and formal.subtype.static_bounds() is None
        if formal.subtype.type.kind == "array" and dynamic and formal.mode != "in":
            raise Refused("dynamic bounds", f"{formal.name} has bounds that are not static", entity.body)
        name = r.declare(own)
        if formal.mode == "in":
            r.immutable.add(name)
        copied = not of_entry(entity) and copied_back(formal.subtype, formal.mode, entity.body)
        found.append(ir.IrParameter(name, type_, DIRECTIONS[formal.mode], copied=copied))
    for formal, parameter in zip(entity.formals, found, strict=True):
        own = next(e for e in scope.local(formal.key) if isinstance(e, ObjectEntity))
        if formal.subtype.type.kind != "array":
            continue
        if several.open_array(formal.subtype) and entity.body is not None:
            whole = formal.subtype.bounds is None
            r.firsts[id(own)] = several.formal_bounds(r, formal) if whole else shapes.lazy_ends(r, formal.subtype, entity.body)
        elif formal.subtype.bounds is None:
            r.firsts[id(own)] = parameter_first(r, entity, formal.key, parameter.name)
        elif formal.subtype.static_bounds() is None and entity.body is not None:
            r.firsts[id(own)] = subtype_first(r, formal.subtype, entity.body)
    return found


def of_entry(entity: SubprogramEntity) -> bool:
    """Whether this is the body of an entry of a protected object: records and arrays come to it by reference."""
    unit = entity.protected.protected if entity.protected is not None else None
    return unit is not None and entity.key in unit.entries


def parameter_first(r: Routine, entity: SubprogramEntity, key: str, name: str) -> First:
    """Where a string parameter starts: at 1, or, in the form for slices, where an extra parameter says. Another one
    says where it ends, if some caller gives a slice that may end anywhere when it is empty."""
    if not r.form.based:
        return First(1)

    def asked(bound: str) -> Callable[[], ir.Expression]:
        own = r.claim(f"{name}_{bound}")
        r.immutable.add(own)

        def make() -> ir.Expression:
            r.forced.add(key if bound == "First" else f"{key}'last")
            return ir.Variable(own, INTEGER, "parameter")

        return make

    return First(None, asked("First"), asked("Last") if r.program.bounds.loose_formal(entity, key) else None)


def extra_parameters(
    r: Routine, entity: SubprogramEntity, statements: tuple[ir.Statement, ...]
) -> list[ir.IrParameter]:
    """Bounds of arrays of several dimensions, firsts of string parameters, then captured variables: the order in which calls give them."""
    found = several.bound_parameters(entity.formals)
    if r.form.based:
        forced = r.program.bounds.known_forced(entity)
        for formal in entity.formals:
            for asked, bound in ((formal.key, "First"), (f"{formal.key}'last", "Last")):
                if asked in forced:
                    found.append(ir.IrParameter(f"{formal.name}_{bound}", INTEGER))
    written = r.program.effects.body(statements, r.module).locals_written
    for capture in r.program.captures.settle(r, written):
        if capture.bound:
            own = r.captured_bounds.get((id(capture.entity), capture.bound))
            found.append(ir.IrParameter(own or r.claim(f"{capture.entity.name}_{capture.bound}"), INTEGER))
            continue
        name = r.names.get(id(capture.entity))
        assert entity.body is not None
        type_ = holder_type(r, capture.entity, entity.body)
        direction = Direction.IN_OUT if capture.changed else Direction.IN
        found.append(ir.IrParameter(name or r.claim(capture.entity.name), type_, direction, capture.changed))
    return found


def expression_function(r: Routine, body: t.SubprogramBody) -> tuple[ir.Statement, ...]:
    from translators.rules.ada.statements import statement

    assert body.expression is not None
    item = t.ReturnStmt(body.expression, span=body.span, pos=body.pos)
    return tuple(statement(r, item))


def early_reads(entity: SubprogramEntity, scope: Scope, body: t.SubprogramBody, resolver: Resolver) -> frozenset[str]:
    """Scalars that may be read before they are written."""
    outs = frozenset(f.key for f in entity.formals if f.mode == "out" and f.subtype.type.scalar)
    home = scope.library.unit(entity.home)
    lenient = isinstance(home, SubprogramEntity) and not home.formals and home.result is None
    return early_names(body, resolver, scope, outs, lenient)


def early_names(
    body: t.SubprogramBody | t.PackageBody,
    resolver: Resolver,
    scope: Scope,
    outs: frozenset[str] = frozenset(),
    lenient: bool = False,
) -> frozenset[str]:
    """Scalars declared inside a body, and `outs`, that may be read before they are written."""
    assert body.body is not None
    whole = isinstance(body, t.SubprogramBody)
    own = (body.declarations if whole else (), body.body)
    inner = {id(n) for d in t.walk(own) if isinstance(d, t.SubprogramBody) for n in t.walk(d)}
    declared = [d for d in t.walk(own) if isinstance(d, t.ObjectDecl) and id(d) not in inner]
    names = [n.key for d in declared if d.initial is None and not d.constant for n in d.names]
    tracked = frozenset(names) | outs

    def modes(call: t.Expr, scope: Scope) -> list[tuple[str, t.Expr]] | None:
        of_entry = entry_actuals(resolver, call, scope)
        if of_entry is not None:
            return of_entry
        callee, args = (call.prefix, call.args) if isinstance(call, t.Apply) else (call, ())
        found = scope.library.find(callee, scope)
        target = resolver.choose(found, args, scope, None, result=False)
        if target is None and not any(isinstance(e, SubprogramEntity) for e in found):
            types = resolver.types_of(callee, scope)  # of a value that names what is called
            target = types[0].profile if len(types) == 1 else None
        pairs = resolver.associate(target, args, scope) if target is not None else None
        if pairs is None:
            return by_position(found, args)
        return [(formal.mode, value) for formal, value in pairs if value is not None]

    return read_early(tracked, outs, body.declarations if whole else (), body.body, modes, scope, lenient)


def entry_actuals(resolver: Resolver, call: t.Expr, scope: Scope) -> list[tuple[str, t.Expr]] | None:
    """The actuals of a call of an entry or a protected operation by mode; None when it calls something else."""
    guarded_call = resolver.prefixed(call, scope)
    if guarded_call is not None:
        found = scope.library.find(guarded_call.prefix, scope)
        target = resolver.choose(found, guarded_call.args, scope, None, result=False)
        pairs = resolver.associate(target, guarded_call.args, scope) if target is not None else None
        return [(f.mode, v) for f, v in pairs if v is not None] if pairs is not None else None
    callee: t.Expr = call.prefix if isinstance(call, t.Apply) else call
    args = call.args if isinstance(call, t.Apply) else ()
    if isinstance(callee, t.Apply):
        callee = callee.prefix
    if not isinstance(callee, t.Selected) or scope.library.find(callee, scope):
        return None
    for type_ in resolver.types_of(callee.prefix, scope):
        of = type_.target.type if type_.kind == "access" and type_.target is not None else type_
        entry = of.task.entries.get(callee.key) if of.task is not None else None
        if entry is not None:
            whole = call.prefix if isinstance(call, t.Apply) else None
            pairs = resolver.associate(entry.profile, args if entry.family is None or isinstance(whole, t.Apply) else (), scope)
            return [(f.mode, v) for f, v in pairs if v is not None] if pairs is not None else None
    return None


def by_position(found: Sequence[Entity], args: tuple[t.Arg, ...]) -> list[tuple[str, t.Expr]] | None:
    """The actuals of a call by mode when every procedure of that name agrees on the modes."""
    fitting = [e for e in found if isinstance(e, SubprogramEntity) and e.result is None and len(e.formals) >= len(args)]
    modes = {tuple(f.mode for f in e.formals[: len(args)]) for e in fitting}
    if len(modes) != 1 or any(a.names for a in args):
        return None
    return [(mode, a.value) for mode, a in zip(modes.pop(), args, strict=True) if a.value is not None]


def wrapper(plain: ir.IrSubprogram, based: ir.IrSubprogram, formals: int) -> ir.IrSubprogram:
    """The plain form as a call of the form for slices, with every string starting at 1. Parameters for bounds come
    between the formals and the captured variables."""
    own = [ir.Variable(p.name, p.type, "parameter") for p in plain.parameters]
    named = {p.name.lower(): p for p in own}
    bounds: list[ir.Expression] = []
    for parameter in based.parameters[formals : formals + len(based.parameters) - len(own)]:
        text, _, bound = parameter.name.lower().rpartition("_")
        bounds.append(integer(1) if bound == "first" else ir.Length(named[text], INTEGER))
    arguments = (*own[:formals], *bounds, *own[formals:])
    call = ir.Call(based.name, tuple(arguments), plain.result)
    body: ir.Statement = ir.CallStatement(call) if plain.result is None else ir.Return(call)
    return ir.IrSubprogram(
        plain.name, plain.span, plain.parameters, plain.result, (body,), plain.exported, plain.comment
    )
