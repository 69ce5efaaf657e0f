"""Modules of a C tree and the edges between them."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyzers.c import SUFFIXES, tree
from analyzers.c.direction import Callees
from analyzers.c.interface import interface
from analyzers.c.library import offered_by
from analyzers.c.pairing import group_files
from analyzers.c.syntax import parse_unit
from analyzers.c.unit import Unit
from analyzers.c.walk import walk
from analyzers.model import Dependency, DependencyKind, Diagnostic, Module, ModuleKind, SourceFile, Span
from analyzers.source import Analysis


@dataclass
class Group:
    """The files of one module, main first, and the units that were parsed for it."""

    id: str
    files: tuple[str, ...]
    units: list[Unit]


_PIECE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|\w+|[{}();]', re.S)


def _defines_main(text: str) -> bool:
    """Whether a file defines `main` without a type (C90), which the parser does not take for a definition."""
    pieces = [p for p in _PIECE.findall(text) if p[0] not in "/\"'"]
    depth = 0
    for position, piece in enumerate(pieces):
        depth += (piece in "{(") - (piece in "})")
        if piece == "main" and depth == 0 and pieces[position + 1 : position + 2] == ["("]:
            closing = next((i for i in range(position, len(pieces)) if pieces[i] == ")"), len(pieces))
            after = next((p for p in pieces[closing + 1 :] if p in "{}"), "")
            if after == "{":
                return True
    return False


_PARSED: dict[tuple[SourceFile, ...], list[Group]] = {}  # the last tree: it is analyzed, and then translated or verified


def parse_tree(files: Sequence[SourceFile]) -> list[Group]:
    """Group the files into modules and parse each; the same input gives the same groups, which are not to be changed."""
    key = tuple(files)
    if key not in _PARSED:
        groups = _parsed(files)
        _PARSED.clear()
        _PARSED[key] = groups
    return _PARSED[key]


def _parsed(files: Sequence[SourceFile]) -> list[Group]:
    by_path = {str(f.path): f for f in files}
    groups = [Group(name, found, []) for name, found in group_files(sorted(by_path))]
    for group in groups:
        for path in group.files:
            if not any(path in unit.files for unit in group.units):
                group.units.append(parse_unit(path, by_path))
    return groups


class CSource:
    """C, as a source language."""

    language: str = "c"
    suffixes: tuple[str, ...] = SUFFIXES

    def analyze(self, files: Sequence[SourceFile]) -> Analysis:
        by_path = {str(f.path): f for f in files}
        groups = parse_tree(files)
        functions: dict[str, tuple[Unit, tree.Function, str]] = {}
        objects: dict[str, str] = {}
        owner_of_file = {path: group.id for group in groups for path in group.files}
        for group in groups:
            for unit in group.units:
                for function in unit.functions.values():
                    if not function.static and function.span.file in group.files:
                        functions.setdefault(function.name, (unit, function, group.id))
                for declared in unit.objects.values():
                    if declared.storage == "" and declared.span.file in group.files:
                        objects.setdefault(declared.name, group.id)
        modules = [self._module(group, by_path, functions) for group in groups]
        dependencies: dict[tuple[str, str, DependencyKind], Dependency] = {}
        diagnostics: dict[tuple[str, Span], Diagnostic] = {}
        for group in groups:
            for unit in group.units:
                for diagnostic in unit.diagnostics:
                    diagnostics.setdefault((diagnostic.message, diagnostic.span), diagnostic)
                for edge in _edges(group, unit, functions, objects, owner_of_file):
                    dependencies.setdefault((edge.source, edge.target, edge.kind), edge)
        return Analysis(
            tuple(modules),
            tuple(sorted(dependencies.values(), key=lambda d: (d.source, d.target, d.kind))),
            tuple(sorted(diagnostics.values(), key=lambda d: (d.span, d.message))),
            lambda: {name: module for name, (_, _, module) in functions.items()},
            lambda: objects,
        )

    def _module(
        self, group: Group, by_path: Mapping[str, SourceFile],
        functions: Mapping[str, tuple[Unit, tree.Function, str]],
    ) -> Module:  # fmt: skip
        def lookup(name: str) -> tuple[Unit, tree.Function] | None:
            for unit in group.units:
                if name in unit.functions:
                    return unit, unit.functions[name]
            found = functions.get(name)
            return None if found is None else found[:2]

        exposed = interface(group.units, group.files, Callees(lookup))
        lines = sum(len(by_path[p].text.splitlines()) for p in group.files)
        digest = hashlib.sha256("".join(by_path[p].sha256 for p in group.files).encode()).hexdigest()
        main = any(s.name == "main" for s in exposed.subprograms) or any(
            _defines_main(by_path[p].text) for p in group.files if not p.lower().endswith(".h")
        )
        kind = ModuleKind.MAIN if main else ModuleKind.LIBRARY
        if not main and all(p.lower().endswith(".h") for p in group.files):
            kind = ModuleKind.HEADER
        name = posixpath.splitext(posixpath.basename(group.files[0]))[0]
        return Module(group.id, name, "c", kind, group.files, lines, exposed, digest)


def _edges(
    group: Group, unit: Unit, functions: Mapping[str, tuple[Unit, tree.Function, str]],
    objects: Mapping[str, str], owner_of_file: Mapping[str, str],
) -> list[Dependency]:  # fmt: skip
    found = []
    for include in unit.includes:
        if include.span.file not in group.files:
            continue
        owner = owner_of_file.get(include.path, "")
        if owner and owner != group.id:
            found.append(Dependency(group.id, owner, DependencyKind.INCLUDE, include.span))
        elif not owner:
            reason = "a header of the system" if include.system else "the header is not in the tree"
            found.append(Dependency(group.id, include.name, DependencyKind.INCLUDE, include.span, False, reason))
    for function in unit.functions.values():
        if function.span.file in group.files:
            found.extend(_body_edges(group, unit, function, functions, objects))
    for declared in unit.objects.values():
        if declared.span.file in group.files and declared.initial is not None:
            found.extend(_name_edges(group, unit, declared.initial, set(), functions, objects))
    return found


def _body_edges(
    group: Group, unit: Unit, function: tree.Function,
    functions: Mapping[str, tuple[Unit, tree.Function, str]], objects: Mapping[str, str],
) -> list[Dependency]:  # fmt: skip
    local = {n for n, _ in function.type.parameters}
    local |= {n.name for n in walk(function.body) if isinstance(n, tree.Declarator)}
    found = _name_edges(group, unit, function.body, local, functions, objects)
    for node in walk(function.body):
        if not isinstance(node, tree.CallExpression):
            continue
        called = node.function
        name = called.name if isinstance(called, tree.Name) else ""
        if name and name not in local and name not in unit.objects:
            if name in unit.functions or name in functions:
                continue
            reason = offered_by(name) or "no definition in the tree"
            found.append(Dependency(group.id, name, DependencyKind.CALL, node.span, False, reason))
        else:
            target = name or _text(called)
            found.append(
                Dependency(group.id, target, DependencyKind.CALL, node.span, False,
                           "a call through a function pointer")
            )  # fmt: skip
    return found


def _name_edges(
    group: Group, unit: Unit, node: object, local: set[str],
    functions: Mapping[str, tuple[Unit, tree.Function, str]], objects: Mapping[str, str],
) -> list[Dependency]:  # fmt: skip
    """Edges for every mention of another module's function (call or address) or object."""
    found = []
    for inner in walk(node):
        if not isinstance(inner, tree.Name) or inner.name in local:
            continue
        if inner.name in unit.functions and unit.functions[inner.name].span.file in group.files:
            continue
        if inner.name in functions:
            owner, kind = functions[inner.name][2], DependencyKind.CALL
        elif inner.name in unit.functions:
            continue  # an inline function of a header: the include edge says it
        elif inner.name in objects:
            owner, kind = objects[inner.name], DependencyKind.DATA
        else:
            continue
        if owner != group.id:
            found.append(Dependency(group.id, owner, kind, inner.span))
    return found


def _text(expression: tree.Expression) -> str:
    match expression:
        case tree.Member(base=base, field=field, arrow=arrow):
            return f"{_text(base)}{'->' if arrow else '.'}{field}"
        case tree.Subscript(base=base):
            return f"{_text(base)}[]"
        case tree.Name(name=name):
            return name
        case tree.Unary(operator=operator, operand=operand):
            return f"{operator}{_text(operand)}"
        case _:
            return "function pointer"
