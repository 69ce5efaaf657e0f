"""Work goes on apart from whoever started it; what it says is on record for everyone; and no end of an engine,
however sudden, is taken for success or leaves a module stuck."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzers.model import TheseusError
from tests.workbench.command import theseus
from tests.workbench.desk import person, submit_all, team_project
from translators.protocol import Done, Event, FileReady, Note, TextDelta, TranslationJob, Usage
from workbench import engine
from workbench.project import Project
from workbench.services import jobs, live, queue, translation
from workbench.services.jobs import ALIVE, JobState, Spec
from workbench.store.models import JobRow

EVENTS = (TextDelta("pub "), TextDelta("fn"), Note("note", "gate build: ok"), TextDelta(" main"), FileReady("src/calc.rs", "x"),
          Usage(10, 20, 0.5))  # fmt: skip


class Scripted:
    """Says what a model would, and proposes nothing."""

    name = "scripted"

    def translate(self, job: TranslationJob) -> Iterator[Event]:
        yield from EVENTS
        yield Done(None, f"nothing for {job.module.id}")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return team_project(tmp_path / "words")


def until(project: Project, job: int, *states: JobState) -> JobRow:
    """Wait for a state; any other end fails."""
    while True:
        jobs.tidy(project)
        row = jobs.job_row(project, job)
        if row.state in states:
            return row
        assert row.state in ALIVE, row.message
        time.sleep(0.05)


def test_a_translators_events_are_recorded_as_they_were_said(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "translator_named", lambda *_: Scripted())
    monkeypatch.setattr(jobs, "_launch", lambda *_: None)  # this process is the engine
    row = jobs.start(project, person(project, "olga"), "translate", "rust", Spec(("calc",), "scripted"))
    assert engine.perform(project, row.id or 0) is JobState.DONE
    found = [(e.kind, json.loads(e.body)) for e in jobs.events(project, module="calc")]
    assert [kind for kind, _ in found if kind != "state"] == ["text", "note", "text", "file", "usage", "done"]
    assert "".join(b["text"] for k, b in found if k == "text") == "pub fn main"
    assert found[-1][1] == {"translation": False, "reason": "nothing for calc"}
    item = queue.item(project, "rust", "calc")
    assert (item.state, item.reason) == ("blocked", "nothing for calc")
    assert [t.after for t in queue.history(project, "rust", "calc")] == ["translating", "blocked"]
    last = jobs.events(project, row.id or 0)[-1]
    assert json.loads(last.body)["state"] == "done" and jobs.events(project, after=last.id or 0) == []


def test_candidates_that_write_at_once_keep_their_words_apart_in_few_events(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_launch", lambda *_: None)
    row = jobs.start(project, person(project, "olga"), "translate", "rust", Spec(("calc",), "scripted"))
    work = engine.Work(project, row.id or 0, "rust", Spec())
    for number in range(100):
        work.event("calc", TextDelta(f"{number} ", place=number % 2))
    work.event("calc", TextDelta("", place=1, anew=True))
    work.event("calc", TextDelta("again", place=1))
    work.flush()
    assert len(jobs.events(project, row.id or 0, kinds=("text",))) == 4
    first, second = live.follow(project, row, "calc").candidates
    assert first.text.split() == [str(n) for n in range(0, 100, 2)] and second.text == "again"


def test_an_error_ends_a_job_with_its_words(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_launch", lambda *_: None)
    row = jobs.start(project, person(project, "olga"), "verify", "rust", Spec(("calc",)))
    assert engine.perform(project, row.id or 0) is JobState.FAILED
    assert "nothing is translated or submitted yet" in jobs.job_row(project, row.id or 0).message
    assert jobs.events(project, row.id or 0, kinds=("error",))


def test_what_cannot_be_done_is_not_started(project: Project) -> None:
    olga = person(project, "olga")
    for kind, target, spec, words in (
        ("dance", "rust", None, "there are run"), ("run", "cobol", None, "cobol"),
        ("verify", "rust", Spec(("nowhere",)), "no module 'nowhere'"),
    ):  # fmt: skip
        with pytest.raises(TheseusError, match=words):
            jobs.start(project, olga, kind, target, spec)
    assert jobs.jobs(project) == []


def test_a_killed_engine_is_noticed_and_its_work_goes_on_as_a_new_job(project: Project) -> None:
    submit_all(project)
    olga = person(project, "olga")
    row = jobs.start(project, olga, "run", "rust")
    row = until(project, row.id or 0, JobState.RUNNING)
    os.killpg(row.pid, signal.SIGKILL)
    row = until(project, row.id or 0, JobState.INTERRUPTED)
    assert "resume" in row.message and row.ended
    assert {i.state for i in queue.items(project, "rust")} == {"queued"}, "none is left as being worked on"
    again = jobs.resume(project, olga, row.id or 0)
    assert again.id != row.id and (again.kind, again.spec) == (row.kind, row.spec)
    jobs.cancel(project, olga, again.id or 0)
    assert until(project, again.id or 0, JobState.CANCELLED).message == "cancelled by olga"
    while jobs.alive(project, again.id or 0):
        time.sleep(0.05)
    assert jobs.job_row(project, again.id or 0).state == JobState.CANCELLED, "the engine's last word changes nothing"
    with pytest.raises(TheseusError, match="cancelled already"):
        jobs.cancel(project, olga, again.id or 0)


def test_a_job_waits_for_another_run_and_is_followed_by_command(project: Project) -> None:
    olga = person(project, "olga")
    with project.exclusive():
        row = jobs.start(project, olga, "translate", "rust", Spec(("calc",)))
        while "another run" not in jobs.job_row(project, row.id or 0).message:
            time.sleep(0.05)
        assert jobs.job_row(project, row.id or 0).state == JobState.WAITING
    done = theseus("jobs", "follow", str(row.id), "-p", project.root)
    assert done.returncode == 0, done.stderr
    kinds = [json.loads(line)["kind"] for line in done.stdout.splitlines()]
    assert kinds[0] == "state" and kinds[-1] == "state" and "done" in kinds
    assert queue.item(project, "rust", "calc").translator == "rules"
    assert theseus("jobs", "start", "run", "--to", "rust", "-p", project.root, THESEUS_USER="adam").returncode == 3
