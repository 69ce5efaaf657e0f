"""What is asked of the verifier and what it answers: `CompareRequest` and `Verdict`.

A verdict never hides what it rests on: inputs, coverage of both sides, inputs set apart and why, the
comparison rules that were needed, seeds, toolchains, hashes and commands are all part of it.
`to_json`/`from_json` are stable: fields are only ever added, and `format` counts incompatible changes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from verifiers.codec import decode, encode
from verifiers.observe import Case, Observation

FORMAT = 1


class Status(StrEnum):
    """The four verdicts; `exit_code` is that of `theseus compare` and `theseus verify`."""

    EQUIVALENT = "equivalent"
    DIVERGENT = "divergent"
    INCONCLUSIVE = "inconclusive"
    UNSUPPORTED = "unsupported"

    @property
    def exit_code(self) -> int:
        return list(Status).index(self)


@dataclass(frozen=True)
class Thresholds:
    """What `equivalent` needs (docs/verdicts.md says why these values).

    `lines`: share of the original's executable lines that the inputs must reach (0..1); in small programs, where a line
    is more than that, `spare_lines` may stay unreached as long as `spare_share` is reached. `late_edges`: of all
    edges of the original that were reached, at most this share may have been new in the last `late_share` of
    the inputs (saturation). `inputs`: how many inputs must have been compared at least. `mutants`: share of the
    translation's mutants that must be caught, where mutants were asked for.
    """

    lines: float = 0.95
    spare_lines: int = 2
    spare_share: float = 0.80
    late_share: float = 0.25
    late_edges: float = 0.06
    inputs: int = 300
    mutants: float = 0.90


@dataclass(frozen=True)
class CompareRequest:
    """Compare the programs at two paths (a source file or a folder each).

    `io` is `auto`, `stdin`, `file` or `args` (or several, joined by `+`); `budget` is seconds for the whole
    comparison, builds included unless `builds_apart`; `rules` are names of verifiers.compare.RULES, some with an argument
    (`ignore-file=PATTERN`); `domain` is `text` or `bytes` (docs/verdicts.md). `cases` are inputs to try
    first, besides the scenarios. `work` is a folder for builds (a temporary one when None). `max_inputs`
    ends the campaign after so many inputs (0: only the budget does), which makes it repeatable to the letter.
    `mutants`: how many mutants of the translation to try on what the campaign found (their time comes on top).
    `sample` asks for so many where `mutants` asks for none, of translations that have any: a program that takes no input,
    or one in a language without mutants, is judged without.
    `judged`: mutants that a person judged equivalent, by their key, with who and why; they are tried all the same.
    `both_lines`: say which lines of the translation were reached, too (another build; it decides nothing).
    `glue`: files of the translation that Theseus generated for this comparison; they are not looked through for
    what a comparison cannot vouch for.
    """

    original: Path
    translation: Path
    scenarios: Path | None = None
    interface: Path | None = None
    io: str = "auto"
    budget: float = 60.0
    seed: int = 1
    rules: tuple[str, ...] = ()
    domain: str = "text"
    thresholds: Thresholds = field(default_factory=Thresholds)
    original_language: str = ""
    translation_language: str = ""
    cases: tuple[Case, ...] = ()
    work: Path | None = None
    subject: str = ""
    max_inputs: int = 0
    builds_apart: bool = False
    mutants: int = 0
    sample: int = 0
    judged: tuple[tuple[str, str], ...] = ()
    glue: tuple[str, ...] = ()
    both_lines: bool = False


@dataclass(frozen=True)
class Progress:
    """One event of a running comparison: for a progress bar. `fraction` is of the budget, 0..1."""

    stage: str
    message: str
    fraction: float
    inputs: int = 0


ProgressCallback = Callable[[Progress], None]


def no_progress(_: Progress) -> None:
    """For callers that don't watch."""


@dataclass(frozen=True)
class FileLines:
    """Executable lines of one source file (path relative to the tree), and those of them that were reached."""

    file: str
    executable: tuple[int, ...]
    reached: tuple[int, ...]


