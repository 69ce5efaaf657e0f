"""Orders of elaboration that the language leaves open (ARM 10.2(18)): GNAT's binder picks one, by rules of its own. Where
another could be told from it, the program is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analyzers.ada import tree as t
from analyzers.ada.elaboration import BODY, SPEC, Part, Unit, before, needed
from analyzers.ada.facts import elaboration_pragmas, without_comments
from translators.rules.ada.effects import Effects, Key, called_by
from translators.rules.ada.refusal import Refused

if TYPE_CHECKING:
    from translators.rules.ada.elaboration import Elaboration
    from translators.rules.ada.program import Program


def refuse_open_order(program: Program, main: str, order: Sequence[tuple[str, Elaboration]]) -> None:
    """`order` has the modules of the program `main` whose elaboration does something, first ones first."""
    doing = [(id_, e) for id_, e in order if id_ != main and e.subprogram is not None]
    if len(doing) < 2:
        return
    names = {id_: program.units[id_].lower() for id_ in program.units}
    units = units_of(program)
    needs = before(units, needed(units, names[main]))
    effects: dict[Part, Effects] = {}
    for id_, elaboration in doing:
        for side, statements in zip((SPEC, BODY), elaboration.parts, strict=True):
            part = (names[id_], side)
            effects[part] = program.effects.body(statements, id_)
            homes = {names[m] for m in called_modules(program, called_by(tuple(statements), id_)) if m in names}
            needs.setdefault(part, set()).update(p for p in list(needs) if p[0] in homes and p[0] != part[0])
    for number, (id_, elaboration) in enumerate(doing):
        for earlier, _ in doing[:number]:
            for side in (SPEC, BODY):
                known = all_before((names[id_], side), needs)
                for other in (SPEC, BODY):
                    one, two = effects[names[earlier], other], effects[names[id_], side]
                    if shared(one, two) and (names[earlier], other) not in known:
                        reason = f"whether {names[earlier]} or {names[id_]} comes first is the binder's choice, and could be seen"
                        assert elaboration.subprogram is not None
                        raise Refused("elaboration order", reason, t.Null(span=elaboration.subprogram.span, pos=0))


def shared(one: Effects, two: Effects) -> bool:
    """Whether both write to the console, or one writes what the other touches."""
    touched = (one.writes & (two.reads | two.writes)) | (two.writes & one.reads)
    return (one.console and two.console) or bool(touched)


def all_before(part: Part, needs: dict[Part, set[Part]]) -> set[Part]:
    found: set[Part] = set()
    pending = set(needs.get(part, ()))
    while pending:
        other = pending.pop()
        if other not in found:
            found.add(other)
            pending |= needs.get(other, set())
    return found


def called_modules(program: Program, calls: set[Key]) -> set[str]:
    """The modules of all subprograms that these calls come to: their bodies are elaborated first (GNAT's static model)."""
    found: set[Key] = set()
    pending = set(calls)
    while pending:
        key = pending.pop()
        if key not in found:
            found.add(key)
            pending |= program.effects.calls.get(key, set())
    return {module for module, _ in found}


def units_of(program: Program) -> dict[str, Unit]:
    library = program.library
    pragmas = {str(f.path): elaboration_pragmas(without_comments(f.text)) for f in program.files}
    found: dict[str, Unit] = {}
    for name in {*library.spec, *library.body}:
        spec = [library.spec[name]] if name in library.spec else []
        body = [library.body[name]] if name in library.body else []
        pending = [name]
        while pending:
            inside = pending.pop()
            more = library.subunits.get(inside, [])
            body += more
            pending += [f"{inside}.{own(u)}" for u in more]
        sides = ((SPEC, spec), (BODY, body))
        asked = {side: [pragmas.get(u.span.file, ((), (), False)) for u in part] for side, part in sides}
        found[name] = Unit(
            name,
            bool(spec),
            name in library.body,
            with_clauses(spec),
            with_clauses(body),
            {side: frozenset(n for p in asked[side] for n in p[0]) for side, _ in sides},
            {side: frozenset(n for p in asked[side] for n in p[1]) for side, _ in sides},
            any(p[2] for p in asked[SPEC]),
        )
    return found


def with_clauses(units: Sequence[t.Unit]) -> frozenset[str]:
    return frozenset(t.dotted(n).lower() for u in units for w in u.withs for n in w.names)


def own(unit: t.Unit) -> str:
    item = unit.item
    name = item.spec.name if isinstance(item, t.SubprogramBody) else getattr(item, "name", "")
    return (name if isinstance(name, str) else t.dotted(name)).lower()
