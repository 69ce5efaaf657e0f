"""The Policy page: what waits is granted or denied by who may, and what came of it can be read afterwards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ui.conftest import Show
from tests.workbench.command import theseus
from tests.workbench.desk import TEAM, person, team_project
from workbench.project import Project
from workbench.services import approvals, commands
from workbench.services.approvals import Needed, State

ARGV = ["sh", "-c", "wc -l src/calc.h; touch made.txt; printf '**bold** \\033[31m'; exit 3"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = team_project(tmp_path / "words", TEAM + 'bot = ["agent"]\n')
    with pytest.raises(Needed):
        commands.run(made, person(made, "bot"), ARGV)
    return made


def said(page: object, *kinds: str) -> str:
    return "\n".join(str(e.value) for kind in kinds for e in getattr(page, kind))


def test_a_granted_commands_output_and_exit_code_are_shown_afterwards(show: Show, project: Project) -> None:
    page = show("policy", "rita")
    assert "wc -l src/calc.h" in page.code[0].value
    page.text_input(key="reason-1").set_value("it only counts").run()
    page.button(key="grant-1").click().run()
    assert not page.exception and approvals.listed(project)[0].state == State.GRANTED
    assert "has not run yet" in said(page, "caption")
    done = commands.run(project, person(project, "bot"), ARGV)
    assert done.returncode == 3
    page = show("policy", "adam")
    assert list(page.dataframe[-1].value["state"]) == ["used"]
    assert "exit code 3" in said(page, "markdown").replace("\\", "")
    assert "2 src/calc.h\n**bold** \\x1b[31m" in [c.value for c in page.code], "as it was printed, and not obeyed"
    assert "made\\.txt" in said(page, "caption")
    shown = theseus("approvals", "show", "1", "-p", project.root, THESEUS_USER="adam")
    assert shown.returncode == 0 and "exit code 3" in shown.stdout and "2 src/calc.h" in shown.stdout
    assert "\x1b" not in shown.stdout
    record = json.loads(theseus("approvals", "show", "1", "--json", "-p", project.root).stdout)
    assert record["ran"]["returncode"] == 3 and record["ran"]["changed"] == ["made.txt"] and record["decided_by"] == "rita"
    assert theseus("approvals", "show", "9", "-p", project.root).returncode == 3


def test_a_command_that_was_stopped_in_the_middle_is_not_called_done(show: Show, project: Project) -> None:
    rita = person(project, "rita")
    row = approvals.decide(project, rita, 1, True)
    approvals.use(project, person(project, "bot"), row, {"began": True})
    assert "how it ended is not on record" in said(show("policy"), "caption")
    assert "not on record" in theseus("approvals", "show", "1", "-p", project.root).stdout


def test_of_two_runs_of_the_same_command_each_grant_shows_its_own(project: Project) -> None:
    bot, rita = person(project, "bot"), person(project, "rita")
    approvals.decide(project, rita, 1, True)
    commands.run(project, bot, ARGV)
    (project.root / "src" / "calc.h").write_text("int clamp(int x, int low, int high);\n")
    with pytest.raises(Needed):
        commands.run(project, bot, ARGV)
    approvals.decide(project, rita, 2, True)
    commands.run(project, bot, ARGV)
    outcomes = [commands.outcome(project, approvals.named(project, n)) for n in (1, 2)]
    assert [o.output[:1] for o in outcomes if o is not None] == ["2", "1"]


def test_who_may_not_decide_reads_why(show: Show, project: Project) -> None:
    page = show("policy", "adam")
    assert page.button(key="grant-1").disabled and page.button(key="deny-1").disabled
    assert "takes the role reviewer or admin" in said(page, "caption")


def test_a_denial_needs_no_run(show: Show, project: Project) -> None:
    page = show("policy", "ruth")
    page.button(key="deny-1").click().run()
    assert [r.state for r in approvals.listed(project)] == [State.DENIED]
    assert list(page.dataframe[-1].value["by"]) == ["ruth"]
    with pytest.raises(Needed, match="request 2"):
        commands.run(project, person(project, "bot"), ARGV)
