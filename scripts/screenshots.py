"""Takes a picture of every page, light and dark, at 1,280 pixels: `.venv/bin/python scripts/screenshots.py PROJECT MODULE`.

PROJECT is a project with something recorded in it (one that `make demo` made, say); MODULE is shown where a page is
about one. Pictures go to docs/screenshots, each below 300 kB.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
PAGES = ("overview", "queue", "graph", "module", "review", "evidence", "ask", "policy")
MOST = 300_000
SETTLED = (
    "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
    " && !document.querySelector('[data-testid=stSkeleton]')"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("project", type=Path)
    parser.add_argument("module")
    parser.add_argument("--to", default="rust")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--only", nargs="*", default=PAGES)
    given = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("screenshots need Chromium: apt-get install chromium", file=sys.stderr)
        return 3
    given.out.mkdir(parents=True, exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    theseus = [sys.executable, "-m", "workbench.cli", "ui", str(given.project.resolve()), "--port", str(port)]
    server = subprocess.Popen(theseus, cwd=ROOT, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/_stcore/health")
        with sync_playwright() as playwright:
            options = ["--no-sandbox"] if os.getuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=chromium, args=options)
            for scheme in ("light", "dark"):
                context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
                for name in given.only:
                    query = urlencode({"to": given.to, "module": given.module})
                    page = context.new_page()
                    page.goto(f"{address}/{'' if name == 'overview' else name}?{query}")
                    if name == "ask":
                        page.get_by_role("button", name="riskiest modules").click()
                    take(page, given.out / f"{name}-{scheme}.png")
                    page.close()
            browser.close()
    finally:
        server.terminate()
        server.wait()
    return 0


def wait_for(address: str) -> None:
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)


def take(page: Page, place: Path) -> None:
    page.set_default_timeout(180_000)
    page.wait_for_selector("h1")
    page.wait_for_function(SETTLED)
    page.wait_for_timeout(4000)  # charts and graphs draw themselves after the script has ended
    page.wait_for_function(SETTLED)
    page.screenshot(path=place)
    size = place.stat().st_size
    print(f"{place.name}: {size // 1000} kB")
    if size > MOST:
        raise SystemExit(f"{place} is larger than {MOST // 1000} kB")


if __name__ == "__main__":
    sys.exit(main())
