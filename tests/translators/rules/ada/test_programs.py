"""Whole programs, translated from a plain folder and run beside GNAT's build of the original.

Each folder is about one part of the language, and holds the smallest form of every fault that was found there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.translators.rules.generated import Kind, Outcome, Unit, judge
from verifiers.observe import Case, Observation
from verifiers.runner import Runner
from verifiers.toolchains import for_language
from workbench.services.folder import embedded, translate_path, write_tree

PROGRAMS = Path(__file__).parent / "programs"
UNITS = 5  # built as one program, all of them came to the time limit of a build on a busy machine


def texts() -> dict[str, dict[str, str]]:
    return {p.name: {f.name: f.read_text() for f in p.iterdir()} for p in sorted(PROGRAMS.iterdir())}


def units() -> Iterator[dict[str, dict[str, str]]]:
    """All programs but two, in units that can be one program."""
    files = texts()
    # `locals` has an exception of a block, whose name only GNAT knows: names are refused where it might be the one. `settings`
    # sets defaults of Text_IO's packages: what depends on them is refused in all programs beside it.
    # Units of some programs write when they are elaborated: in which order those of different programs do, no rule of the
    # language says.
    for name in ("elementary", "occurrences", "body_order", "task_units", "surroundings", "settings"):
        yield {name: files.pop(name)}
    yield {name: files.pop(name) for name in ("identities", "tag_names")}  # names of blocks would be refused
    del files["late_limits"], files["own_places"]  # the first ends before its main procedure: see below
    for first in range(UNITS):
        yield dict(list(files.items())[first::UNITS])


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(list(units()))))
def test_every_program_does_in_both_targets_what_gnat_makes_of_it(number: int) -> None:
    some = list(units())[number]
    targets = ("rust",) if "elementary" in some else ("rust", "go")  # the last bits of its functions are the C library's
    for target, outcomes in judge(Unit("ada", some), targets, defined=True).items():
        assert outcomes == dict.fromkeys(some, Outcome(Kind.SAME)), target


def test_no_two_files_of_programs_have_one_name() -> None:
    every = list(texts().values())
    assert len({name for each in every for name in each}) == sum(map(len, every))
    assert {name for some in units() for name in some} == set(texts()) - {"late_limits", "own_places"}


def by_itself(name: str, target: str, work: Path) -> list[Observation]:
    """What a program shows, and what its translation does."""
    write_tree(work / "tree", translate_path(PROGRAMS / name, target, embedded("rules")).files)
    seen = []
    for language, source in (("ada", PROGRAMS / name), (target, work / "tree")):
        with Runner(for_language(language).build(source, work / language)) as runner:
            seen.append(next(iter(runner.run([Case()]))).observation)
    return seen


@pytest.mark.slow
@pytest.mark.parametrize("target", ("rust", "go"))
def test_a_program_whose_library_package_fails_when_it_is_elaborated_ends_as_with_gnat(tmp_path: Path, target: str) -> None:
    seen = by_itself("late_limits", target, tmp_path)
    assert (seen[0].code, seen[0].stdout) == (seen[1].code, seen[1].stdout) == (1, b"good 5 5\n")


@pytest.mark.slow
@pytest.mark.parametrize("target", ("rust", "go"))
def test_a_main_procedure_that_nobody_calls_compares_addresses_as_with_gnat(tmp_path: Path, target: str) -> None:
    seen = by_itself("own_places", target, tmp_path)
    assert (seen[0].code, seen[0].stdout) == (seen[1].code, seen[1].stdout)
    assert seen[0].code == 0 and seen[0].stdout.startswith(b"TRUETRUETRUE")


