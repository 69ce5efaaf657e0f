"""How fast campaigns compare, beside what a program written for the purpose would reach.

    .venv/bin/python -m tests.bench.verify_throughput [--only TEXT] [--seconds 2] [--rounds 3] [--budget 20] [--no-programs]

Subprograms (tests/bench/throughput): comparisons a second of CPU, steering, sandboxes and start of drivers included,
by the campaign's own blocks, against a loop in C that calls both libraries directly, in one process, on inputs drawn from the same.
Whole programs (some of tests/verifiers/pairs): inputs a second of the campaign against one sandbox for each program and
input, both programs at the same time; campaigns of `--budget` seconds, since the first few go to starting sandboxes and
to looking at single inputs. Best of `--rounds`. Goals: 50 % of the loop; 5 times the sandboxes.
"""

from __future__ import annotations

import argparse
import datetime
import os
import re
import shutil
import struct
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from analyzers import scan
from analyzers.model import Codebase, Module
from tests.bench.verify_pairs import PAIRS
from translators.protocol import Done, Translation, TranslationJob
from translators.rules.translator import RulesTranslator
from translators.targets import for_name
from verifiers.compare_service import compare
from verifiers.harness.registry import for_source, for_target
from verifiers.observe import Case
from verifiers.probe import blocks
from verifiers.probe.bulk import Bulk
from verifiers.probe.calls import ProbeRequest
from verifiers.probe.campaign import bulk_of
from verifiers.runner import Runner
from verifiers.toolchains import Built, for_language
from verifiers.toolchains.golang import locate
from verifiers.verdict import CompareRequest
from verifiers.work_folder import work_folder

SUBJECTS = Path(__file__).parent / "throughput"
PROGRAMS = ("c_crc_rust", "c_matrix_go", "ada_roman_go", "ada_stats_rust", "cobol_dates_rust", "cobol_loan_go")
ALONE = 30  # inputs of the campaign that get sandboxes of their own

NUMBERS_RUST = """
#[no_mangle]
pub extern "C" fn translated_days(a: i32, b: i32, c: i32) -> i64 { i64::from(crate::small::days_of(a, b, c)@OR@) }
#[no_mangle]
pub extern "C" fn translated_power(a: i32, b: i32, c: i32) -> i64 { i64::from(crate::small::power_of(a, b, c)@OR@) }
"""
STORAGE_RUST = """
#[no_mangle]
pub unsafe extern "C" fn translated_interest(a: *mut [u8; 9], b: *mut [u8; 4], c: *mut [u8; 11]) {
    crate::interest::interest(&mut *a, &mut *b, &mut *c)
}
"""
NUMBERS_GO = """package main

import "C"
import "migrated/small"

//export translated_days
func translated_days(a, b, c int32) int64 { return int64(small.DaysOf(a, b, c)) }

//export translated_power
func translated_power(a, b, c int32) int64 { return int64(small.PowerOf(a, b, c)) }

func main() {}
"""
STORAGE_GO = """package main

import "C"
import (
	"migrated/interest"
	"unsafe"
)

//export translated_interest
func translated_interest(a, b, c unsafe.Pointer) {
	interest.Interest((*[9]byte)(a), (*[4]byte)(b), (*[11]byte)(c))
}

func main() {}
"""


def run(argv: list[str], folder: Path, environment: dict[str, str] | None = None) -> str:
    """Run a compiler, or the loop: all of it is this benchmark's own code."""
    done = subprocess.run(argv, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **(environment or {})})
    if done.returncode:
        raise SystemExit(f"{' '.join(argv)}: {done.stderr}")
    return done.stdout


def translated(codebase: Codebase, root: Path, module: Module, target: str) -> Translation:
    for event in RulesTranslator().translate(TranslationJob(codebase, root, module, target)):
        if isinstance(event, Done) and event.translation is not None:
            return event.translation
    raise SystemExit(f"{module.name}: no translation to {target}")


