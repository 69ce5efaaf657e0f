"""The engine: a process that does one job and tells its events to the store. `python -m workbench.engine ROOT JOB FD`
is started by `workbench.services.jobs`; FD is the job's lock, held until the process is gone."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzers.model import Codebase, TheseusError
from translators.protocol import Done, Event, FileReady, Judged, Note, TextDelta, Usage
from verifiers.codec import encode
from verifiers.verdict import Progress
from workbench import tasks
from workbench.project import Project, open_project
from workbench.services import analysis, jobs, reporting, translation, verification
from workbench.services import run as running
from workbench.services.jobs import JobState, Spec
from workbench.store.models import JobRow, now

_FLUSH_SECONDS = 0.3
_BEAT_SECONDS = 2.0
_KIND: dict[type, str] = {TextDelta: "text", FileReady: "file", Note: "note", Judged: "judged", Usage: "usage", Done: "done"}


def _candidate(body: dict[str, Any]) -> tuple[int, int, int]:
    return body["part"], body["round"], body["place"]


@dataclass
class Work:
    """A job at work. Events are gathered for a moment, so that a stream of words is no stream of transactions;
    words of one candidate that come meanwhile become one event, whatever other candidates write between them."""

    project: Project
    job: int
    target: str
    spec: Spec
    _events: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    _where: dict[str, Any] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _flushing: threading.Lock = field(default_factory=threading.Lock)

    def tell(self, kind: str, module: str, body: dict[str, Any]) -> None:
        with self._lock:
            said = self._last_words(module, body) if kind == "text" else None
            if said is not None:
                said["text"] += body["text"]
            else:
                self._events.append((module, kind, body))

    def _last_words(self, module: str, body: dict[str, Any]) -> dict[str, Any] | None:
        """The gathered event that this text goes on with; none when something else came after it."""
        for where, kind, known in reversed(self._events):
            if (where, kind) != (module, "text"):
                return None
            if _candidate(known) == _candidate(body):
                return known if known["anew"] == body["anew"] else None
        return None

    def event(self, module: str, event: Event) -> None:
        """A translator's event. Of its last one the translation's text is left out: the attempt has it."""
        body = encode(event)
        if isinstance(event, Done):
            body["translation"] = event.translation is not None
        self.tell(_KIND[type(event)], module, body)

    def step(self, step: running.Step) -> None:
        self.at(step.stage, step.module, step.message, step.done, step.total)
        self.tell("step", step.module, encode(step))

    def progress(self, subject: str, progress: Progress) -> None:
        self.at("verify", subject, f"{progress.stage} {progress.message}")
        self.tell("progress", subject, encode(progress))

    def at(self, stage: str, module: str, message: str = "", done: int | None = None, total: int | None = None) -> None:
        """Where the job is, for its row."""
        with self._lock:
            self._where |= {"stage": stage, "module": module, "message": message}
            if done is not None and total is not None:
                self._where |= {"done": done, "total": total}

    def waiting(self) -> None:
        with self._lock:
            self._where |= {"state": JobState.WAITING, "message": "another run is at work on this project"}

    def began(self) -> None:
        with self._lock:
            self._where |= {"state": JobState.RUNNING, "message": ""}
        self.tell("state", "", {"state": JobState.RUNNING, "message": ""})
        self.flush()

    def flush(self) -> None:
        """Write what was gathered. One at a time, so that events keep their order."""
        with self._flushing:
            with self._lock:
                events, self._events = self._events, []
                where, self._where = self._where, {}
            with self.project.store.transaction() as session:
                row = session.get(JobRow, self.job)
                assert row is not None
                if row.state in jobs.ALIVE:
                    for name, value in where.items():
                        setattr(row, name, value)
                    row.heartbeat = now()
                    session.add(row)
                for module, kind, body in events:
                    jobs.record(session, self.job, module, kind, body)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        with self.project.exclusive(self.waiting):
            self.began()
            yield

    def codebase(self) -> Codebase:
        self.at("analyze", "")
        return analysis.analyze(self.project)[0]

    def modules(self, codebase: Codebase) -> list[str]:
        return list(self.spec.modules) or [m.id for m in codebase.modules if analysis.moves(m)]


def _run(work: Work) -> str:
    translator = translation.translator_named(work.spec.translator, work.project)
    work.began()
    result = running.run(work.project, work.target, translator, work.step, work.event, work.waiting)
    reporting.write_report(work.project, result, work.target)
    counts: dict[str, int] = {}
    for row in result.verdicts.values():
        counts[row.status] = counts.get(row.status, 0) + 1
    return ", ".join(f"{n} {status}" for status, n in sorted(counts.items())) or "no verdicts"


def _analyze(work: Work) -> str:
    with work.exclusive():
        return f"{len(work.codebase().modules)} modules"


def _translate(work: Work) -> str:
    with work.exclusive():
        return _each(work, _translate_one)


def _verify(work: Work) -> str:
    with work.exclusive():
        return _each(work, _verify_one)


def _move(work: Work) -> str:
    """Translate and verify, module by module."""

    def both(work: Work, codebase: Codebase, name: str) -> str:
        told = _translate_one(work, codebase, name)
        return told if told == "refused" else _verify_one(work, codebase, name)

    with work.exclusive():
        return _each(work, both)


def _each(work: Work, do: Callable[[Work, Codebase, str], str]) -> str:
    codebase = work.codebase()
    names = work.modules(codebase)
    counts: dict[str, int] = {}
    for number, name in enumerate(names):
        work.at("start", name, "", number, len(names))
        told = do(work, codebase, name)
        counts[told] = counts.get(told, 0) + 1
        work.at("", name, "", number + 1, len(names))
    return ", ".join(f"{n} {what}" for what, n in sorted(counts.items()))


def _translate_one(work: Work, codebase: Codebase, name: str) -> str:
    work.at("translate", name)
    translator = translation.translator_named(work.spec.translator, work.project)
    attempt = translation.translate(
        work.project, codebase, codebase.module(name), work.target, translator, lambda event: work.event(name, event)
    )  # fmt: skip
    return attempt.row.status


def _verify_one(work: Work, codebase: Codebase, name: str) -> str:
    work.at("verify", name)
    try:
        (row,) = verification.verify(work.project, codebase, work.target, (name,), work.progress)
    except TheseusError as error:
        if work.spec.modules:
            raise
        work.tell("note", name, {"severity": "warning", "message": str(error), "span": None})
        return "without translation"
    work.tell("verdict", name, {"status": row.status, "reason": row.reason, "translation": row.translation, "key": row.key})
    return row.status


KINDS: dict[str, Callable[[Work], str]] = {
    "run": _run, "analyze": _analyze, "translate": _translate, "verify": _verify, "move": _move,
    "request": tasks.answer, "counterexample": tasks.counterexample, "replay": tasks.replay,
}  # fmt: skip


def perform(project: Project, job: int) -> JobState:
    """Do a job in this process, to its end."""
    row = jobs.job_row(project, job)
    work = Work(project, job, row.target, Spec.of(row))
    over = threading.Event()

    def beat() -> None:
        quiet = 0.0
        while not over.wait(_FLUSH_SECONDS):
            quiet += _FLUSH_SECONDS
            if work._events or work._where or quiet >= _BEAT_SECONDS:
                quiet = 0.0
                work.flush()

    flusher = threading.Thread(target=beat, name="events", daemon=True)
    flusher.start()
    try:
        message, state = KINDS[row.kind](work), JobState.DONE
    except TheseusError as error:
        message, state = str(error), JobState.FAILED
    except KeyboardInterrupt:
        message, state = "stopped", JobState.CANCELLED
    except Exception as error:
        traceback.print_exc()  # into the job's log
        message, state = f"an error of Theseus's own: {type(error).__name__}: {error} (see .theseus/jobs/{job}.log)", JobState.FAILED
    over.set()
    flusher.join()
    if state is JobState.FAILED:
        work.tell("error", "", {"message": message})
    work.flush()
    jobs.finish(project, job, state, message)
    return state


def _stop(*_: object) -> None:
    """Campaigns take a moment to notice; after five seconds nobody waits for them any more (what is recorded is
    whole at every moment)."""
    timer = threading.Timer(5.0, os._exit, (130,))
    timer.daemon = True
    timer.start()
    raise KeyboardInterrupt


def main(argv: list[str]) -> int:
    root, job = Path(argv[0]), int(argv[1])
    signal.signal(signal.SIGTERM, _stop)
    project = open_project(root)
    for _ in range(100):  # the row says which process this is, before anything else happens
        if jobs.job_row(project, job).pid:
            break
        time.sleep(0.02)
    state = perform(project, job)
    jobs.tidy(project)
    return 0 if state is JobState.DONE else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
