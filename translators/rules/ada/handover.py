"""What each module gets of a program that has been lowered."""

from __future__ import annotations

from translators.rules import ir
from translators.rules.ada import several
from translators.rules.ada.program import Program
from translators.rules.ada.routine import PLAIN, Form
from translators.rules.ada.subprograms import wrapper


def subprograms_of(program: Program, id_: str) -> list[ir.IrSubprogram]:
    found: list[ir.IrSubprogram] = []
    for entity in program.entities[id_]:
        plain = program.lowered.get((id(entity), PLAIN))
        based = program.lowered.get((id(entity), Form(based=True)))
        if plain is not None and based is not None and (id(entity), Form(based=True)) in program.bounds.demanded:
            bounds = several.bound_parameters(entity.formals)
            plain = wrapper(plain, based, len(entity.formals) + len(bounds))
        if plain is not None:
            found.append(plain)
        for form in program.bounds.forms(entity)[1:]:
            if (id(entity), form) in program.lowered:
                found.append(program.lowered[(id(entity), form)])
    return found + [s for (module, _), s in program.helpers.made.items() if module == id_]


def moved_of(program: Program, id_: str) -> tuple[str, ...]:
    """Subprograms of generics whose code is in their instances, as far as anybody calls them there."""
    if not program.library.instantiated:
        return ()
    bodies = {id(e.body) for es in program.entities.values() for e in es if (id(e), PLAIN) in program.refused
              and e.scope.instance}  # fmt: skip
    return tuple(
        program.names[id(e)]
        for e in program.entities[id_]
        if e.generic == "generic" and (id(e.spec) in program.of_generics or id(e.body) in program.of_generics) and id(e.body) not in bodies
    )


def refusals_of(program: Program, id_: str) -> list[ir.Refusal]:
    found: list[ir.Refusal] = []
    moved = set(moved_of(program, id_))
    for entity in program.entities[id_]:
        if program.names[id(entity)] in moved:
            continue
        refusal = program.refused.get((id(entity), PLAIN))
        if refusal is not None and not entity.scope.instance:
            name = program.names[id(entity)]
            found.append(ir.Refusal(name, refusal.construct, refusal.reason, refusal.span))
    return found
