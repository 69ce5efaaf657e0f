"""Source and translation side by side: nothing of a text is lost, and links lead where the compiler's facts say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translators.protocol import Translation, Unit
from translators.rules.translator import RulesTranslator
from verifiers.verdict import FileLines
from workbench.project import init
from workbench.services import analysis, texts, translation
from workbench.services.texts import (
    ALONG,
    MISSED,
    PASSED_BY,
    REACHED,
    Link,
    along,
    links,
    marks_of,
    merged,
    plainly,
    tokens_of,
)
from workbench.store.models import ModuleRow

CORPORA = Path(__file__).parents[2] / "corpora"


@given(st.text(), st.sampled_from(["ada", "c", "cobol", "go", "rust", "no such language"]))
@settings(max_examples=150, deadline=None)
def test_the_tokens_of_a_text_are_the_text(text: str, language: str) -> None:
    text = "".join(c for c in text if c in "\n\t" or c.isprintable())
    again = "\n".join("".join(piece for _, piece in row) for row in tokens_of(text, language))
    assert again == text.removesuffix("\n")


def test_what_cannot_be_seen_is_shown() -> None:
    rows = tokens_of("x = 1; /* \x1b[31m \u202e */\n", "c")
    text = "".join(piece for row in rows for _, piece in row)
    assert "\\x1b[31m \\u202e" in text and text.isprintable()


def test_comments_and_keywords_are_told_apart() -> None:
    (row,) = tokens_of("int n; /* count */", "c")
    assert ("keyword", "int") in row and ("comment", "/* count */") in row


@pytest.mark.parametrize(
    ("system", "module", "target", "name", "source_line", "starts"),
    [
        ("c/telemetry", "bits", "rust", "bits_rotl", "bits_rotl(", "pub fn bits_rotl("),
        ("ada/adadb", "dates", "rust", "Is_Leap_Year", "function Is_Leap_Year", "pub fn is_leap_year("),
        ("cobol/ledger", "chkdigit", "go", "2000-VERIFY", "2000-VERIFY", "func p2000Verify("),
    ],
)
def test_the_rules_links_lead_from_each_text_to_the_other(
    tmp_path: Path, system: str, module: str, target: str, name: str, source_line: str, starts: str
) -> None:
    """Checked against the texts themselves: what stands at a link's two ends."""
    root = tmp_path / "system"
    shutil.copytree(CORPORA / system, root)
    project, _ = init(root)
    codebase, _ = analysis.analyze(project)
    attempt = translation.translate(project, codebase, codebase.module(module), target, RulesTranslator())
    assert attempt.translation is not None
    with project.store.reading() as session:
        row = session.get(ModuleRow, module)
    assert row is not None
    found = texts.side_by_side(project, row, attempt.translation)
    (link,) = [link for link in found.links if link.name == name]
    assert link.by == "span"
    source = {p.path: p for p in found.sources}[link.source.file].lines[link.source.line - 1 : link.source.end_line]
    there = {p.path: p for p in found.targets}[link.target.file].lines[link.target.line - 1 : link.target.end_line]
    assert source_line in "".join(piece for _, piece in source[0].tokens)
    assert any("".join(piece for _, piece in line.tokens).startswith(starts) for line in there)
    assert there[-1].tokens[-1][1].endswith("}")


def test_texts_without_spans_are_linked_by_name() -> None:
    from analyzers.model import Span

    text = "pub fn keep_between(x: i32) -> i32 {\n    x\n}\n\npub fn helper() {}\n"
    given_ = Translation("calc", "rust", (("src/calc.rs", text),), True, (Unit("Keep_Between", Span("calc.adb", 4, 9), True),))
    (link,) = links(("calc.adb",), given_)
    assert (link.by, link.source, link.target) == ("name", Span("calc.adb", 4, 9), Span("src/calc.rs", 1, 3))
    assert plainly("Calc.Keep_Between") == plainly("KEEP-BETWEEN") == "keepbetween"


def test_parts_that_nothing_measured_are_marked_by_their_counterparts() -> None:
    """An inner part counts for itself, a part without code in the source is not marked."""
    from analyzers.model import Span

    def link(source: tuple[int, int], target: tuple[int, int]) -> Link:
        return Link("p", Span("a.c", *source), Span("a.rs", *target), "span")

    found = [link((1, 9), (1, 6)), link((4, 5), (3, 4)), link((20, 22), (8, 9)), link((30, 31), (11, 12))]
    reached = {"a.c": FileLines("a.c", (1, 2, 4, 5, 9, 20, 21), (1, 2, 9))}
    assert along(found, reached) == {
        "a.rs": {1: ALONG, 2: ALONG, 3: PASSED_BY, 4: PASSED_BY, 5: ALONG, 6: ALONG, 8: PASSED_BY, 9: PASSED_BY}
    }


def test_lines_are_reached_when_any_campaign_reached_them() -> None:
    both = merged([FileLines("a.c", (1, 2, 3), (1,)), FileLines("a.c", (2, 3, 4), (3,))])
    assert marks_of(both["a.c"]) == {1: REACHED, 2: MISSED, 3: REACHED, 4: MISSED}
