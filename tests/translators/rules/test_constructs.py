"""Each construct's minimal program, built as one program a language: the table in docs/ says what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.constructs import NAMES, page, said
from tests.translators.rules.constructs import Construct, constructs, every
from tests.translators.rules.generated import LANGUAGES, Kind, Outcome, judge

PAGE = Path(__file__).parents[3] / "docs" / "constructs.md"


def cells(construct: Construct, language: str) -> list[str]:
    """What the page says of a construct: its title, its program, and a cell a target."""
    section = PAGE.read_text().split(f"\n## {NAMES[language]}\n")[1].split("\n## ")[0]
    (row,) = [line for line in section.split("\n") if f"| `{construct.name}` |" in line]
    return row.strip("| ").split(" | ")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_becomes_of_each_construct_is_what_the_table_says(language: str) -> None:
    outcomes = judge(every(language), ("go",))["go"]
    assert {o.kind for o in outcomes.values()} <= {Kind.SAME, Kind.REFUSED}
    for construct in constructs(language):
        assert cells(construct, language)[-1] == said(outcomes[construct.name]), construct.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_a_row_for_each_construct(language: str) -> None:
    section = PAGE.read_text().split(f"\n## {NAMES[language]}\n")[1].split("\n## ")[0]
    assert sum("| `" in line for line in section.split("\n")) == len(constructs(language))
    for construct in constructs(language):
        assert cells(construct, language)[0] == construct.title


def test_what_is_wrong_or_beyond_is_not_counted_as_verified() -> None:
    outcomes = {c.name: Outcome(Kind.SAME) for c in constructs("cobol")}
    counted = [c for c in constructs("cobol") if not c.beyond]
    beyond = next(c for c in constructs("cobol") if c.beyond)
    outcomes |= {counted[0].name: Outcome(Kind.DIFFERS), counted[1].name: Outcome(Kind.REFUSED)}
    outcomes[beyond.name] = Outcome(Kind.REFUSED, "X: why")
    text = page({"cobol": {"go": outcomes}}, ["go"])
    assert f"| COBOL | go | {len(counted)} | {len(counted) - 2} | 1 | 1 |" in text
    assert f"| {beyond.title} | `{beyond.name}` | refused (X: why) |" in text
