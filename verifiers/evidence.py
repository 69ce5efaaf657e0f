"""Whether a campaign without a difference is evidence enough, and what is missing when it is not."""

from __future__ import annotations

import time

from verifiers.campaign import Campaign
from verifiers.compare import FIXED
from verifiers.generate.plan import Plan
from verifiers.judge import ONLY_THE_CLOCK
from verifiers.observe import Case
from verifiers.sides import ProgramSide
from verifiers.toolchains import BuildMode, LineCoverage
from verifiers.verdict import Counterexample, Coverage, FileLines, MutationScore, Status, Thresholds, Verdict

_REPLAY_WALL = 2.0
_REPLAY_BATCH = 24


def measure_lines(side: ProgramSide, cases: list[Case], known: Coverage, seconds: float) -> Coverage:
    """Replay the kept inputs on the build that counts lines. What the toolchain cannot measure stays None."""
    executor = side.executor(BuildMode.LINES)
    built = side.built(BuildMode.LINES)
    if executor is None or built is None:
        return known
    deadline = time.monotonic() + max(8.0, seconds * 0.7)
    for start in range(0, len(cases), _REPLAY_BATCH):
        executor.run(cases[start : start + _REPLAY_BATCH], _REPLAY_WALL)
        if time.monotonic() > deadline:
            break
    executor.close()
    tables = side.toolchain.covered_lines(built)
    reached = sum(t.covered for t in tables)
    total = sum(len(t.hits) for t in tables)
    if not total:
        return known
    files = tuple(
        FileLines(t.file, tuple(sorted(t.hits)), tuple(sorted(n for n, hits in t.hits.items() if hits))) for t in tables
    )
    return Coverage(known.edges, reached, total, tuple(_uncovered(tables)), files)


def _uncovered(tables: list[LineCoverage]) -> list[str]:
    """Runs of lines never reached, as `file:first-last`."""
    out = []
    for table in tables:
        run: list[int] = []
        for line, hits in [*sorted(table.hits.items()), (1 << 60, 1)]:
            if not hits:
                run.append(line)
            elif run:
                out.append(f"{table.file}:{run[0]}" + (f"-{run[-1]}" if len(run) > 1 else ""))
                run = []
    return out[:200]


def conclude(
    campaign: Campaign,
    plan: Plan,
    coverage: Coverage,
    counterexample: Counterexample | None,
    thresholds: Thresholds,
) -> tuple[Status, str, tuple[str, ...]]:
    """Status, reason, and what is missing for `equivalent`."""
    if counterexample is not None:
        return Status.DIVERGENT, counterexample.differences[0].summary, ()
    if not plan.may_read and campaign.corpus.answers < 2:
        return _without_input(campaign)
    missing = [*_missing_inputs(campaign, plan.may_read, thresholds), *_missing_coverage(campaign, coverage, thresholds)]
    missing += [f"inputs that cannot be made up: {name}" for name in plan.unmade if not _given(campaign, name)]
    missing += [f"the original reads {what}, which no input varies (rule {FIXED} accepts that)" for what in plan.fixed]
    if missing:
        return Status.INCONCLUSIVE, "no difference found, but " + "; ".join(missing), tuple(missing)
    share = coverage.line_share
    lines = f", which reach {share:.0%} of the original's lines" if share is not None else ""
    return Status.EQUIVALENT, f"no difference on {campaign.compared} inputs{lines}", ()


def weigh_mutants(
    score: MutationScore, thresholds: Thresholds, status: Status, reason: str
) -> tuple[Status, str, tuple[str, ...]]:
    """An `equivalent` verdict after its mutants: it stays when the inputs would have caught enough of them."""
    if score.share is None:
        text = "no mutant of the translation could be tried"
        if score.judged:
            text = f"of the translation's mutants none was caught, and all {len(score.judged)} that nothing noticed were judged equivalent"
        elif score.refused:
            text = f"no mutant of the translation could be tried: {score.refused} do not compile"
        return Status.INCONCLUSIVE, f"no difference found, but {text}", (text,)
    tried = score.total - score.untried
    if score.untried > tried:
        text = f"only {tried} of {score.total} mutants of the translation could be tried in the time"
        return Status.INCONCLUSIVE, f"no difference found, but {text}", (text,)
    caught = f"{score.caught} of {tried} mutants of the translation were caught"
    caught += f", {len(score.judged)} more were judged equivalent" if score.judged else ""
    caught += f" (a first sample fell short: {score.before})" if score.before else ""
    if score.share >= thresholds.mutants:
        return status, f"{reason}; {caught}", ()
    where = ", ".join(f"{s.file}:{s.line} ({s.kind})" for s in score.survivors[:5])
    text = f"only {caught} ({thresholds.mutants:.0%} wanted; not noticed: {where})"
    return Status.INCONCLUSIVE, f"no difference found, but {text}", (text,)


