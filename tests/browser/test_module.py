"""The Module, Evidence and Policy pages in a browser: a text that comes while one looks, evidence that was changed,
grants that another user sees."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hand import press, settled, violations
from tests.translators.model.scripted import ScriptedServer, answer
from tests.workbench.desk import TEAM, person, submit_all, team_project
from tests.workbench.small import RUST
from workbench.project import open_project
from workbench.services import analysis, approvals, commands, dossier, requests, verification
from workbench.services.approvals import Needed, State

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
TEXT = RUST["src/text.rs"]


def place_of(request: dict[str, Any]) -> int:
    """Which candidate of the first round a request is for: seeds are theirs."""
    return int((request["seed"] - 1_000_003) % 1009)


def test_text_and_difference_appear_while_a_slow_model_writes(open_page: Open, tmp_path: Path) -> None:
    """Two candidates at once. The server holds each answer back after each piece until the page has shown what came
    before: the first has a variable too many, which only the linter minds; the second is right."""
    head, end = "// candidate {}\npub fn", "// the end of it\n"
    texts = [TEXT.replace("pub fn", head.format(n)) + end for n in (1, 2)]
    texts[0] = texts[0].replace("{\n", "{\n    let spare = 1;\n", 1)
    gates = [threading.Event(), threading.Event()]
    with ScriptedServer(
        lambda request, _: answer(("src/text.rs", texts[place_of(request)])), gate=lambda request: gates[place_of(request)]
    ) as server:
        project = team_project(tmp_path / "words", TEAM)
        submit_all(project, text=('b"aeiou"', 'b"aeio"'))
        with (project.root / "theseus.toml").open("a") as file:
            file.write(f'[model]\ncandidates = 2\nrounds = 1\n[[model.endpoints]]\nurl = "{server.url}"\n')
        page = open_page(open_project(project.root), "olga", "module", module="text")
        page.get_by_text("Ask for more", exact=True).click()
        settled(page)
        page.get_by_label("Note", exact=True).fill("mind the letter u")
        press(page, "Send back")
        live = page.get_by_role("region", name="The text as it is written")
        expect(live).to_contain_text("// candidate 1", timeout=120_000)
        expect(page.get_by_role("region", name="The difference")).to_contain_text("+// candidate 1")
        expect(live).not_to_contain_text(end.strip())
        page.get_by_text("Candidate 2", exact=True).click()
        expect(live).to_contain_text("// candidate 2")
        expect(page.get_by_role("region", name="The difference")).to_contain_text("+// candidate 2")
        expect(live).not_to_contain_text(end.strip())
        assert verification.current_verdicts(project, "rust") == {}
        gates[0].set()
        expect(page.get_by_text("unused variable: `spare`").first).to_be_visible(timeout=240_000)
        expect(page.get_by_text(re.compile("lint$")).first).to_be_visible()
        page.get_by_text("Candidate 1", exact=True).click()
        expect(live).to_contain_text(end.strip())
        expect(live).to_contain_text("let spare = 1")
        gates[1].set()
        expect(page.get_by_text(re.compile("full$")).first).to_be_visible(timeout=240_000)
    expect(page.get_by_text("equivalent", exact=True).first).to_be_visible(timeout=240_000)
    (asked,) = requests.listed(project, "text")
    assert asked.answer is not None and asked.row.who == "olga"


def test_evidence_is_verified_in_place_and_changed_evidence_is_shown_as_such(open_page: Open, tmp_path: Path) -> None:
    project = team_project(tmp_path / "words", TEAM)
    submit_all(project, text=('b"aeiou"', 'b"aeio"'))
    codebase, _ = analysis.analyze(project)
    (row,) = verification.verify(project, codebase, "rust", ("text",))
    page = open_page(project, "adam", "evidence")
    expect(page.get_by_text("Signature good")).to_be_visible()
    expect(page.get_by_role("button", name="Replay", exact=True)).to_be_disabled()
    assert violations(page) == []
    (campaign,) = dossier.campaigns_of(project, row)
    for kind in ("pdf", "html", "json", "bundle"):
        with page.expect_download() as download:
            page.get_by_role("button", name=re.compile(f"{kind}$", re.I)).click()
        assert Path(download.value.path()).read_bytes() == dossier.form(project, campaign, kind)
        assert download.value.suggested_filename.endswith(f".{kind}")
        page.wait_for_timeout(500)  # Chromium may start no download that is asked for in the tenth of a second after another
    seal = dossier.check(project, campaign)
    place = project.objects.folder / seal.object[:2] / seal.object
    place.write_bytes(place.read_bytes()[:-20] + b"x" * 20)
    page.reload()
    settled(page)
    expect(page.get_by_text("Changed or missing")).to_be_visible()
    expect(page.get_by_text("was changed").first).to_be_visible()


def test_a_grant_by_one_user_is_seen_by_another(open_page: Open, tmp_path: Path) -> None:
    project = team_project(tmp_path / "words", TEAM + 'bot = ["agent"]\n')
    bot = person(project, "bot")
    with pytest.raises(Needed):
        commands.run(project, bot, ["echo", "<script>alert(1)</script>", "**bold**"])
    theirs = open_page(project, "adam", "policy")
    expect(theirs.get_by_text("Waiting for a person (1)")).to_be_visible()
    expect(theirs.get_by_role("button", name="Grant", exact=True)).to_be_disabled()
    assert violations(theirs) == []
    mine = open_page(project, "rita", "policy")
    mine.get_by_label("Reason (on the audit log)").fill("it only echoes")
    press(mine, "Grant")
    expect(mine.get_by_text("Nothing waits.")).to_be_visible()
    expect(theirs.get_by_text("Nothing waits.")).to_be_visible(timeout=60_000)
    (row,) = approvals.listed(project)
    assert (row.state, row.decided_by, row.reason) == (State.GRANTED, "rita", "it only echoes")
    assert commands.run(project, bot, ["echo", "<script>alert(1)</script>", "**bold**"]).output.startswith("<script>")
    expect(theirs.get_by_text("exit code 0 after")).to_be_visible(timeout=60_000)
    expect(theirs.get_by_text("<script>alert(1)</script> **bold**", exact=True)).to_be_visible()
    assert violations(theirs) == []


def test_linked_parts_of_both_texts_are_marked_together(open_page: Open, tmp_path: Path) -> None:
    project = team_project(tmp_path / "words", TEAM)
    submit_all(project)
    page = open_page(project, "adam", "module", module="calc")
    page.get_by_label("Linked parts").select_option(label="digits (by name)")
    source, target = (page.get_by_role("region", name=f"The {side}") for side in ("source", "translation"))
    expect(source.locator(".row.active").first).to_contain_text("int digits(unsigned int n)")
    expect(target.locator(".row.active").first).to_contain_text("pub fn digits(n: u32) -> i32")
    source.get_by_text("clamp").first.click()
    expect(target.locator(".row.active").first).to_contain_text("pub fn clamp")
    assert violations(page) == []
