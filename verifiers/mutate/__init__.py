"""Mutants of a translation, all in one build: how well would the inputs notice that it is wrong?

`plan_mutants` finds the changes, `schemata` writes a tree that holds all of them and behaves as the original
translation until a number is chosen, `scored` (score.py) says which ones the inputs tell apart.
"""

from __future__ import annotations

import difflib
import hashlib
import random
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from analyzers.model import TheseusError
from verifiers.library import is_library
from verifiers.mutate.go import GoMutator
from verifiers.mutate.protocol import VARIABLE, Change, Mutator
from verifiers.mutate.rust import RustMutator

__all__ = ["MUTATORS", "VARIABLE", "Mutant", "mutator_for", "plan_mutants", "schemata"]

MUTATORS: tuple[Mutator, ...] = (RustMutator(), GoMutator())


@dataclass(frozen=True)
class Mutant:
    """One change of one file. `number` is what `VARIABLE` must be to choose it."""

    number: int
    file: str
    line: int
    change: Change

    @property
    def kind(self) -> str:
        return self.change.kind

    def key(self, source: bytes) -> str:
        """Names this change of this very file."""
        change = self.change
        text = b"%b\0%d %d %b\0%b" % (self.file.encode(), change.start, change.end, change.text, source)
        return hashlib.sha256(text).hexdigest()[:16]

    def diff(self, source: bytes) -> str:
        """The mutant as a unified diff of its file."""
        changed = source[: self.change.start] + self.change.text + source[self.change.end :]
        before, after = (t.decode("utf-8", "replace").splitlines(keepends=True) for t in (source, changed))
        return "".join(difflib.unified_diff(before, after, self.file, self.file, n=1))


def mutator_for(language: str) -> Mutator | None:
    return next((m for m in MUTATORS if m.language == language), None)


def plan_mutants(
    files: Mapping[str, bytes], language: str, limit: int = 0, seed: int = 1, own: Container[str] | None = None
) -> list[Mutant]:
    """Mutants of a tree's files (`own`: of these alone), at most `limit` (0: all): drawn so that every kind and file has its share. None of the
    support library that comes with Theseus: it offers more than any one program uses, and was not translated; nor of
    the C library's functions among the code.

    Raises TheseusError for a language that has no mutants.
    """
    mutator = mutator_for(language)
    if mutator is None:
        known = ", ".join(m.language for m in MUTATORS)
        raise TheseusError(f"there are no mutants for translations in {language} (there are for {known})")
    found: list[tuple[str, int, Change]] = []
    for name, source in sorted(files.items()):
        if own is not None and name not in own:
            continue
        if name.endswith(mutator.suffix) and not name.endswith("_test.go") and not is_library(source):
            beside: dict[bool, list[bytes]] = {True: [], False: []}
            for other, text in sorted(files.items()):
                if other != name and other.endswith(mutator.suffix):
                    beside[PurePosixPath(other).parent == PurePosixPath(name).parent].append(text)
            changes = dict.fromkeys(mutator.changes(source, beside[True], beside[False]))
            found += [(name, source.count(b"\n", 0, c.at) + 1, c) for c in changes]
    if limit and len(found) > limit:
        found = _drawn(found, limit, random.Random(seed))
    return [Mutant(number, name, line, change) for number, (name, line, change) in enumerate(found, 1)]


def _drawn(found: list[tuple[str, int, Change]], limit: int, rng: random.Random) -> list[tuple[str, int, Change]]:
    groups: dict[tuple[str, str], list[tuple[str, int, Change]]] = defaultdict(list)
    for item in found:
        groups[(item[2].kind, item[0])].append(item)
    order = [rng.sample(group, len(group)) for _, group in sorted(groups.items())]
    rng.shuffle(order)
    drawn: list[tuple[str, int, Change]] = []
    while len(drawn) < limit:
        for group in order:
            if group and len(drawn) < limit:
                drawn.append(group.pop())
    return sorted(drawn, key=lambda item: (item[0], item[2].at, item[2].text))


def schemata(files: Mapping[str, bytes], language: str, mutants: Sequence[Mutant]) -> dict[str, bytes]:
    """The tree with all these mutants in it, each off until it is chosen."""
    mutator = mutator_for(language)
    assert mutator is not None
    out = dict(files)
    by_file: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        by_file[mutant.file].append(mutant)
    for name, mine in by_file.items():
        source = files[name]
        end, beside = mutator.selector(source)
        out[name] = _woven(source, mine, mutator) + end
        folder = PurePosixPath(name).parent
        out |= {str(folder / extra): text for extra, text in beside.items()}
    return out


def _woven(source: bytes, mutants: Sequence[Mutant], mutator: Mutator) -> bytes:
    """The file with every carrier replaced by its choice, inner ones first. Carriers nest or are apart: they
    are nodes of one tree."""
    groups: dict[tuple[int, int, str], list[tuple[int, bytes]]] = defaultdict(list)
    for mutant in mutants:
        change = mutant.change
        groups[(change.start, change.end, change.form)].append((mutant.number, change.text))
    carriers = sorted(groups, key=lambda c: (c[0], -c[1], not c[2].startswith("statement")))

    def render(start: int, end: int, inside: Sequence[tuple[int, int, str]]) -> bytes:
        text, at, index = b"", start, 0
        while index < len(inside):
            head = inside[index]
            last = index + 1
            while last < len(inside) and inside[last][0] < head[1]:
                last += 1
            text += source[at : head[0]]
            text += mutator.choice(head[2], groups[head], render(head[0], head[1], inside[index + 1 : last]))
            at, index = head[1], last
        return text + source[at:end]

    return render(0, len(source), carriers)
