"""Which form a whole program takes: plain values where every function has one, else over an explicit memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analyzers.model import Codebase, SourceFile
from translators.rules import ir
from translators.rules.c.module import program_of
from translators.rules.c.program import Program
from translators.rules.c.whole.modules import OWN_MEANING, lower_over_memory
from translators.rules.c.whole.program import DOUBTS
from translators.rules.closure import CALLS_REFUSED, close


def lower_whole(
    files: Sequence[SourceFile], codebase: Codebase, plain: Mapping[str, ir.IrModule]
) -> dict[str, ir.IrModule]:
    """`plain` when its program is whole; else the program over a memory, when that does better."""
    found = dict(plain)
    program = program_of(files, codebase)
    doubtful = _doubtful(program)
    if is_whole(found) and not doubtful:
        return found
    made = lower_over_memory(files, codebase, program.owner_of_file)
    if made is None or (not doubtful and not is_whole(made) and _refused(made) > _refused(found) > 0):
        return found
    return {**found, **made}


def is_whole(modules: Mapping[str, ir.IrModule]) -> bool:
    """Whether there is an entry, and nothing that it comes to is refused."""
    entries = [code for code in close(modules).values() if code.entry]
    return bool(entries) and all(code.entry in {s.name for s in code.subprograms} for code in entries)


def _doubtful(program: Program) -> bool:
    """Whether the plain rules may have read another program than gcc does: an undecided #if, or a function of the
    program's own by a name that gcc gives a meaning to."""
    units = [unit for group in program.groups.values() for unit in group.units]
    undecided = any(d.message.startswith(DOUBTS) for unit in units for d in unit.diagnostics)
    return undecided or not OWN_MEANING.isdisjoint(program.functions)


def _refused(modules: Mapping[str, ir.IrModule]) -> int:
    every = [refusal for code in modules.values() for refusal in code.refusals]
    return sum(refusal.construct != CALLS_REFUSED for refusal in every)
