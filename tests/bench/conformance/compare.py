"""Does `theseus compare` agree with what the suites' runner sees? A seeded sample of programs and their translations,
each as it is and, of every so many (`--faults`), once with a fault planted in it: a number of the translated program made
one larger, so that the program's own output, or its end, is another. With `--quick` the verifier gets Rust whose profile
asks for no optimization, as `run --quick` builds it: COBOL's support library alone takes the compiler ten seconds else.

Agreement: never `equivalent` where bytes differ, never `divergent` where they do not. `inconclusive` and `unsupported`
agree with both and are counted, and so is what could not be compared: translations that were refused or not built, and
programs in which no planted fault shows. Verdicts are kept (see `basis`) under a digest of both programs, of the code
that judges and of how they are compared: a sample that was ended goes on where it was, and what it said until then is kept.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import random
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.bench.conformance import basis
from tests.bench.conformance.quick import (
    built,
    family_of,
    keep,
    observed,
    original,
    prepared,
    put,
    result_file,
    working_folder,
)
from translators.rules.translator import RulesTranslator
from workbench.services.folder import translate_path

_PLANTED = 4  # places that are tried until one shows in what the program does
_NUMBER = re.compile(r"(?<![\w.\"])\d{1,6}(?![\w.\"])")
_RELEASE = re.compile(r"(\[profile\.release\][^\[]*?\bopt-level = )\w+")
_SEEN = {"same": "same", "WRONG": "differs"}  # what `run` says of a translation
_DISAGREE = (("same", "divergent"), ("differs", "equivalent"))


@dataclass
class Agreement:
    """A suite's sample in one target: how it was taken, and pairs by what was seen and what the verdict said of it."""

    suite: str
    target: str
    command: str
    date: str
    code: str = ""  # the commit at which the last of it was measured
    counts: dict[str, int] = field(default_factory=dict)  # by "same, equivalent" and so on
    disagreements: list[str] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)  # programs by why they were not compared

    def add(self, program: str, variant: str, seen: str, verdict: str) -> bool:
        """Counts one pair, or, without a verdict, why there is none; whether the verdict disagrees."""
        if not verdict:
            self.left_out[seen] = self.left_out.get(seen, 0) + 1
            return False
        key = f"{seen}, {verdict}"
        self.counts[key] = self.counts.get(key, 0) + 1
        if (seen, verdict) in _DISAGREE:
            self.disagreements.append(f"{program} {variant}: {key}")
        return (seen, verdict) in _DISAGREE

    def pairs(self) -> int:
        return sum(self.counts.values())

    def of(self, seen: str) -> int:
        return sum(n for key, n in self.counts.items() if key.startswith(f"{seen}, "))


def compare_sample(runner: ModuleType, suite: str, options: argparse.Namespace) -> Iterator[Agreement]:
    """What is known of a target, each time that something more is; prints a line a pair."""
    family = family_of(runner, suite, options)
    ours = sorted((n for n in family.names if runner.in_half(n)), key=runner.by_hash)
    command = f"python -m tests.bench.conformance compare {suite} --to {options.to} --sample {options.sample}"
    command += f" --seed {options.seed} --budget {options.budget}" + f" --only {options.only}" * bool(options.only)
    command += f" --faults {options.faults}" * (options.faults != 1) + " --quick" * options.quick
    found = {t: Agreement(suite, t, command, str(datetime.date.today()), basis.commit()) for t in options.to.split(",")}
    for number, program in enumerate(_taken(ours, options)):
        missing = [agreement for agreement in found.values() if agreement.of("same") < options.sample]
        if not missing:
            break
        for agreement in missing:
            for variant, seen, verdict in _pairs(runner, family, program, agreement.target, options, not number % options.faults):
                disagrees = agreement.add(program, variant, seen, verdict)
                said = f"{program} {agreement.target} {variant}: {seen}" + f", {verdict}" * bool(verdict)
                print(f"{said}{'  DISAGREES' * disagrees}", flush=True)
                yield agreement
    for agreement in found.values():
        every = [*agreement.counts.items(), *agreement.left_out.items()]
        shown = "; ".join(f"{key}: {n}" for key, n in sorted(every))
        print(f"{suite} {agreement.target}: {shown}", flush=True)


def _taken(names: list[str], options: argparse.Namespace) -> list[str]:
    if options.only:
        return [n for n in names if n in options.only.split(",")]
    return random.Random(options.seed).sample(names, len(names))


