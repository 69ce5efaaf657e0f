"""Ada to the IR: exactly, or refused by name. README.md says which constructs, and what the runtime must offer."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from analyzers.model import Codebase, Module, ModuleKind, SourceFile, Span
from translators.rules import ir
from translators.rules.ada.elaboration import elaboration_calls
from translators.rules.ada.handover import moved_of, refusals_of, subprograms_of
from translators.rules.ada.mentions import mentioned_modules
from translators.rules.ada.program import Program
from translators.rules.ada.refusal import Refused
from translators.rules.ada.tasking import run
from translators.rules.ada.together import together
from translators.rules.ada.values import INTEGER


@functools.lru_cache(maxsize=4)
def program_of(files: tuple[SourceFile, ...]) -> Program:
    """The whole codebase, lowered once."""
    return Program(files)


def lower(
    module: Module, files: Sequence[SourceFile], codebase: Codebase, lowered: Mapping[str, ir.IrModule]
) -> ir.IrModule:
    """One module's IR. `files` are all Ada files of the codebase."""
    program = program_of(tuple(f for f in files if f.language == "ada"))
    id_ = module.id
    subprograms = tuple(subprograms_of(program, id_))
    globals_ = program.packages.globals_of(id_)
    owners = type_owners(program)
    elaboration = program.elaborations.of(id_)
    if elaboration is not None and elaboration.subprogram is not None:
        subprograms += (elaboration.subprogram,)
    entry = ""
    open_order: tuple[ir.Refusal, ...] = ()
    if module.kind is ModuleKind.MAIN and program.entities[id_]:
        main = program.names[id(program.entities[id_][0])]
        if any(s.name == main for s in subprograms):
            entry = f"{main}_Program"
            try:
                calls = elaboration_calls(program, id_, codebase)
            except Refused as refusal:
                open_order = (ir.Refusal(main, refusal.construct, refusal.reason, refusal.span),)
                calls = ()
            subprograms += (whole_program(entry, main, subprograms[0].span, calls, bool(program.task_kinds)),)
    depends = mentioned_modules(subprograms, globals_, program.packages.types_of(id_), dict(owners), id_)
    return ir.IrModule(
        id_,
        module.name,
        "ada",
        program.packages.types_of(id_),
        globals_,
        subprograms,
        (*refusals_of(program, id_), *(elaboration.refusals if elaboration is not None else ()), *open_order),
        depends,
        module.interface.exceptions,
        entry,
        (),
        owners,
        elaboration.name if elaboration is not None else "",
        moved=moved_of(program, id_),
    )


def whole_program(name: str, main: str, span: Span, before: tuple[ir.Statement, ...], tasks: bool) -> ir.IrSubprogram:
    """The main procedure with what GNAT's run-time system does before and after it. The result is the exit status. With
    `tasks` it ends when those of its library packages have."""
    finish = ir.RuntimeCall("ada.finish", (), INTEGER)
    ended = (run("finish"),) if tasks else ()
    unhandled = ir.Handler((), (*ended, ir.CallStatement(finish), ir.Raise("")))
    whole = (*before, ir.CallStatement(ir.Call(main, (), None)), *ended)
    body = (ir.Try(whole, (unhandled,)), ir.Return(finish))
    return ir.IrSubprogram(name, span, (), INTEGER, body, helper=True)


@functools.lru_cache(maxsize=4)
def type_owners(program: Program) -> tuple[tuple[str, str], ...]:
    """Every record and enumeration of the codebase, by name, with the module that declares it."""
    found = {getattr(x, "name", ""): id_ for id_ in program.units for x in program.packages.types_of(id_)}
    return tuple(sorted(found.items()))


def lower_whole(
    files: Sequence[SourceFile], codebase: Codebase, lowered: Mapping[str, ir.IrModule]
) -> dict[str, ir.IrModule]:
    """The modules of a tree that is taken as a whole: those that need each other in one."""
    return together(lowered, {str(f): m.id for m in codebase.modules for f in m.files})
