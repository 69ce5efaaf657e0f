"""Modules that need each other become one: Go has no packages that import each other.

Happens where a package's type is extended by one that uses the package, and between bodies that call each other.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Mapping

from analyzers.graph import cycles
from analyzers.model import Type
from translators.rules import ir

Key = tuple[str, str]  # module, name


def together(modules: Mapping[str, ir.IrModule], owner: Mapping[str, str]) -> dict[str, ir.IrModule]:
    """The modules, with those of each cycle kept by one of them. `owner` says which source file is which module's."""
    found = dict(modules)
    for group in cycles({id_: set(m.depends) & modules.keys() for id_, m in modules.items()}):
        found = merged(found, group, owner)
    return found


def merged(
    modules: Mapping[str, ir.IrModule], group: list[str], owner: Mapping[str, str]
) -> dict[str, ir.IrModule]:
    """All code of a group in the one that has the main procedure, or in the first."""
    host = next((id_ for id_ in group if modules[id_].entry), group[0])
    order = [host, *(id_ for id_ in group if id_ != host)]
    names: dict[Key, str] = {}
    taken: dict[str, set[str]] = {"subprogram": set(), "data": set()}
    for id_ in order:
        module = modules[id_]
        wanted = {s.name: "subprogram" for s in module.subprograms}
        wanted |= {r.subprogram: "subprogram" for r in module.refusals if r.subprogram}
        wanted |= {g.name: "data" for g in module.globals}
        for name, kind in wanted.items():
            names[id_, name] = _free(name, module.name, taken[kind])

    def renamed(node: object, own: str) -> object:
        """A node of the module `own`, as the merged program has it."""
        if isinstance(node, ir.Call | ir.SubprogramReference):
            home = node.module or own
            if home in group:
                there = "" if own in group else host
                name = names.get((home, node.subprogram), node.subprogram)
                return dataclasses.replace(node, module=there, subprogram=name)
        if isinstance(node, ir.Variable) and node.scope in ("global", "constant"):
            home = node.module or own
            if home in group:
                there = "" if own in group else host
                return dataclasses.replace(node, module=there, name=names.get((home, node.name), node.name))
        return node

    found: dict[str, ir.IrModule] = {}
    parts: dict[str, list[ir.IrModule]] = {host: []}
    for id_, module in modules.items():
        made = _rewritten(module, functools.partial(renamed, own=id_))
        owners = tuple((name, host if owner in group else owner) for name, owner in module.type_owner)
        depends = {host if d in group else d for d in module.depends} - ({host} if id_ in group else set())
        made = dataclasses.replace(made, type_owner=owners, depends=tuple(sorted(depends)))
        found[id_] = made
        if id_ in group:
            parts[host].append(_own_names(made, id_, names))
    whole = {part.id: part for part in parts[host]}
    ordered = [whole[id_] for id_ in order]
    found[host] = dataclasses.replace(
        ordered[0],
        types=_in_order(tuple(x for part in ordered for x in part.types)),
        globals=tuple(x for part in ordered for x in part.globals),
        subprograms=tuple(x for part in ordered for x in part.subprograms),
        refusals=tuple(x for part in ordered for x in part.refusals),
        depends=tuple(sorted({d for part in ordered for d in part.depends})),
        exceptions=tuple(x for part in ordered for x in part.exceptions),
        elaboration=next((p.elaboration for p in ordered if p.elaboration), ""),
        parts=tuple(sorted((file, id_) for file, id_ in owner.items() if id_ in group)),
        sources=tuple(sorted((new, old) for (_, old), new in names.items() if new != old)),
        moved=tuple(name for part in ordered for name in part.moved),
    )
    for id_ in group:
        if id_ != host:
            found[id_] = ir.IrModule(id_, modules[id_].name, "ada", (), (), (), keeper=host)
    return found


def _free(name: str, module: str, taken: set[str]) -> str:
    """The name, or one that says which module it comes from where the name is taken."""
    made, count = name, 1
    while made.lower().replace("_", "") in taken:
        made = f"{module.replace('.', '_')}_{name}" + (f"_{count}" if count > 1 else "")
        count += 1
    taken.add(made.lower().replace("_", ""))
    return made


def _own_names(module: ir.IrModule, id_: str, names: Mapping[Key, str]) -> ir.IrModule:
    """A module whose own items have their new names."""

    def name(old: str) -> str:
        return names.get((id_, old), old)

    return dataclasses.replace(
        module,
        subprograms=tuple(dataclasses.replace(s, name=name(s.name), exported=True) for s in module.subprograms),
        globals=tuple(dataclasses.replace(g, name=name(g.name)) for g in module.globals),
        refusals=tuple(dataclasses.replace(r, subprogram=r.subprogram and name(r.subprogram)) for r in module.refusals),
        entry=name(module.entry) if module.entry else "",
        elaboration=name(module.elaboration) if module.elaboration else "",
    )


def _rewritten(module: ir.IrModule, change: Callable[[object], object]) -> ir.IrModule:
    def walk(item: object) -> object:
        if isinstance(item, tuple):
            made = tuple(walk(x) for x in item)
            return made if any(a is not b for a, b in zip(made, item, strict=True)) else item
        if not isinstance(item, _NODES):
            return item
        changes = {}
        for field in dataclasses.fields(item):
            if field.name not in ("type", "span"):
                old = getattr(item, field.name)
                new = walk(old)
                if new is not old:
                    changes[field.name] = new
        return change(dataclasses.replace(item, **changes) if changes else item)

    return dataclasses.replace(
        module,
        subprograms=tuple(dataclasses.replace(s, body=walk(s.body)) for s in module.subprograms),  # type: ignore[arg-type]
        globals=tuple(dataclasses.replace(g, initial=walk(g.initial)) for g in module.globals),  # type: ignore[arg-type]
    )


_NODES = (*ir.Expression.__args__, *ir.Statement.__args__, ir.Case, ir.Handler)


def _in_order(types: tuple[Type, ...]) -> tuple[Type, ...]:
    from translators.rules.ada.packages import in_order

    return in_order({getattr(x, "name", ""): x for x in types})
