"""What of some modules can be replaced in the original program, what the replacement calls back, what is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from analyzers.model import Codebase, Module, ModuleKind, Subprogram, TheseusError
from translators.protocol import ProbeUnit, Translation
from translators.signature import Signature
from verifiers.harness.registry import for_target
from verifiers.hybrid.protocol import Glued, Host, Plan, Refused
from verifiers.hybrid.registry import host_for

# Both sides buffer standard input, each for itself.
_READS = re.compile(
    r"\b(get_line|get_immediate|look_ahead|end_of_file|fgets|fgetc|getc|getchar|getline|scanf|fread|gets|accept)\b"
)


def make_plan(
    codebase: Codebase, root: Path, modules: Sequence[str], translations: Mapping[str, Translation], target: str
) -> Plan:
    """Decide for each subprogram of the named modules. `translations` are all that there are in the target.

    Raises TheseusError when nothing of any module can be replaced, naming the reasons.
    """
    chosen = [codebase.module(name) for name in modules]
    languages = {m.language for m in chosen}
    if len(languages) != 1:
        raise TheseusError(f"a hybrid build replaces modules of one language, these are in {', '.join(sorted(languages))}")
    host = host_for(languages.pop())
    refused: list[Refused] = []
    moved: list[Glued] = []
    for module in chosen:
        found = _module(host, codebase, root, module, translations.get(module.id), target, refused)
        moved += [Glued(0, module, s, p) for s, p in found]
    if not moved:
        raise TheseusError("nothing here can be replaced in the original program: " + "; ".join(map(str, refused[:6])))
    while True:  # a module that is refused for what it needs leaves one more to be called back
        kept, linked, lost = _kept(host, codebase, translations, {g.module.id for g in moved}, target)
        refused += lost
        moved = [g for g in moved if g.module.id not in {r.module for r in lost}]
        if not moved or not lost:
            break
    if not moved:
        raise TheseusError("nothing here can be replaced in the original program: " + "; ".join(map(str, refused[:6])))
    return Plan(
        tuple(replace(g, number=n) for n, g in enumerate(moved)),
        tuple(replace(g, number=n) for n, g in enumerate(kept)),
        tuple(refused),
        linked,
    )


def _module(
    host: Host,
    codebase: Codebase,
    root: Path,
    module: Module,
    translation: Translation | None,
    target: str,
    refused: list[Refused],
) -> list[tuple[Subprogram, ProbeUnit]]:
    """The subprograms of one module that can move; the others are refused. A module with data of its own moves
    whole or not at all: its state can't be in two places."""
    reason = ""
    if module.kind is not ModuleKind.LIBRARY:
        reason = f"it is a {module.kind}, not a module that others call"
    elif translation is None or not translation.files:
        reason = f"it has no {target} translation"
    elif not translation.probes:
        reason = "its translation does not say how to call it (the contract has no signatures)"
    elif exported := [d.name for d in module.interface.data if d.exported]:
        reason = f"others may change its data {', '.join(exported[:3])}, which would be in two places"
    elif why := host.unmovable(codebase, root, module):
        reason = why
    elif uses := _console(root, module):
        reason = f"it reads standard input ({uses}), of which each side keeps a buffer of its own"
    if reason or translation is None:
        refused.append(Refused(module.id, "", reason))
        return []
    found, lacking = glueable(host, module, translation, target)
    if module.interface.data and lacking:
        why = f"it keeps data ({module.interface.data[0].name}), and {lacking[0].subprogram} can't move: {lacking[0].reason}"
        refused.append(Refused(module.id, "", why))
        return []
    refused += lacking
    if not found:
        refused.append(Refused(module.id, "", "none of its subprograms can be called from outside"))
    return found


def glueable(
    host: Host, module: Module, translation: Translation, target: str
) -> tuple[list[tuple[Subprogram, ProbeUnit]], list[Refused]]:
    """The exported subprograms with a way across the border, and why the others have none."""
    probes = {p.subprogram: p for p in translation.probes if p.signature}
    guest = for_target(target)
    found, lacking = [], []
    for subprogram in module.interface.subprograms:
        if not subprogram.exported:
            continue
        probe = probes.get(subprogram.name)
        reason = host.undrivable(subprogram) or guest.drivable(subprogram)
        if not reason and probe is None:
            reason = f"its {target} translation is missing, or does not say how to call it"
        if not reason and probe is not None:
            reason = _mismatch(subprogram, probe)
        if reason or probe is None:
            lacking.append(Refused(module.id, subprogram.name, reason))
        else:
            found.append((host.crossing(subprogram), probe))
    return found, lacking


def _mismatch(subprogram: Subprogram, probe: ProbeUnit) -> str:
    signature = Signature.from_text(probe.signature)
    original = {p.name.casefold() for p in subprogram.parameters}
    extra = [p.name for p in signature.parameters if p.name.casefold() not in original]
    if extra:
        return f"the translation takes {', '.join(extra)}, which the original does not"
    if subprogram.result is not None and signature.result is None:
        return "the translation gives no result"
    return ""


def _kept(
    host: Host,
    codebase: Codebase,
    translations: Mapping[str, Translation],
    moved: set[str],
    target: str,
) -> tuple[list[Glued], tuple[str, ...], list[Refused]]:
    """What the guest calls back: everything that can be called of the modules that its modules mention and that
    stay in the host. A module with state that can be called back only in part costs those that need it."""
    kept: list[Glued] = []
    lost: dict[str, Refused] = {}
    linked: list[str] = []
    for name in _reach(translations, moved) - moved:
        module = next((m for m in codebase.modules if m.id == name), None)
        if module is None or module.kind is not ModuleKind.LIBRARY:
            continue  # shared support, or a header: no calls go there in the original
        found, lacking = glueable(host, module, translations[name], target)
        kept += [Glued(0, module, s, p) for s, p in found]
        if lacking:
            linked.append(name)
        why = ""
        if lacking and module.interface.data:
            why = f"it needs {name}, which keeps data, stays, and can't be called: {lacking[0]}"
        elif exported := [d.name for d in module.interface.data if d.exported]:
            why = f"it needs {name}, whose data {exported[0]} stays, and does not cross"
        for user in sorted(moved) if why else ():
            if name in _reach(translations, {user}):
                lost.setdefault(user, Refused(user, "", why))
    kept.sort(key=lambda g: (g.module.id, g.subprogram.name))
    return kept, tuple(sorted(linked)), list(lost.values())


def _reach(translations: Mapping[str, Translation], start: set[str]) -> set[str]:
    """These modules and all that their translations mention, directly or through others."""
    found, todo = set(start), list(start)
    while todo:
        translation = translations.get(todo.pop())
        for other in translation.depends if translation is not None else ():
            if other not in found and other in translations:
                found.add(other)
                todo.append(other)
    return found


def needed(plan: Plan, translations: Mapping[str, Translation]) -> list[Translation]:
    """The translations that the guest is composed of."""
    return [translations[n] for n in sorted(_reach(translations, set(plan.modules)))]


def _console(root: Path, module: Module) -> str:
    """The word by which a subprogram of the module reads standard input, or empty."""
    for subprogram in module.interface.subprograms:
        try:
            lines = (root / subprogram.span.file).read_text("latin-1").lower().splitlines()
        except OSError:
            continue
        text = "\n".join(lines[subprogram.span.line - 1 : max(subprogram.span.line, subprogram.span.end_line)])
        if found := _READS.search(text):
            return f"{found.group()} in {subprogram.name}"
    return ""
