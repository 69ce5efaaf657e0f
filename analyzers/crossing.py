"""Calls of one language from another, and uses of its data: what a linker would find by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from analyzers.model import Dependency, DependencyKind, Span

Wants = tuple[tuple[str, str, Span], ...]  # module, symbol, where


class Part(Protocol):
    """What one language's modules come to. `offers` gives modules by the symbols that others can call, `holds` by those of
    objects; `wants` are symbols that are called or used beside the calls that are among the dependencies, unresolved."""

    @property
    def dependencies(self) -> tuple[Dependency, ...]: ...

    @property
    def offers(self) -> Callable[[], Mapping[str, str]]: ...

    @property
    def holds(self) -> Callable[[], Mapping[str, str]]: ...

    @property
    def wants(self) -> Wants: ...


@dataclass(frozen=True)
class Crossings:
    """The edges between modules of different languages, one for each pair and kind; and what they answer: for module and
    symbol the module that has it, and how it is used."""

    edges: tuple[Dependency, ...]
    answered: Mapping[tuple[str, str], tuple[str, DependencyKind]]

    def answers(self, edge: Dependency) -> bool:
        """Whether an edge of one language is a call of what another one has."""
        return not edge.resolved and (edge.source, edge.target) in self.answered


def crossings(parts: Sequence[Part]) -> Crossings:
    """What the parts want of one another. A name that nobody has as it is written is looked for without case: COBOL's have
    none. What is among the dependencies is called, and so no object."""
    offered = [_with_small_letters(part.offers()) for part in parts] if len(parts) > 1 else []
    held = [_with_small_letters(part.holds()) for part in parts] if offered else []
    edges: dict[tuple[str, str, DependencyKind], Dependency] = {}
    answered: dict[tuple[str, str], tuple[str, DependencyKind]] = {}
    for number, part in enumerate(parts if offered else ()):
        calls = [o for n, o in enumerate(offered) if n != number]
        data = [h for n, h in enumerate(held) if n != number]
        open_ends = [(d.source, d.target, d.span) for d in part.dependencies if not d.resolved and d.kind is DependencyKind.CALL]
        for some, kind, others in (
            (part.wants, DependencyKind.DATA, data), ((*part.wants, *open_ends), DependencyKind.CALL, calls)
        ):  # fmt: skip
            for source, symbol, span in some:
                target = next((o[name] for name in (symbol, symbol.lower()) for o in others if name in o), None)
                if target is not None:
                    edges.setdefault((source, target, kind), Dependency(source, target, kind, span))
                    answered[source, symbol] = target, kind
    return Crossings(tuple(edges.values()), answered)


def _with_small_letters(symbols: Mapping[str, str]) -> dict[str, str]:
    return {symbol.lower(): module for symbol, module in symbols.items()} | dict(symbols)
