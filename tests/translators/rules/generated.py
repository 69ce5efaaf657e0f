"""Generated programs of a source language: run as they are and translated, compared byte for byte, and made small.

A generator is a module that offers `program(seed, name)`, the files of one program; `main(names)`, those of a main
program that calls each of them in turn and shows a line `== NAME` after it; and `build(files)`, the one command that
makes them all one program. Programs are built in units of many, without optimization, because building is what takes
the time; a unit in which something goes wrong is taken apart, without those that its compiler names.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from analyzers.model import TheseusError
from translators.rules.closure import CALLS_REFUSED
from verifiers.observe import Case, Observation
from verifiers.observe import Outcome as Ended
from verifiers.runner import RunLimits, Runner
from verifiers.toolchains import BuildMode, for_language
from verifiers.toolchains.protocol import BuildError, Built
from verifiers.toolchains.stage import Shop, stage
from workbench.services.folder import Refused, embedded, translate_path, write_tree

LANGUAGES = ("ada", "c", "cobol")
UNIT = 25
_LIMITS = RunLimits(wall_seconds=60, output_bytes=64 << 20)
_MARK = b"== "
_FOLLOWS = (CALLS_REFUSED, "not lowered")  # refused because something else is
_OPTIMIZED = re.compile(r"^opt-level = \d", re.M)

Files = Mapping[str, str]


class Generator(Protocol):
    """What a language's `generated` module offers."""

    def program(self, seed: int, name: str) -> dict[str, str]: ...

    def main(self, names: Sequence[str]) -> dict[str, str]: ...

    def build(self, files: Sequence[str]) -> list[str]: ...


class Kind(StrEnum):
    SAME = "same"
    REFUSED = "refused"
    DIFFERS = "differs"
    UNBUILT = "unbuilt"  # the translation's compiler does not take it
    ERROR = "error"  # the translator itself failed
    UNUSABLE = "unusable"  # the original can't be built, or has no defined behaviour: nothing is known of it


@dataclass(frozen=True)
class Outcome:
    """What became of one program in one target, and what is to be said of it."""

    kind: Kind
    note: str = ""


@dataclass(frozen=True)
class Unit:
    """Programs by name, built as one."""

    language: str
    programs: Mapping[str, Files]

    @property
    def files(self) -> dict[str, str]:
        every = dict(generator(self.language).main(tuple(self.programs)))
        for files in self.programs.values():
            every.update(files)
        return every

    def only(self, names: Sequence[str]) -> Unit:
        return replace(self, programs={n: self.programs[n] for n in names})


@dataclass(frozen=True)
class Original:
    """What each program of a unit shows, and the exit code. Programs know nothing of each other: what one shows, it
    shows without the others too."""

    shown: Mapping[str, list[bytes]]
    code: int | None


def generator(language: str) -> Generator:
    return cast(Generator, import_module(f"tests.translators.rules.{language}.generated"))


def unit(language: str, seed: int, count: int = UNIT) -> Unit:
    """The programs of a seed: each has a seed of its own."""
    made = generator(language)
    names = [f"PROG{n}" for n in range(1, count + 1)]
    return Unit(language, {name: made.program(seed * 1000 + n, name) for n, name in enumerate(names)})


# --------------------------------------------------------------------------- judging


def judge(given: Unit, targets: Sequence[str], *, defined: bool = False) -> dict[str, dict[str, Outcome]]:
    """What becomes of each program in each target: target -> program -> outcome. `defined`: the programs are known to be
    so, and no sanitizer is asked."""
    with tempfile.TemporaryDirectory(prefix="theseus-programs-") as name:
        work = Path(name)
        original = _original(given, work, defined)
        if isinstance(original, Original):
            return {t: _judged(given, t, original, work / t, work / "source") for t in targets}
    parts = [judge(part, targets, defined=defined) for part in (_without(given, original) if original else _halves(given))]
    unusable = dict.fromkeys(set(given.programs) - {n for p in parts for n in p[targets[0]]}, Outcome(Kind.UNUSABLE))
    return _joined([*parts, dict.fromkeys(targets, unusable)], targets)


def _without(given: Unit, names: set[str]) -> list[Unit]:
    rest = [n for n in given.programs if n not in names]
    return [given.only(rest)] if rest else []


def _joined(parts: Sequence[dict[str, dict[str, Outcome]]], targets: Sequence[str]) -> dict[str, dict[str, Outcome]]:
    return {t: {n: o for part in parts for n, o in part[t].items()} for t in targets}


def _halves(given: Unit) -> list[Unit]:
    names = list(given.programs)
    middle = len(names) // 2
    return [given.only(names[:middle]), given.only(names[middle:])] if middle else []