def loops(language: str, target: str, tree: dict[str, str], work: Path) -> dict[str, list[str]]:
    """The commands of the hand-written loops, one a subprogram."""
    for name, text in tree.items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_text(text)
    source = SUBJECTS / language
    storage = language == "cobol"
    if target == "rust":
        fallback = ".unwrap_or(-9)" if language == "ada" else ""
        with (work / "src/lib.rs").open("a") as file:
            file.write(STORAGE_RUST if storage else NUMBERS_RUST.replace("@OR@", fallback))
        run(["rustc", "--edition", "2021", "-Copt-level=2", "-Coverflow-checks=on", "-Awarnings", "--crate-name", "migrated",
             "--crate-type", "cdylib", "src/lib.rs", "-o", "libtranslated.so"], work)  # fmt: skip
    else:
        (work / "hand").mkdir()
        (work / "hand/main.go").write_text(STORAGE_GO if storage else NUMBERS_GO)
        go = locate().root
        settings = {"CGO_ENABLED": "1", "GOFLAGS": "-mod=mod", "GOROOT": str(go), "GOTOOLCHAIN": "local", "GOPROXY": "off"}
        run([str(go / "bin/go"), "build", "-buildmode=c-shared", "-o", "libtranslated.so", "./hand"], work, settings)
    if language == "c":
        run(["gcc", "-O2", "-shared", "-fPIC", str(source / "small.c"), "-o", "liboriginal.so"], work)
        names, libraries = {"days": ("days_of", "long"), "power": ("power_of", "long")}, []
    elif language == "ada":
        run(["gcc", "-O2", "-c", "-fPIC", str(source / "small.adb"), "-o", "small.o"], work)
        run(["gcc", "-shared", "small.o", "-o", "liboriginal.so"], work)
        runtime = run(["gcc", "-print-file-name=adalib"], work).strip()
        names = {"days": ("small__days_of", "int"), "power": ("small__power_of", "long")}
        libraries = [f"{runtime}/libgnat.a"]
        libraries = next(([str(p)] for p in Path(runtime).glob("libgnat-*.so")), libraries)
    else:
        run(["cobc", "-b", "-O", "-fixed", "-o", "liboriginal.so", str(source / "interest.cob")], work)
        names, libraries = {"interest": ("INTEREST", "int")}, ["-lcob"]
    written = SUBJECTS / ("loop_storage.c" if storage else "loop_numbers.c")
    for name, (symbol, result) in names.items():
        flags = [f"-DORIGINAL={symbol}", f"-DTRANSLATED=translated_{name}", f"-DRESULT={result}"]
        run(["gcc", "-O2", *flags, str(written), "-L.", "-Wl,-rpath,$ORIGIN", "-loriginal", "-ltranslated", *libraries, "-o", f"{name}.loop"],
            work)  # fmt: skip
    return {name: [str(work / f"{name}.loop"), str(work / f"{name}.inputs")] for name in names}


def write_inputs(bulk: Bulk, index: int, raw: bool, path: Path) -> None:
    """Inputs as the campaign makes them, for the loop."""
    with path.open("wb") as file:
        for _ in range(16):
            block = blocks.drawn(index, bulk.subprograms[index], bulk.template(index), raw, 256, bulk.rng, bulk.pool)
            assert block is not None
            for number in range(256):
                given = block.arguments(number)
                file.write(b"".join(given) if raw else struct.pack("<3i", *given))


