"""docs/conformance.md from what is kept of the suites' logs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tests.bench.conformance.compare import Agreement
from tests.bench.conformance.generated import section
from tests.bench.conformance.logs import KINDS, Log, Score
from tests.bench.conformance.times import Times
from tests.bench.conformance.times import section as taken

TARGETS = ("rust", "go")
VERDICTS = ("equivalent", "divergent", "inconclusive", "unsupported")
_MOST = 25  # constructs listed by name; the others are counted


def page(
    logs: Iterable[Log], generated: Iterable[str] = (), agreements: Sequence[Agreement] = (), times: Sequence[Times] = ()
) -> str:
    """The page: a table of suites and targets, whether verdicts agree, how long programs take, what `generated` says of
    generated programs, then what was refused by construct, then every fault."""
    logs = sorted(logs, key=lambda log: log.suite)
    parts = [*_head(logs), *_scores(logs), "", *_agreements(agreements), *taken(times), *section(generated)]
    parts += [*_refusals(logs), *_faults(logs)]
    return "\n".join(parts) + "\n"


def _head(logs: list[Log]) -> Iterator[str]:
    yield "# Conformance"
    yield ""
    yield "What test suites that nobody here wrote say of `theseus translate --translator rules`. A program counts when its"
    yield "original, built by cobc, GNAT or gcc, passes here; it is `same` when the translation shows the same bytes and the"
    yield "same exit code. `refused` names the construct and exits with 3. `WRONG`, `unbuilt` and `error` are defects."
    yield "Programs that ask COBOL's run time for the time of day get one that stands still: else no two runs are the same."
    yield "Only one half of each suite is looked at while working; the other is kept for measuring how far this generalises."
    yield ""
    yield "Made by `python -m tests.bench.conformance render`; do not edit."
    yield ""


def _scores(logs: list[Log]) -> Iterator[str]:
    yield "| suite | target | programs | " + " | ".join(KINDS) + " | same | checks passed | measured |"
    yield "|---|---|---:|" + "---:|" * (len(KINDS) + 2) + "---|"
    for log in logs:
        for target in TARGETS:
            if score := log.scores.get(target):
                yield _row(log, target, score)
    yield ""
    for log in logs:
        yield f"- {log.suite}: {'; '.join(log.head.get(k, '') for k in ('tools', 'command') if log.head.get(k))}"


def _row(log: Log, target: str, score: Score) -> str:
    share = 100 * score.outcomes.get("same", 0) / score.programs if score.programs else 0.0
    counts = " | ".join(str(score.outcomes.get(kind, 0)) for kind in KINDS)
    part = " (sample)" if "--sample" in log.head.get("command", "") else ""
    return (
        f"| {log.suite}{part} | {target} | {score.programs} | {counts} | {share:.1f} % "
        f"| {score.checks} of {score.checks_of} | {log.head.get('date', '')} |"
    )


def _agreements(agreements: Sequence[Agreement]) -> Iterator[str]:
    if not agreements:
        return
    yield "## Does `theseus compare` agree?"
    yield ""
    yield "A seeded sample of these programs and their translations, each as it is and with a fault planted in it (a number"
    yield "made one larger, where the program's own run then shows other bytes or another exit code). A verdict disagrees"
    yield "when it is `equivalent` where the bytes differ, or `divergent` where they do not. `pairs` is what was really"
    yield "compared: a sample that was ended before its end has fewer than it was asked for. Behind the command stands the"
    yield "commit at which it was measured; what was judged before by the same verifiers is not judged again. `--faults 4`:"
    yield "a fault was planted in every fourth program; `--quick`: translations in Rust were built without optimization."
    yield ""
    yield "| suite | target | bytes | pairs | " + " | ".join(VERDICTS) + " | no verdict | disagree | measured |"
    yield "|---|---|---|---:|" + "---:|" * (len(VERDICTS) + 2) + "---|"
    for agreement in agreements:
        for seen in ("same", "differs"):
            if pairs := agreement.of(seen):
                counts = [agreement.counts.get(f"{seen}, {verdict}", 0) for verdict in VERDICTS]
                disagree = sum(f": {seen}, " in found for found in agreement.disagreements)
                shown = " | ".join(map(str, [*counts, pairs - sum(counts), disagree]))
                yield f"| {agreement.suite} | {agreement.target} | {seen} | {pairs} | {shown} | {agreement.date} |"
    yield ""
    for agreement in agreements:
        counted = ", ".join(f"{n} {why}" for why, n in sorted(agreement.left_out.items()))
        at = f" at {agreement.code}" if agreement.code else ""
        not_compared = f"; not compared: {counted}" if counted else ""
        yield f"- {agreement.suite}, {agreement.target}: `{agreement.command}`{at}{not_compared}"
        yield from (f"  - disagrees: {found}" for found in agreement.disagreements)
    yield ""


def _refusals(logs: list[Log]) -> Iterator[str]:
    yield "## Refused, by construct"
    yield ""
    yield "How many programs each construct holds back (a program may be counted under several)."
    for log in logs:
        every: Counter[str] = Counter()
        for counter in log.refusals.values():
            every |= counter
        if not every:
            continue
        yield from ("", f"### {log.suite}", "", "| construct | " + " | ".join(TARGETS) + " |", "|---|---:|---:|")
        for construct, _ in sorted(every.items(), key=lambda found: (-found[1], found[0]))[:_MOST]:
            counts = " | ".join(str(log.refusals.get(target, Counter())[construct]) for target in TARGETS)
            yield f"| {_escaped(construct)} | {counts} |"
        if len(every) > _MOST:
            yield f"| {len(every) - _MOST} other constructs, each no more than those above | | |"
    yield ""


def _faults(logs: list[Log]) -> Iterator[str]:
    yield "## Defects"
    yield ""
    found = [(log.suite, *fault) for log in logs for fault in log.faults]
    if not found:
        yield "None known in these runs."
        return
    yield "| suite | program | target | kind | |"
    yield "|---|---|---|---|---|"
    for suite, program, target, kind, note in found:
        remark = note.rpartition("; ")[2] if "the original too" in note else ""
        yield f"| {suite} | {program} | {target} | {kind} | {remark} |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
