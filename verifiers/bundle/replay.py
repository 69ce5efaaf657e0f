"""Getting a bundle's verdict again, from the bundle alone: build both trees, run the inputs, run the campaign."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from analyzers.model import TheseusError
from verifiers import bundle as bundles
from verifiers import process_ids, toolchains
from verifiers.bundle import Bundle
from verifiers.compare import compare as compare_observations
from verifiers.compare import rule_set
from verifiers.compare_service import compare
from verifiers.generate.facts import read_sources
from verifiers.observe import Case, Observation
from verifiers.probe.campaign import probe
from verifiers.runner import RunLimits
from verifiers.sides import Executor, ProgramSide
from verifiers.toolchains import BuildMode
from verifiers.verdict import CompareRequest, Progress, ProgressCallback, Status, Verdict, no_progress
from verifiers.work_folder import work_folder

_LIMITS = RunLimits(wall_seconds=5.0, output_bytes=1 << 20)
_MORE_TIME = 4.0  # a replay gets this much of the recorded time: the machine may be slower


@dataclass(frozen=True)
class Replay:
    """`recorded` and `found` are the verdicts of then and now. `rerun` stored inputs ran again, on `unlike` of
    which the sides now agree where they did not, or the other way. `notes`: what is not as it was."""

    recorded: Verdict
    found: Verdict | None
    rerun: int = 0
    unlike: int = 0
    notes: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        return self.unlike == 0 and (self.found is None or self.found.status is self.recorded.status)


def replay(bundle: Bundle, quick: bool = False, progress: ProgressCallback = no_progress) -> Replay:
    """Run it again. `quick` runs the stored inputs only, not the whole campaign (programs only)."""
    notes = list(_changes(bundle))
    with work_folder("replay") as name:
        folder = name
        if bundle.kind == "module":
            found = probe(replace(bundles.probe_request(bundle), budget=_budget(bundle)), progress)
            return Replay(bundle.verdict, found, notes=tuple(notes))
        request = bundles.compare_request(bundle, folder)
        rerun = unlike = 0
        if bundle.verdict.status is not Status.UNSUPPORTED:
            progress(Progress("inputs", f"running {len(bundle.inputs)} stored inputs", 0.0))
            rerun, unlike = _rerun(bundle, request, folder / "work")
        again = None
        if not quick:
            # As many inputs as then: the same seed leads to the same ones, and no clock decides.
            inputs = request.max_inputs or bundle.verdict.inputs.executed
            again = compare(replace(request, budget=_budget(bundle), max_inputs=inputs), progress)
        return Replay(bundle.verdict, again, rerun, unlike, tuple(notes))


def _budget(bundle: Bundle) -> float:
    return float(max(60.0, bundle.settings["budget"] * _MORE_TIME))


def _changes(bundle: Bundle) -> list[str]:
    notes = []
    if bundle.verifier != bundles.verifier_fingerprint():
        notes.append("the verifier's own code is another one than then")
    for language, version in bundles.toolchain_versions(bundle.toolchains).items():
        if version != bundle.toolchains[language]:
            notes.append(f"{language}: {version} here, {bundle.toolchains[language]} then")
    return notes


def _rerun(bundle: Bundle, request: CompareRequest, work: Path) -> tuple[int, int]:
    """Stored inputs on plain builds of both sides: kept ones must agree, the counterexample must not."""
    rules = rule_set(request.rules)
    verdict = bundle.verdict
    languages = (verdict.original.language, verdict.translation.language)
    with _sides(request, languages, work) as executors:

        def differ(case: Case) -> bool:
            seen = [e.run([case], _LIMITS.wall_seconds)[0].observation for e in executors]
            return not compare_observations(seen[0], seen[1], languages, rules).same

        unlike = 0
        if verdict.counterexample is not None:
            unlike += not differ(verdict.counterexample.case)
        elif verdict.status is Status.EQUIVALENT:
            set_apart = {case for exclusion in verdict.excluded for case in exclusion.examples}
            differing = [case for case in bundle.inputs if case not in set_apart and differ(case)]
            allowed = sum(e.count for e in verdict.excluded)
            unlike += max(0, len(differing) - allowed)
        return len(bundle.inputs) + (verdict.counterexample is not None), unlike


def observe_again(
    bundle: Bundle, request: CompareRequest, work: Path, case: Case, progress: ProgressCallback = no_progress
) -> tuple[Observation, Observation]:
    """What both sides show on one input, built anew."""
    languages = (bundle.verdict.original.language, bundle.verdict.translation.language)
    progress(Progress("build", "building both sides", 0.1))
    with _sides(request, languages, work) as executors:
        progress(Progress("inputs", "running the input", 0.9))
        left, right = (e.run([case], _LIMITS.wall_seconds)[0].observation for e in executors)
        return left, right


@contextlib.contextmanager
def _sides(request: CompareRequest, languages: tuple[str, str], work: Path) -> Iterator[list[Executor]]:
    """Plain builds of both sides, ready to run. Raises TheseusError when one does not build."""
    asks = process_ids.asks_for_its_id(read_sources(request.original))
    with ThreadPoolExecutor(2) as pool:
        sides = [
            ProgramSide(
                role, path, toolchains.for_tree(path, language), work, _LIMITS, pool, process_ids.PASSED_OVER[role] if asks else ()
            )
            for role, path, language in zip(
                ("original", "translation"), (request.original, request.translation), languages, strict=True
            )
        ]
        try:
            for side in sides:
                side.start_build(BuildMode.PLAIN)
            executors = [(side.role, side.executor(BuildMode.PLAIN)) for side in sides]
            missing = [role for role, executor in executors if executor is None]
            if missing:
                raise TheseusError(f"the {missing[0]} of the evidence does not build here: see 'theseus doctor'")
            yield [executor for _, executor in executors if executor is not None]
        finally:
            for side in sides:
                side.close()
