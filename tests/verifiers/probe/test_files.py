"""Calls are compared in the files that they write, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers import scan
from translators.protocol import ProbeUnit, Translation
from translators.signature import Signature
from translators.targets import for_name
from verifiers.harness.registry import for_source, for_target
from verifiers.probe.calls import ProbeRequest
from verifiers.probe.campaign import probe
from verifiers.verdict import Status, Verdict

SOURCE = """\
#include <stdio.h>
int noted(int n)
{
    FILE *f = fopen("notes.txt", "a");
    if (f == NULL)
        return -1;
    if (n > 40)
        fprintf(f, "%d\\n", n / 2);
    fclose(f);
    return n & 3;
}

int checked(int n)
{
    if ((n & 7) == 5)
        fputs("five\\n", stderr);
    return 1;
}

int doubled(int n)
{
    return (n & 0xffff) * 2;
}
"""
GO = """\
package notes

import (
	"fmt"
	"os"
)

func Noted(n int32) int32 {
	file, err := os.OpenFile("notes.txt", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return -1
	}
	if n > 40 {
		fmt.Fprintf(file, "%d\\n", n/2)
	}
	file.Close()
	return n & 3
}

func Checked(n int32) int32 {
	if n&7 == 5 {
		fmt.Fprintln(os.Stderr, "5")
	}
	return 1
}

func Doubled(n int32) int32 {
	return (n & 0xffff) * 2
}
"""


def verdict_on(folder: Path, source: str, translation: str, stateful: bool = False, calls: int = 200, budget: float = 0.0, mutants: int = 0, mutated: tuple[str, ...] = ("notes/notes.go",)) -> Verdict:
    """Of the calls of a C module `notes` and what is said to be its translation to Go."""
    (folder / "notes.c").write_text(source)
    codebase = scan.analyze(folder)
    (module,) = codebase.modules
    chosen = module.interface.subprograms
    probes = [ProbeUnit(s.name, f"notes.{s.name.title()}", Signature(s.parameters, s.result).to_text()) for s in chosen]
    tree = for_name("go").compose([Translation("notes", "go", (("notes/notes.go", translation),), True)], [])
    driven = for_target("go").tree(tree, module, probes, chosen)
    return probe(
        ProbeRequest(
            original=for_source("c").tree(codebase, folder, module, chosen),
            translation={name: text.encode() for name, text in driven.items()},
            language="c", target="go", subprograms=chosen, calls=calls, budget=budget or (30.0 if stateful else 6.0), seed=2, pure=not stateful, stateful=stateful,
            mutated=mutated, paths=tuple(p.target_path for p in probes), mutants=mutants,
        )
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("wrong", (False, True), ids=("right", "wrong"))
def test_a_call_that_writes_another_file_or_says_nothing_of_an_error_is_a_counterexample(tmp_path: Path, wrong: bool) -> None:
    text = GO.replace("n/2", "n/3").replace("n&7 == 5", "n&7 == 8") if wrong else GO
    verdict = verdict_on(tmp_path, SOURCE, text)
    found = {s.name: s for s in verdict.subprograms}
    assert found["doubled"].status is Status.EQUIVALENT
    assert found["noted"].status is (Status.DIVERGENT if wrong else Status.EQUIVALENT), found["noted"].reason
    assert found["checked"].status is found["noted"].status, found["checked"].reason
    example = found["noted"].counterexample
    if example is not None:
        number = int(example.readable[-1].removeprefix("noted(n = ").rstrip(")"))
        assert len(example.calls) == 1
        assert example.original.endswith(f"notes.txt holds '{number // 2}\\n'")
        assert example.translation.endswith(f"notes.txt holds '{number // 3}\\n'")
    example = found["checked"].counterexample
    if example is not None:
        assert int(example.readable[-1].removeprefix("checked(n = ").rstrip(")")) & 7 == 5
        assert (example.original, example.translation) == ("returned 1, and a message on standard error", "returned 1")


@pytest.mark.slow
def test_calls_say_little_of_a_module_that_reads_its_surroundings(tmp_path: Path) -> None:
    source = '#include <stdlib.h>\nint kept(int n)\n{\n    return getenv("KEEP_ALL") ? n : n & 7;\n}\n'
    verdict = verdict_on(tmp_path, source, "package notes\n\nfunc Kept(n int32) int32 { return n & 7 }\n")
    assert verdict.status is Status.INCONCLUSIVE
    assert "the variable KEEP_ALL of the environment" in verdict.subprograms[0].reason
