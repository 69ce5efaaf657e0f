"""The pages in a real browser (Debian's Chromium), served by `theseus ui` over a small real project."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.hand import settled, wait_for_server
from tests.workbench.command import THESEUS
from tests.workbench.desk import judge, submit_all, team_project
from workbench.project import Project

Serve = Callable[..., str]
OWN = ("127.0.0.1", None)  # None: a blob or data of the page's own
expect.set_options(timeout=120_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Serve a folder as somebody, started in a folder that may have Streamlit's settings; returns the address. The
    same asked again is the same server."""
    running: dict[tuple[Path, str, Path | None], tuple[str, subprocess.Popen[bytes]]] = {}
    logs = tmp_path_factory.mktemp("servers")

    def start(folder: Path, who: str, inside: Path | None = None) -> str:
        if (folder, who, inside) in running:
            return running[folder, who, inside][0]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = logs / f"{port}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [THESEUS, "ui", str(folder), "--port", str(port)], stdout=output, stderr=output, cwd=inside or logs,
                env={**os.environ, "THESEUS_USER": who},
            )  # fmt: skip
        address = f"http://127.0.0.1:{port}"
        running[folder, who, inside] = address, process
        wait_for_server(address, process, log.read_text)
        return address

    yield start
    for _, process in running.values():
        process.terminate()
    for _, process in running.values():  # all of them end at once
        process.wait()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next((p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None)
    assert path, "the browser tests need Chromium: apt-get install chromium"
    options = ["--no-sandbox"] if os.getuid() == 0 else []  # Chromium's own does not run as root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, serve: Serve) -> Iterator[Callable[..., Page]]:
    """Open a page of a project as somebody, in a browser of their own. A script error on a page fails the test, and so
    does a request to any other place than the pages' own server."""
    contexts = []
    errors: list[str] = []

    def visit(project: Project, who: str, name: str, **params: str) -> Page:
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(240_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda sent: errors.append(sent.url) if urlsplit(sent.url).hostname not in OWN else None)
        query = urlencode({"to": "rust", **params})
        page.goto(f"{serve(project.root, who)}/{'' if name == 'overview' else name}?{query}")
        settled(page)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, signing_keys: Path) -> Project:
    """A project that only looks are taken at: one module waits for a decision, one is blocked, one is queued."""
    project = team_project(tmp_path_factory.mktemp("desk") / "words")
    submit_all(project)
    judge(project, "calc")
    judge(project, "text", "unsupported")
    return project


@pytest.fixture
def own_desk(tmp_path: Path) -> Project:
    """A project of the test's own: calc and text wait for a decision."""
    project = team_project(tmp_path / "words")
    submit_all(project)
    judge(project, "calc")
    judge(project, "text", "divergent")
    return project
