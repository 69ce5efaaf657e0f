"""Gathering edges: one dependency for each source, target and kind, with the symbols that it stands for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from analyzers.model import Dependency, DependencyKind, Span
from analyzers.survey.facts import FileFacts

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

    def plain(self) -> tuple[Any, ...]:
        """All that was found, as plain values for another process; in order, which makes sorting them all short."""
        return dict(sorted(self._found.items())), self.names(), self._counts

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
