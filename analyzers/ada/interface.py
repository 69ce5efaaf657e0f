"""The facts of a module: its subprograms with typed parameters, types, data, exceptions and console use."""

from __future__ import annotations

from analyzers.ada import tree as t
from analyzers.ada.bodies import body_scope, package_scopes, subprograms, unique_names
from analyzers.ada.entities import (
    Entity,
    ExceptionEntity,
    GenericEntity,
    ObjectEntity,
    PackageEntity,
    Scope,
    SubprogramEntity,
    SubtypeEntity,
    UnknownEntity,
)
from analyzers.ada.modeltypes import model_type
from analyzers.ada.resolve import Library
from analyzers.model import (
    DataItem,
    Direction,
    Interface,
    NamedType,
    Parameter,
    Span,
    Subprogram,
    Type,
)

DIRECTIONS = {"in": Direction.IN, "out": Direction.OUT, "in out": Direction.IN_OUT}
READERS = ("get", "get_line", "get_immediate", "look_ahead", "end_of_file", "end_of_line", "skip_line")


def interface(library: Library, unit: str) -> Interface:
    """The interface of one library unit."""
    entities = [e for e in subprograms(library, unit) if e.task is None and e.protected is None]
    names = unique_names(entities)
    found = tuple(_subprogram(e, names[id(e)], library) for e in entities)
    calls = {c for s in found for c in s.calls} | _elaboration_calls(library, unit)
    entity = library.unit(unit)
    types: tuple[Type, ...] = ()
    data: tuple[DataItem, ...] = ()
    exceptions: tuple[str, ...] = ()
    if isinstance(entity, PackageEntity):
        types, data, exceptions = _package_facts(entity, library)
    reads = any(c.startswith("ada.text_io.") and c.rpartition(".")[2] in READERS for c in calls)
    reads |= any("integer_text_io.get" in c or c == "ada.strings.unbounded.text_io.get_line" for c in calls)
    arguments = any(c.startswith("ada.command_line.argument") for c in calls)
    return Interface(found, types, data, (), exceptions, reads, arguments, "syntax")


def _subprogram(entity: SubprogramEntity, name: str, library: Library) -> Subprogram:
    parameters = tuple(Parameter(f.name, model_type(f.subtype, library), DIRECTIONS[f.mode]) for f in entity.formals)
    result = model_type(entity.result, library) if entity.result is not None else None
    calls: tuple[str, ...] = ()
    raises: tuple[str, ...] = ()
    complexity, comment, span = 1, "", entity.span
    if entity.body is not None:
        scope = body_scope(entity)
        calls, raises = uses(entity.body, scope, entity.home)
        complexity, comment, span = entity.body.complexity, entity.body.comment, entity.body.span
    exported = entity.exported and not entity.generic
    return Subprogram(name, span, parameters, result, exported, calls, raises, complexity, comment)


