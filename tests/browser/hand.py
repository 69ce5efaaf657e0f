"""What a person's hand does on Streamlit's pages, for the browser tests."""

from __future__ import annotations

import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

HEADER, ROW = 33, 31  # heights in pixels of a table's parts, at the pages' font size


def wait_for_server(address: str, process: subprocess.Popen[bytes], said: Callable[[], str] = str) -> None:
    """Wait until Streamlit answers; `said` gives what it said when it ended before that."""
    while True:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            assert process.poll() is None, said()


def settled(page: Page) -> None:
    """Wait until the page's script has run to its end and everything is drawn."""
    page.wait_for_selector("h1")
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
        " && !document.querySelector('[data-testid=stSkeleton]')"
        " && !document.querySelector('[data-testid=stMain] [data-stale=true]')"
    )
    expect(page.get_by_test_id("stException")).to_have_count(0)


def select_rows(page: Page, *numbers: int, table: int = 0) -> None:
    """Tick the boxes at the left of these rows."""
    grid = page.get_by_test_id("stDataFrame").nth(table)
    grid.scroll_into_view_if_needed()
    for number in numbers:
        grid.click(position={"x": 16, "y": HEADER + ROW * number + ROW // 2})
        settled(page)


def press(page: Page, name: str) -> None:
    """Press the button of this name (in an open box, if there is one: boxes come last)."""
    page.get_by_role("button", name=name).last.click()
    settled(page)


def violations(page: Page) -> list[str]:
    """What axe-core finds that is serious, with where it is."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{v['id']}: {v['help']}: {[n['html'][:200] for n in v['nodes']][:4]}"
        for v in found
        if v["impact"] in ("serious", "critical")
    ]