def _original(given: Unit, work: Path, defined: bool = False) -> Original | set[str]:
    """What the unit shows, when it can be built, ends by itself and, as far as a sanitizer can tell, is defined; else
    the programs that its compiler or its runs show to be otherwise, none when it is not known which are to blame."""
    source = work / "source"
    write_tree(source, given.files)
    toolchain = for_language(given.language)
    shown = []
    try:
        for mode in (BuildMode.PLAIN, *({BuildMode.SANITIZED} & toolchain.modes if not defined else ())):
            out = work / f"original-{mode}"
            built = _built(given, source, out) if mode is BuildMode.PLAIN else toolchain.build(source, out, mode)
            with Runner(built, _LIMITS) as runner:
                shown.append(runner.run_one(Case(program=next(iter(runner.built.programs)))).observation)
    except BuildError as error:
        return _named(given, error.log)
    except TheseusError:
        return set()
    first = shown[0]
    alike = first.code is not None and all((s.code, s.stdout) == (first.code, first.stdout) for s in shown)
    by_program = _by_program(first.stdout)
    if alike and len(by_program) == len(given.programs):
        return Original(by_program, first.code)
    if any(s.outcome is Ended.TIMED_OUT for s in shown):
        return set()  # any of them may be what takes the time
    return _unusable(list(given.programs), [_by_program(s.stdout) for s in shown])


def _unusable(names: Sequence[str], runs: Sequence[Mapping[str, list[bytes]]]) -> set[str]:
    """The programs that do not show the same in every run, and the first one that does not end in one of them."""
    ended = [[name in run for name in names] for run in runs]
    first = {names[there.index(False)] for there in ended if False in there}
    return first | {name for name in names if all(name in run for run in runs) and any(run[name] != runs[0][name] for run in runs)}


def _built(given: Unit, source: Path, out: Path) -> Built:
    """By one command in one sandbox. Raises BuildError."""
    stage(source, out)
    (out / "objects").mkdir()
    shop = Shop(source, out, environment={"COB_CFLAGS": "-O0 -pipe -w"})
    shop.run([*generator(given.language).build(sorted(given.files)), "-o", "/box/bin/whole"], what="compiling a unit")
    return Built(str(source), given.language, BuildMode.PLAIN, out / "bin", {"whole": "whole"}, out)


def _named(given: Unit, log: str) -> set[str]:
    """The programs with a file that is named at the beginning of a line."""
    files = {Path(name) for name in re.findall(r"^([\w./-]+):\d+:.*\berror\b", log, re.M)}
    return {n for n, own in given.programs.items() if any(f.name == Path(o).name for f in files for o in own)}


def _judged(given: Unit, target: str, original: Original, work: Path, source: Path | None = None) -> dict[str, Outcome]:
    """`source` is where the files are already: what the rules make of them for one target, they need not make again for
    the next one."""
    if source is None:
        source = work / "source"
        write_tree(source, given.files)
    fault = Outcome(Kind.ERROR)
    try:
        result = translate_path(source, target, embedded("rules"))
        if not result.whole:
            return _without_refused(given, target, result.refused, original, work)
        free_of_unsafe_code(given.language, result.files)
        # Nothing is measured here but what the program shows: building it must not take long.
        files = {n: _OPTIMIZED.sub("opt-level = 0", t) if n == "Cargo.toml" else t for n, t in result.files.items()}
        write_tree(work / "tree", files)
        fault = Outcome(Kind.UNBUILT)
        with Runner(for_language(target).build(work / "tree", work / "built"), _LIMITS) as runner:
            again = runner.run_one(Case(program=next(iter(runner.built.programs)))).observation
        return _compared(given, target, original, again, work)
    except TheseusError as error:
        fault = replace(fault, note=str(error)[:2000])
    except Exception as error:  # a fault of the translator is what is looked for
        fault = replace(fault, note=repr(error)[:2000])
    return _apart(given, target, original, work, fault)


def free_of_unsafe_code(language: str, files: Mapping[str, str]) -> None:
    """Raises AssertionError where a translation of anything but C holds unsafe code. The support library is not looked at."""
    for path, text in files.items():
        if language != "c" and "theseus_rt" not in path and re.search(r"\bunsafe\b", text):
            raise AssertionError(f"{path} holds unsafe code")


def _apart(given: Unit, target: str, original: Original, work: Path, alone: Outcome) -> dict[str, Outcome]:
    """Each half by itself; what becomes of a program that is alone already."""
    halves = _halves(given)
    if not halves:
        return dict.fromkeys(given.programs, alone)
    return {n: o for i, half in enumerate(halves) for n, o in _judged(half, target, original, work / str(i)).items()}