def uses(body: t.SubprogramBody, scope: Scope, home: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a body calls and which exceptions it raises, in order, without those of nested bodies."""
    calls: dict[str, None] = {}
    raises: dict[str, None] = {}
    nested = [d for d in body.declarations if isinstance(d, t.SubprogramBody)]
    skip = {id(n) for d in nested for n in t.walk(d)}
    parts: list[object] = [body.declarations, body.body, body.expression]
    for node in (n for part in parts for n in t.walk(part)):
        if id(node) in skip:
            continue
        if isinstance(node, t.RaiseStmt | t.RaiseExpr) and node.exception is not None:
            entity = scope.library.find_one(node.exception, scope)
            full = entity.full if isinstance(entity, ExceptionEntity) else t.dotted(node.exception).lower()
            raises[full] = None
        elif isinstance(node, t.CallStmt):
            callee = node.call.prefix if isinstance(node.call, t.Apply) else node.call
            name = call_name(callee, scope, home, statement=True)
            if name:
                calls[name] = None
        elif isinstance(node, t.Apply | t.Name | t.Selected):
            callee = node.prefix if isinstance(node, t.Apply) else node
            name = call_name(callee, scope, home, statement=False)
            if name:
                calls[name] = None
    return tuple(calls), tuple(raises)


def call_name(callee: t.Expr, scope: Scope, home: str, statement: bool) -> str:
    """The name of what is called: qualified by its unit when that is another, as written when unknown."""
    if not isinstance(callee, t.Name | t.Selected):
        return ""
    for entity in scope.library.find(callee, scope):
        if isinstance(entity, SubprogramEntity):
            target = entity.renames or entity
            if target.home == home:
                return target.path
            if target.generic and target.generic != "generic":
                return f"{target.generic}.{target.name}".lower()
            return f"{target.home}.{target.path}".lower()
        if isinstance(entity, UnknownEntity):
            owner = entity.scope.path.lower()
            return f"{owner}.{entity.name}".lower() if statement else ""
        return ""
    return t.dotted(callee) if statement else ""


def _elaboration_calls(library: Library, unit: str) -> set[str]:
    """Calls in a package body's own statements, and in tasks."""
    body = library.body.get(unit)
    entity = library.unit(unit)
    if body is None or not isinstance(body.item, t.PackageBody) or not isinstance(entity, PackageEntity):
        return set()
    scope = package_scopes(entity, library)[-1]
    nodes: list[object] = [body.item.body]
    nodes += [d.calls for d in body.item.declarations if isinstance(d, t.ConcurrentDecl)]
    found = set()
    for node in (n for part in nodes for n in t.walk(part)):
        if isinstance(node, t.CallStmt | t.Apply | t.Name | t.Selected):
            callee = node.call if isinstance(node, t.CallStmt) else node
            callee = callee.prefix if isinstance(callee, t.Apply) else callee
            found.add(call_name(callee, scope, unit, statement=isinstance(node, t.CallStmt)))
    return found - {""}


def _package_facts(
    package: PackageEntity, library: Library
) -> tuple[tuple[Type, ...], tuple[DataItem, ...], tuple[str, ...]]:
    types: dict[str, Type] = {}
    data: list[DataItem] = []
    exceptions: list[str] = []
    for entity, exported in entities_of(package, library):
        if isinstance(entity, SubtypeEntity | ObjectEntity) and entity.subtype.type.made:
            continue
        if isinstance(entity, SubtypeEntity):
            own = model_type(entity.subtype, library)
            name = getattr(own, "name", "")
            if entity.subtype.type.name.lower() == entity.key and name and not isinstance(own, NamedType):
                types.setdefault(name, own)
        elif isinstance(entity, ObjectEntity) and entity.role == "variable" and entity.renames is None:
            data.append(DataItem(entity.name, model_type(entity.subtype, library), entity.span, exported))
        elif isinstance(entity, ExceptionEntity):
            exceptions.append(entity.full)
    return tuple(types.values()), tuple(data), tuple(dict.fromkeys(exceptions))


def entities_of(package: PackageEntity, library: Library) -> list[tuple[Entity, bool]]:
    """The entities of a package and its nested packages, with whether others can see them."""
    found: list[tuple[Entity, bool]] = []
    public, private, body = package_scopes(package, library)
    for scope, exported in ((public, True), (private, False), (body, False)):
        inner = [e for group in scope.names.values() for e in group]
        for entity in sorted(inner, key=lambda e: (e.span.file, e.pos)):
            found.append((entity, exported))
            own = isinstance(entity, PackageEntity) and entity.scope is scope and not entity.renames
            nested = own and isinstance(entity, PackageEntity) and not entity.generic
            if nested and isinstance(entity, PackageEntity) and entity.known:
                found.extend((e, x and exported) for e, x in entities_of(entity, library))
    return found


def generic_unit(library: Library, unit: str) -> bool:
    return isinstance(library.unit(unit), GenericEntity)


def unit_span(library: Library, unit: str) -> Span:
    return library.module_units[unit][0].span
