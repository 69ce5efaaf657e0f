"""Which comparisons try mutants though nobody named a number of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifiers.compare_service import compare
from verifiers.verdict import CompareRequest, Status, Verdict

COUNTS = '#include <stdio.h>\nint main(void) { int c, n = 0; while ((c = getchar()) != EOF) n += c == 65; printf("%d\\n", n); return 0; }\n'
SILENT = '#include <stdio.h>\nint main(void) { puts("ready"); return 0; }\n'
RUST = """use std::io::Read;
fn main() {
    let mut text = Vec::new();
    std::io::stdin().read_to_end(&mut text).unwrap();
    let mut n = 0;
    for byte in &text {
        if *byte == 65 {
            n += 1;
        }
    }
    println!("{}", n);
}
"""


def compared(folder: Path, original: str, name: str, translation: str) -> Verdict:
    (folder / "original.c").write_text(original)
    (folder / name).write_text(translation)
    request = CompareRequest(folder / "original.c", folder / name, budget=20.0, max_inputs=400, sample=8)
    verdict = compare(request)
    assert verdict.status is Status.EQUIVALENT, verdict.reason
    return verdict


@pytest.mark.slow
def test_a_translation_that_has_mutants_is_judged_with_them(tmp_path: Path) -> None:
    score = compared(tmp_path, COUNTS, "translation.rs", RUST).mutants
    assert score is not None and 3 <= score.total <= 8 and score.caught == score.total


def test_a_language_without_mutants_and_a_program_without_input_are_judged_without(tmp_path: Path) -> None:
    assert compared(tmp_path, COUNTS, "translation.c", COUNTS.replace("65", "'A'")).mutants is None
    assert compared(tmp_path, SILENT, "translation.rs", 'fn main() { println!("ready"); }\n').mutants is None
