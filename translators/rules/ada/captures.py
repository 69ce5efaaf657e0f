"""Variables of enclosing subprograms that nested ones use: they become extra parameters of these."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.ada.entities import ObjectEntity, Scope, SubprogramEntity
from analyzers.ada.modeltypes import bound_ends
from translators.rules import ir
from translators.rules.ada import several
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Capture, Routine
from translators.rules.ada.spans import last_of
from translators.rules.ada.tasking import share
from translators.rules.ada.values import INTEGER, ONE, First, first_of

if TYPE_CHECKING:
    from translators.rules.ada.program import Program


class Captures:
    """What each nested subprogram captures, and where captured arrays start."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.of: dict[int, list[Capture]] = {}
        self.firsts: dict[int, First] = {}

    def known(self, entity: SubprogramEntity) -> Sequence[Capture]:
        """What a subprogram captures, as far as it is known, in the order of its extra parameters."""
        self.program.watch.read("captures", id(entity))
        return self.of.get(id(entity), ())

    def capture(self, r: Routine, entity: ObjectEntity, at: t.Node) -> str:
        """A variable of an enclosing subprogram, used in a nested one: gives the name of its extra parameter."""
        assert r.entity is not None
        share(r, entity, at)
        found = self.of.setdefault(id(r.entity), [])
        if not any(c.entity is entity for c in found):
            found.append(Capture(entity))
            self.program.note("captures", id(r.entity))
        name = r.claim(entity.name)
        r.names[id(entity)] = name
        if entity.role in ("constant", "loop") or entity.mode == "in":
            r.immutable.add(name)
        if several.open_array(entity.subtype) or (
            entity.subtype.type.kind == "array" and entity.subtype.static_bounds() is None
        ):
            r.firsts[id(entity)] = self.captured_first(r, entity)
        return name

    def captured_first(self, r: Routine, entity: ObjectEntity) -> First:
        """Where a captured array starts: at the same index in every call, or where an extra parameter says."""
        self.program.watch.read("captured first", id(entity))
        known = self.firsts.get(id(entity), ONE)

        def asked(bound: str) -> ir.Expression:
            assert r.entity is not None
            found = self.of[id(r.entity)]
            if not any(c.entity is entity and c.bound == bound for c in found):
                found.append(Capture(entity, False, bound))
                self.program.note("captures", id(r.entity))
                self.try_again(entity)
            if (id(entity), bound) not in r.captured_bounds:
                r.captured_bounds[id(entity), bound] = r.claim(f"{entity.name}_{bound}")
            own = r.captured_bounds[id(entity), bound]
            r.immutable.add(own)
            return ir.Variable(own, INTEGER, "parameter")

        if several.open_array(entity.subtype):
            inner: First | None = None
            for number in range(len(entity.subtype.type.indexes), 0, -1):
                ends = [functools.partial(asked, bound) for bound in bound_ends(number)]
                inner = First(None, ends[0], ends[1], inner)
            assert inner is not None
            return inner
        first = None if known.number is not None else lambda: asked("First")
        return First(known.number, first, None if known.last is None else lambda: asked("Last"))

    def note_captured(self, entity: ObjectEntity, first: First) -> None:
        """A call of a nested subprogram that uses an array which starts there."""
        known = self.firsts.get(id(entity))
        number = first.number if known is None or known.number == first.number else None
        loose = first.last or (known.last if known is not None else None)
        if known is None or (known.number, known.last is None) != (number, loose is None):
            self.firsts[id(entity)] = First(number, None, loose)
            self.program.keep(entity)
            if known is not None or not first.one:
                self.program.note("captured first", id(entity))
                self.try_again(entity)

    def try_again(self, entity: ObjectEntity) -> None:
        """More is asked of an array than was known when the subprograms around it were lowered."""
        scope: Scope | None = entity.scope
        while scope is not None:
            self.program.bounds.probe_again(scope.owner)
            scope = scope.parent

    def arguments(self, r: Routine, entity: SubprogramEntity, at: t.Node) -> list[ir.Expression]:
        """The extra arguments of a call of a nested subprogram."""
        from translators.rules.ada.objects import variable

        arguments: list[ir.Expression] = []
        for capture in self.known(entity):
            value = variable(r, capture.entity, at)
            if capture.bound and several.open_array(capture.entity.subtype):
                arguments.append(several.bound_named(value, capture.bound, at))
                continue
            if capture.bound:
                end = first_of(value) if capture.bound == "First" else last_of(r, value)
                if end is None:
                    raise Refused("array bounds", f"where {capture.entity.name} starts", at)
                arguments.append(end)
                continue
            node = value.node
            if several.open_array(capture.entity.subtype):
                pass
            elif capture.entity.subtype.type.kind == "array" and capture.entity.subtype.static_bounds() is None:
                self.note_captured(capture.entity, value.first)
            boxed = id(capture.entity) in self.program.boxed and isinstance(node, ir.Dereference)
            arguments.append(node.reference if boxed and isinstance(node, ir.Dereference) else node)
        return arguments

    def settle(self, r: Routine, written: frozenset[str]) -> Sequence[Capture]:
        """What the lowered body captures, in the order of its extra parameters."""
        assert r.entity is not None
        found = self.known(r.entity)
        for capture in found:
            if id(capture.entity) in self.program.boxed:  # it lives behind a reference, which nobody changes
                if capture.changed:
                    capture.changed = False
                    self.program.note("captures", id(r.entity))
                continue
            name = r.names.get(id(capture.entity)) if not capture.bound else None
            if name is not None and name in written and not capture.changed:
                capture.changed = True
                self.program.note("captures", id(r.entity))
        return found
