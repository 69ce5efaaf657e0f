"""How fast a tree of C is surveyed, beside `ctags -R` on the same tree, cold and with one file changed; the curve.

The survey is measured as a call, and as the command `theseus analyze FOLDER --json FILE`: the start, the order, the risks
and the writing of the JSON included.

    python -m tests.bench.analyze_speed [FOLDER] [--lines 10000,100000,1000000] [--rounds 3]

FOLDER defaults to Debian's openssl source, repeated until there are enough lines. Prints wall and processor
seconds (processor seconds depend least on what else the machine does), and the largest memory of one process.
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
from statistics import median

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
    """All one after the other in each round, so that what else the machine does hits all; medians over rounds."""
    walls: dict[str, list[float]] = {}
    processors: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        root, cache, caches = Path(folder) / "tree", Path(folder) / "cache", Path(folder) / "caches"
        have = _sample(source, root, lines)
        tags = ["ctags", "-R", "-f", str(Path(folder) / "tags"), str(root)]
        theseus = str(Path(sys.executable).with_name("theseus"))
        analyze = [theseus, "analyze", str(root), "--json", str(Path(folder) / "analysis.json")]

        def command() -> None:
            environment = os.environ | {"XDG_CACHE_HOME": str(caches)}
            subprocess.run(analyze, check=True, capture_output=True, env=environment)

        def survey_it() -> None:
            survey(root, cache)

        subprocess.run(tags, check=True)  # from here on the system has all files in memory
        changed = next(iter(sorted(root.rglob("*.c"))))
        for number in range(rounds):
            shutil.rmtree(cache, ignore_errors=True)
            shutil.rmtree(caches, ignore_errors=True)
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
                walls.setdefault(name, []).append(wall)
                processors.setdefault(name, []).append(processor)
    of_all = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    wall_of, cpu = ({name: median(values) for name, values in kept.items()} for kept in (walls, processors))

    def row(cold: str, changed: str) -> str:
        ratio = median(c / t for c, t in zip(walls[cold], walls["ctags"], strict=True))
        return (
            f"cold {wall_of[cold]:6.2f} s ({cpu[cold]:5.2f} cpu), {ratio:4.1f} x ctags "
            f"({cpu[cold] / cpu['ctags']:4.1f} x cpu)  one changed {wall_of[changed]:5.2f} s ({cpu[changed]:5.2f} cpu)"
        )

    print(
        f"{have:>9} lines: ctags {wall_of['ctags']:6.2f} s ({cpu['ctags']:5.2f} cpu)  {max(of_all) // 1024} MB\n"
        f"{'':>9} survey:  {row('cold', 'changed')}\n"
        f"{'':>9} command: {row('command cold', 'command changed')}",
        flush=True,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--lines", default="10000,100000,1000000")
    parser.add_argument("--rounds", type=int, default=3)
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
