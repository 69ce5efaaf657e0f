"""Where strings and arrays that subprograms take and give start and end, and the forms of subprograms that are lowered
for callers to whom that matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.ada.entities import SubprogramEntity
from analyzers.ada.source import module_id
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import PLAIN, Form, Routine
from translators.rules.ada.values import INTEGER, First

if TYPE_CHECKING:
    from translators.rules.ada.program import Program

Key = tuple[int, Form]

OTHERS = tuple(form for based in (False, True) for bound in ("", "first", "last") if (form := Form(based, bound)) != PLAIN)


class Bounds:
    """What is known of every subprogram's arrays, and which of its forms somebody calls."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.firsts: dict[int, int | None] = {}
        self.forced: dict[int, frozenset[str]] = {}
        self.unprobed: set[int] = set()  # of which more may be forced since its forms were tried
        self.loose_formals: set[tuple[int, str]] = set()  # arrays that may be empty and end anywhere
        self.loose_results: set[int] = set()
        self.demanded: set[Key] = set()

    def forms(self, entity: SubprogramEntity) -> list[Form]:
        self.program.watch.read("forms", id(entity))
        return [PLAIN] + [form for form in OTHERS if (id(entity), form) in self.demanded]

    def result_first(self, entity: SubprogramEntity) -> int | None:
        """Where a string result always starts; None when that varies. Taken to be 1 until a pass shows otherwise."""
        self.program.watch.read("result's first", id(entity))
        return self.firsts.get(id(entity), 1)

    def loose_result(self, entity: SubprogramEntity) -> bool:
        """Whether its result may be empty and end anywhere."""
        self.program.watch.read("loose result", id(entity))
        return id(entity) in self.loose_results

    def loose_formal(self, entity: SubprogramEntity, key: str) -> bool:
        """Whether somebody gives a parameter an array that may be empty and end anywhere."""
        self.program.watch.read("loose formal", (id(entity), key))
        return (id(entity), key) in self.loose_formals

    def plain_result(self, entity: SubprogramEntity) -> bool:
        """Whether it certainly starts at 1 and ends where its length says."""
        return self.result_first(entity) == 1 and not self.loose_result(entity)

    def note_first(self, r: Routine, first: First) -> None:
        """A return of a string that starts there."""
        if r.entity is None or r.form.bound:
            return
        if first.last is not None:
            self.note_loose_result(r.entity)
        if first.number != self.firsts.get(id(r.entity), 1) and self.firsts.get(id(r.entity), 1) is not None:
            self.firsts[id(r.entity)] = None
            self.program.note("result's first", id(r.entity))

    def forced_formals(self, entity: SubprogramEntity) -> frozenset[str]:
        """The string parameters of whose first index the body's result depends, lower case."""
        self.program.watch.read("forced formals", id(entity))
        if id(entity) not in self.forced or id(entity) in self.unprobed:
            self.unprobed.discard(id(entity))
            self.forced.setdefault(id(entity), frozenset())
            self.demand_probe(entity)
        return self.forced[id(entity)]

    def known_forced(self, entity: SubprogramEntity) -> frozenset[str]:
        """Those of which it is known so far."""
        self.program.watch.read("forced formals", id(entity))
        return self.forced.get(id(entity), frozenset())

    def probe_again(self, entity: object) -> None:
        """More may be forced than was found."""
        self.unprobed.add(id(entity))
        self.program.note("forced formals", id(entity))

    def demand_probe(self, entity: SubprogramEntity) -> None:
        """Lower the based form once, to see what it asks."""
        if entity.body is not None and id(entity) in self.program.names:
            self.program.lower(module_id(entity.home), entity, Form(based=True))
            of = entity.result
            if of is not None and of.type.kind == "array" and of.bounds is None and len(of.type.indexes) == 1:
                for bound in ("first", "last"):
                    self.program.lower(module_id(entity.home), entity, Form(True, bound))

    def note_loose_formal(self, entity: SubprogramEntity, key: str) -> None:
        """An array of which a length does not tell where it ends is given for a parameter."""
        if (id(entity), key) not in self.loose_formals:
            self.loose_formals.add((id(entity), key))
            self.program.keep(entity)
            self.program.note("loose formal", (id(entity), key))

    def note_loose_result(self, entity: SubprogramEntity) -> None:
        """Such an array is returned."""
        if id(entity) not in self.loose_results:
            self.loose_results.add(id(entity))
            self.program.note("loose result", id(entity))

    def note_forced(self, r: Routine) -> None:
        if r.entity is None or not r.form.based:
            return
        known = self.forced.get(id(r.entity), frozenset())
        if not r.forced <= known:
            self.forced[id(r.entity)] = known | r.forced
            self.program.note("forced formals", id(r.entity))

    def demand(self, entity: SubprogramEntity, form: Form) -> None:
        """Somebody calls this form. Refuses when it is known not to lower."""
        key = (id(entity), form)
        if key not in self.demanded:
            self.demanded.add(key)
            self.program.note("forms", id(entity))
        refusal = self.program.refusal(entity, form)
        if refusal is not None:
            raise Refused(refusal.construct, f"{entity.name} for slices: {refusal.reason}", refusal.span)

    def first_call(
        self, r: Routine, entity: SubprogramEntity, form: Form, arguments: tuple[ir.Expression, ...], at: t.Node
    ) -> ir.Expression:
        """Call the companion of a function that says where its result starts."""
        module, name = self.program.callee(r, entity, at)
        effects = self.program.effects_of(entity)
        if effects.visible or effects.raises - {"constraint_error"}:
            raise Refused("array bounds", f"where the result of {entity.name} starts", at)
        self.demand(entity, form)
        return ir.Call(form.name(name), arguments, INTEGER, module)