def _without_refused(
    given: Unit, target: str, refused: Sequence[Refused], original: Original, work: Path
) -> dict[str, Outcome]:
    """Programs with a refusal of their own are that; the others are judged without them."""
    why: dict[str, set[str]] = {}
    for name, files in given.programs.items():
        own = [r for r in refused if r.needed and r.construct not in _FOLLOWS and Path(r.span.file).name in files]
        why |= {name: {f"{r.construct}: {r.reason}" for r in own}} if own else {}
    if not why:
        every = "; ".join(sorted({f"{r.construct}: {r.reason}" for r in refused if r.needed}))
        return _apart(given, target, original, work, Outcome(Kind.REFUSED, every))
    found = {name: Outcome(Kind.REFUSED, "; ".join(sorted(reasons))) for name, reasons in why.items()}
    rest = [name for name in given.programs if name not in why]
    return found | (_judged(given.only(rest), target, original, work / "rest") if rest else {})


def _compared(
    given: Unit, target: str, original: Original, again: Observation, work: Path
) -> dict[str, Outcome]:
    theirs, ours = original.shown, _by_program(again.stdout)
    found = {n: Outcome(Kind.SAME) for n in given.programs if n in theirs and ours.get(n) == theirs[n]}
    names = list(given.programs)
    missing = [n for n in names if n not in found]
    if len(missing) > 1 and missing[0] not in ours:
        # It ended the unit: those after it are run without it.
        found[missing[0]] = Outcome(Kind.DIFFERS, _first(theirs[missing[0]], _rest(again.stdout)) + _end(again))
        return found | _judged(given.only(missing[1:]), target, original, work / "rest")
    for name in missing:
        seen = ours.get(name)
        note = _first(theirs[name], seen) if seen is not None else _first(theirs[name], _rest(again.stdout)) + _end(again)
        found[name] = Outcome(Kind.DIFFERS, note)
    if not missing and original.code != again.code:
        found[names[-1]] = Outcome(Kind.DIFFERS, f"exit code {original.code} becomes {again.code}")
    return found


def _end(seen: Observation) -> str:
    return f"; it ended with {seen.code}: {seen.stderr[-300:]!r}"


def _by_program(output: bytes) -> dict[str, list[bytes]]:
    """What each program displayed: up to the line that the main program displays after it."""
    found: dict[str, list[bytes]] = {}
    lines: list[bytes] = []
    for line in output.split(b"\n")[:-1]:
        lines.append(line)
        if line.startswith(_MARK):
            found[line.split()[1].decode()], lines = lines, []
    return found


def _rest(output: bytes) -> list[bytes]:
    """What was displayed after the last program that came to its end."""
    lines = output.split(b"\n")
    last = max((n for n, line in enumerate(lines) if line.startswith(_MARK)), default=-1)
    return lines[last + 1 :]


def _first(theirs: Sequence[bytes], ours: Sequence[bytes]) -> str:
    for number, (left, right) in enumerate(zip(theirs, ours, strict=False), 1):
        if left != right:
            return f"line {number}: {left!r} becomes {right!r}"
    return f"{len(theirs)} lines become {len(ours)}"


# --------------------------------------------------------------------------- making it small


def shrunk(given: Unit, target: str, kind: Kind, note: str = "", most: int = 400) -> Unit:
    """The one program of a unit with as many lines left out as may be, while it still fares as it did."""
    (name,) = given.programs
    (path,) = given.programs[name]

    def still(text: str) -> bool:
        outcome = judge(replace(given, programs={name: {path: text}}), [target])[target][name]
        return outcome.kind is kind and note in outcome.note

    return replace(given, programs={name: {path: _smaller(given.programs[name][path], still, most)}})


def _smaller(text: str, still: Callable[[str], bool], most: int) -> str:
    """Leaves out one piece after the other, large ones first, until none can go or `most` have been tried."""
    lines, tried, at = text.split("\n"), 0, 0
    pieces = sorted(_pieces(lines), key=len, reverse=True)
    while at < len(pieces) and tried < most:
        piece = pieces[at]
        at += 1
        candidate = lines[: piece.start] + lines[piece.stop :]
        tried += 1
        if still("\n".join(candidate)):
            lines, at = candidate, 0
            pieces = [p for p in sorted(_pieces(lines), key=len, reverse=True) if len(p) <= len(piece)]
    return "\n".join(lines)


def _pieces(lines: Sequence[str]) -> Iterator[range]:
    """Single lines, and lines with what is indented below them and the line that ends it."""
    for start, line in enumerate(lines):
        yield range(start, start + 1)
        stop = start + 1
        while stop < len(lines) and lines[stop].strip() and _indent(lines[stop]) > _indent(line):
            stop += 1
        if stop > start + 1:
            yield range(start, stop)
            while stop < len(lines) and _indent(lines[stop]) == _indent(line) and stop - start < len(lines) // 2:
                stop += 1
                yield range(start, stop)
                while stop < len(lines) and _indent(lines[stop]) > _indent(line):
                    stop += 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
