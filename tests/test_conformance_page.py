"""docs/conformance.md is made of what the logs say, and of nothing else."""

from __future__ import annotations

from tests.bench.conformance.logs import parse
from tests.bench.conformance.render import page

LOG = """# date: 2026-01-02
# command: `run nist-NC`
NC101A rust: refused refused: NC101A.CBL:12: MAIN: LINAGE: PRINT-FILE: LINAGE; refused: NC101A.CBL:14: P: LINAGE: again
NC102A go: WRONG exit 0 → 0; line 3: 'a' → 'b'; the original too shows something else when it is run again
  rust: refused 1, same 3; checks 30 of 41
  go: WRONG 1, same 3; checks 40 of 41
"""
GENERATED = (
    "moves, go: 500 cases, 2 differences, 3 s\nmoves, go: 1000 cases, 0 differences, 3 s\n"
    "ada, go: 19 programs agree, 1 differ (1 differs), 9 s\n"
)


def test_the_page_has_each_suite_its_refusals_its_defects_and_what_was_generated() -> None:
    text = page([parse("nist-NC", LOG)], [GENERATED])
    assert "| nist-NC | rust | 4 | 3 | 1 | 0 | 0 | 0 | 75.0 % | 30 of 41 | 2026-01-02 |" in text
    assert "| LINAGE | 1 | 0 |" in text
    assert "| nist-NC | NC102A | go | WRONG | the original too shows something else when it is run again |" in text
    assert "| COBOL cases: moves | go | 1,500 | 2 |" in text
    assert "| random programs: Ada | go | 20 | 1 |" in text


def test_a_page_without_generated_cases_has_no_section_for_them() -> None:
    assert "Generated" not in page([parse("nist-NC", LOG)])
