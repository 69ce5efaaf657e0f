"""Modules move by one table of transitions, whoever moves them; the queue is found, ordered and exported as it is."""

from __future__ import annotations

import csv
import io
import itertools
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from analyzers.model import TheseusError
from tests.workbench.desk import judge, person, submit_all, team_project
from workbench import audit
from workbench.project import Project
from workbench.services import analysis, jobs, queue, states
from workbench.services.figures import figures
from workbench.services.queue import NOTHING, Filter
from workbench.services.states import ALLOWED, State
from workbench.services.users import Refused, User
from workbench.store.models import ItemRow, TransitionRow, now


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return team_project(tmp_path / "words")


def state_of(project: Project, module: str) -> str:
    return queue.item(project, "rust", module).state


def test_every_move_is_allowed_by_the_table_or_refused_and_the_history_is_one_chain(project: Project) -> None:
    rng = random.Random(4)
    refused = 0
    for _ in range(200):
        with project.store.transaction() as session:
            item = states.item_of(session, "calc", "rust")
            before, after = State(item.state), rng.choice(list(State))
            if after == before or after in ALLOWED[before]:
                states.move(session, item, after, "because", "rita")
            else:
                refused += 1
                with pytest.raises(TheseusError, match="cannot become"):
                    states.move(session, item, after, "because", "rita")
    chain = queue.history(project, "rust", "calc")
    assert refused > 20 and len(chain) > 20
    assert chain[0].before == "queued" and chain[-1].after == state_of(project, "calc")
    assert all(a.after == b.before for a, b in itertools.pairwise(chain))


def test_nothing_is_accepted_without_having_been_in_review() -> None:
    for decided in (State.ACCEPTED, State.WAIVED, State.REJECTED):
        assert [s for s in State if decided in ALLOWED[s]] == [State.IN_REVIEW]


def test_work_moves_modules_from_queue_to_review(project: Project) -> None:
    assert {i.module: (i.state, i.next) for i in queue.items(project, "rust")} == {
        m: ("queued", "translate") for m in ("calc", "text", "words")
    }
    submit_all(project)
    assert queue.item(project, "rust", "calc").next == "verify"
    judge(project, "calc")
    judge(project, "text", "unsupported")
    assert (state_of(project, "calc"), state_of(project, "text"), state_of(project, "words")) == (
        "in review", "blocked", "queued",
    )  # fmt: skip
    assert {i.state for i in queue.items(project, "go")} == {"queued"}, "targets have queues of their own"


def test_a_changed_source_goes_back_into_the_queue(project: Project) -> None:
    submit_all(project)
    judge(project, "calc")
    place = project.root / "src" / "calc.c"
    place.write_text(place.read_text().replace("count = 1", "count = 2"))
    analysis.analyze(project)
    item = queue.item(project, "rust", "calc")
    assert item.state == "queued" and "source has changed" in item.reason


def test_what_a_person_blocks_stays_blocked_until_a_person_lets_it_go(project: Project) -> None:
    olga = person(project, "olga")
    with pytest.raises(TheseusError, match="reason"):
        queue.hold(project, olga, "rust", ["calc"], " ")
    queue.hold(project, olga, "rust", ["calc"], "the customer decides")
    submit_all(project)
    judge(project, "calc")
    assert state_of(project, "calc") == "blocked"
    queue.release(project, olga, "rust", ["calc"])
    with project.store.transaction() as session:
        states.settle(session, "calc", "rust")
    assert state_of(project, "calc") == "in review"


def test_filters_sorts_and_views_are_for_everyone(project: Project) -> None:
    olga, rita = person(project, "olga"), person(project, "rita")
    queue.assign(project, olga, "rust", ["text", "words"], "rita")
    queue.prioritise(project, olga, "rust", ["text"], 5)
    found = queue.items(project, "rust")
    assert [i.module for i in found] == ["text", "calc", "words"], "within a wave by priority"

    def names(**wanted: object) -> list[str]:
        return [i.module for i in queue.filtered(found, replace(Filter(), **wanted))]  # type: ignore[arg-type]

    assert names(assignee="rita") == ["text", "words"] and names(assignee="-") == ["calc"]
    assert names(text="CALC .h") == ["calc"] and names(text="calc text") == []
    assert names(sort="lines", descending=True) == ["calc", "words", "text"]
    assert names(waves=(1,)) == ["words"] and names(states=("accepted",)) == []
    wanted = Filter(assignee="rita", waves=(0, 1), sort="module", descending=True)
    queue.save_view(project, rita, "mine", wanted)
    assert queue.views(project) == {"mine": wanted}
    queue.delete_view(project, rita, "mine")
    assert queue.views(project) == {}
    with pytest.raises(TheseusError, match="-9 to 9"):
        queue.prioritise(project, olga, "rust", ["text"], 99)
    with pytest.raises(TheseusError, match="no module 'nowhere'"):
        queue.assign(project, olga, "rust", ["calc", "nowhere"], "rita")
    assert queue.item(project, "rust", "calc").assignee == "", "all of them or none"