def without_mutants(score: MutationScore) -> str:
    """Why there was none that could have shown something."""
    if score.proved:
        return f"all {len(score.proved)} mutants of the translation are proved equivalent"
    return "the translation's text has no place for a mutant"


def any_made(score: MutationScore) -> bool:
    """Whether there was any mutant that could have shown something, be it that it did not compile or that a person judged it."""
    return bool(score.total or score.refused or score.judged)


def falls_short(verdict: Verdict) -> bool:
    """Whether there are mutants, and too few of them were caught."""
    score = verdict.mutants
    if score is None or not any_made(score):
        return False
    return weigh_mutants(score, verdict.thresholds, Status.EQUIVALENT, "")[0] is not Status.EQUIVALENT


def _without_input(campaign: Campaign) -> tuple[Status, str, tuple[str, ...]]:
    """The verdict on a program that takes no input: its runs are all one and the same."""
    if campaign.compared and campaign.compared == campaign.executed:
        return Status.EQUIVALENT, "the program takes no input, and its one run is the same on both sides", ()
    reason = next((f"{kind}: {why}" for kind, why in campaign.excluded), "it was not run")
    return Status.INCONCLUSIVE, f"the program takes no input, and its one run says nothing: {reason}", (reason,)


def _given(campaign: Campaign, unmade: str) -> bool:
    return any(path == unmade.split()[-1] for case in campaign.seeds for path, _ in case.files)


# Inputs on which the sides differ and nothing explains it: with one of them nothing is equivalent.
_OPEN_QUESTIONS = {
    "not-judged": "the sides differ, and they could not be looked into one by one",
    "unstable": "the translation changed its answer from one run to the next",
    "nondeterministic": "the sides differ, and so does the original when it is run again",
}


def _missing_inputs(campaign: Campaign, may_read: str, thresholds: Thresholds) -> list[str]:
    missing = []
    if campaign.compared < thresholds.inputs:
        missing.append(f"only {campaign.compared} inputs were compared ({thresholds.inputs} wanted)")
    apart = campaign.executed - campaign.compared
    if campaign.executed and apart > campaign.executed * 0.5:
        missing.append(f"{apart} of {campaign.executed} inputs had to be set apart")
    if campaign.corpus.answers < 2:
        way = f" (the sources mention {may_read})" if may_read else ""
        missing.append(f"the original's answer never depended on the input: its way of input was not found{way}")
    missing += [
        f"scenario {name} shows a difference that was set apart ({why})" for name, why in campaign.scenarios_apart
    ]
    for kind, what in _OPEN_QUESTIONS.items():
        if counts := {why: n for (k, why), n in campaign.excluded_count.items() if k == kind}:
            clock = f" ({ONLY_THE_CLOCK})" if ONLY_THE_CLOCK in counts else ""
            missing.append(f"on {sum(counts.values())} inputs {what}{clock}")
    return missing


def _spared(coverage: Coverage, thresholds: Thresholds) -> bool:
    left = (coverage.lines_total or 0) - (coverage.lines_reached or 0)
    return left <= thresholds.spare_lines and (coverage.line_share or 0.0) >= thresholds.spare_share


def _missing_coverage(campaign: Campaign, coverage: Coverage, thresholds: Thresholds) -> list[str]:
    missing = []
    share = coverage.line_share
    if share is not None and share < thresholds.lines and not _spared(coverage, thresholds):
        wanted = f"{thresholds.lines:.0%} wanted; not reached: {', '.join(coverage.uncovered[:5])}"
        missing.append(f"only {share:.0%} of the original's lines were reached ({wanted})")
    edges = campaign.corpus.edges()
    late = campaign.corpus.late_edges(campaign.executed, thresholds.late_share)
    if edges and late > max(4, edges * thresholds.late_edges):
        missing.append(f"new behaviour was still being found ({late} of {edges} edges in the last inputs)")
    return missing