SAMPLED_MUTANTS = 24
"""Mutants that a comparison tries unless told otherwise: enough to tell inputs that see nine tenths from those that see
two thirds, and few enough to take seconds."""

UNIT_LINES = 0.75
"""The share of a subprogram's lines that inputs must reach for it to count as verified."""


@dataclass(frozen=True)
class Coverage:
    """What the inputs reached on one side; None where the toolchain cannot measure it.

    `uncovered` lists lines never reached as `file:line` or `file:first-last`.
    """

    edges: int | None = None
    lines_reached: int | None = None
    lines_total: int | None = None
    uncovered: tuple[str, ...] = ()
    files: tuple[FileLines, ...] = ()

    @property
    def line_share(self) -> float | None:
        if self.lines_total is None or self.lines_reached is None:
            return None
        return self.lines_reached / self.lines_total if self.lines_total else 1.0


@dataclass(frozen=True)
class Side:
    """One of the two programs. `path` as given; `sha256` over the tree's files, names and contents."""

    path: str
    language: str = ""
    sha256: str = ""
    toolchain: str = ""
    programs: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    diagnostics: str = ""


@dataclass(frozen=True)
class Exclusion:
    """Inputs set apart: they say nothing about equivalence. `kind` is one of `undefined`,
    `nondeterministic`, `resource`, `outside-domain`, `not-judged`, `unstable` (the translation's answer changed
    from run to run); `examples` are a few of them."""

    kind: str
    count: int
    reason: str
    examples: tuple[Case, ...] = ()


@dataclass(frozen=True)
class RuleUse:
    """A comparison rule: whether someone asked for it, and how many inputs would differ without it."""

    name: str
    description: str
    needed: int = 0
    asked: bool = False


@dataclass(frozen=True)
class Difference:
    """Where two observations part. `kind`: `outcome`, `exit-code`, `stdout`, `stderr`, `files`.

    `where` names the file, or is empty; `line` (1-based) and `column` locate the first difference of texts.
    """

    kind: str
    summary: str
    where: str = ""
    line: int = 0
    column: int = 0
    original: bytes = b""
    translation: bytes = b""


@dataclass(frozen=True)
class Counterexample:
    """A minimised input on which both sides differ, with both observations.

    `commands` can be pasted into a shell, one for each side, after building; `shrunk_from` is the size in
    bytes of the input as found. `found_after` counts the inputs executed until then.
    """

    case: Case
    differences: tuple[Difference, ...]
    original: Observation
    translation: Observation
    commands: tuple[str, ...] = ()
    shrunk_from: int = 0
    found_after: int = 0
    origin: str = ""


@dataclass(frozen=True)
class Inputs:
    """Figures of a campaign. `kept` inputs reached something new; `quiet` is how many inputs ran after the
    last new edge of the original, `late_edges` how many edges were new in the last quarter of the inputs;
    `limits` counts the places of both sides where two numbers that are compared came within one of each other, and
    `late_limits` those where they did so in a new way in the last quarter;
    `distinct_outputs` counts what the original answered; `origins` counts inputs by what made them."""

    executed: int = 0
    compared: int = 0
    from_scenarios: int = 0
    kept: int = 0
    quiet: int = 0
    late_edges: int = 0
    limits: int = 0
    late_limits: int = 0
    distinct_outputs: int = 0
    per_second: float = 0.0
    origins: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class CallCounterexample:
    """A call, after those that must come before it, whose answers differ; tokens as the driver reads them."""

    calls: tuple[str, ...]
    original: str
    translation: str
    readable: tuple[str, ...] = ()


@dataclass(frozen=True)
class SubprogramVerdict:
    """The verdict on one subprogram of a module campaign. `exhaustive`: every input that there is was tried, and
    none set apart."""

    name: str
    status: Status
    reason: str
    calls: int = 0
    distinct_answers: int = 0
    differences: int = 0
    excluded: tuple[Exclusion, ...] = ()
    counterexample: CallCounterexample | None = None
    exhaustive: bool = False


