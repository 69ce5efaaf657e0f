"""The whole path over the whole queue: analyze, translate wave by wave, verify, conclude."""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from analyzers.graph import Planned
from analyzers.model import Codebase
from translators.protocol import Event, Translator
from verifiers.verdict import Progress
from workbench.project import Project
from workbench.services import verification
from workbench.services.analysis import analyze, moves
from workbench.services.together import move_together
from workbench.services.translation import Attempt, latest, translate
from workbench.store.models import VerdictRow


@dataclass(frozen=True)
class Step:
    """One step of a run, for a progress bar: `done` of `total` modules are through this stage; `verdicts`
    counts what is known so far."""

    stage: str
    module: str
    done: int
    total: int
    message: str = ""
    verdicts: dict[str, int] = field(default_factory=dict)


Watch = Callable[[Step], None]
Follow = Callable[[str, Event], None]
"""What a translator says, with the module that it is about."""


def ignore_events(_module: str, _event: Event) -> None:
    """For callers that don't watch."""


@dataclass(frozen=True)
class RunResult:
    codebase: Codebase
    planned: tuple[Planned, ...]
    attempts: dict[str, Attempt]
    verdicts: dict[str, VerdictRow]
    waiting: dict[str, tuple[str, ...]]
    together: str = ""  # what came of moving modules as one, where that was tried


def run(
    project: Project,
    target: str,
    translator: Translator,
    watch: Watch,
    follow: Follow = ignore_events,
    waiting: Callable[[], None] | None = None,
) -> RunResult:
    """Do whatever is not done yet. Every step is recorded when it ends, so a run that was ended anywhere goes
    on there. Modules that somebody submitted a translation for keep it; the translator moves the others. `follow` gets the
    translator's own events; `waiting`: see `Project.exclusive`."""
    with project.exclusive(waiting):
        watch(Step("analyze", "", 0, 1))
        codebase, planned = analyze(project)
        submitted = {m for m, a in latest(project, target).items() if a.row.translator == "submitted"}
        order = [p for p in planned if p.module.id not in submitted and moves(p.module)]
        basis: Translator | None = getattr(translator, "basis", None)
        if basis is not None:  # what it builds on, and what stays where it finds nothing
            for item in order:
                translate(project, codebase, item.module, target, basis)
        for number, item in enumerate(order):
            watch(Step("translate", item.module.id, number, len(order)))

            def tell(event: Event, name: str = item.module.id, at: int = number) -> None:
                follow(name, event)
                message = getattr(event, "message", "")
                if message:
                    watch(Step("translate", name, at, len(order), message))

            translate(project, codebase, item.module, target, translator, tell)
        together = _move_together(project, codebase, target, len(order), watch)
        counts = _verify_all(project, codebase, planned, target, watch)
        names = sum(counts.values())
        watch(Step("done", "", names, names, "", counts))
        attempts = latest(project, target)
        incomplete = verification.compose(project, codebase, target).waiting
        return RunResult(codebase, planned, attempts, verification.current_verdicts(project, target), incomplete, together)


def _move_together(project: Project, codebase: Codebase, target: str, total: int, watch: Watch) -> str:
    def follow(subject: str, event: Progress) -> None:
        watch(Step("together", subject, total, total, f"{event.stage} {event.message}"))

    return move_together(project, codebase, target, lambda _module, _event: None, follow)


def _verify_all(
    project: Project, codebase: Codebase, planned: tuple[Planned, ...], target: str, watch: Watch
) -> dict[str, int]:
    """Verify every module that has a translation: whole programs first (they share one campaign), then module
    by module, as many at a time as there are processors. Returns how many modules got which verdict."""
    composition = verification.compose(project, codebase, target)
    names = [
        p.module.id
        for p in planned
        if p.module.id in composition.attempts and composition.attempts[p.module.id].translation is not None
    ]
    counts: Counter[str] = Counter()
    lock = threading.Lock()

    def tell(name: str, message: str) -> None:
        with lock:
            watch(Step("verify", name, sum(counts.values()), len(names), message, dict(counts)))

    def follow(subject: str, event: Progress) -> None:
        tell(subject, f"{event.stage} {event.message}")

    tell("", "whole programs")
    verification.program_campaigns(project, codebase, composition, frozenset(names), follow)

    def verify(name: str) -> None:
        for row in verification.verify(project, codebase, target, (name,), follow):
            with lock:
                counts[row.status] += 1
        tell(name, "")

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for done in [pool.submit(verify, name) for name in names]:
            done.result()
    return dict(counts)


