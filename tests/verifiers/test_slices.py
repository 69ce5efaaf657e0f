"""Batch jobs are cut into runs of single programs, together with what made the files that only they can read."""

from __future__ import annotations

from verifiers.observe import Case, Observation, Outcome
from verifiers.slices import slices


def run(case: Case) -> Observation:
    """Programs that add a line with their name to LOG; `load` makes an indexed file, which `post` needs."""
    (program, _, stdin), files = case.steps[0], dict(case.files)
    if program == "post":
        assert files["MASTER.IDX"] == b"runtime's own"
    if program == "stop":
        return Observation(Outcome.SIGNALLED, 11, b"", b"")
    made = {"LOG": files.get("LOG", b"") + program.encode() + stdin + b"\n"}
    if program == "load":
        made["MASTER.IDX"] = b"runtime's own"
    return Observation(Outcome.EXITED, 0, b"", b"", tuple(made.items()))


def job(*programs: str) -> Case:
    return Case(steps=tuple((p, (), b"") for p in programs), files=(("IN", b"data"),), name="job")


def found(*programs: str) -> dict[tuple[str, ...], dict[str, bytes]]:
    return {tuple(s[0] for s in c.steps): dict(c.files) for c in slices([job(*programs)], run, ("*.IDX",))}


def test_each_step_runs_alone_with_the_files_it_found() -> None:
    cuts = found("a", "b", "c")
    assert set(cuts) == {("a",), ("b",), ("c",)}
    assert cuts[("c",)] == {"IN": b"data", "LOG": b"a\nb\n"}


def test_a_step_that_finds_an_indexed_file_keeps_the_steps_since_before_it_was_made() -> None:
    cuts = found("sort", "load", "post", "unload")
    assert set(cuts) == {("sort",), ("load",), ("load", "post"), ("load", "post", "unload")}
    assert cuts[("load", "post")] == {"IN": b"data", "LOG": b"sort\n"}


def test_what_follows_a_crash_is_not_cut() -> None:
    assert set(found("a", "stop", "b")) == {("a",), ("stop",)}
    assert found("a") == {}
