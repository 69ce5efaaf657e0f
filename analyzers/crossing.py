"""Calls from one language into another: what a linker would find by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from analyzers.model import Dependency, DependencyKind, Span

Wants = tuple[tuple[str, str, Span], ...]  # module, symbol, where


class Part(Protocol):
    """What one language's modules come to. `offers` gives modules by the symbols that others can call; `wants` are calls
    of symbols beside those that are among the dependencies, unresolved."""

    @property
    def dependencies(self) -> tuple[Dependency, ...]: ...

    @property
    def offers(self) -> Callable[[], Mapping[str, str]]: ...

    @property
    def wants(self) -> Wants: ...


def crossings(parts: Sequence[Part]) -> tuple[list[Dependency], dict[tuple[str, str], str]]:
    """The edges between modules of different languages, one for each pair, and the unresolved calls that they answer: for
    module and symbol the module that is called. A name that nobody has as it is written is looked for without case: COBOL's
    have none."""
    offered = [_offered(part.offers()) for part in parts] if len(parts) > 1 else []
    edges: dict[tuple[str, str], Dependency] = {}
    answered: dict[tuple[str, str], str] = {}
    for number, part in enumerate(parts if offered else ()):
        open_ends = ((d.source, d.target, d.span) for d in part.dependencies if not d.resolved and d.kind is DependencyKind.CALL)
        for source, symbol, span in (*part.wants, *open_ends):
            others = [offers for n, offers in enumerate(offered) if n != number]
            target = next((o[name] for name in (symbol, symbol.lower()) for o in others if name in o), None)
            if target is not None:
                edges.setdefault((source, target), Dependency(source, target, DependencyKind.CALL, span))
                answered[source, symbol] = target
    return list(edges.values()), answered


def _offered(symbols: Mapping[str, str]) -> dict[str, str]:
    return {symbol.lower(): module for symbol, module in symbols.items()} | dict(symbols)
