"""What the rules translator writes: how long it is, how clean, and how fast it is made.

    python -m tests.bench.rules_output [FOLDER …] [--to rust|go] [--random LINES]

FOLDER is a program in one language; without any, the three sample systems; with `--random`, a random program a language
of at least so many lines. Printed for each: lines of source and of
output (the support library apart), lines with `unsafe`, processor time of two translations, which must give the same
bytes, and what clippy, rustfmt, vet and gofmt say. Exit code 1 when bytes differ or a linter objects. (How fast it runs:
`scenario_speed`, `ledger_speed`.)
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from analyzers.registry import SOURCES
from analyzers.scan import read_tree
from tests.translators.rules.generated import LANGUAGES, unit
from workbench.services.folder import write_tree

ROOT = Path(__file__).parents[2]
SYSTEMS = ("ada/adadb", "c/telemetry", "cobol/ledger")
SUPPORT = re.compile(r"(src/theseus_rt|theseusrt)/")
LINTERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "rust": (("cargo", "clippy", "--quiet", "--offline", "--", "-D", "warnings"), ("cargo", "fmt", "--check")),
    "go": (("go", "vet", "./..."), ("gofmt", "-l", ".")),
}


@dataclass(frozen=True)
class Made:
    """One translation: its files, and the processor and wall seconds that it took, start-up included."""

    files: dict[str, bytes]
    processor: float
    wall: float


def translate(source: Path, target: str, out: Path, seed: int) -> Made:
    """Run the command as a user would; `seed` is that of Python's hashes, on which nothing may depend."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [
        str(Path(sys.executable).parent / "theseus"),
        "translate",
        str(source),
        "--to",
        target,
        "--translator",
        "rules",
    ]
    done = subprocess.run(
        [*command, "--out", str(out)], capture_output=True, text=True,
        check=False, env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONDONTWRITEBYTECODE": ""},
    )  # fmt: skip
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - started
    if done.returncode not in (0, 3):
        raise SystemExit(f"{source}: {done.stderr[-500:]}")
    files = {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Made(files, spent, wall)


def own_lines(files: dict[str, bytes]) -> list[str]:
    """Lines of code that came from the source."""
    code = [text for path, text in files.items() if path.endswith((".rs", ".go")) and not SUPPORT.match(path)]
    return [line for text in code for line in text.decode().splitlines()]


def objections(tree: Path, target: str) -> Iterator[str]:
    """What the target's own tools say; nothing when they are content."""
    go = shutil.which("go") or str(Path(sys.executable).parent / "go")
    root = subprocess.run([go, "env", "GOROOT"], capture_output=True, text=True, check=True).stdout.strip()
    beside = {"go": go, "gofmt": str(Path(root) / "bin" / "gofmt")}
    for command in LINTERS[target]:
        done = subprocess.run(
            [beside.get(command[0], command[0]), *command[1:]], cwd=tree, capture_output=True, text=True, check=False,
            env={**os.environ, "GOFLAGS": "-mod=mod", "GOPROXY": "off"},
        )  # fmt: skip
        said = (done.stdout + done.stderr).strip()
        if done.returncode or (command[0] == "gofmt" and said):
            yield f"{' '.join(command[:2])}: {said[:600]}"


def measure(source: Path, target: str) -> bool:
    """Prints what was measured; whether all is as it should be."""
    files, _ = read_tree(source, tuple(SOURCES))
    language = max(SOURCES, key=lambda s: sum(f.path.suffix.lower() in s.suffixes for f in files)).language
    lines = sum(f.text.count("\n") for f in files)
    with tempfile.TemporaryDirectory(prefix="rules-output-") as folder:
        work = Path(folder)
        first = translate(source, target, work / "first", 1)
        second = translate(source, target, work / "second", 2)
        own = own_lines(first.files)
        unsafe = sum(bool(re.search(r"\bunsafe\b", line.split("//")[0])) for line in own) if target == "rust" else 0
        rate = lines / min(first.processor, second.processor) * 60
        print(
            f"{source.name} to {target}: {lines} lines of {language}, {len(own)} of output ({len(own) / lines:.2f}x), {unsafe} with unsafe"
        )
        print(
            f"  {min(first.processor, second.processor):.2f} s processor, {min(first.wall, second.wall):.2f} s wall, {rate:,.0f} lines a minute"
        )
        said = list(objections(work / "first", target))
        if first.files != second.files:
            said.append("two translations differ")
        for line in said or ["bytes the same twice; linters and formatters content"]:
            print(f"  {line}")
        return not said


def random_program(language: str, lines: int, folder: Path) -> Path:
    """A folder with a random program of a language, of at least so many lines."""
    count = 1
    while sum(text.count("\n") for text in unit(language, 1, count).files.values()) < lines:
        count += 1
    write_tree(folder, unit(language, 1, count).files)
    return folder


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "corpora" / s for s in SYSTEMS])
    parser.add_argument("--to", default="rust,go")
    parser.add_argument("--random", type=int, default=0, help="lines of a random program in each language")
    options = parser.parse_args(argv)
    if options.random:
        made = Path(tempfile.mkdtemp(prefix="rules-random-"))
        options.folders = [random_program(language, options.random, made / language) for language in LANGUAGES]
    content = [
        measure(folder.resolve(), target) for folder in options.folders for target in options.to.split(",")
    ]
    return int(not all(content))


if __name__ == "__main__":
    raise SystemExit(main())
