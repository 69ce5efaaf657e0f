"""Ada: what a tree of compilation units contains, and how its library units depend on each other."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence

from analyzers.ada import SUFFIXES
from analyzers.ada import tree as t
from analyzers.ada.foreign import foreign
from analyzers.ada.interface import interface
from analyzers.ada.resolve import Library, is_predefined, item_name
from analyzers.model import (
    Dependency,
    DependencyKind,
    Diagnostic,
    Module,
    ModuleKind,
    Severity,
    SourceFile,
    Span,
)
from analyzers.source import Analysis


def module_id(unit: str) -> str:
    """`Lexer.Tokens` -> `lexer_tokens`."""
    return unit.lower().replace(".", "_")


class AdaSource:
    """Ada 83 to 2022, tolerant of what it can't read."""

    language = "ada"
    suffixes: tuple[str, ...] = SUFFIXES

    def analyze(self, files: Sequence[SourceFile]) -> Analysis:
        library = Library(files)
        withed = withed_units(library)
        modules: list[Module] = []
        dependencies: list[Dependency] = []
        diagnostics = syntax_diagnostics(library)
        for unit in library.module_units:
            try:
                modules.append(self.module(library, unit, withed))
            except (RecursionError, AssertionError, ValueError, IndexError, KeyError, AttributeError) as error:
                span = library.module_units[unit][0].span
                message = f"{unit}: could not be analyzed ({type(error).__name__}: {error})"
                diagnostics.append(Diagnostic(Severity.ERROR, message, span))
            dependencies.extend(unit_dependencies(library, unit))
        crossing = [
            (module_id(name), found, unit.span.file)
            for name, units in library.module_units.items() for unit in units if unit.span.file in library.files
            for found in foreign(library.files[unit.span.file].text) if unit.span.line <= found.line <= unit.span.end_line
        ]  # fmt: skip
        return Analysis(
            tuple(modules), tuple(dependencies), tuple(diagnostics),
            lambda: {found.symbol: module for module, found, _ in crossing if not found.taken},
            wants=tuple((module, found.symbol, Span(file, found.line)) for module, found, file in crossing if found.taken),
        )  # fmt: skip

    def module(self, library: Library, unit: str, withed: frozenset[str]) -> Module:
        names = library.home_files(unit)
        texts = [library.files[n].text for n in names if n in library.files]
        units = library.module_units[unit]
        digest = hashlib.sha256()
        for text in texts:
            digest.update(text.encode("utf-8", "surrogateescape"))
            digest.update(b"\0")
        kind = ModuleKind.LIBRARY
        body = library.body.get(unit)
        if body is not None and isinstance(body.item, t.SubprogramBody) and unit not in withed:
            spec = body.item.spec
            if not spec.params and not spec.function:
                kind = ModuleKind.MAIN
        facts = interface(library, unit)
        if kind is ModuleKind.MAIN:  # nobody can call a program
            own = tuple(dataclasses.replace(s, exported=False) for s in facts.subprograms)
            facts = dataclasses.replace(facts, subprograms=own)
        return Module(
            module_id(unit),
            item_name(units[0].item) or unit,
            "ada",
            kind,
            names,
            sum(text.count("\n") + (not text.endswith("\n")) for text in texts),
            facts,
            digest.hexdigest(),
        )


def withed_units(library: Library) -> frozenset[str]:
    """The names in anybody's with clauses, lower case."""
    return frozenset(
        t.dotted(name).lower()
        for parsed in library.parsed
        for unit in parsed.units
        for clause in unit.withs
        for name in clause.names
    )


def unit_dependencies(library: Library, unit: str) -> list[Dependency]:
    """The with clauses of a library unit's files, its parent, and the generics that it instantiates."""
    found: dict[str, Dependency] = {}
    source = module_id(unit)

    def need(target: str, span: Span) -> None:
        key = module_id(target)
        if key == source or target in found:
            return
        if target in library.module_units:
            found[target] = Dependency(source, key, DependencyKind.WITH, span)
        elif is_predefined(target):
            reason = "predefined library"
            found[target] = Dependency(source, target, DependencyKind.WITH, span, False, reason)
        else:
            reason = "no such unit in the tree"
            found[target] = Dependency(source, target, DependencyKind.WITH, span, False, reason)

    for part in library.module_units[unit]:
        for clause in part.withs:
            for name in clause.names:
                need(t.dotted(name).lower(), name.span)
    parent = unit.rpartition(".")[0]
    if parent:
        need(parent, library.module_units[unit][0].span)
    return list(found.values())


def syntax_diagnostics(library: Library) -> list[Diagnostic]:
    """What could not be read, and units that are there twice or nowhere."""
    found: list[Diagnostic] = []
    for parsed in library.parsed:
        for span in parsed.broken:
            found.append(Diagnostic(Severity.WARNING, "text that is not Ada as we read it", span))
    for unit in library.duplicates:
        message = f"unit {item_name(unit.item)} is declared a second time; this one is not used"
        found.append(Diagnostic(Severity.WARNING, message, unit.span))
    for unit in library.stray:
        if not isinstance(unit.item, t.Broken):  # broken text is already listed by its syntax error
            found.append(Diagnostic(Severity.WARNING, "a declaration outside any unit", unit.span))
    for parent, units in library.subunits.items():
        if library.subunit_home(parent) not in library.spec.keys() | library.body.keys():
            message = f"separate body of {parent}, which is not in the tree"
            found.append(Diagnostic(Severity.WARNING, message, units[0].span))
    return found


SOURCE = AdaSource()