def test_the_csv_holds_every_row_and_no_formula(project: Project) -> None:
    queue.hold(project, person(project, "olga"), "rust", ["calc"], '=HYPERLINK("http://x", "a")')
    rows = list(csv.DictReader(io.StringIO(queue.as_csv(queue.items(project, "rust")))))
    assert [r["module"] for r in rows] == ["calc", "text", "words"]
    assert rows[0]["reason"] == "'=HYPERLINK(\"http://x\", \"a\")"
    assert [int(r["lines"]) for r in rows] == [i.lines for i in queue.items(project, "rust")]


def test_the_burndown_goes_back_from_today_over_every_transition(project: Project) -> None:
    """calc was accepted two days ago, text was yesterday and came back today."""
    day = timedelta(days=1)
    moves = [
        ("calc", "queued", "in review", 3), ("calc", "in review", "accepted", 2),
        ("text", "queued", "in review", 2), ("text", "in review", "accepted", 1), ("text", "accepted", "in review", 0),
    ]  # fmt: skip
    with project.store.transaction() as session:
        session.add(ItemRow(module="calc", target="rust", state="accepted"))
        session.add(ItemRow(module="text", target="rust", state="in review"))
        for module, before, after, ago in moves:
            row = TransitionRow(module=module, target="rust", before=before, after=after, who="x", at=now() - ago * day)
            session.add(row)
    days = queue.burndown(project, "rust")
    lines = {i.module: i.lines for i in queue.items(project, "rust")}
    assert [d.left for d in days] == [3, 2, 1, 2]
    assert [d.lines_done for d in days] == [0, lines["calc"], lines["calc"] + lines["text"], lines["calc"]]
    assert [d.day for d in days] == [queue.today() - n * day for n in (3, 2, 1, 0)]
    assert all(sum(d.states.values()) == 3 for d in days)


def test_the_burndown_knows_what_was_accepted_before_the_first_step_on_record(project: Project) -> None:
    """calc came along accepted; the project itself is on record since the day after."""
    day = timedelta(days=1)
    with project.store.transaction() as session:
        session.add(ItemRow(module="calc", target="rust", state="accepted", since=now() - 3 * day))
        session.connection().exec_driver_sql("update audit set time = ? where seq = 1", ((now() - 2 * day).isoformat(),))
    days = queue.burndown(project, "rust")
    assert [d.day for d in days] == [queue.today() - n * day for n in (3, 2, 1, 0)]
    assert [d.left for d in days] == [2, 2, 2, 2]
    with project.store.transaction() as session:
        session.add(ItemRow(module="text", target="rust", state="waived", since=now() - day))
    assert [d.left for d in queue.burndown(project, "rust")] == [2, 2, 1, 1]


def test_the_burndown_of_a_project_without_a_step_begins_with_its_first_entry(project: Project) -> None:
    with project.store.transaction() as session:
        session.connection().exec_driver_sql("update audit set time = ? where seq = 1", ((now() - timedelta(days=2)).isoformat(),))
    assert [(d.left, d.lines_done) for d in queue.burndown(project, "rust")] == [(3, 0)] * 3


def test_headers_are_counted_apart_and_never_left_out(project: Project) -> None:
    (project.root / "src" / "limits.h").write_text("#define MOST 9\n")
    words = project.root / "src" / "words.c"
    words.write_text('#include "limits.h"\n' + words.read_text())
    analysis.analyze(project)
    item = next(i for i in queue.items(project, "rust") if i.module == "limits")
    assert item.state == NOTHING and not item.moves
    now_ = figures(project, "rust")
    assert (now_.modules, now_.unmoving, now_.states) == (3, 1, {"queued": 3})


def test_figures_are_what_was_recorded(project: Project) -> None:
    submit_all(project)
    judge(project, "calc")
    judge(project, "text", "unsupported")
    found = figures(project, "rust")
    assert (found.units.part, found.units.whole) == (3, 5)  # words has one unit and no verdict
    assert (found.coverage.part, found.coverage.whole, found.measured) == (18, 20, 2)
    assert [i.module for i in found.blocked] == ["text"] and found.lines.part == 0
    assert found.mutants.value is None and found.money == 0


ACTIONS: list[Callable[[Project, User], object]] = [
    lambda p, u: queue.assign(p, u, "rust", ["calc"], "x"),
    lambda p, u: queue.prioritise(p, u, "rust", ["calc"], 1),
    lambda p, u: queue.hold(p, u, "rust", ["calc"], "x"),
    lambda p, u: queue.release(p, u, "rust", ["calc"]),
    lambda p, u: queue.save_view(p, u, "x", Filter()),
    lambda p, u: queue.delete_view(p, u, "x"),
    lambda p, u: jobs.start(p, u, "run", "rust"),
    lambda p, u: jobs.cancel(p, u, 1),
]


@pytest.mark.parametrize("action", ACTIONS)
def test_an_auditor_is_refused_everything_and_nothing_is_recorded(project: Project, action: Callable[[Project, User], object]) -> None:
    def entries() -> int:
        with project.store.reading() as session:
            assert audit.broken_at(session) is None
            return jobs.version(project)[0]

    before = entries()
    for name in ("adam", "a stranger"):
        with pytest.raises(Refused, match="may not"):
            action(project, person(project, name))
    assert entries() == before
