"""How fast a tree of C is surveyed, beside `ctags -R` on the same tree, cold and with one file changed; the curve.

What counts is the command `theseus analyze FOLDER --json FILE`: the start, the order, the risks and the writing of the
JSON included. Beside it stands the survey as a call in a process that runs already.

    python -m tests.bench.analyze_speed [FOLDER] [--lines 10000,100000,1000000] [--rounds 3]

FOLDER defaults to Debian's openssl source, repeated until there are enough lines. Prints wall and processor
seconds, the best of the rounds each, and the largest memory of one process.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from analyzers.c.scanner import prepare
from analyzers.survey.run import survey
from tests.bench.trees import debian_source


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor seconds, those of child processes included."""

    def used() -> float:
        return sum(
            r.ru_utime + r.ru_stime
            for r in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
        )

    wall, processor = time.monotonic(), used()
    work()
    return time.monotonic() - wall, used() - processor


def _sample(source: Path, into: Path, lines: int) -> int:
    """Copy .c and .h files until there are so many lines; again under another folder when they do not suffice."""
    files = [p for p in sorted(source.rglob("*.[ch]")) if p.is_file() and not p.is_symlink()]
    have = round_ = 0
    while have < lines and files:
        for path in files:
            target = into / f"r{round_}" / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            data = path.read_bytes()
            target.write_bytes(data)
            have += data.count(b"\n")
            if have >= lines:
                break
        round_ += 1
    return have


def measure(source: Path, lines: int, rounds: int) -> None:
    """All one after the other in each round, so that what else the machine does hits all; the best of the rounds,
    which is what the machine can do."""
    walls: dict[str, float] = {}
    processors: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        root, cache, caches = Path(folder) / "tree", Path(folder) / "cache", Path(folder) / "caches"
        have = _sample(source, root, lines)
        tags = ["ctags", "-R", "-f", str(Path(folder) / "tags"), str(root)]
        theseus = str(Path(sys.executable).with_name("theseus"))

        def command(tree: Path = root) -> None:
            environment = os.environ | {"XDG_CACHE_HOME": str(caches)}
            written = str(Path(folder) / "analysis.json")
            subprocess.run([theseus, "analyze", str(tree), "--json", written], check=True, capture_output=True, env=environment)

        def survey_it() -> None:
            survey(root, cache)

        def forget() -> None:
            """All that is known of a tree; the native scanner, made once for all trees, stays."""
            shutil.rmtree(cache, ignore_errors=True)
            for known in (caches / "theseus").iterdir():
                if known.is_dir():
                    shutil.rmtree(known)

        subprocess.run(tags, check=True)  # from here on the system has all files in memory
        small = Path(folder) / "small"
        small.mkdir()
        (small / "a.c").write_text("int a;\n")
        first, _ = _timed(lambda: command(small))
        prepare()
        changed = next(iter(sorted(root.rglob("*.c"))))
        for number in range(rounds):
            forget()
            work: dict[str, Callable[[], object]] = {
                "ctags": lambda: subprocess.run(tags, check=True),
                "cold": survey_it,
                "command cold": command,
                "changed": survey_it,
                "command changed": command,
            }
            for name, run in work.items():
                if name == "changed":
                    text = changed.read_text("latin-1")
                    changed.write_text(f"{text}\nint one_more_{number}(void) {{ return 1; }}\n", "latin-1")
                wall, processor = _timed(run)
                walls[name] = min(wall, walls.get(name, wall))
                processors[name] = min(processor, processors.get(name, processor))
    of_all = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)

    def row(cold: str, changed: str) -> str:
        return (
            f"cold {walls[cold]:6.2f} s ({processors[cold]:5.2f} cpu), {walls[cold] / walls['ctags']:4.1f} x ctags "
            f"({processors[cold] / processors['ctags']:4.1f} x cpu)  one changed {walls[changed]:5.2f} s "
            f"({processors[changed]:5.2f} cpu)"
        )

    print(
        f"{have:>9} lines: ctags {walls['ctags']:6.2f} s ({processors['ctags']:5.2f} cpu)  {max(of_all) // 1024} MB, "
        f"{walls['command cold'] / have * 1e6:.2f} s a million lines (command, cold)\n"
        f"{'':>9} command: {row('command cold', 'command changed')}\n"
        f"{'':>9} survey:  {row('cold', 'changed')}   first run of all, with the scanner compiled, one file: {first:.2f} s",
        flush=True,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--lines", default="10000,100000,1000000")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    source = chosen.folder or debian_source("openssl", Path(tempfile.gettempdir()) / "theseus-bench-trees")
    if source is None:
        print("no source tree: name a folder", file=sys.stderr)
        return 1
    for lines in map(int, chosen.lines.split(",")):
        measure(source, lines, chosen.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
