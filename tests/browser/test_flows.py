"""What people do with the pages, end to end: what they see, and what is on record afterwards."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hand import press, select_rows, settled
from tests.workbench.desk import judge, submit_all, team_project
from workbench import audit
from workbench.project import Project
from workbench.services import bundles, jobs, queue, reviews
from workbench.services.jobs import JobState

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def state_of(project: Project, module: str) -> str:
    return queue.item(project, "rust", module).state


def chain_is_whole(project: Project) -> bool:
    with project.store.reading() as session:
        return audit.broken_at(session) is None



def test_a_module_goes_from_the_queue_to_signed_evidence(open_page: Open, tmp_path: Path) -> None:
    """olga verifies it in an engine while her page stays; rita, at her own page, decides on it."""
    project = team_project(tmp_path / "words")
    submit_all(project)
    theirs = open_page(project, "rita", "review")
    expect(theirs.get_by_text("Nothing waits for a decision.")).to_be_visible()
    mine = open_page(project, "olga", "queue")
    select_rows(mine, 0)
    press(mine, "Translate and verify")
    mine.get_by_text("Verify only").click()
    settled(mine)
    press(mine, "Start")
    expect(theirs.get_by_text("1 module to decide on.")).to_be_visible(timeout=240_000)
    settled(theirs)
    theirs.get_by_test_id("stDataFrame").first.locator("canvas").first.focus()  # from here on without a mouse
    theirs.keyboard.press("ArrowDown")
    theirs.keyboard.press("Shift+Space")
    expect(theirs.get_by_text("olga had it")).to_be_visible()
    theirs.get_by_label("Remarks").focus()
    theirs.keyboard.type("both texts read")
    theirs.keyboard.press("Tab")
    expect(theirs.get_by_role("button", name="Accept calc")).to_be_focused()
    theirs.keyboard.press("Enter")
    expect(theirs.get_by_text("Nothing waits for a decision.")).to_be_visible()
    assert state_of(project, "calc") == "accepted"
    (decision,) = reviews.decisions(project, "rust", "calc")
    assert (decision.who, decision.reason) == ("rita", "both texts read") and decision.statement
    assert bundles.problems(project) == []
    campaigns, signed = bundles.signed_entries(project)
    assert campaigns == signed >= 1, "the evidence that the verdict rests on is signed"


def test_what_one_does_another_sees_and_a_stale_approval_is_refused(open_page: Open, own_desk: Project) -> None:
    rita = open_page(own_desk, "rita", "review", module="calc")
    ruth = open_page(own_desk, "ruth", "queue")
    select_rows(ruth, 0)
    press(ruth, "Assign")
    press(ruth, "Assign")
    expect(rita.get_by_test_id("stDataFrame").first).to_contain_text("ruth")
    settled(rita)
    submit_all(own_desk, calc=("x < low", "x <= low"))
    judge(own_desk, "calc")
    expect(rita.get_by_text("has changed since you opened this")).to_be_visible()
    settled(rita)
    press(rita, "Accept calc")
    expect(rita.get_by_text("look at it again, then decide")).to_be_visible()
    assert reviews.decisions(own_desk) == [] and state_of(own_desk, "calc") == "in review"
    press(rita, "Look at it again")
    expect(rita.get_by_text("has changed since you opened this")).to_have_count(0)  # the page is about the new state
    settled(rita)
    press(rita, "Accept calc")
    expect(rita.get_by_text("1 module to decide on.")).to_be_visible()
    assert state_of(own_desk, "calc") == "accepted" and chain_is_whole(own_desk)


def test_a_waiver_names_its_differences_and_its_end(open_page: Open, own_desk: Project) -> None:
    page = open_page(own_desk, "rita", "review", module="text")
    expect(page.get_by_text("only 'equivalent' can be accepted")).to_be_visible()
    page.get_by_text("Waive a difference").click()
    settled(page)
    press(page, "Waive text")
    expect(page.get_by_text("say why")).to_be_visible()
    page.get_by_label("Why").fill("the customer agreed")
    page.get_by_label("Which differences").fill("<b>blanks</b> at the *end*")
    press(page, "Waive text")
    expect(page.get_by_text("1 module to decide on.")).to_be_visible()
    (row,) = reviews.decisions(own_desk, "rust", "text")
    assert (row.decision, row.differences) == ("waive", "<b>blanks</b> at the *end*") and row.expires
    assert state_of(own_desk, "text") == "waived"


def test_each_role_sees_the_actions_that_it_has(open_page: Open, desk: Project) -> None:
    auditor = open_page(desk, "adam", "queue")
    select_rows(auditor, 0)
    expect(auditor.get_by_text("1 module selected")).to_be_visible()
    for action in ("Assign", "Priority", "Block", "Translate and verify", "Save view", "Back into the queue"):
        expect(auditor.get_by_test_id("stMain").get_by_role("button", name=action)).to_have_count(0)
    auditor = open_page(desk, "adam", "review", module="calc")
    expect(auditor.get_by_text("takes the role admin or reviewer, and adam is auditor")).to_be_visible()
    expect(auditor.get_by_role("button", name="Accept calc")).to_have_count(0)
    maker = open_page(desk, "olga", "review", module="calc")
    expect(maker.get_by_text("and olga is operator")).to_be_visible()
    expect(open_page(desk, "adam", "overview").get_by_role("button", name="Start work")).to_have_count(0)
    expect(open_page(desk, "olga", "overview").get_by_role("button", name="Start work")).to_have_count(1)


def test_a_sidebar_link_opened_in_another_tab_is_about_the_same_place(open_page: Open, desk: Project) -> None:
    page = open_page(desk, "adam", "queue", to="go", module="text")
    link = page.get_by_test_id("stSidebar").get_by_role("link", name="Module")
    expect(link).to_have_attribute("href", re.compile("module=text"))
    tab = page.context.new_page()
    tab.goto(urljoin(page.url, link.get_attribute("href") or ""))
    settled(tab)
    expect(tab.get_by_label("Target language")).to_have_value("go")
    assert parse_qs(urlsplit(tab.url).query) == {"project": [desk.root.name], "to": ["go"], "module": ["text"]}


def test_an_engine_that_crashes_is_noticed_and_its_work_resumed(open_page: Open, own_desk: Project) -> None:
    page = open_page(own_desk, "olga", "overview")
    press(page, "Start work")
    press(page, "Run the whole queue")
    expect(page.get_by_text("job 1, started by olga: running")).to_be_visible(timeout=120_000)
    os.killpg(jobs.job_row(own_desk, 1).pid, signal.SIGKILL)
    expect(page.get_by_text("job 1, started by olga: interrupted")).to_be_visible()
    expect(page.get_by_text("resume it to go on where it was")).to_be_visible()
    assert not [i for i in queue.items(own_desk, "rust") if i.state in ("translating", "verifying")]
    page.get_by_role("button", name="Resume").click()
    expect(page.get_by_text("job 2, started by olga: done")).to_be_visible(timeout=300_000)
    assert jobs.job_row(own_desk, 2).state == JobState.DONE and chain_is_whole(own_desk)
