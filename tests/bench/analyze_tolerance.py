"""Mutated and truncated files never end or hang a survey, and of real trees nearly every file gives a module.

    python -m tests.bench.analyze_tolerance [--count 10000] [--language L] [FOLDER ...]     (seeds: the folders' files, default corpora)

Each language gets `--count` files, each cut or changed in up to a dozen places. Prints for each language how many were
read, how many gave an internal error or took too long, and the rate; and for the folders, the share of files with none.
What each offers by its text is read too. Every hundred of them are surveyed as a tree.
What is native of a reader (C's) reads the same files once more under gcc's sanitizers.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from analyzers.model import SourceFile
from analyzers.registry import SURVEYORS
from analyzers.survey.detect import language_of
from analyzers.survey.document import as_json
from analyzers.survey.run import _Others, facts_of_text, survey
from analyzers.tree import walk
from tests.analyzers.c.sanitized import build, trouble

BITS = {
    "ada": [b"end;", b"is", b"begin", b"(", b"'", b'"', b"--", b";", b"with", b"generic", b"separate ("],
    "c": [b"{", b"}", b"(", b"/*", b'"', b"'", b"#if 1\n", b"#else\n", b"#endif\n", b"\\\n", b"#define A(", b"%:"],
    "cobol": [b".", b"EXEC SQL ", b"END-EXEC", b"COPY ", b"REPLACE ==", b"PERFORM ", b"'", b'"', b"\n      -", b"PIC "],
}

_SUFFIXES = {"ada": ".adb", "c": ".c", "cobol": ".cob"}
_TOGETHER = 100  # files that are surveyed as a tree


def mutant(chance: random.Random, data: bytes, bits: list[bytes]) -> bytes:
    """A stretch of a file, changed in up to a dozen places."""
    start = chance.randrange(max(len(data) - 200, 1))
    text = bytearray(data[start : start + chance.randrange(200, 6000)])
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(max(len(text), 1))
        match chance.randrange(5):
            case 0:
                del text[at : at + chance.randrange(1, 200)]
            case 1:
                text[at:at] = chance.choice(bits)
            case 2 if text:
                text[at] = chance.randrange(1, 256)
            case 3:
                text[at:at] = text[: chance.randrange(1, 200)]
            case _:
                text = text[: max(at, 1)] if chance.random() < 0.2 else text
    return bytes(text)


def _sanitized(texts: Sequence[bytes]) -> str:
    """What the sanitizers say of the native scanner on these texts; '' when nothing."""
    with tempfile.TemporaryDirectory() as folder:
        program = build(Path(folder))
        files = [Path(folder) / f"{number}.c" for number in range(len(texts))]
        for file, data in zip(files, texts, strict=True):
            file.write_bytes(data)
        return trouble(program, files, seconds=3600)


def _tree(texts: Sequence[bytes], suffix: str) -> str:
    """What goes wrong in the survey of a tree of these files; '' when nothing."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "tree"
        root.mkdir()
        for number, data in enumerate(texts):
            (root / f"m{number}{suffix}").write_bytes(data)
        try:
            value = json.loads(as_json(survey(root, Path(folder) / "cache", jobs=1)))
        except (Exception, RecursionError) as error:
            return f"{type(error).__name__}: {error}"
    return next((d["message"] for d in value["diagnostics"] if "internal error" in d["message"]), "")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", choices=sorted(BITS), help="only this one")
    chosen = parser.parse_args()
    folders = chosen.folders or [Path(__file__).parent.parent.parent / "corpora"]
    seeds: dict[str, list[bytes]] = {}
    for folder in folders:
        for path in walk(folder):
            language = language_of(path)
            if language:
                seeds.setdefault(language, []).append(path.read_bytes())
    failed = 0
    for surveyor in SURVEYORS:
        language = surveyor.language
        texts = seeds.get(language, [])
        if not texts or (chosen.language and language != chosen.language):
            continue
        counted: Counter[str] = Counter()
        slowest = 0.0
        started = time.process_time()
        others = _Others(frozenset(("X",)), {})
        cases = [(t, "as it is") for t in texts]
        chance = random.Random(chosen.seed)
        cases += [(mutant(chance, chance.choice(texts), BITS[language]), "changed") for _ in range(chosen.count)]
        for number, (data, what) in enumerate(cases):
            file = SourceFile(PurePosixPath(f"m{number}.{language}"), language, data.decode("latin-1"), "0")
            begun = time.process_time()
            facts = facts_of_text(surveyor, file, others)
            slowest = max(slowest, time.process_time() - begun)  # the facts alone
            bad = next((m for s, m, *_ in facts.diagnostics if s == "error" and ("internal" in m or "took" in m)), "")
            try:
                surveyor.surface(file, others)
            except (Exception, RecursionError) as error:
                bad = f"its interface: {type(error).__name__}: {error}"
            counted[f"{what}: {'failed' if bad else 'read'}"] += 1
            if bad and counted["shown"] < 10:
                counted["shown"] += 1
                print(f"  {language} case {number}: {bad}")
        for at in range(0, len(cases), _TOGETHER):
            trouble_there = _tree([data for data, _ in cases[at : at + _TOGETHER]], _SUFFIXES[language])
            counted[f"trees: {'failed' if trouble_there else 'read'}"] += 1
            if trouble_there:
                print(f"  {language} cases from {at} on, as a tree: {trouble_there}")
        if language == "c":
            fault = _sanitized([data for data, _ in cases])
            failed += bool(fault)
            print(f"{language}: the native scanner under sanitizers: {fault or f'{len(cases)} files read'}", flush=True)
        failed += sum(v for k, v in counted.items() if k.endswith("failed"))
        seconds = time.process_time() - started
        counts = {k: v for k, v in sorted(counted.items()) if k != "shown"}
        print(f"{language}: {counts}, slowest {slowest:.2f} s, {seconds:.0f} s in all", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
