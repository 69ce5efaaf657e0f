"""What types are made of."""

from __future__ import annotations

from analyzers.ada.entities import PackageEntity, SubprogramEntity, Subtype, TypeEntity
from analyzers.ada.modeltypes import model_type
from analyzers.ada.resolve import Library
from translators.rules.ada.routine import unrepresentable
from translators.rules.ada.tagged import hidden_equality


def parts_of(type_: TypeEntity) -> list[TypeEntity]:
    """The types that a type is made of or refers to."""
    members = type_.root.hierarchy if type_.tagged else [type_]
    parts = [c.subtype.type for m in members for c in (*m.discriminants, *m.own_components)]
    if type_.variants is not None:
        parts += [c.subtype.type for v in type_.variants.variants for c in v.components]
    for inner in (type_.component, type_.target):
        if inner is not None:
            parts.append(inner.type)
    return parts


def hidden_problem(type_: TypeEntity, library: Library) -> tuple[str, str] | None:
    """Why the IR has no value of a record that a type refers to, however far away."""
    seen = {id(type_)}
    waiting = [type_]
    while waiting:
        for part in parts_of(waiting.pop()):
            if id(part) in seen:
                continue
            seen.add(id(part))
            waiting.append(part)
            if part.kind == "record":
                problem = unrepresentable(model_type(Subtype(part), library, None))
                if problem:
                    return problem
    return None


def has_own_equality(type_: TypeEntity, library: Library) -> bool:
    """Whether a part of a composite type has a user-defined `=`, which predefined equality would call."""
    if type_.kind not in ("record", "array"):
        return False
    return any(
        defines_equality(p, library) or (p.tagged and hidden_equality(p) is not None) or has_own_equality(p, library)
        for p in parts_of(type_)
    )


def defines_equality(type_: TypeEntity, library: Library) -> bool:
    """Whether a `=` of its own is declared where a type is: in a package, a subprogram or a block."""
    home = library.unit(type_.home)
    if isinstance(home, PackageEntity) and home.predefined:
        return False
    around = type_.region.owner if type_.region is not None else None
    scopes = [s for p in (home, around) if isinstance(p, PackageEntity) for s in (p.public, p.private)]
    return any(
        isinstance(e, SubprogramEntity) and [f.subtype.type for f in e.formals] == [type_, type_]
        for scope in (*scopes, *([type_.region] if type_.region is not None else []))
        for e in scope.local('"="')
    )
