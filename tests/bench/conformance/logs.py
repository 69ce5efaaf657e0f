"""What a run of a suite said: read from its log."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

KINDS = ("same", "refused", "WRONG", "unbuilt", "error")
_CASE = re.compile(r"^(\S+) (rust|go): (refused|WRONG|unbuilt|error) ?(.*)$")
_REFUSAL = re.compile(r"refused: \S+?:\d[\d:.-]*: .+?: (?P<construct>[^:]{1,80}): ")
_SUMMARY = re.compile(r"^  (\w+): ((?:\w+ \d+(?:, )?)+); checks (\d+) of (\d+)$")
_HEAD = re.compile(r"^# (\w+): (.*)$")


@dataclass(frozen=True)
class Score:
    """One suite in one target: programs by outcome (`KINDS`), and the suite's own checks that passed, of how many."""

    outcomes: dict[str, int]
    checks: int
    checks_of: int

    @property
    def programs(self) -> int:
        return sum(self.outcomes.values())


@dataclass
class Log:
    """One suite's log: its head (date, versions, command), scores by target, and what held programs back."""

    suite: str
    head: dict[str, str] = field(default_factory=dict)
    scores: dict[str, Score] = field(default_factory=dict)
    refusals: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[tuple[str, str, str, str]] = field(default_factory=list)  # program, target, kind, what was seen


def parse(suite: str, text: str) -> Log:
    """A log as written by `run`. A refused program counts once for each construct that it was refused for."""
    log = Log(suite)
    for line in text.splitlines():
        if head := _HEAD.match(line):
            log.head[head[1]] = head[2]
        elif case := _CASE.match(line):
            program, target, kind, note = case.groups()
            if kind == "refused":
                constructs = {m["construct"].strip() for m in _REFUSAL.finditer(note)} or {"(the message names none)"}
                log.refusals.setdefault(target, Counter()).update(constructs)
            else:
                log.faults.append((program, target, kind, note))
        elif summary := _SUMMARY.match(line):
            outcomes = {k: int(n) for k, n in re.findall(r"(\w+) (\d+)", summary[2])}
            log.scores[summary[1]] = Score(outcomes, int(summary[3]), int(summary[4]))
    return log