def cpu(pid: int) -> float:
    """CPU seconds of a process, of those it waited for, and of its living descendants."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK") + sum(cpu(int(child)) for child in children)


def spent(runners: tuple[Runner, Runner]) -> float:
    return time.process_time() + sum(cpu(pid) for runner in runners if (pid := runner.pid) is not None)


def loop_speed(command: list[str], seconds: float) -> float:
    """Comparisons a CPU second."""
    done, different, took = run([*command, "300000"], Path(command[0]).parent).split()
    calls = max(300_000, int(int(done) / float(took) * seconds))
    done, different, took = run([*command, str(calls)], Path(command[0]).parent).split()
    if int(different):
        raise SystemExit(f"{command[0]}: the loop sees {different} differences")
    return int(done) / float(took)


def bulk_speed(bulk: Bulk, runners: tuple[Runner, Runner], index: int, seconds: float) -> float:
    """Comparisons a CPU second, of everything that has a part in them."""
    before, compared = spent(runners), bulk.total
    bulk.draw(index, 1 << 40, time.monotonic() + seconds)
    return (bulk.total - compared) / (spent(runners) - before)


def subprograms(only: str, seconds: float, rounds: int) -> list[tuple[str, float, float]]:
    """For each pair of languages: comparisons a CPU second of the loop, and of the campaign."""
    found = []
    for language in ("c", "ada", "cobol"):
        root = SUBJECTS / language
        codebase = scan.analyze(root)
        (module,) = codebase.modules
        for target in ("rust", "go"):
            name = f"{language}-{target}"
            if only not in name:
                continue
            source = for_source(language)
            translation = translated(codebase, root, module, target)
            chosen = tuple(s for s in module.interface.subprograms if not source.drivable(s))
            tree = for_name(target).compose([translation], [])
            driven = for_target(target).tree(tree, module, translation.probes, chosen)
            request = ProbeRequest(
                source.tree(codebase, root, module, chosen), {n: t.encode() for n, t in driven.items()},
                language, target, chosen, raw=source.raw_storage,
            )  # fmt: skip
            with work_folder("bench") as folder, bulk_of(request) as (bulk, runners):
                for index, (which, command) in enumerate(loops(language, target, tree, folder).items()):
                    assert chosen[index].name.lower().startswith(which)
                    write_inputs(bulk, index, request.raw, Path(command[1]))
                    by_hand = max(loop_speed(command, seconds) for _ in range(rounds))
                    bulk.draw(index, 1 << 40, time.monotonic() + seconds)  # until cases have their size
                    by_campaign = max(bulk_speed(bulk, runners, index, seconds) for _ in range(rounds))
                    if bulk.unexplained:
                        raise SystemExit(f"{name}: the campaign sees differences that no call explains")
                    found.append((f"{name} {which}", by_hand, by_campaign))
                    print(f"{name:12} {which:9} loop {by_hand:12,.0f}/s   campaign {by_campaign:12,.0f}/s   "
                          f"{by_campaign / by_hand:6.0%}", flush=True)  # fmt: skip
    return found


def programs(only: str, budget: float, rounds: int) -> list[tuple[str, float, float]]:
    """For each pair: inputs a second with sandboxes of their own, and of a campaign, from the plain builds' end on: what is
    left to wait for the instrumented ones is counted."""
    found = []
    for name in PROGRAMS:
        if only not in name:
            continue
        original, faithful = next((PAIRS / name).glob("original.*")), next((PAIRS / name).glob("faithful.*"))
        alone = best = 0.0
        kept: list[Case] = []
        for number in range(rounds):
            kept.clear()
            request = CompareRequest(original, faithful, budget=budget, seed=number + 1, builds_apart=True)
            verdict = compare(request, kept=kept)
            best = max(best, verdict.inputs.executed / verdict.stages["campaign"])
        with work_folder("bench") as folder, ThreadPoolExecutor(2) as pool:
            sides = []
            for role, program in (("original", original), ("translation", faithful)):
                language, _, target = re.sub(r"_[a-z]+_", "--", name).partition("--")
                toolchain = for_language(language if role == "original" else target)
                (folder / role).mkdir()
                shutil.copy(program, folder / role)
                sides.append(toolchain.build(folder / role, folder / f"{role}-built"))

            def one(built: Built, case: Case) -> None:
                with Runner(built) as runner:
                    runner.run_one(replace(case, program=""))

            for _ in range(rounds):
                started = time.monotonic()
                some = kept[:ALONE]
                for case in some:
                    list(pool.map(one, sides, [case, case]))
                alone = max(alone, len(some) / (time.monotonic() - started))
        found.append((name, alone, best))
        print(f"{name:18} one sandbox each {alone:8.1f}/s   campaign {best:8.1f}/s   {best / alone:5.1f} times", flush=True)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--budget", type=float, default=20.0)
    parser.add_argument("--no-programs", action="store_true")
    chosen = parser.parse_args()
    load = os.getloadavg()[0]
    rows = subprograms(chosen.only, chosen.seconds, chosen.rounds)
    pairs = [] if chosen.no_programs else programs(chosen.only, chosen.budget, chosen.rounds)
    slow = [name for name, by_hand, ours in rows if ours < 0.5 * by_hand] + [n for n, a, c in pairs if c < 5 * a]
    print(f"{datetime.date.today()}, {os.cpu_count()} cores, load {load:.1f} before and {os.getloadavg()[0]:.1f} after; "
          f"below its goal: {', '.join(slow) or 'none'}")  # fmt: skip
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