@dataclass(frozen=True)
class Survivor:
    """A mutant of the translation that no input told apart from the original: as a diff of its file. `reason`: why
    it is equivalent, where that is proved or a person judged so; `reached`: how many of the kept inputs come to its place
    (None: not known). `key` names the change of this very file: with any other text in it, it is another. `aside`: it wrote
    another text on standard error, which the rules leave out."""

    kind: str
    file: str
    line: int
    diff: str
    reason: str = ""
    reached: int | None = None
    key: str = ""
    aside: bool = False

    @property
    def where(self) -> str:
        """Its place, whether anything came there, and whether it showed where nothing is compared."""
        far = "" if self.reached is None else f", reached by {self.reached} inputs" if self.reached else ", not reached"
        return f"{self.file}:{self.line}{far}{', shows in the text of standard error only' * self.aside}"


@dataclass(frozen=True)
class MutationScore:
    """How many mutants of the translation were caught: by the kept inputs, or by a search for that one mutant.

    `total` counts those that compile and are neither proved equivalent (`proved`) nor judged so by a person (`judged`),
    `refused` those that don't compile, `untried` those that time did not suffice for. `misjudged`: those that a person
    judged equivalent, but an input tells apart; they are among the caught. `before`: what a smaller sample showed, which fell
    short, so that this larger one was drawn. `by_stderr`: the text of standard error was the same on all inputs
    that were compared, and counted too.
    """

    total: int = 0
    caught: int = 0
    caught_by_search: int = 0
    refused: int = 0
    untried: int = 0
    inputs: int = 0
    survivors: tuple[Survivor, ...] = ()
    proved: tuple[Survivor, ...] = ()
    judged: tuple[Survivor, ...] = ()
    misjudged: tuple[str, ...] = ()
    before: str = ""
    by_stderr: bool = False

    @property
    def share(self) -> float | None:
        """Caught, of those tried; None when none was."""
        tried = self.total - self.untried
        return self.caught / tried if tried else None


@dataclass(frozen=True)
class Performance:
    """Time and memory of both sides on the same `cases` inputs (the largest): the median over cases of the fastest
    run of each, process start included, and the highest resident memory seen. No part of the verdict."""

    cases: int
    original_seconds: float
    translation_seconds: float
    original_peak_bytes: int
    translation_peak_bytes: int


@dataclass(frozen=True)
class Verdict:
    """The answer. `missing` says what stands between an inconclusive verdict and `equivalent`."""

    status: Status
    reason: str
    original: Side
    translation: Side
    subject: str = ""
    missing: tuple[str, ...] = ()
    inputs: Inputs = field(default_factory=Inputs)
    io: tuple[str, ...] = ()
    domain: str = ""
    excluded: tuple[Exclusion, ...] = ()
    rules: tuple[RuleUse, ...] = ()
    counterexample: Counterexample | None = None
    subprograms: tuple[SubprogramVerdict, ...] = ()
    notes: tuple[str, ...] = ()
    seed: int = 1
    budget: float = 0.0
    seconds: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)
    thresholds: Thresholds = field(default_factory=Thresholds)
    format: int = FORMAT
    mutants: MutationScore | None = None
    performance: Performance | None = None

    @property
    def exit_code(self) -> int:
        return self.status.exit_code

    def to_json(self) -> str:
        return json.dumps(encode(self), indent=2, sort_keys=True, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Verdict:
        return decode(cls, json.loads(text))


def reached_enough(lines: FileLines | None, first: int, last: int) -> tuple[bool, str]:
    """Whether the executable lines from first to last were reached by enough."""
    if lines is None:
        return False, "not reached by a campaign that found no difference"
    mine = [n for n in lines.executable if first <= n <= max(first, last)]
    if not mine:
        return False, "no executable line was measured"
    share = len(set(mine) & set(lines.reached)) / len(mine)
    if share >= UNIT_LINES:
        return True, "lines"
    return False, f"only {share:.0%} of its lines were reached"
