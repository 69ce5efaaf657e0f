"""What is exported as DOT and Mermaid, drawn by the Graphviz and the Mermaid that come with Streamlit."""

from __future__ import annotations

import html
import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, expect

from analyzers.survey.exports import export
from analyzers.survey.run import survey
from tests.browser.hand import wait_for_server

_ODD = (
    'quo"te', "quo'te", "<script>alert(1)<_script>", "<b>bold<_b>", "brackets[a]{b}(c)|d", "end", "a#quot;b", "&amp;", "#35;",
    "x;y", "back\\", "\\N", '\\"', "`tick`", "**bold**", "__init__", "1. one", "- item", "100%%", "ünï 日本", "subgraph", "click n call",
)  # fmt: skip
_APP = """
import pathlib, sys
import streamlit
streamlit.graphviz_chart(pathlib.Path(sys.argv[1], "g.dot").read_text("utf-8"))
streamlit.mermaid_chart(pathlib.Path(sys.argv[1], "g.mmd").read_text("utf-8"))
"""
_TEXTS = """nodes => nodes.map(node => [...node.querySelectorAll("text")].map(text => text.textContent).join(""))"""
_IMAGE = """async image => {
    const svg = new DOMParser().parseFromString(await (await fetch(image.src)).text(), "image/svg+xml");
    return [
        [...svg.querySelectorAll("g.node")].map(node => node.querySelector(".label").textContent),
        svg.querySelectorAll(".edgePaths path").length, svg.querySelectorAll("script, b").length,
    ];
}"""


@pytest.fixture
def charts(tmp_path: Path) -> Iterator[str]:
    """The address of a page that draws g.dot and g.mmd of the test's folder."""
    (tmp_path / "app.py").write_text(_APP, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(tmp_path / "app.py"), "--server.port", str(port), "--server.address",
         "127.0.0.1", "--server.headless", "true", "--browser.gatherUsageStats", "false", "--", str(tmp_path)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=tmp_path,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    wait_for_server(address, process)
    yield address
    process.terminate()
    process.wait()


def test_names_of_any_kind_are_drawn_as_they_are(tmp_path: Path, charts: str, chromium: Browser) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    for number, name in enumerate(_ODD):
        following = (number + 1) % len(_ODD)
        (tree / f"{name}.c").write_text(f"int f{following}(void);\nint f{number}(void) {{ return f{following}(); }}\n")
    found = survey(tree, tmp_path / "cache")
    for name in ("g.dot", "g.mmd"):
        (tmp_path / name).write_text(export(found, name), "utf-8")
    assert {m["name"] for m in json.loads(export(found, "x.json"))["modules"]} == set(_ODD)

    page = chromium.new_page()
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.goto(charts)
    dot, mermaid = page.get_by_test_id("stGraphVizChart"), page.get_by_test_id("stMermaidChart")
    expect(dot.locator("g.node")).to_have_count(len(_ODD))
    expect(dot.locator("g.edge")).to_have_count(len(_ODD))
    drawn = (re.sub(r" \(\d+\)$", "", text) for text in dot.locator("g.node").evaluate_all(_TEXTS))
    assert {text.replace("\xa0", " ") for text in drawn} == set(_ODD)
    labels, arrows, elements = mermaid.locator("img").evaluate(_IMAGE)
    # Labels that are no HTML, which is how Streamlit has it, show codes of characters as they are written.
    assert {html.unescape(label) for label in labels} == set(_ODD)
    assert (arrows, elements) == (len(_ODD), 0)
    assert dialogs == []
    page.close()
