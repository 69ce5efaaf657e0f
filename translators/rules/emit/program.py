"""Facts about all modules at once: who calls whom, parameter directions, and look-up across modules."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analyzers.model import Direction
from translators.protocol import ProbeUnit
from translators.rules import ir
from translators.rules.emit import walk
from translators.rules.emit.types import Unsupported


@dataclass(frozen=True)
class Emitted:
    """One module's text in a target. `refusals` are those that the emitter itself had to add, and `dropped`
    the types and module variables (by name) that it had to leave out: who uses them must be refused too. `parts`: the
    files of other modules whose code this one has (`ir.IrModule.parts`), by module."""

    files: tuple[tuple[str, str], ...]
    probes: tuple[ProbeUnit, ...]
    refusals: tuple[ir.Refusal, ...] = ()
    dropped: frozenset[str] = frozenset()
    parts: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


class Program:
    """A module with its dependencies, by id."""

    def __init__(self, module: ir.IrModule, dependencies: Mapping[str, ir.IrModule]) -> None:
        self.current = module
        self.modules: dict[str, ir.IrModule] = {**dependencies, module.id: module}
        self._subprograms = {
            (m.id, s.name): s for m in self.modules.values() for s in m.subprograms
        }
        self._globals = {(m.id, g.name): g for m in self.modules.values() for g in m.globals}

    @functools.cached_property
    def has_tasks(self) -> bool:
        """Whether tasks run beside the program, which see its data too."""
        bodies = (s.body for m in self.modules.values() for s in m.subprograms)
        return any(isinstance(statement, ir.Start) for body in bodies for statement in walk.statements(body))

    @functools.cached_property
    def qualifiers(self) -> frozenset[str]:
        """Modules' names, which no local name may hide. What a program brings of the C library names no other: it is
        the same in every program."""
        return frozenset() if self.current.bearer and not self.current.depends else frozenset(self.modules)

    def owner(self, module: str) -> str:
        return module or self.current.id

    def subprogram(self, name: str, module: str = "") -> ir.IrSubprogram:
        found = self._subprograms.get((self.owner(module), name))
        if found is None:
            raise Unsupported("call", f"calls {self.owner(module)}.{name}, which is not translated")
        return found

    def has_global(self, name: str, module: str = "") -> bool:
        return (self.owner(module), name) in self._globals

    def global_variable(self, name: str, module: str = "") -> ir.GlobalVariable:
        found = self._globals.get((self.owner(module), name))
        if found is None:
            raise Unsupported("global", f"uses {self.owner(module)}.{name}, which is not translated")
        return found

    def directions(self, call: ir.Call) -> Sequence[Direction]:
        return [p.direction for p in self.subprogram(call.subprogram, call.module).parameters]
