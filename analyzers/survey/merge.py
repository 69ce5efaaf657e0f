"""Gathering edges: one dependency for each source, target and kind, with the symbols that it stands for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from analyzers.ids import ids_apart, renamed_symbols
from analyzers.model import Dependency, DependencyKind, Diagnostic, Span
from analyzers.survey.facts import FileFacts, Linked

type_key = tuple[str, str, str]


class Edges:
    """Edges as they are found; the first place is kept, and how many places there are."""

    def __init__(self) -> None:
        self._found: dict[type_key, tuple[str, int, str]] = {}  # file, line, reason
        self._names: dict[type_key, set[str]] = {}
        self._taken: dict[type_key, tuple[str, ...]] = {}  # names of edges that were taken
        self._counts: dict[type_key, int] = {}

    def add(
        self, source: str, target: str, kind: DependencyKind, span: Span, name: str = "", reason: str = ""
    ) -> None:
        self.put(source, target, kind._value_, span.file, span.line, name, reason)

    def put(self, source: str, target: str, kind: str, file: str, line: int, name: str = "", reason: str = "") -> None:
        """`add` for callers with very many edges."""
        key = (source, target, kind)
        known = self._found.get(key)
        if known is None:
            self._found[key] = (file, line, reason)
            self._counts[key] = 1
            self._names[key] = {name} if name else set()
            return
        if (file, line) < known[:2]:
            self._found[key] = (file, line, reason)
        self._counts[key] += 1
        if name:
            self._names[key].add(name)

    def rows(self) -> list[tuple[str, str, int, str, int, tuple[str, ...]]]:
        """What was found in one file of one module, as plain values: target, kind, first line, reason, places, names."""
        return [
            (key[1], key[2], line, reason, self._counts[key], tuple(sorted(self._names[key])))
            for key, (_, line, reason) in sorted(self._found.items())
        ]

    def take_rows(self, source: str, file: str, rows: Iterable[Sequence[Any]]) -> None:
        """Add what `rows` told of a file; of modules that nothing is `put` for."""
        for target, kind, line, reason, count, names in rows:
            key = (source, target, kind)
            known = self._found.get(key)
            if known is None:
                self._found[key] = (file, line, reason)
                self._counts[key] = count
                if names:
                    self._taken[key] = tuple(names)
                continue
            if (file, line) < known[:2]:
                self._found[key] = (file, line, reason)
            self._counts[key] += count
            if names:
                self._taken[key] = tuple(sorted({*self._taken.get(key, ()), *names}))

    def plain(self) -> tuple[Any, ...]:
        """All that was found, as plain values for another process; in order, which makes sorting them all short (that of
        joined keys takes less time than that of tuples, and as a rule is the same)."""
        return dict(sorted(self._found.items(), key=lambda edge: "\0".join(edge[0]))), self.names(), self._counts

    def take(self, plain: tuple[Any, ...]) -> None:
        """Add what other edges found, as their `plain` says; of sources that nobody else has edges of."""
        found, names, counts = plain
        self._found.update(found)
        self._taken.update(names)
        self._counts.update(counts)

    def dependencies(self) -> tuple[Dependency, ...]:
        kinds = {kind._value_: kind for kind in DependencyKind}
        return tuple(
            Dependency(source, target, kinds[kind], Span(file, line), not reason, reason)
            for (source, target, kind), (file, line, reason) in sorted(self._found.items())
        )

    def names(self) -> dict[type_key, tuple[str, ...]]:
        own = {key: tuple(sorted(names)) for key, names in self._names.items() if names}
        return self._taken | own if self._taken else own

    def counts(self) -> Mapping[type_key, int]:
        return self._counts


def module_digest(files: Iterable[FileFacts]) -> str:
    """Over the files' content hashes, in order."""
    return hashlib.sha256("".join(f.sha256 for f in files).encode()).hexdigest()


def apart(linked: Sequence[Linked]) -> tuple[list[Linked], list[Diagnostic]]:
    """The languages' parts with ids that no two of them share: the later one's gets a number, in its edges too."""
    renamed, diagnostics = ids_apart([part.modules for part in linked])
    return [_renamed(part, ids) if ids else part for part, ids in zip(linked, renamed, strict=True)], diagnostics


def _renamed(part: Linked, ids: Mapping[str, str]) -> Linked:
    open_ends = {(d.source, d.target, d.kind._value_) for d in part.dependencies if not d.resolved}

    def key(edge: type_key) -> type_key:
        source, target, kind = edge
        return ids.get(source, source), target if edge in open_ends else ids.get(target, target), kind

    def name(module: str) -> str:
        return ids.get(module, module)

    return replace(
        part,
        modules=tuple(replace(m, id=name(m.id)) for m in part.modules),
        dependencies=tuple(
            replace(d, source=name(d.source), target=name(d.target) if d.resolved else d.target) for d in part.dependencies
        ),
        routines={name(m): found for m, found in part.routines.items()},
        names={key(edge): found for edge, found in part.names.items()},
        counts={key(edge): found for edge, found in part.counts.items()},
        dead=tuple(replace(d, module=name(d.module)) for d in part.dead),
        io={name(m): found for m, found in part.io.items()},
        elaboration={name(m): found for m, found in part.elaboration.items()},
        offers=renamed_symbols(part.offers, ids),
        holds=renamed_symbols(part.holds, ids),
        wants=tuple((name(m), symbol, span) for m, symbol, span in part.wants),
    )
