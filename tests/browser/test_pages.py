"""Every page opens, says what it is, and can be used without eyes or mouse, in the light and in the dark, as far as
axe-core can tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hand import settled, violations
from workbench.project import Project

pytestmark = pytest.mark.browser
PAGES = ("overview", "queue", "graph", "module", "review", "evidence", "ask", "policy")


@pytest.mark.parametrize("name", PAGES)
def test_the_page_opens_without_serious_accessibility_violations(
    open_page: Callable[..., Page], desk: Project, name: str
) -> None:
    page = open_page(desk, "rita", name, module="calc")
    expect(page.get_by_role("heading", level=1)).to_have_text(name.capitalize())
    expect(page.get_by_test_id("stSidebar").get_by_test_id("stPageLink")).to_have_count(len(PAGES))
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme === 'dark'")
    settled(page)
    assert violations(page) == []


@pytest.mark.parametrize(
    ("name", "views"),
    [("module", ("Attempts", "Differences", "Ask for more", "Card")), ("evidence", ("Mutants", "Compare", "Audit log"))],
)
def test_so_do_the_views_of_a_page(open_page: Callable[..., Page], desk: Project, name: str, views: tuple[str, ...]) -> None:
    page = open_page(desk, "olga", name, module="text")
    for view in views:
        page.get_by_role("radio", name=view).click()
        expect(page.get_by_role("radio", name=view)).to_be_checked()
        settled(page)
        assert violations(page) == [], view
