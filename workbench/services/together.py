"""Modules that move as one plank: a program whose modules do not all move one by one may still move whole.

The rules have a form for that in some languages (C: pointers are addresses in one memory, so every module's data
lies where the others look for it). It stands in for the modules' own translations only when the whole program was
run beside the original and is `equivalent`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from analyzers.model import Codebase, Module
from translators.protocol import Done, Event, Translation, TranslationJob
from translators.rules.translator import RulesTranslator, moves_whole
from verifiers.verdict import Status
from workbench.project import Project
from workbench.services import verification
from workbench.services.translation import Attempt, latest, record_together, to_json
from workbench.store.models import AttemptRow


def move_together(
    project: Project,
    codebase: Codebase,
    target: str,
    tell: Callable[[str, Event], None],
    watch: verification.Watch = verification.ignore_progress,
) -> str:
    """Move what the rules could not move one by one, where it can move as one and is equivalent so. Modules that
    have a translation by anyone else stay as they are, and so do all with them. Returns what came of it, in words;
    empty when there was nothing to try."""
    attempts = latest(project, target)
    waiting = verification.compose(project, codebase, target).waiting
    languages = {codebase.module(m).language for missing in waiting.values() for m in missing}
    said = [
        _language(project, codebase, target, language, attempts, tell, watch)
        for language in sorted(languages)
        if moves_whole(language)
    ]
    return "; ".join(filter(None, said))


def _language(
    project: Project, codebase: Codebase, target: str, language: str, attempts: dict[str, Attempt],
    tell: Callable[[str, Event], None], watch: verification.Watch,
) -> str:  # fmt: skip
    members = [m for m in codebase.modules if m.language == language and m.id in attempts]
    if any(attempts[m.id].row.translator != RulesTranslator.name for m in members):
        return ""
    made = {m.id: t for m in members if (t := _whole(project, codebase, m, target, tell)) is not None}
    if len(made) < len(members) or not all(t.complete for t in made.values()):
        return f"moving {len(members)} {language} modules as one was tried: {_obstacles(tuple(made.values()))}"
    together = tuple(sorted(made))
    # Its subprograms cannot be called on their own: the program sets the memory up first.
    made = {m: replace(t, together=together, probes=()) for m, t in made.items()}
    instead = {m: _unrecorded(project, t) for m, t in made.items()}
    composition = verification.compose(project, codebase, target, instead)
    rows = verification.program_campaigns(project, codebase, composition, frozenset(made), watch)
    # Where nothing but mutants is missing they move, and the modules' verdicts say what is missing.
    bad = [row for row in rows if row.status != Status.EQUIVALENT and not verification.unnoticing(project, row)]
    if not rows or bad:
        found = next(iter(bad), None)
        return f"moving {len(made)} {language} modules as one was tried: {found.status}: {found.reason}" if found else ""
    record_together(project, made, target, RulesTranslator.name)
    return f"{len(made)} {language} modules move as one"


def _obstacles(made: Sequence[Translation]) -> str:
    """What a program over one memory is refused for."""
    refused = [(t.module, u.name, u.construct, u.reason) for t in made for u in t.units if not u.translated]
    refused += [(t.module, t.module, *t.obstacle) for t in made if t.obstacle is not None]
    first = "; ".join(f"{module}: {name}: {construct}: {reason}" for module, name, construct, reason in refused[:3])
    return f"{len(refused)} refused" + (f": {first}" if first else "")


def _whole(
    project: Project, codebase: Codebase, module: Module, target: str, tell: Callable[[str, Event], None]
) -> Translation | None:
    interfaces = {m.id: m.interface for m in codebase.modules}
    job = TranslationJob(codebase, project.root, module, target, interfaces)
    for event in RulesTranslator(whole=True).translate(job):
        tell(module.id, event)
        if isinstance(event, Done):
            return event.translation
    return None


def _unrecorded(project: Project, translation: Translation) -> Attempt:
    """An attempt that is on no record yet, for a composition to be tried."""
    data = to_json(translation)
    digest = project.objects.put(data)
    key = hashlib.sha256(data).hexdigest()
    row = AttemptRow(
        key=key, module=translation.module, target=translation.target, translator=translation.translator,
        status="proposed", translation=digest,
    )  # fmt: skip
    return Attempt(row, translation)
