"""The `rules` translator: deterministic, construct by construct, refusing by name what it can't do.

A module is lowered to the IR with all modules of its language, because a refusal in one spreads to its callers
in others; the result is kept for the next module of the same codebase.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from analyzers.graph import plan
from analyzers.model import Codebase, Module, SourceFile, Span, Subprogram, TheseusError
from analyzers.registry import SOURCES
from analyzers.scan import read_tree
from translators.protocol import (
    Done,
    Event,
    FileReady,
    Note,
    ProbeUnit,
    Translation,
    TranslationJob,
    Unit,
)
from translators.rules import ir
from translators.rules.closure import close
from translators.rules.emit import Emitted, Emitter, for_target, laid_out

Lower = Callable[[Module, Sequence[SourceFile], Codebase, Mapping[str, ir.IrModule]], ir.IrModule]

LowerWhole = Callable[[Sequence[SourceFile], Codebase, Mapping[str, ir.IrModule]], dict[str, ir.IrModule]]

# Source languages with rules: the package offers `lower`, and `EMITTERS` when it writes targets itself,
# and `lower_whole` when it has a better form for a tree that is one program.
LOWERINGS: dict[str, str] = {
    "ada": "translators.rules.ada",
    "c": "translators.rules.c",
    "cobol": "translators.rules.cobol",
}


@dataclass(frozen=True)
class Lowered:
    """All modules of one language in one target: the closed IR and what was emitted of each."""

    modules: dict[str, ir.IrModule]
    emitted: dict[str, Emitted]


class RulesTranslator:
    """Implements `translators.protocol.Translator`."""

    name = "rules"

    def __init__(self, whole: bool = False) -> None:
        """With `whole`, a tree that is one program is taken as that: subprograms keep no interface of their own
        where the language's rules need it so (C: pointers become addresses of a memory)."""
        self.whole = whole

    def translate(self, job: TranslationJob) -> Iterator[Event]:
        module = job.module
        lowered = lower_all(job.codebase, job.root, module.language, job.target, self.whole)
        code = lowered.modules[module.id]
        emitted = lowered.emitted[module.id]
        files = emitted.files if has_content(code) else ()
        kept = [id_ for id_, other in lowered.modules.items() if other.keeper == module.id]
        if code.keeper:
            files = lowered.emitted[code.keeper].parts.get(module.id, ())
            code = lowered.modules[code.keeper].part(module.id)
        mine = code.part(module.id) if kept else code
        units = units_of(module, mine)
        for refusal in mine.refusals:
            where = refusal.subprogram or module.name
            yield Note("warning", f"{where}: {refusal.construct}: {refusal.reason}", refusal.span)
        borne = [id_ for id_, other in lowered.modules.items() if other.bearer == module.id]
        files = (*files, *(file for id_ in borne for file in lowered.emitted[id_].files))
        for path, text in files:
            yield FileReady(path, text)
        whole = next((r for r in code.refusals if not r.subprogram), None)
        refused = any(not unit.translated for unit in units) or whole is not None
        entry = code.entry in {s.name for s in code.subprograms} if code.entry else True
        needed = {d for d in (*code.depends, *kept) if d in lowered.modules and not lowered.modules[d].bearer}
        translation = Translation(
            module=module.id,
            target=job.target,
            files=tuple(sorted(files)),
            complete=not refused and entry,
            units=units,
            probes=() if _elaborates(code, lowered.modules) else probes_of(module, emitted.probes),
            depends=tuple(sorted(needed - {module.id})),
            translator=self.name,
            loads=whole is None,
            runs=bool(code.entry) and entry and whole is None,
            obstacle=(whole.construct, whole.reason) if whole else None,
        )
        yield Done(translation)


def _elaborates(code: ir.IrModule, modules: Mapping[str, ir.IrModule]) -> bool:
    """Whether a module's data, or those of one that it uses, have their values only once a program has started:
    its subprograms can't be called on their own."""
    seen, waiting = {code.id}, [code]
    while waiting:
        item = waiting.pop()
        if item.elaboration:
            return True
        new = [modules[d] for d in item.depends if d in modules and d not in seen]
        seen |= {m.id for m in new}
        waiting += new
    return False


def moves_whole(language: str) -> bool:
    """Whether rules have a form of their own for a tree in this language that is one program."""
    return language in LOWERINGS and hasattr(_package(language), "lower_whole")


def has_content(code: ir.IrModule) -> bool:
    """Whether there is anything to write: a copybook or a header of macros has nothing."""
    return bool(code.subprograms or code.types or code.globals)


# --------------------------------------------------------------------------- lowering and emitting


def lower_all(codebase: Codebase, root: Path, language: str, target: str, whole: bool = False) -> Lowered:
    """Lower and emit every module of a language. The same codebase and target give the same answer."""
    return _lower_all(codebase, str(root), language, target, whole)


@functools.lru_cache(maxsize=8)
def _lower_all(codebase: Codebase, root: str, language: str, target: str, whole: bool) -> Lowered:
    emit = emitter_for(language, target)
    current = {code.id: code for code in _lower_language(codebase, root, language, whole)}
    while True:
        current = close(current)
        emitted = {id_: _emitted(emit, code, current) for id_, code in current.items()}
        if not any(e.refusals or e.dropped for e in emitted.values()):
            return Lowered(current, laid_out(target, emitted))
        current = {id_: _with_refusals(code, emitted[id_]) for id_, code in current.items()}


