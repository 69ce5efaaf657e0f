"""Random programs: does each show, translated, what it shows when built by its own compiler?

    python -m tests.bench.programs LANGUAGE [--programs 2000] [--to go,rust] [--seed 1] [--unit 25] [--minutes 30]
        [--shrink 3]

Programs are generated in units (`tests.translators.rules.generated`, with a generator a language), built and run both
ways and compared byte for byte; C also under the sanitizers, because what is not defined says nothing. Prints each
program that is not the same, what is refused by construct, and the sums, those of what ran when it is told to end
(SIGTERM); the first few that differ are made small and kept in `--keep`. Exits with 1 when any differs, is not built, or
ends the translator. A small share is among the tests.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from tests.translators.rules.generated import LANGUAGES, UNIT, Kind, judge, shrunk, unit
from verifiers.toolchains import for_language

_FAULTS = (Kind.DIFFERS, Kind.UNBUILT, Kind.ERROR)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("--programs", type=int, default=2000, help="programs in each target")
    parser.add_argument("--to", default="go,rust")
    parser.add_argument("--seed", type=int, default=1, help="of the first unit")
    parser.add_argument("--unit", type=int, default=UNIT, help="programs built as one")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="no unit begins later; the sums are of what ran")
    parser.add_argument("--shrink", type=int, default=0, help="how many faults are made small")
    parser.add_argument("--keep", type=Path, default=Path("generated-faults"))
    given = parser.parse_args()
    targets = given.to.split(",")
    print(f"{given.language}: {for_language(given.language).version()}", flush=True)
    counted: dict[str, Counter[Kind]] = {target: Counter() for target in targets}
    refused: Counter[str] = Counter()
    began, left = time.monotonic(), given.shrink
    told: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: told.append(number))
    for seed in range(given.seed, given.seed - (-given.programs // given.unit)):
        if told or time.monotonic() - began > given.minutes * 60:
            break
        made = unit(given.language, seed, given.unit)
        for target, outcomes in judge(made, targets).items():
            counted[target].update(o.kind for o in outcomes.values())
            for name, outcome in outcomes.items():
                if outcome.kind is not Kind.SAME:
                    print(f"{target}, seed {seed}, {name}: {outcome.kind} {outcome.note[:400]}", flush=True)
                if outcome.kind is Kind.REFUSED:
                    refused.update({f"{target}: {reason}" for reason in outcome.note.split("; ")})
                if outcome.kind in _FAULTS and left:
                    left -= 1
                    for path, text in shrunk(made.only([name]), target, outcome.kind).programs[name].items():
                        folder = given.keep / f"{target}-{seed}-{name}"
                        folder.mkdir(parents=True, exist_ok=True)
                        (folder / path).write_text(text)
                        print(text, flush=True)
    for reason, count in refused.most_common():
        print(f"refused {count}: {reason}")
    for target, kinds in counted.items():
        differ = sum(kinds[k] for k in _FAULTS)
        others = ", ".join(f"{n} {k}" for k, n in sorted(kinds.items()) if k is not Kind.SAME)
        print(f"{given.language}, {target}: {kinds[Kind.SAME]} programs agree, {differ} differ ({others or 'no others'}), "
              f"{time.monotonic() - began:.0f} s", flush=True)  # fmt: skip
    return int(any(kinds[k] for kinds in counted.values() for k in _FAULTS))


if __name__ == "__main__":
    sys.exit(main())
