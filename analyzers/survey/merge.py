"""Gathering edges: one dependency for each source, target and kind, with the symbols that it stands for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analyzers.model import Dependency, DependencyKind, Span
from analyzers.survey.facts import FileFacts

type_key = tuple[str, str, str]


class Edges:
    """Edges as they are found; the first place is kept, and how many places there are."""

    def __init__(self) -> None:
        self._found: dict[type_key, Dependency] = {}
        self._names: dict[type_key, set[str]] = {}
        self._counts: dict[type_key, int] = {}

    def add(
        self, source: str, target: str, kind: DependencyKind, span: Span, name: str = "", reason: str = ""
    ) -> None:
        key = (source, target, kind._value_)
        known = self._found.get(key)
        if known is None:
            self._found[key] = Dependency(source, target, kind, span, not reason, reason)
            self._counts[key] = 1
            self._names[key] = {name} if name else set()
            return
        if (span.file, span.line) < (known.span.file, known.span.line):
            self._found[key] = Dependency(source, target, kind, span, not reason, reason)
        self._counts[key] += 1
        if name:
            self._names[key].add(name)

    def rows(self) -> list[tuple[Any, ...]]:
        """All that was found, as plain values for another process."""
        return [
            (*key, d.span.file, d.span.line, d.resolved, d.reason, list(self._names[key]), self._counts[key])
            for key, d in self._found.items()
        ]

    def take(self, rows: Iterable[Sequence[Any]]) -> None:
        """Add what other edges found, as their `rows` say."""
        for source, target, kind, file, line, resolved, reason, names, count in rows:
            key = (source, target, kind)
            known = self._found.get(key)
            if known is None or (file, line) < (known.span.file, known.span.line):
                edge = Dependency(source, target, DependencyKind(kind), Span(file, line), resolved, reason)
                self._found[key] = edge
            if known is None:
                self._names[key] = set(names)
                self._counts[key] = count
            else:
                self._names[key].update(names)
                self._counts[key] += count

    def dependencies(self) -> tuple[Dependency, ...]:
        return tuple(self._found[key] for key in sorted(self._found))

    def names(self) -> Mapping[type_key, tuple[str, ...]]:
        return {key: tuple(sorted(names)) for key, names in self._names.items() if names}

    def counts(self) -> Mapping[type_key, int]:
        return self._counts


def module_digest(files: Iterable[FileFacts]) -> str:
    """Over the files' content hashes, in order."""
    return hashlib.sha256("".join(f.sha256 for f in files).encode()).hexdigest()