def _pairs(
    runner: ModuleType, family: Any, program: str, target: str, options: argparse.Namespace, faulty: bool
) -> Iterator[tuple[str, str, str]]:
    """(variant, what the bytes say, what the verdict is) of the translation and, where `faulty`, of one with a planted
    fault; without a verdict where there is nothing to compare."""
    kept = basis.kept(options)
    with working_folder() as work:
        source = prepared(family, program, work)
        expected = original(family, program, source, work, kept)
        if expected is None:
            return
        try:
            translated = translate_path(source, target, RulesTranslator(whole=True))
        except Exception as error:  # a fault of the translator is counted
            print(f"{program} {target}: not compared: {error}", flush=True)
            yield "translation", "error", ""
            return
        if not translated.whole:
            yield "translation", "refused", ""
            return
        rng = random.Random(f"{options.seed} {program}")
        variants = [("translation", translated.files), *(("fault", f) for f in _faulty(translated.files, rng))]
        for number, (variant, files) in enumerate(variants):
            digest = _digest(source, files, target, options)
            known = kept / "verdicts" / f"{digest}.json"
            if known.exists():
                seen, verdict = json.loads(known.read_text())
            else:
                out = work / "translations" / f"{target}-{number}"
                seen = _seen(runner, family, source, files, target, expected, out, options)
                if options.quick:
                    put(out, unoptimized(files))
                of_use = seen == "differs" or (seen, variant) == ("same", "translation")
                verdict = _verdict(source, out, options) if of_use else ""
                keep(known, json.dumps([seen, verdict]).encode())
            if variant == "translation":
                yield variant, seen, verdict
                if seen == "unbuilt" or not faulty:
                    return
            elif seen == "differs":
                yield variant, seen, verdict
                return
        yield "fault", "no planted fault shows", ""


def _digest(source: Path, files: dict[str, str], target: str, options: argparse.Namespace) -> str:
    how = (options.budget, options.seed, options.quick)
    said = repr((basis.contents(source), sorted(files.items()), target, how, basis.judges()))
    return hashlib.sha256(said.encode()).hexdigest()


def _seen(
    runner: ModuleType, family: Any, source: Path, files: dict[str, str], target: str, expected: Any, out: Path,
    options: argparse.Namespace,
) -> str:  # fmt: skip
    """What the bytes say of a translation, which is left in `out`. The program is built where the original was, two folders
    above: GnuCOBOL's suite takes input files from the `src` folders beside it, and a translation has one too."""
    known = result_file(basis.kept(options), target, files, expected)
    if known.exists() and (kind := json.loads(known.read_text())[0]) in _SEEN:
        put(out, files)
        return _SEEN[kind]
    tree, exe = options.cache / "quick" / target, out.parent.with_name(f"new-{out.name}")
    put(tree, files)
    built(runner, tree, target, exe)
    if not exe.exists():
        return "unbuilt"
    put(out, files)
    return "same" if observed(family, exe, exe.with_name(f"r-{out.name}")) == expected else "differs"


def unoptimized(files: dict[str, str]) -> dict[str, str]:
    """A translation whose release profile, if it has one, asks for no optimization."""
    described = {name: _RELEASE.sub(r"\g<1>0", text) for name, text in files.items() if name == "Cargo.toml"}
    return files | described


def _verdict(source: Path, out: Path, options: argparse.Namespace) -> str:
    command = [options.theseus, "compare", source, out, "--budget", options.budget, "--seed", options.seed, "--mutants", "0",
               "--rule", "clock", "--rule", "fixed-surroundings", "--json"]  # fmt: skip
    try:
        done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False, timeout=600)
    except subprocess.TimeoutExpired:
        return "no verdict: it took more than 600 s"
    try:
        return str(json.loads(done.stdout)["status"])
    except (json.JSONDecodeError, KeyError):
        return f"no verdict (exit {done.returncode}): {done.stderr.strip()[-200:]}"


def _faulty(files: dict[str, str], rng: random.Random) -> Iterator[dict[str, str]]:
    """Translations with one decimal number of the program (not of its support library) made one larger."""
    places = [
        (name, found)
        for name, text in sorted(files.items())
        if name.endswith((".rs", ".go")) and "theseus_rt" not in name and "theseusrt" not in name
        for found in _NUMBER.finditer(text)
    ]
    for name, found in rng.sample(places, min(_PLANTED, len(places))):
        text = files[name]
        yield files | {name: text[: found.start()] + str(int(found[0]) + 1) + text[found.end() :]}
