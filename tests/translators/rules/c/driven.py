"""Translating one small C module by rules, and calling original and translation with the same arguments."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analyzers.model import (
    ArrayType,
    BoolType,
    BufferType,
    CharType,
    Codebase,
    Direction,
    FloatType,
    IntType,
    Module,
    RecordType,
    StringType,
    Subprogram,
    Type,
)
from tests.analyzers.c.small import tree_of
from translators.protocol import Done, Translation, TranslationJob
from translators.rules.translator import RulesTranslator
from translators.targets import for_name
from verifiers.harness import c as original
from verifiers.harness.registry import for_target
from verifiers.observe import Case, Observation
from verifiers.runner import RunLimits, Runner
from verifiers.toolchains import BuildMode, for_language

_NUMBERS = (0, 1, 2, 3, 5, 7, 8, 15, 31, 32, 63, 64, 100, 127, 128, 200, 255, 256, 365, 1000, 65535, -1, -2, -3, -128)
_TEXTS = (b"", b"a", b"ab", b"a b", b"one, two", b"-12.5", b"  x", b"\xff\x80z", b"bb", b"0x1F", b"hello world!")


@dataclass(frozen=True)
class Driven:
    """A module of a tree on disk with its translation into one target."""

    root: Path
    codebase: Codebase
    module: Module
    translations: dict[str, Translation]

    @property
    def subprograms(self) -> list[Subprogram]:
        """The functions that both sides can call."""
        probes = {p.subprogram for p in self.translations[self.module.id].probes}
        return [s for s in self.module.interface.subprograms if s.name in probes and not original.drivable(s)]

    def original_driver(self, out: Path, mode: BuildMode) -> Runner:
        tree = original.original_tree(self.codebase, self.root, self.module, self.subprograms)
        return _built(tree, out, "c", mode)

    def translated_driver(self, out: Path, target: str) -> Runner:
        composed = for_name(target).compose([t for t in self.translations.values() if t.files], [])
        own = self.translations[self.module.id]
        by_name = {p.subprogram: p for p in own.probes}
        probes = [by_name[s.name] for s in self.subprograms]
        tree = for_target(target).tree(composed, self.module, probes, self.subprograms)
        return _built({k: v.encode() for k, v in tree.items()}, out, target, BuildMode.PLAIN)


def _built(tree: dict[str, bytes], out: Path, language: str, mode: BuildMode) -> Runner:
    source = out / "source"
    for path, data in tree.items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_bytes(data)
    return Runner(for_language(language).build(source, out / "built", mode), RunLimits(wall_seconds=60))


def translate(root: Path, module: str, target: str) -> Driven:
    texts = {str(p.relative_to(root)): p.read_text() for p in sorted(root.rglob("*.[ch]"))}
    codebase = tree_of(texts, str(root))
    translations: dict[str, Translation] = {}
    for each in codebase.modules:
        for event in RulesTranslator().translate(TranslationJob(codebase, root, each, target)):
            if isinstance(event, Done) and event.translation is not None:
                translations[each.id] = event.translation
    return Driven(root, codebase, codebase.module(module), translations)


def answers(runner: Runner, calls: Sequence[str]) -> tuple[list[bytes], Observation]:
    """One answer a call, as far as the driver got."""
    seen = runner.run_one(Case(stdin="".join(f"{c}\n" for c in calls).encode(), program="driver")).observation
    found: list[bytes] = []
    current = b""
    for line in seen.stdout.split(b"\n")[:-1]:
        current += line + b"\n"
        if b"\x01" in line:
            found.append(current)
            current = b""
    return found, seen


def defined(runner: Runner, calls: Sequence[str]) -> list[str]:
    """The calls that the sanitized original answers."""
    good: list[str] = []
    rest = list(calls)
    while rest:
        found, _ = answers(runner, rest)
        good += rest[: len(found)]
        rest = rest[len(found) + 1 :]
    return good


# --------------------------------------------------------------------------- arguments


def random_call(number: int, subprogram: Subprogram, rng: random.Random) -> str:
    counts = {
        p.type.length_param: rng.choice((0, 1, 2, 3, 4, 8, 17, 40))
        for p in subprogram.parameters
        if isinstance(p.type, BufferType)
    }
    tokens = [str(number)]
    for parameter in subprogram.parameters:
        if parameter.direction is Direction.OUT:
            continue
        if parameter.name in counts:
            tokens.append(str(counts[parameter.name]))
        elif isinstance(parameter.type, BufferType):
            count = counts[parameter.type.length_param]
            tokens.append(str(count))
            for _ in range(count):
                tokens += _value(parameter.type.element, rng)
        else:
            tokens += _value(parameter.type, rng)
    return " ".join(tokens)


def _value(type_: Type, rng: random.Random) -> list[str]:
    match type_:
        case IntType():
            edges = (type_.minimum, type_.maximum, rng.randint(type_.minimum, type_.maximum))
            number = rng.choice((*_NUMBERS, *edges))
            return [str(min(max(number, type_.minimum), type_.maximum))]
        case CharType():
            return [str(rng.choice((0, 10, 32, 48, 65, 97, 122, 127, 128, 255)))]
        case BoolType():
            return [str(rng.randint(0, 1))]
        case FloatType():
            return ["f" + rng.choice(("0000000000000000", "3ff8000000000000", "c024cccccccccccd", "4059000000000000"))]
        case StringType():
            return ["x" + rng.choice(_TEXTS).hex()]
        case ArrayType(element=element, length=length) if length is not None:
            return [str(length), *(token for _ in range(length) for token in _value(element, rng))]
        case RecordType(fields=fields):
            return [token for field in fields for token in _value(field.type, rng)]
        case _:
            raise AssertionError(f"no values for {type_}")
