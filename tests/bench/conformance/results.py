"""What was measured, as it is kept in the repository beside this file: `docs/conformance.md` is made of it alone.

A log of `run` names programs and cites them; what is kept has figures, the names of what was refused, and faults by the
program's name. One file a suite, so that measuring one leaves the others as they are.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from tests.bench.conformance.compare import Agreement
from tests.bench.conformance.generated import figures
from tests.bench.conformance.logs import Log, parse
from tests.bench.conformance.times import Times

_LOG = TypeAdapter(Log)
_AGREEMENT = TypeAdapter(Agreement)
_TIMES = TypeAdapter(Times)
FOLDER = Path(__file__).parent / "results"
AGAIN = "the original too shows something else when it is run again"


def adopt(logs: Path, folder: Path = FOLDER) -> None:
    """Keeps what the logs below `logs` say, in place of what was kept of the same suites before."""
    for path in sorted(logs.glob("*.log")):
        log = parse(path.stem, path.read_text("utf-8", errors="replace"))
        if log.scores:  # one that has none was ended before its end
            (folder / f"{log.suite}.json").write_text(_kept(log), "utf-8")
    for path in sorted(logs.glob("generated*.txt")):
        (folder / path.name).write_text(figures(path.read_text("utf-8", errors="replace")), "utf-8")


def keep(found: Agreement | Times, folder: Path = FOLDER) -> None:
    """Keeps what a sample of comparisons or runs said, in place of the one before of that suite and target. A sample of
    comparisons that has come less far than one before, and agrees, leaves that as it is."""
    if isinstance(found, Agreement):
        kind, said = "compare", _AGREEMENT.dump_json(found, indent=1)
    else:
        kind, said = "times", _TIMES.dump_json(found, indent=1)
    path = folder / kind / f"{found.suite}-{found.target}.json"
    path.parent.mkdir(exist_ok=True)
    if isinstance(found, Agreement) and not found.disagreements and _came_further(path, found.pairs()):
        return
    path.write_text(said.decode() + "\n", "utf-8")


def _came_further(path: Path, pairs: int) -> bool:
    return path.exists() and _AGREEMENT.validate_json(path.read_text("utf-8")).pairs() > pairs


def agreements(folder: Path = FOLDER) -> list[Agreement]:
    """What each sample of comparisons said."""
    return [_AGREEMENT.validate_json(p.read_text("utf-8")) for p in sorted((folder / "compare").glob("*.json"))]


def times(folder: Path = FOLDER) -> list[Times]:
    """What each sample of runs took."""
    return [_TIMES.validate_json(p.read_text("utf-8")) for p in sorted((folder / "times").glob("*.json"))]


def kept(folder: Path = FOLDER) -> list[Log]:
    """Every suite's log, as far as it is kept."""
    return [_LOG.validate_json(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def generated(folder: Path = FOLDER) -> list[str]:
    """What was said of generated cases and programs."""
    return [path.read_text("utf-8") for path in sorted(folder.glob("generated*.txt"))]


def _kept(log: Log) -> str:
    faults = [(name, target, kind, AGAIN if AGAIN in note else "") for name, target, kind, note in log.faults]
    return _LOG.dump_json(replace(log, faults=faults), indent=1).decode() + "\n"