@functools.lru_cache(maxsize=4)
def _lower_language(codebase: Codebase, root: str, language: str, whole: bool) -> tuple[ir.IrModule, ...]:
    """The IR of every module of a language, dependencies first."""
    lower: Lower = _package(language).lower
    files, _ = read_tree(Path(root), [SOURCES.of(language)])
    current: dict[str, ir.IrModule] = {}
    for planned in plan(codebase):
        if planned.module.language == language:
            current[planned.module.id] = _lowered(lower, planned.module, files, codebase, current)
    as_one: LowerWhole | None = getattr(_package(language), "lower_whole", None)
    if whole and as_one is not None:
        current = as_one(files, codebase, current)
    return tuple(current.values())


def emitter_for(language: str, target: str) -> Emitter:
    """What writes the IR of a source language: the language's own emitter, or the common one."""
    own = getattr(_package(language), "EMITTERS", {})
    return own.get(target) or for_target(target)


def _package(language: str) -> ModuleType:
    if language not in LOWERINGS:
        raise TheseusError(
            f"rules do not read '{language}'; they read: {', '.join(sorted(LOWERINGS))}. "
            "Submit a translation of the module instead (theseus submit)"
        )
    return import_module(LOWERINGS[language])


def _lowered(
    lower: Lower,
    module: Module,
    files: Sequence[SourceFile],
    codebase: Codebase,
    others: Mapping[str, ir.IrModule],
) -> ir.IrModule:
    """One module's IR. A fault in the rules themselves refuses the module and says so."""
    try:
        return lower(module, files, codebase, dict(others))
    except TheseusError:
        raise
    except Exception as error:
        return _failed(module, f"the rules failed on it: {type(error).__name__}: {error}")


def _failed(module: Module, reason: str) -> ir.IrModule:
    span = Span(module.files[0] if module.files else module.id, 1)
    refusals = (ir.Refusal("", "fault in the rules", reason, span),)
    return ir.IrModule(module.id, module.name, module.language, (), (), (), refusals)


def _emitted(emit: Emitter, code: ir.IrModule, modules: Mapping[str, ir.IrModule]) -> Emitted:
    others = {id_: other for id_, other in modules.items() if id_ != code.id}
    try:
        return emit(code, others)
    except TheseusError:
        raise
    except Exception as error:
        span = code.subprograms[0].span if code.subprograms else Span(code.id, 1)
        reason = f"the emitter failed on it: {type(error).__name__}: {error}"
        names = ["", *(s.name for s in code.subprograms)]
        dropped = frozenset([*(t.name for t in code.types), *(g.name for g in code.globals)])
        return Emitted((), (), tuple(ir.Refusal(n, "fault in the rules", reason, span) for n in names), dropped)


def _with_refusals(code: ir.IrModule, emitted: Emitted) -> ir.IrModule:
    return dataclasses.replace(
        code,
        refusals=(*code.refusals, *emitted.refusals),
        types=tuple(t for t in code.types if t.name not in emitted.dropped),
        globals=tuple(g for g in code.globals if g.name not in emitted.dropped),
    )


# --------------------------------------------------------------------------- units and probes


def units_of(module: Module, code: ir.IrModule) -> tuple[Unit, ...]:
    """Every subprogram of the module and what became of it: lowered ones, refused ones, and those of the
    interface that the lowering never mentions."""
    units: list[Unit] = []
    seen: set[str] = {_key(name) for name in code.moved}  # counted where their code is
    sources = dict(code.sources)
    for subprogram in code.subprograms:
        if subprogram.helper:
            continue
        name = sources.get(subprogram.name, subprogram.name)
        units.append(Unit(name, subprogram.span, True))
        seen.add(_key(name))
    whole = next((r for r in code.refusals if not r.subprogram), None)
    for refusal in code.refusals:
        if refusal.subprogram and _key(refusal.subprogram, exact=True) not in {
            _key(u.name, exact=True) for u in units
        }:
            units.append(
                Unit(refusal.subprogram, refusal.span, False, refusal.construct, refusal.reason)
            )
            seen.add(_key(refusal.subprogram))
    for own in module.interface.subprograms:
        if _key(own.name) not in seen:
            construct = whole.construct if whole else "not lowered"
            reason = whole.reason if whole else "the rules do not reach it"
            units.append(Unit(own.name, own.span, False, construct, reason))
            seen.add(_key(own.name))
    return tuple(sorted(units, key=lambda u: (u.span, u.name)))


def _key(name: str, exact: bool = False) -> str:
    """Names compare without case; `put#2` is the second `put`."""
    return name.casefold() if exact else name.partition("#")[0].casefold()


def probes_of(module: Module, probes: Sequence[ProbeUnit]) -> tuple[ProbeUnit, ...]:
    """The probes whose subprogram the interface has exactly one of, under the interface's name."""
    by_name: dict[str, list[Subprogram]] = {}
    for own in module.interface.subprograms:
        by_name.setdefault(own.name.casefold(), []).append(own)
    found: list[ProbeUnit] = []
    for probe in probes:
        matches = by_name.get(probe.subprogram.casefold(), [])
        if len(matches) == 1 and matches[0].exported:
            found.append(dataclasses.replace(probe, subprogram=matches[0].name))
    return tuple(found)
