"""Does `theseus compare` agree with what the suites' runner sees? A seeded sample of programs and their translations,
each as it is and once with a fault planted in it (a changed constant that the program's own output shows).

Agreement: never `equivalent` where bytes differ, never `divergent` where they do not. `inconclusive` and `unsupported`
agree with both and are counted.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any


def compare_sample(options: argparse.Namespace) -> int:
    """Prints a line a program and the counts; 1 when a verdict disagrees."""
    runner = runner_at(options.runner)
    (name,) = options.suites
    options.suite, options.cache, options.mirror = name, _made(options.cache), options.mirror.resolve()
    families = {"nist": runner.Nist, "gnucobol": runner.Gnucobol, "acats": runner.Acats, "ctorture": runner.Ctorture,
                "csmith": runner.Csmith}  # fmt: skip
    suite = next(family for prefix, family in families.items() if name.startswith(prefix))(name, options)
    ours = sorted((n for n in suite.names if runner.in_half(n)), key=runner.by_hash)
    counts: Counter[tuple[str, str]] = Counter()
    wrong = 0
    for program in _taken(ours, options):
        for kind, seen, verdict in _one(runner, suite, program, options):
            counts[seen, verdict] += 1
            disagrees = (seen, verdict) in (("same", "divergent"), ("differs", "equivalent"))
            wrong += disagrees
            print(f"{program} {kind}: {seen}, {verdict}{'  DISAGREES' if disagrees else ''}", flush=True)
        if sum(n for (seen, _), n in counts.items() if seen == "same") >= options.sample:
            break
    print("; ".join(f"{seen} and {verdict}: {n}" for (seen, verdict), n in sorted(counts.items())))
    return int(bool(wrong))


def _taken(names: list[str], options: argparse.Namespace) -> list[str]:
    if options.only:
        return [n for n in names if n in options.only.split(",")]
    return random.Random(options.seed).sample(names, len(names))


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def runner_at(path: Path) -> ModuleType:
    """The suites' runner, as a module."""
    spec = importlib.util.spec_from_file_location("conformance_runner", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _one(runner: ModuleType, suite: Any, program: str, options: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    """(variant, what the bytes say, what the verdict is) of the translation and of one with a planted fault."""
    work = Path(tempfile.mkdtemp(prefix="conf-"))
    source, exe, out = work / program / "src", work / "original", work / "out"
    source.mkdir(parents=True)
    try:
        suite.prepare(program, source)
        if suite.build(source, exe).returncode or not exe.exists():
            return
        expected = _observed(suite, exe, work / "r0")
        if not suite.passed(program, expected):
            return
        command = [options.theseus, "translate", source, "--to", options.to, "--translator", "rules", "--out", out]
        if runner.sh(command, work, 300).returncode:
            return
        for kind in ("translation", "faulty"):
            if kind == "faulty" and not _plant(out, random.Random(f"{options.seed} {program}")):
                return
            new = work / f"new-{kind}"
            runner.build_target(out, options.to, new, options.theseus)
            if not new.exists():
                continue
            seen = "same" if _observed(suite, new, work / f"r-{kind}") == expected else "differs"
            yield kind, seen, _verdict(source, out, options)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _observed(suite: Any, exe: Path, folder: Path) -> Any:
    folder.mkdir()
    return suite.observe(exe, folder)


def _verdict(source: Path, out: Path, options: argparse.Namespace) -> str:
    command = [options.theseus, "compare", source, out, "--budget", options.budget, "--seed", options.seed, "--mutants", "0", "--json"]
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False, timeout=600)
    try:
        return str(json.loads(done.stdout)["status"])
    except (json.JSONDecodeError, KeyError):
        return f"no verdict (exit {done.returncode}): {done.stderr.strip()[-200:]}"


def _plant(out: Path, rng: random.Random) -> bool:
    """One decimal number of the translated program (not of its support library) made one larger."""
    places = [
        (file, found)
        for file in sorted(out.rglob("*"))
        if file.suffix in (".rs", ".go") and "theseus_rt" not in str(file) and "rt" not in file.parent.name
        for found in re.finditer(r"(?<![\w.\"])\d{1,6}(?![\w.\"])", file.read_text("utf-8"))
    ]
    if not places:
        return False
    file, found = rng.choice(places)
    text = file.read_text("utf-8")
    file.write_text(text[: found.start()] + str(int(found[0]) + 1) + text[found.end() :], "utf-8")
    return True
