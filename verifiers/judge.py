"""Whether one input on which the sides seem to differ really shows a difference between the programs.

A difference counts when it is there in the plain builds, again when run once more, inside the stated
domain of inputs, and the original's behaviour on that input is defined and within the limits.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice

from verifiers import process_ids
from verifiers.compare import Comparison, RuleSet, compare, describe_ending, ending
from verifiers.domain import Domain
from verifiers.generate.facts import Facts
from verifiers.generate.parts import get, parts, put
from verifiers.generate.values import INT32, INT64
from verifiers.observe import Case, Observation, Outcome
from verifiers.time_of_day import PAUSED_RERUNS
from verifiers.toolchains.protocol import Checks
from verifiers.undefined import checked
from verifiers.verdict import Difference

ALONE_SECONDS = 10.0
ONLY_THE_CLOCK = "only the time of day differs, which the rule 'clock' leaves out"
_BY_ITSELF = frozenset({"clock", process_ids.RULE})  # rules about what differs from run to run of any program
_NUMBER = re.compile(rb"\d+")
# What a runtime says when the input ends early or is no number, and the program has no handler for it.
_UNMET = re.compile(rb"raised ADA\.IO_EXCEPTIONS\.\w+|\(status = \d+\)")
_LOOSE = re.compile(rb"[+-]?\.?\d+(?:\.\d+)?[A-Za-z_.#+-][^\s,;:|=]*")
_MAX_LOOSE = 6
_LEADING = re.compile(rb"([+-]?\d+(?:\.\d+)?)")

Run = Callable[[Case, float], Observation]


@dataclass(frozen=True)
class Judgement:
    """`kind`: same, divergent, or the kind of exclusion."""

    kind: str
    reason: str = ""
    original: Observation | None = None
    translation: Observation | None = None
    comparison: Comparison = field(default_factory=Comparison)


@dataclass
class Judge:
    """Decides about single inputs. `sanitized` is None where the original's toolchain has no such build."""

    original: Run
    translation: Run
    languages: tuple[str, str]
    rules: RuleSet
    facts: Facts
    domain: Domain
    sanitized: Callable[[], Run | None] = lambda: None
    checks: Checks | None = None  # what the build behind `sanitized` tells, and how
    input_files: frozenset[str] = frozenset()  # names of the files that the original reads
    wall: float = 5.0
    reruns: int = 1  # of each side, before what it showed counts as its answer
    pause: float = 0.0  # seconds before each of the original's last reruns, where it reads the clock; 0: it does not
    told: dict[Case, str] = field(default_factory=dict)  # what inputs with numbers out of range are set apart for

    def judge(
        self,
        case: Case,
        quick: bool = False,
        given: bool = False,
        seen: tuple[Observation, Observation] | None = None,
    ) -> Judgement:
        """The full procedure; `quick` runs each side once (for shrinking a difference already confirmed). A `given`
        case is one that a person wrote, a scenario: it is inside the domain whatever it holds. `seen` is what both
        sides showed when the difference was noticed, in whatever builds the campaign uses."""
        if apart := self.apart(case, given):
            return apart
        first = self._run(self.original, case)
        if reason := _resources(first):
            return Judgement("resource", f"the original {reason}", first)
        theirs = self._run(self.translation, case)
        comparison = self._compare(case, first, theirs)
        if comparison.same and process_ids.RULE in comparison.rules:
            first, theirs = self._run(self.original, case), self._run(self.translation, case)
            comparison = self._compare(case, first, theirs)
        if comparison.same:
            if seen and self._repeats(first, seen[0], 0) and not self._repeats(theirs, seen[1], 1) and not _resources(seen[1]):
                reason = "the translation answered differently before, the original did not: it is not to be relied on"
                reason = ONLY_THE_CLOCK if self._by_the_clock(theirs, seen[1], 1) else reason
                return Judgement("unstable", reason, first, theirs, comparison)
            return Judgement("same", "the plain builds agree", first, theirs, comparison)
        lacking = self.input_files - {path for path, _ in case.files}
        if not given and lacking and ending(first, self.languages[0]).failure:
            reason = f"input file {min(lacking)} is missing, and the original does not handle that"
            return Judgement("outside-domain", reason, first, theirs, comparison)
        unmet = None if given or not ending(first, self.languages[0]).failure else _UNMET.search(first.stderr)
        if found := unmet:
            what = found.group().decode("latin-1").strip()
            reason = f"the original does not handle what its input lacks here: {what}"[:160]
            return Judgement("outside-domain", reason, first, theirs, comparison)
        if reason := self.undefined(case, first):
            return Judgement("undefined", reason, first, theirs, comparison)
        if not quick:
            again = self._another(case, first, 0)
            if again is not None:
                return self._changing(first, again, theirs)
            if self._another(case, theirs, 1) is not None:
                comparison = Comparison(
                    (
                        Difference(
                            "nondeterministic",
                            "the translation answers differently when run again; the original does not",
                        ),
                        *(comparison.differences),
                    ),
                    comparison.rules,
                )
            if not given and (reason := self._lenient(case, first) or self._split(case, first)):
                return Judgement("outside-domain", reason, first, theirs, comparison)
            later = self._later(case, first)
            if later is not None:
                return self._changing(first, later, theirs)
        return Judgement("divergent", comparison.differences[0].summary, first, theirs, comparison)

    def apart(self, case: Case, given: bool = False) -> Judgement | None:
        """Why an input says nothing. Mostly its text alone tells; where that holds a number too large for the original's
        conversions, the original is asked whether it converts it."""
        if not given and (reason := self.domain.outside(case)):
            return Judgement("outside-domain", reason)
        if (reason := self._out_of_range(case)) and (reason := self._converted(case, reason)):
            return Judgement("undefined", reason)
        return None

    def strange(self, text: Case, given: bool = False) -> bool:
        """Whether a part of an input may be what sets it apart, by its text alone: no program is run."""
        return (not given and bool(self.domain.outside(text))) or bool(self._out_of_range(text))

    def once_more(self, case: Case) -> Comparison:
        """What another run of each side shows: for what agreed but for process ids, which may have been by chance."""
        return self._compare(case, self._run(self.original, case), self._run(self.translation, case))

    def differs(self, case: Case) -> bool:
        """Whether the plain builds part on this input, whatever the reason."""
        first = self._run(self.original, case)
        return not _resources(first) and not self._compare(case, first, self._run(self.translation, case)).same

    def _lenient(self, case: Case, seen: Observation) -> str:
        """Whether the original merely overlooks that a number is misspelled: it answers `12abc` as it does `12`,
        and given `12` the sides agree.

        Such leniency is the reading routine's, hardly ever the program's, and it is outside the domain. Where the
        original speaks of `-`, `12-` may mean something to it: it has to answer another number otherwise, or this input
        does not tell how it reads that one.
        """
        if self.domain.name == "bytes":
            return ""
        for part in parts(case):
            text = get(case, part)
            for token in list(dict.fromkeys(m.group() for m in _LOOSE.finditer(text)))[:_MAX_LOOSE]:
                number = _LEADING.match(token)
                if number is None or number[1] == token:
                    continue
                corrected = put(case, part, text.replace(token, number[1]))
                plain = self._run(self.original, corrected)
                if token == number[1] + b"-" and "-" in self.facts.chars:
                    other = number[1][:-1] + b"%d" % ((int(number[1][-1:]) + 1) % 10)
                    if self._repeats(self._run(self.original, put(case, part, text.replace(token, other))), seen, 0):
                        continue
                if self._repeats(plain, seen, 0) and self._compare(corrected, plain, self._run(self.translation, corrected)).same:
                    return f"the original reads {token[:24].decode('latin-1')} as {number[1].decode()}"
        return ""

    def _split(self, case: Case, seen: Observation) -> str:
        """Whether the original reads a long number as words, cut where its scanf cuts words: what then differs is that
        the translation does not cut."""
        for part in parts(case):
            for number, apart in islice(self.domain.splits(get(case, part)), _MAX_LOOSE):
                if self._repeats(self._run(self.original, put(case, part, apart)), seen, 0):
                    return f"scanf splits {number[:24].decode('latin-1')} after {self.domain.word} bytes"
        return ""

    def undefined(self, case: Case, seen: Observation) -> str:
        """What a build with run-time checks says of the original on this input: that it goes past what its source gives a
        meaning to, or that its answer hangs on what the source does not say."""
        runner = self.sanitized()
        if runner is None or self.checks is None:
            return ""
        wall = max(self.wall * 4, ALONE_SECONDS)
        told = checked(
            self.checks, case, seen, lambda kind: runner(kind, wall), lambda kind: self._run(self.original, kind),
            self._as, lambda left, right: self._repeats(left, right, 0),
        )  # fmt: skip
        first = told.answer
        if told.reason or first is None:
            return told.reason
        if not self.checks.as_compiled or self._as(first, seen) or self._another(case, seen, 0) is not None:
            return ""  # what it answers differently by itself is asked about next
        return (
            "the original answers differently when compiled with run-time checks "
            f"({describe_ending(first, self.languages[0])}): its behaviour here is not defined by its source"
        )

    def _as(self, left: Observation, right: Observation) -> bool:
        """Whether two builds of the original answered alike, by no rule but those about what always differs."""
        exact = RuleSet(self.rules.names & _BY_ITSELF | {"ignore-stderr"})
        ended = (left.outcome, left.code) == (right.outcome, right.code)
        return ended and compare(left, right, (self.languages[0],) * 2, exact).same

    def _compare(self, case: Case, first: Observation, theirs: Observation) -> Comparison:
        if reason := _resources(theirs):
            summary = f"original: {describe_ending(first, self.languages[0])}; the translation {reason}"
            return Comparison((Difference("outcome", summary),))
        return compare(first, theirs, self.languages, self.rules, case.files)

    def _repeats(self, left: Observation, right: Observation, side: int) -> bool:
        """Whether one side showed the same twice, as far as it is compared at all: an indexed file's own bytes may
        hold the time or a file's number."""
        language = self.languages[side]
        same_end = (left.outcome, left.code) == (right.outcome, right.code)
        return same_end and compare(left, right, (language, language), self.rules).same

    def _another(self, case: Case, seen: Observation, side: int) -> Observation | None:
        """What one side shows when it is run again, where that is not what it showed."""
        run = (self.original, self.translation)[side]
        runs = (self._run(run, case) for _ in range(self.reruns))
        return next((again for again in runs if not self._repeats(seen, again, side)), None)

    def _later(self, case: Case, seen: Observation) -> Observation | None:
        """What an original that reads the clock shows a second or more later, where that is not what it showed."""
        for _ in range(PAUSED_RERUNS if self.pause else 0):
            time.sleep(self.pause)
            again = self._run(self.original, case)
            if not self._repeats(seen, again, 0):
                return again
        return None

    def _changing(self, seen: Observation, again: Observation, theirs: Observation) -> Judgement:
        """The judgement of an original that answers differently when it is run again."""
        clock = self._by_the_clock(seen, again, 0)
        reason = ONLY_THE_CLOCK if clock else "the original answers differently when run again"
        return Judgement("nondeterministic", reason, seen, theirs)

    def _by_the_clock(self, left: Observation, right: Observation, side: int) -> bool:
        """Whether one side, which did not show the same twice, would have but for the time of day."""
        with_clock = replace(self.rules, names=self.rules.names | {"clock"})
        return replace(self, rules=with_clock)._repeats(left, right, side)

    def _run(self, run: Run, case: Case) -> Observation:
        """One run, and a second one with more time when the first was cut off."""
        seen = run(case, self.wall)
        if seen.outcome is Outcome.TIMED_OUT and self.wall < ALONE_SECONDS:
            seen = run(case, ALONE_SECONDS)
        return seen

    def _converted(self, case: Case, reason: str) -> str:
        """What a build with run-time checks says of an input that holds a number out of range: it may as well be read
        as text. Without such a build, `reason`."""
        runner = self.sanitized()
        if runner is None or self.checks is None:
            return reason
        if case not in self.told:
            seen = runner(case, max(self.wall * 4, ALONE_SECONDS))
            plain = self._run(self.original, case).stderr if seen.code == self.checks.code else b""
            found = self.checks.found(seen.stderr, seen.code, plain)
            self.told[case] = f"undefined behaviour in the original: {found} (C17 7.21.6.2, 7.22.1)"[:200] if found else ""
        return self.told[case]

    def _out_of_range(self, case: Case) -> str:
        if not (self.facts.c_int_conversions or self.facts.c_long_conversions):
            return ""
        limit = INT32 if self.facts.c_int_conversions else INT64
        for part in parts(case):
            for match in _NUMBER.finditer(get(case, part)):
                if len(match.group()) > 9 and int(match.group()) > limit + 1:
                    return (
                        f"the input holds {match.group()[:24].decode()}, out of range of the number conversions "
                        "that the original uses (undefined: C17 7.21.6.2, 7.22.1)"
                    )
        return ""


def _resources(seen: Observation) -> str:
    if seen.outcome is Outcome.TIMED_OUT:
        return "does not end in time"
    if seen.outcome is Outcome.OUTPUT_LIMIT:
        return "writes more than the limit"
    if seen.outcome is Outcome.SIGNALLED and seen.code in (9, 24, 25):
        return f"was stopped by a limit (signal {seen.code})"
    return ""
