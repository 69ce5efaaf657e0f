"""Where reading goes on in relative and indexed files, which records and keys there are, and each statement's status: random
scripts beside GnuCOBOL."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack

import pytest

from tests.translators.rules.cobol.file_scripts import KINDS, program, script
from tests.translators.rules.cobol.programs import free
from tests.translators.runtimes.test_cobol import translated
from verifiers.observe import Case
from verifiers.runner import Runner
from verifiers.toolchains import for_language

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("cobc") is None, reason="needs GnuCOBOL")]
SCRIPTS = 12
TARGETS = ("go", "rust")


@pytest.fixture(scope="module")
def runners(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Runner]]:
    """The program as GnuCOBOL builds it, and as it is translated."""
    work = tmp_path_factory.mktemp("scripts")
    source = work / "source"
    source.mkdir()
    (source / "scripts.cob").write_text(free(program()))
    trees = {"cobol": source} | {target: translated(source, target, work / f"{target}-tree") for target in TARGETS}
    with ExitStack() as stack:
        yield {
            language: stack.enter_context(Runner(for_language(language).build(tree, work / language)))
            for language, tree in trees.items()
        }


@pytest.mark.parametrize("name", KINDS)
def test_files_go_on_where_gnucobol_goes_on(name: str, runners: Mapping[str, Runner]) -> None:
    cases = [Case(stdin=script(name, seed).encode()) for seed in range(SCRIPTS)]
    originals = [result.observation for result in runners["cobol"].run(cases)]
    statuses = Counter(line[7:9] for seen in originals for line in seen.stdout.decode().splitlines() if line.startswith(name))
    assert len(statuses) >= 5 and statuses["00"] < 0.95 * statuses.total()
    for target in TARGETS:
        for seed, (original, result) in enumerate(zip(originals, runners[target].run(cases), strict=True)):
            again = result.observation
            lines = zip(original.stdout.splitlines(), again.stdout.splitlines(), strict=False)
            first = next((pair for pair in lines if pair[0] != pair[1]), None)
            assert (target, seed, first, len(original.stdout)) == (target, seed, None, len(again.stdout))
            assert (again.code, again.stderr) == (original.code, original.stderr)
            left = [dict(seen.files) for seen in (original, again)]
            slots = [f"{KINDS[name].on or name}.dat"] * (not KINDS[name].indexed)
            assert [(target, seed, left[0][path]) for path in slots] == [(target, seed, left[1][path]) for path in slots]
