"""What a translator is: something that proposes target files for one module, as a stream of events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from analyzers.model import Codebase, Interface, Module, Span


@dataclass(frozen=True)
class Unit:
    """A subprogram or paragraph of the module and what became of it: `translated`, or `refused` and why."""

    name: str
    span: Span
    translated: bool
    construct: str = ""
    reason: str = ""
    weight: int = 1  # paragraphs that this unit stands for (COBOL), else 1


@dataclass(frozen=True)
class ProbeUnit:
    """A translated subprogram that a module campaign can call on its own.

    `target_path` is how the target's driver names it (Rust path `crate::lexer::next_token`, Go
    `lexer.NextToken`); the parameter and result types are those of the original's interface. `signature` says
    what the emitted subprogram really takes, where a translator knows it (`translators.signature`).
    """

    subprogram: str
    target_path: str
    signature: str = ""


@dataclass(frozen=True)
class Translation:
    """Target files of one module. Paths are relative to the target tree's root, which the target lays out.

    `complete` means that every subprogram of the module is there, so that whole programs can use it. `loads`: its
    data and what it does at the start are there, so that programs which need no more than is there can use it;
    else `obstacle` may name the construct and the reason. `runs`: it is a main module, and everything that its
    program calls is there. `together`: all modules (this one too) of a plank that moves as one: their translations
    work with one another only.
    """

    module: str
    target: str
    files: tuple[tuple[str, str], ...]  # (path, text), sorted by path
    complete: bool
    units: tuple[Unit, ...] = ()
    probes: tuple[ProbeUnit, ...] = ()
    depends: tuple[str, ...] = ()
    translator: str = ""
    loads: bool = False
    runs: bool = False
    obstacle: tuple[str, str] | None = None
    together: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A counterexample as a model (and a person) reads it: the input and what both sides did."""

    input: str
    original: str
    translation: str


class RequestKind(StrEnum):
    """`repair`: the behaviour stays the original's, and the note says what to mind. `change`: it may differ from
    the original's as the note says; a reviewer names each difference that is accepted."""

    REPAIR = "repair"
    CHANGE = "change"


@dataclass(frozen=True)
class Request:
    """What a person asks of a new attempt: a note in plain words, the attempt that it is about, and inputs on which
    that one differs. All of it is data in a prompt. `number` tells requests of the same words apart."""

    kind: RequestKind
    note: str
    files: tuple[tuple[str, str], ...] = ()
    counterexamples: tuple[Shown, ...] = ()
    number: int = 0


@dataclass(frozen=True)
class TranslationJob:
    """One module to move. `translated` maps ids of modules already moved to their translations."""

    codebase: Codebase
    root: Path
    module: Module
    target: str
    interfaces: dict[str, Interface] = field(default_factory=dict)
    translated: dict[str, Translation] = field(default_factory=dict)
    request: Request | None = None


@dataclass(frozen=True)
class TextDelta:
    """What a candidate's text goes on with; `part` (of a module that is too large for one answer), `round` and
    `place` say which candidate's. `anew`: the answer broke off and is asked for again, so that its text begins here."""

    text: str
    round: int = 0
    place: int = 0
    part: int = 0
    anew: bool = False


@dataclass(frozen=True)
class FileReady:
    path: str
    text: str


@dataclass(frozen=True)
class Note:
    """A refusal, a warning, a compiler diagnostic: for a person's eyes."""

    severity: str
    message: str
    span: Span | None = None


@dataclass(frozen=True)
class Judged:
    """What one gate says of one candidate, as soon as it does. `message`: its first diagnostic."""

    round: int
    place: int
    gate: str
    passed: bool
    accepted: bool = False
    message: str = ""
    part: int = 0


@dataclass(frozen=True)
class Usage:
    prompt_tokens: int
    completion_tokens: int
    seconds: float


@dataclass(frozen=True)
class Done:
    """The last event of every stream. `translation` is None when nothing could be proposed."""

    translation: Translation | None
    reason: str = ""


Event = TextDelta | FileReady | Note | Judged | Usage | Done


class Translator(Protocol):
    name: str

    def translate(self, job: TranslationJob) -> Iterator[Event]: ...
