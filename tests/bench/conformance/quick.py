"""The same measure in a fraction of the time: programs are translated in this process and built one after the other in
one folder, so that the support library is compiled once and not for every program. Rust is built without optimization;
what does not end so within the runner's time is built again for use.

The runner's own code prepares, builds and observes the originals, and says what is the same. Originals' observations
are kept (see `basis`), and so is what became of a translation, under a digest of its bytes and of the original's
observation: a run that was ended goes on where it was, and after a change only what is translated differently is built.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import json
import os
import pickle
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, TextIO

from analyzers.model import TheseusError
from tests.bench.conformance import basis
from translators.rules.translator import RulesTranslator
from workbench.services.folder import translate_path

CORE = r"c[2-8abc]"  # the language itself; the other chapters are tasks, representation, input-output and the library
PARTS = {"acats-core": ("acats", re.compile(CORE)), "acats-rest": ("acats", re.compile(f"(?!{CORE})"))}
_AGAIN = 1.1  # seconds after which an original is run a second time, when it shows what its translation does not
_TOO_LONG = 124  # the exit code that the runner gives a program which does not end in time


def run_quick(runner: ModuleType, suite: str, options: argparse.Namespace, out: TextIO) -> None:
    """Writes the lines that the runner writes: one for each program that is not the same, and the sums."""
    family = family_of(runner, suite, options)
    names = [n for n in family.names if runner.in_half(n) and (not options.only or n in options.only.split(","))]
    checks = Counter[str]()
    outcomes: dict[str, Counter[str]] = {target: Counter() for target in options.to.split(",")}
    known = basis.kept(options)
    for name in sorted(names, key=runner.by_hash)[: options.sample]:
        with working_folder() as work:
            source = prepared(family, name, work)
            expected = original(family, name, source, work, known)
            if expected is None:
                continue
            checks["original"] += family.checks(expected)
            for target, counted in outcomes.items():
                kind, note, passed = _one(runner, family, source, target, expected, options.cache, known)
                if kind == "WRONG" and _varies(family, source, work, expected):
                    note += "; the original too shows something else when it is run again"
                counted[kind] += 1
                checks[target] += passed
                if kind != "same":
                    out.write(f"{name} {target}: {kind} {note}\n")
                    out.flush()
    for target, counted in outcomes.items():
        shown = ", ".join(f"{kind} {n}" for kind, n in sorted(counted.items()))
        out.write(f"  {target}: {shown}; checks {checks[target]} of {checks['original']}\n")


def runner_at(path: Path) -> ModuleType:
    """The suites' runner, as a module; what it runs has our clock."""
    spec = importlib.util.spec_from_file_location("conformance_runner", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.ENV.update(basis.CLOCK)
    return module


def family_of(runner: ModuleType, suite: str, options: argparse.Namespace) -> Any:
    """The runner's object for a suite, which knows its programs and how they are built and observed."""
    options.cache.mkdir(parents=True, exist_ok=True)
    options.mirror = options.mirror.resolve()
    families = {"nist": runner.Nist, "gnucobol": runner.Gnucobol, "acats": runner.Acats, "ctorture": runner.Ctorture,
                "csmith": runner.Csmith}  # fmt: skip
    whole, of = PARTS.get(suite, (suite, re.compile("")))
    family = next(family for prefix, family in families.items() if suite.startswith(prefix))(whole, options)
    family.names = [name for name in family.names if of.match(name)]
    family.suite = whole
    return family


def prepared(family: Any, name: str, work: Path) -> Path:
    """The program's source folder. csmith leaves a file where it is started."""
    source = work / name / "src"
    source.mkdir(parents=True)
    with contextlib.chdir(work):
        family.prepare(name, source)
    return source


@contextlib.contextmanager
def working_folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    work = Path(tempfile.mkdtemp(prefix="conf-"))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def original(family: Any, name: str, source: Path, work: Path, kept: Path) -> Any:
    """What the original shows; None when it does not pass, or cannot be built. GnuCOBOL's suite copies the sources'
    input files from beside the program, which therefore is built in `work` too. What a build adds to the sources (the
    support units that ACATS' programs use) is kept with it."""
    known = kept / "originals" / family.suite / f"{name}-{basis.contents(source)[:16]}.pickle"
    if known.exists():
        shown, added = pickle.loads(known.read_bytes())
        for file, content in added.items():
            (source / file).write_bytes(content)
        return shown
    shown, given = None, set(source.iterdir())
    if family.build(source, work / "original").returncode == 0 and (work / "original").exists():
        shown = observed(family, work / "original", work / "r0")
        shown = shown if family.passed(name, shown) else None
    added = {p.name: p.read_bytes() for p in source.iterdir() if p not in given and p.is_file()}
    keep(known, pickle.dumps((shown, added)))
    return shown


def keep(file: Path, content: bytes) -> None:
    """Writes a file of the cache whole or not at all, so that one that was ended leaves nothing that can't be read."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    Path(name).replace(file)


def observed(family: Any, exe: Path, folder: Path) -> Any:
    """What `exe` shows when it is run in `folder`, which is new."""
    folder.mkdir()
    return family.observe(exe, folder)


def _varies(family: Any, source: Path, work: Path, expected: Any) -> bool:
    """Whether the original shows something else at another time: then nothing is known of its translation."""
    exe = work / "again"
    if family.build(source, exe).returncode or not exe.exists():
        return False
    time.sleep(_AGAIN)
    return bool(observed(family, exe, Path(tempfile.mkdtemp(dir=work)) / "r") != expected)


def _one(
    runner: ModuleType, family: Any, source: Path, target: str, expected: Any, cache: Path, kept: Path
) -> tuple[str, str, int]:
    """(outcome, what is to be said of it, how many of the suite's checks the translation passed)."""
    try:
        translated = translate_path(source, target, RulesTranslator(whole=True))
    except TheseusError as error:
        return "error", str(error), 0
    except Exception as error:  # a fault of the translator is what is looked for
        return "error", f"{type(error).__name__}: {error}".replace("\n", " "), 0
    if not translated.whole:
        needed = [r for r in translated.refused if r.needed] or translated.refused  # others hold nothing back
        refused = [f"refused: {r.span.file}:{r.span.line}: {r.name}: {r.construct}: {r.reason}" for r in needed]
        return "refused", "; ".join(refused), 0
    result = result_file(kept, target, translated.files, expected)
    if result.exists():
        kind, note, passed = json.loads(result.read_text())
        return kind, note, passed
    found = _shown(runner, family, source, target, expected, cache / "quick", translated.files)
    keep(result, json.dumps(found).encode())
    return found


def result_file(kept: Path, target: str, files: dict[str, str], expected: Any) -> Path:
    """Where that is kept which became of a translation: its outcome, what is to be said of it, checks that passed."""
    made = hashlib.sha256(repr((target, sorted(files.items()), expected)).encode()).hexdigest()
    return kept / "results" / f"{made}.json"


def _shown(
    runner: ModuleType, family: Any, source: Path, target: str, expected: Any, folder: Path, files: dict[str, str]
) -> tuple[str, str, int]:
    """The same of a translation that is whole: built in `folder`, run and compared."""
    tree = folder / target
    put(tree, files)
    exe = source.parent.parent / f"new-{target}"
    log = built(runner, tree, target, exe)
    if not exe.exists():
        return "unbuilt", log[-2000:].replace("\n", " "), 0
    got = observed(family, exe, source.parent.parent / f"r-{target}")
    if target == "rust" and got[0] == _TOO_LONG:  # perhaps for being built to be quick
        built(runner, tree, target, exe, release=True)
        got = observed(family, exe, source.parent.parent / f"r-{target}-release")
    same = got == expected
    return ("same" if same else "WRONG"), "" if same else runner.first_difference(expected, got), family.checks(got)


def put(tree: Path, files: dict[str, str]) -> None:
    """The tree with these files alone; those that stay as they are keep their times."""
    for old in [p for p in tree.rglob("*") if p.is_file() and str(p.relative_to(tree)) not in files]:
        if old.suffix in (".rs", ".go", ".toml", ".mod"):
            old.unlink()
    for name, text in files.items():
        file = tree / name
        if not file.exists() or file.read_text() != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)


def built(runner: ModuleType, tree: Path, target: str, exe: Path, release: bool = False) -> str:
    """Builds what `tree` holds into `exe`, and gives what the compiler said. `release`: as for use, and not to be quick."""
    environment = runner.ENV | {"CARGO_INCREMENTAL": "1"}
    if not release:
        environment |= {"CARGO_PROFILE_DEV_OPT_LEVEL": "0", "CARGO_PROFILE_DEV_DEBUG": "0"}
    if target == "go":
        return compiled([go_command(), "build", "-o", str(exe), "."], tree, environment)
    made = tree.parent / "rust-target"
    profile = made / ("release" if release else "debug")
    for old in (p for p in profile.glob("*") if p.is_file()):
        old.unlink()
    for old in (profile / ".fingerprint").glob("migrated-*"):
        shutil.rmtree(old)  # so that nothing hangs on the times of files
    said = compiled(["cargo", "build", "-q", *["--release"] * release, "--target-dir", str(made)], tree, environment)
    found = [p for p in profile.glob("*") if p.is_file() and os.access(p, os.X_OK) and not p.suffix]
    if found:
        # Of several programs the runner takes any; the original is that of prog.cob, where a test of GnuCOBOL's brings more.
        shutil.copy(min(found, key=lambda path: path.name != "prog"), exe)
    return said


def go_command() -> str:
    """Go's compiler: that of the machine, else the one of the project's own environment."""
    return shutil.which("go") or next(map(str, (Path(__file__).parents[3] / ".venv").rglob("bin/go")), "go")


def compiled(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    """What a compiler says of its work in a folder."""
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.stderr or done.stdout
