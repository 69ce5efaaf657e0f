"""docs/constructs.md: each construct that the rules claim, as a minimal program, in each target.

    python -m tests.bench.constructs [--to rust,go] [--languages ada,c,cobol] [--write docs/constructs.md]

Each program (tests/translators/rules/constructs) is built by its own compiler and translated, both are run, and the
bytes compared. Exits with 1 when something is neither the same nor refused.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.translators.rules.constructs import constructs, every
from tests.translators.rules.generated import LANGUAGES, Kind, Outcome, judge
from verifiers.toolchains import for_language

NAMES = {"ada": "Ada", "c": "C", "cobol": "COBOL"}
Outcomes = Mapping[str, Mapping[str, Outcome]]  # by target and program


def page(results: Mapping[str, Outcomes], targets: Sequence[str]) -> str:
    """The page: totals, then a table a language."""
    lines = [
        "# Constructs", "",
        "What the rules translator does with each construct of Ada, C and COBOL that it is meant for, as a minimal program",
        "of its own (`tests/translators/rules/constructs`). *verified*: translated, built, and its output is the original's,",
        "byte for byte. *refused*: the translator says by name that it does not do it. Those marked *beyond* are not among",
        "what the translator is meant for, and are not counted; C's `setjmp` is meant to be refused, and is.", "",
        "Made by `python -m tests.bench.constructs --write docs/constructs.md`; do not edit.", "",
        "| language | target | constructs | verified | refused | wrong | verified |", "|---|---|---:|---:|---:|---:|---:|",
    ]  # fmt: skip
    for language, outcomes in results.items():
        for target in targets:
            kinds = [outcomes[target][c.name].kind for c in constructs(language) if not c.beyond]
            same, refused = kinds.count(Kind.SAME), kinds.count(Kind.REFUSED)
            lines.append(
                f"| {NAMES[language]} | {target} | {len(kinds)} | {same} | {refused} | {len(kinds) - same - refused} "
                f"| {100 * same / len(kinds):.1f} % |"
            )
    for language, outcomes in results.items():
        lines += ["", f"## {NAMES[language]}", "", f"Originals built by {for_language(language).version()}.", "",
                  f"| construct | program | {' | '.join(targets)} |", f"|---|---|{'---|' * len(targets)}"]  # fmt: skip
        lines += _rows(language, outcomes, targets)
    return "\n".join([*lines, ""])


def _rows(language: str, outcomes: Outcomes, targets: Sequence[str]) -> Iterator[str]:
    for construct in constructs(language):
        shown = " | ".join(said(outcomes[target][construct.name]) for target in targets)
        yield f"| {construct.title} | `{construct.name}` | {shown} |"


def said(outcome: Outcome) -> str:
    """An outcome in a cell of the table."""
    note = outcome.note.split("; ")[0].replace("|", "\\|").replace("\n", " ")[:100]
    match outcome.kind:
        case Kind.SAME:
            return "verified"
        case Kind.REFUSED:
            return f"refused ({note})"
    return f"**{outcome.kind}** ({note})"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--to", default="rust,go")
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    targets, wrong = given.to.split(","), 0
    results: dict[str, Outcomes] = {}
    for language in given.languages.split(","):
        results[language] = judge(every(language), targets)
        for target, outcomes in results[language].items():
            for name, outcome in outcomes.items():
                wrong += outcome.kind not in (Kind.SAME, Kind.REFUSED)
                if outcome.kind is not Kind.SAME:
                    print(f"{language}, {target}, {name}: {outcome.kind} {outcome.note[:300]}", flush=True)
    text = page(results, targets)
    print(text.split("\n## ")[0])
    if given.write:
        given.write.write_text(text)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
