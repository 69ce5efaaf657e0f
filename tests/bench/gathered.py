"""Programs that somebody else wrote, one a file: does each show, translated, what it shows when built by its own compiler?

    python -m tests.bench.gathered FOLDER LANGUAGE [--to go,rust] [--only NAME,...] [--results FILE] [--minutes 30]

Every file below FOLDER with one of the language's usual endings is a program by itself; those that can't be built, do not
end, or do not show the same twice are counted and left alone. All of it, originals and translations, is built and run in
the sandbox, with nothing as its input. Prints each program that is not the same, what is refused by construct, and the
sums; what is in --results is not run again. Exits with 1 when any differs, is not built, or ends the translator.

There are such collections of small programs in many languages (Rosetta Code's, for one). Nothing of them is kept here.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from analyzers.model import TheseusError
from tests.translators.rules.generated import Kind, Outcome
from translators.rules.closure import CALLS_REFUSED
from verifiers.observe import Case, Observation
from verifiers.observe import Outcome as Ending
from verifiers.runner import RunLimits, Runner
from verifiers.toolchains import for_language
from verifiers.toolchains.protocol import BuildError, Built
from workbench.services.folder import embedded, translate_path, write_tree

ENDINGS = {"ada": (".adb", ".ada"), "c": (".c",), "cobol": (".cob", ".cbl", ".cobol")}
_FAULTS = (Kind.DIFFERS, Kind.UNBUILT, Kind.ERROR)
_LIMITS = RunLimits(wall_seconds=10)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("language", choices=sorted(ENDINGS))
    parser.add_argument("--to", default="go,rust")
    parser.add_argument("--only", default="")
    parser.add_argument("--results", type=Path)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="no program begins later")
    given = parser.parse_args()
    targets, began = given.to.split(","), time.monotonic()
    known = _known(given.results)
    counted: dict[str, Counter[str]] = {target: Counter() for target in targets}
    refused: Counter[str] = Counter()
    for path in sorted(p for p in given.folder.rglob("*") if p.suffix in ENDINGS[given.language]):
        if given.only and path.stem not in given.only.split(","):
            continue
        missing = [t for t in targets if (str(path), t) not in known]
        if missing and time.monotonic() - began > given.minutes * 60:
            break
        for target, outcome in judged(path, given.language, missing) if missing else ():
            known[str(path), target] = outcome
            if given.results:
                with given.results.open("a", encoding="utf-8") as out:
                    out.write(json.dumps([str(path), target, outcome.kind, outcome.note]) + "\n")
            if outcome.kind in _FAULTS:
                print(f"{path} {target}: {outcome.kind} {outcome.note[:400]}", flush=True)
        for target in targets:
            outcome = known[str(path), target]
            counted[target][outcome.kind] += 1
            if outcome.kind is Kind.REFUSED:
                refused.update({f"{target}: {reason}" for reason in outcome.note.split("; ")})
    for reason, count in refused.most_common():
        print(f"{count} refused: {reason}")
    for target, kinds in counted.items():
        print(f"{given.language}, {target}: {', '.join(f'{n} {kind}' for kind, n in kinds.most_common())}")
    return int(any(kinds[fault] for kinds in counted.values() for fault in _FAULTS))


def _known(results: Path | None) -> dict[tuple[str, str], Outcome]:
    lines = results.read_text("utf-8").splitlines() if results and results.exists() else []
    rows = (json.loads(line) for line in lines)
    return {(path, target): Outcome(Kind(kind), note) for path, target, kind, note in rows}


def judged(path: Path, language: str, targets: list[str]) -> Iterator[tuple[str, Outcome]]:
    """What becomes of one program in each target."""
    with tempfile.TemporaryDirectory(prefix="theseus-gathered-") as name:
        work = Path(name)
        source = work / "source"
        source.mkdir()
        usual = {"ada": ".adb", "cobol": ".cob"}.get(language, path.suffix)
        shutil.copy(path, source / f"{path.stem.replace('-', '_')}{usual}")
        seen = _original(source, language, work / "original")
        for target in targets:
            yield target, _translated(source, target, seen, work / target) if seen else Outcome(Kind.UNUSABLE)


def _original(source: Path, language: str, out: Path) -> Observation | None:
    """What the original shows, when it ends, and shows it again."""
    try:
        built = for_language(language).build(source, out)
    except TheseusError:
        return None
    first, again = _shown(built), _shown(built)
    return first if first.digest() == again.digest() and first.outcome is Ending.EXITED else None


def _translated(source: Path, target: str, seen: Observation, work: Path) -> Outcome:
    try:
        made = translate_path(source, target, embedded("rules"))
    except Exception as error:  # a fault of the translator is what is looked for
        return Outcome(Kind.ERROR, f"{type(error).__name__}: {error}")
    if not made.whole:
        return Outcome(Kind.REFUSED, "; ".join(sorted({r.construct for r in made.refused if r.needed} - {CALLS_REFUSED})))
    write_tree(work / "tree", made.files)
    try:
        built = for_language(target).build(work / "tree", work / "built")
    except BuildError as error:
        return Outcome(Kind.UNBUILT, str(error))
    got = _shown(built)
    if got.digest() == seen.digest():
        return Outcome(Kind.SAME)
    return Outcome(Kind.DIFFERS, f"{seen.outcome} {seen.code} → {got.outcome} {got.code}: {got.stderr[-200:]!r}")


def _shown(built: Built) -> Observation:
    with Runner(built, _LIMITS) as runner:
        return next(iter(runner.run([Case()]))).observation


if __name__ == "__main__":
    raise SystemExit(main())
