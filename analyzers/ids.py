"""Ids of modules: no two modules of a codebase have the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from analyzers.model import Diagnostic, Module, Severity, Span


def ids_apart(languages: Sequence[Sequence[Module]]) -> tuple[list[dict[str, str]], list[Diagnostic]]:
    """What each language's modules are called where a language before it has that id: the later one's gets a number."""
    taken: dict[str, str] = {}  # id: its first file
    found: list[dict[str, str]] = []
    diagnostics: list[Diagnostic] = []
    for modules in languages:
        own = {m.id for m in modules}
        ids: dict[str, str] = {}
        for module in modules:
            name, number = module.id, 2
            while name in taken or (name != module.id and name in own):
                name, number = f"{module.id}_{number}", number + 1
            if name != module.id:
                ids[module.id] = name
                diagnostics.append(_called_otherwise(module, name, taken[module.id]))
        taken.update((ids.get(m.id, m.id), m.files[0]) for m in modules)
        found.append(ids)
    return found, diagnostics


def renamed_symbols(offers: Callable[[], Mapping[str, str]], ids: Mapping[str, str]) -> Callable[[], Mapping[str, str]]:
    """What modules offer (see `crossing.Part`), with these ids in place of their own."""
    return lambda: {symbol: ids.get(module, module) for symbol, module in offers().items()}


def unique(modules: Sequence[Module]) -> tuple[list[Module], list[Diagnostic]]:
    """Ids must be unique: a module whose id is taken gets a number behind it, and that is said."""
    seen: dict[str, Module] = {}
    diagnostics: list[Diagnostic] = []
    for module in sorted(modules, key=lambda m: (m.id, m.files)):
        name, number = module.id, 2
        while name in seen:
            name, number = f"{module.id}_{number}", number + 1
        if name != module.id:
            diagnostics.append(_called_otherwise(module, name, seen[module.id].files[0]))
            module = replace(module, id=name)
        seen[name] = module
    return list(seen.values()), diagnostics


def _called_otherwise(module: Module, name: str, taken_by: str) -> Diagnostic:
    message = f"module id '{module.id}' is taken by {taken_by}; this one is called '{name}'"
    return Diagnostic(Severity.WARNING, message, Span(module.files[0], 1))
