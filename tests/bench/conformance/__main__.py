"""The commands of the package: see its head."""

from __future__ import annotations

import argparse
import datetime
import os
import subprocess
import sys
from pathlib import Path

from analyzers.model import TheseusError
from tests.bench.conformance import basis, results
from tests.bench.conformance.compare import compare_sample
from tests.bench.conformance.lint import lint_sample
from tests.bench.conformance.logs import parse
from tests.bench.conformance.quick import PARTS, run_quick, runner_at, working_folder
from tests.bench.conformance.render import page
from tests.bench.conformance.times import measure

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "conformance.md"
SUITES = (
    *(f"nist-{part}" for part in ("NC", "IF", "IX", "RL", "SQ", "ST", "SM")),
    "gnucobol", *PARTS, "ctorture", "csmith-simple", "csmith-full",
)  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    """Exit code 1 when something is WRONG, unbuilt or in error, a verdict disagrees with what was seen, or a linter objects."""
    options = _options().parse_args(argv)
    if options.command == "render":
        results.adopt(options.logs)
        PAGE.write_text(page(results.kept(), results.generated(), results.agreements(), results.times()), "utf-8")
        return 0
    if not options.runner.is_file():
        print(f"{options.runner}: the suites' runner is not there; name it with --runner", file=sys.stderr)
        return 2
    if unknown := [suite for suite in options.suites if suite not in SUITES]:
        print(f"{', '.join(unknown)}: no such suite; there are {', '.join(SUITES)}", file=sys.stderr)
        return 2
    try:
        with basis.alone(options.cache):
            if options.command == "compare":
                return _compare(options)
            if options.command == "lint":
                return int(any([lint_sample(runner_at(options.runner), suite, options) for suite in options.suites]))
            if options.command == "times":
                for times in measure(runner_at(options.runner), options):
                    results.keep(times)
                return 0
            options.logs.mkdir(parents=True, exist_ok=True)
            return max(_run(suite, options) for suite in options.suites or SUITES)
    except TheseusError as error:
        print(error, file=sys.stderr)
        return 2


def _compare(options: argparse.Namespace) -> int:
    runner, found = runner_at(options.runner), []
    for suite in options.suites:
        for agreement in compare_sample(runner, suite, options):
            results.keep(agreement)
            found += agreement.disagreements
    return int(bool(found))


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.conformance", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("run", "compare", "times", "lint", "render"):
        sub = commands.add_parser(name)
        sub.add_argument("--logs", type=Path, default=ROOT / "build" / "conformance")
        if name == "render":
            continue
        sub.add_argument("suites", nargs="*" if name == "run" else "+")
        sub.add_argument("--runner", type=Path, default=ROOT.parent / "shared" / "conformance" / "run.py")
        sub.add_argument("--theseus", type=Path, default=ROOT / ".venv" / "bin" / "theseus")
        sub.add_argument("--mirror", type=Path, default=ROOT.parent / ".mirror")
        sub.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "theseus-conformance")
        sub.add_argument("--to", default="rust,go")
        sub.add_argument("--sample", type=int, default={"run": None, "times": 40, "lint": 20}.get(name, 100))
        sub.add_argument("--only", default="")
        if name not in ("times", "lint"):
            sub.add_argument("--quick", action="store_true", help="build without optimization, and share what can be shared")
        if name == "compare":
            sub.add_argument("--faults", type=int, default=1, help="plant a fault in one program of so many")
        sub.add_argument("--budget", default="20s")
        sub.add_argument("--seed", type=int, default=1)
    return parser


def _run(suite: str, options: argparse.Namespace) -> int:
    shown = ["run", suite, "--to", options.to, *(["--sample", str(options.sample)] if options.sample else [])]
    shown += ["--quick"] if options.quick else []
    shown += ["--only", options.only] if options.only else []
    command = [
        sys.executable, options.runner.resolve(), suite, "--theseus", options.theseus.absolute(), "--to", options.to,
        "--chars", "100000", "--mirror", options.mirror.resolve(), "--cache", options.cache.resolve(), "--only", options.only,
        *(["--sample", options.sample] if options.sample else []),
    ]  # fmt: skip
    log = options.logs / f"{suite}.log"
    with log.open("w", encoding="utf-8") as out:
        out.write(f"# date: {datetime.date.today()}\n# tools: {basis.tools(options.theseus)}\n")
        out.write(f"# command: `python -m tests.bench.conformance {' '.join(shown)}`\n")
        out.flush()
        code = 0
        if options.quick or suite in PARTS:
            run_quick(runner_at(options.runner), suite, options, out)
        else:
            environment = os.environ | basis.CLOCK
            with working_folder() as work:  # csmith leaves a file where it is started
                given = list(map(str, command))
                code = subprocess.run(given, stdout=out, cwd=work, check=False, env=environment).returncode
    found = parse(suite, log.read_text("utf-8", errors="replace"))
    for target, score in found.scores.items():
        print(f"{suite} {target}: {score.outcomes}; checks {score.checks} of {score.checks_of}", flush=True)
    for program, target, kind, note in found.faults:
        print(f"  {program} {target}: {kind} {note[:150]}", flush=True)
    return int(bool(code or found.faults))


if __name__ == "__main__":
    raise SystemExit(main())
