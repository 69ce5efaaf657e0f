"""Sign-in by OpenID Connect, against a fake provider: who somebody is comes from the provider, what they may do from
theseus.toml, and nobody gets in without both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.fake_provider import FakeProvider
from tests.browser.hand import press, settled, violations
from tests.workbench.desk import judge, submit_all, team_project
from workbench.project import Project
from workbench.services import reviews

pytestmark = pytest.mark.browser
RITA = "rita@example.org"
PEOPLE: dict[str, dict[str, Any]] = {
    "Rita": {"sub": "1", "email": RITA, "email_verified": True},
    "Stranger": {"sub": "2", "email": "stranger@example.org", "email_verified": True},
    "Pretender": {"sub": "3", "email": RITA, "email_verified": False},
    "Unvouched": {"sub": "4", "email": RITA},
    "Sub": {"sub": "5"},
}
USERS = f'\n[users]\nolga = ["operator"]\n"{RITA}" = ["reviewer"]\n5 = ["auditor"]\n'


@pytest.fixture(scope="module")
def provider() -> Iterator[FakeProvider]:
    with FakeProvider(PEOPLE) as running:
        yield running


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, signing_keys: Path) -> Project:
    made = team_project(tmp_path_factory.mktemp("guarded") / "words", USERS)
    submit_all(made)
    judge(made, "calc")
    return made


@pytest.fixture
def visit(
    chromium: Browser, serve: Callable[..., str], provider: FakeProvider, project: Project
) -> Iterator[Callable[..., Page]]:
    """Open the pages in a browser of its own; as somebody, when one is named."""
    base = project.root.parent
    (base / ".streamlit").mkdir(exist_ok=True)
    secrets = base / ".streamlit" / "secrets.toml"
    if not secrets.exists():
        secrets.write_text(provider.secrets_toml)
    address = serve(project.root, "root", base)
    contexts = []

    def at(person: str = "", page: str = "", button: str = "Sign in") -> Page:
        contexts.append(chromium.new_context(viewport={"width": 1280, "height": 900}))
        tab = contexts[-1].new_page()
        tab.set_default_timeout(240_000)
        tab.goto(f"{address}/{page}")
        settled(tab)
        if person:
            sign_in(tab, person, button)
        return tab

    yield at
    for context in contexts:
        context.close()


def sign_in(page: Page, person: str, button: str = "Sign in") -> None:
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_role("link", name=person).click()
    page.wait_for_url("**/127.0.0.1:*/**")
    settled(page)


def test_a_reviewer_signs_in_decides_and_signs_out(visit: Callable[..., Page], project: Project, provider: FakeProvider) -> None:
    page = visit(page="review?to=rust&module=calc")
    came_for = page.url
    expect(page.get_by_text("Sign in to go on.")).to_be_visible()
    assert "words" not in page.inner_text("body"), "who is not signed in reads not even a project's name"
    assert violations(page) == []
    sign_in(page, "Rita")
    expect(page.get_by_text(f"{RITA} (reviewer)")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Review")  # the page that they came for
    expect(page.get_by_role("heading", level=2, name="calc").or_(page.get_by_role("heading", level=3, name="calc"))).to_be_visible()
    assert "module=calc" in page.url
    settled(page)
    press(page, "Accept calc")
    expect(page.get_by_text("Nothing waits for a decision.")).to_be_visible()
    (decision,) = reviews.decisions(project, "rust", "calc")
    assert (decision.who, bool(decision.statement)) == (RITA, True)
    ended = provider.ended
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("Sign in to go on.")).to_be_visible()
    waited = 0
    while provider.ended == ended and waited < 600:  # the page may be drawn before the browser is sent to the provider
        page.wait_for_timeout(100)
        waited += 1
    assert provider.ended == ended + 1, "the provider's session is over too"
    again = page.context.new_page()  # a tab beside it: the first one may still be on its way back from the provider
    again.goto(came_for)
    expect(again.get_by_text("Sign in to go on.")).to_be_visible()


@pytest.mark.parametrize(("person", "name"), [("Stranger", "stranger@example.org"), ("Pretender", "3"), ("Unvouched", "4")])
def test_who_is_not_named_has_no_role_and_sees_nothing(visit: Callable[..., Page], person: str, name: str) -> None:
    """An address that the provider does not vouch for is nobody's name."""
    page = visit(person)
    expect(page.get_by_text(f"{name} (no role)")).to_be_visible()
    expect(page.get_by_text(f"{name} has no role in this project", exact=False)).to_be_visible()
    expect(page.get_by_test_id("stMetric")).to_have_count(0)
    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)


def test_a_person_can_be_named_by_the_providers_own_name_for_them(visit: Callable[..., Page]) -> None:
    page = visit("Sub")
    expect(page.get_by_text("5 (auditor)")).to_be_visible()
    expect(page.get_by_test_id("stMetric").first).to_be_visible()


def test_two_providers_each_have_a_button_and_their_own_names_for_people(visit: Callable[..., Page]) -> None:
    """What one calls 5 is nobody to the other's 5; an address that both have verified is the same person's."""
    page = visit("Sub", button="Sign in with okta")
    expect(page.get_by_text("okta/5 (no role)")).to_be_visible()
    expect(page.get_by_test_id("stMetric")).to_have_count(0)
    page = visit("Rita", button="Sign in with okta")
    expect(page.get_by_text(f"{RITA} (reviewer)")).to_be_visible()


def test_a_token_that_another_key_signed_lets_nobody_in(
    visit: Callable[..., Page], provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider, "forging", True)
    page = visit()
    came_for = page.url
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("link", name="Rita").click()
    page.wait_for_url("**/127.0.0.1:*/**")
    again = page.context.new_page()
    again.goto(came_for)
    settled(again)
    expect(again.get_by_text("Sign in to go on.")).to_be_visible()
