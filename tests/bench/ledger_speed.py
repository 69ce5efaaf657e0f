"""How fast the translated COBOL ledger runs: processor time of each of its eleven programs beside `cobc -O2`'s.

    python -m tests.bench.ledger_speed [--to rust,go] [--times 3] [--accounts 3000] [--transactions 40000]

The steps of one long job (a month of random transactions, the same ones every time) are run one after the other, each
built by `cobc -O2` and translated, in turns on the same machine; the least of `--times` is what counts. Prints the
seconds and what multiple of the original's they are. Exit code 1 when what a program writes differs.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus_builds import ORIGINAL, build, program
from tests.bench.rules_output import ROOT

LEDGER = ROOT / "corpora" / "cobol" / "ledger"
CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CHF")
MAKE = ("make", "COBFLAGS=-std=default -O2")
_PRIVATE = ("MASTER.IDX",)  # each runtime has a format of its own
_UNLOADED = "MASTER.OUT"
_TIMES_LONGER = 8  # of what is unloaded: the steps that read it would be too short to measure


@dataclass(frozen=True)
class Step:
    """One program of the job, and what it reads from standard input."""

    program: str
    stdin: str = ""


def _number(first: int) -> str | None:
    """An account's number with its check digit, when it has one."""
    digits = f"{first:07d}"
    rest = sum(int(digit) * (9 - n) for n, digit in enumerate(digits, 1)) % 11
    check = 0 if rest == 0 else 11 - rest
    return f"{digits}{check}" if check < 10 else None


def accounts(count: int, chosen: random.Random) -> list[str]:
    found: list[str] = []
    first = 1000100
    while len(found) < count:
        number = _number(first)
        first += chosen.randint(1, 900)
        found += [number] if number else []
    return found


def _masters(numbers: Sequence[str], currency: dict[str, str], chosen: random.Random) -> Iterator[str]:
    for number in numbers:
        opened = f"2023{chosen.randint(1, 12):02d}{chosen.randint(1, 28):02d}"
        yield (
            f"{number}ACCOUNT {chosen.randint(1, 99999):<16d}{chosen.choice('ALIE')}{chosen.choice('OOOOOOCF')}"
            f"{chosen.choice('++-')}{chosen.randint(0, 10**8):013d}{chosen.randint(0, 200000):07d}{opened}"
            f"{currency[number]}00000"
        )


def _transactions(count: int, numbers: Sequence[str], currency: dict[str, str], chosen: random.Random) -> Iterator[str]:
    """One in ten has something wrong."""
    for n in range(1, count + 1):
        number, bad = chosen.choice(numbers), chosen.random() < 0.1
        money = "XXX" if bad else currency[number]
        if bad and chosen.random() < 0.3:
            number = number[:7] + str((int(number[7]) + 1) % 10)
        day = f"2024{chosen.randint(1, 3):02d}{chosen.randint(1, 28):02d}"
        day = chosen.choice((day, "20241399")) if bad else day
        yield (
            f"{n:06d}{number}{day}{chosen.choice('DCX' if bad else 'DCFA')}{chosen.choice('++-')}"
            f"{chosen.randint(1, 999999):09d}{money}TEXT NUMBER {chosen.randint(0, 10**7):<8d}"
        )


def put_inputs(folder: Path, accounts_: int, transactions: int) -> None:
    """The files that the job begins with."""
    chosen = random.Random(5)
    numbers = accounts(accounts_, chosen)
    currency = {number: chosen.choice(CURRENCIES) for number in numbers}
    for name, lines in (
        ("MASTER.TXT", _masters(numbers, currency, chosen)),
        ("TRANIN.DAT", _transactions(transactions, numbers, currency, chosen)),
    ):
        (folder / name).write_text("".join(f"{line}\n" for line in lines))
    shutil.copy(LEDGER / "scenarios" / "batch_month_end" / "files" / "RATES.CSV", folder)


def job(transactions: int) -> list[Step]:
    chosen = random.Random(7)
    amounts = "".join(f"{chosen.randint(-99999, 9999999) / 100:.2f}\n" for _ in range(5 * transactions))
    commands = [
        line
        for name in ("dates", "lower_end", "services", "state", "sundays")
        for line in (LEDGER / "scenarios" / f"utility_{name}" / "stdin").read_text().splitlines()
        if line.strip() and line.strip().upper() != "QUIT"
    ]
    return [
        Step("glvalid", "20240331020S\n"), Step("glsort"), Step("glload"), Step("glpost"), Step("glunld", "\n"),
        Step("glintr", "20240331365T000101\n"), Step("glrept", "20240331012DMONTH END MARCH\n"),
        Step("glfxrv", "USD\n"), Step("glhist"), Step("glstat", amounts),
        Step("glutil", "".join(f"{line}\n" for line in commands * (transactions // 260))),
    ]  # fmt: skip


def run(step: Step, binaries: Path, folder: Path) -> tuple[float, int]:
    """Processor seconds, the system's among them, and the exit code."""
    with (folder / "stdin").open("w+") as given, (folder / "stdout").open("wb") as shown:
        given.write(step.stdin)
        given.seek(0)
        process = subprocess.Popen([str(program(binaries, step.program))], cwd=folder, stdin=given, stdout=shown, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, process.returncode


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name not in _PRIVATE}


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--to", default="rust,go")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--accounts", type=int, default=3000)
    parser.add_argument("--transactions", type=int, default=40000)
    options = parser.parse_args(argv)
    kinds = [ORIGINAL, *options.to.split(",")]
    steps = job(options.transactions)
    least: dict[tuple[str, str], float] = {}
    differing: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="ledger-speed-") as made:
        work = Path(made)
        binaries = {kind: build(LEDGER, kind, work / f"built {kind}", MAKE, "bin") for kind in kinds}
        for time in range(options.times):
            folders = {kind: work / f"{time} {kind}" for kind in kinds}
            for folder in folders.values():
                folder.mkdir()
                put_inputs(folder, options.accounts, options.transactions)
            for step in steps:
                seen = {}
                for kind, folder in folders.items():
                    seconds, code = run(step, binaries[kind], folder)
                    least[step.program, kind] = min(seconds, least.get((step.program, kind), seconds))
                    seen[kind] = code, written(folder)
                    if step.program == "glunld":
                        (folder / _UNLOADED).write_bytes((folder / _UNLOADED).read_bytes() * _TIMES_LONGER)
                differing |= {f"{step.program} in {kind}" for kind in kinds if seen[kind] != seen[ORIGINAL]}
            for folder in folders.values():
                shutil.rmtree(folder)
    print(f"load {os.getloadavg()[0]:.1f}; seconds, and the multiple of those of cobc -O2")
    print(f"{'':8}" + "".join(f"{kind:>16}" for kind in kinds))
    for step in steps:
        row = [least[step.program, kind] for kind in kinds]
        print(f"{step.program:8}" + "".join(f"{seconds:9.3f} {seconds / row[0]:5.2f}x" for seconds in row))
    for name in sorted(differing):
        print(f"DIFFERS: {name}")
    return int(bool(differing))


if __name__ == "__main__":
    raise SystemExit(main())
