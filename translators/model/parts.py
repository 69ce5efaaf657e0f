"""Large modules, cut along subprograms and put together again.

Each part is asked for and judged on its own, inside of the whole: the other subprograms are the draft's, or those
of parts that are already accepted. The whole is judged once more in the end, by every gate.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyzers.model import Span, Subprogram, TheseusError
from translators.attempt import Finding, Stage
from translators.contract import Contract, Promise
from translators.model.client import estimate
from translators.model.context import Material
from translators.protocol import Translation
from translators.targets import inspector


@dataclass(frozen=True)
class Part:
    """`names` are the original's subprograms; `material` is what the model reads of it."""

    names: tuple[str, ...]
    material: Material


@dataclass(frozen=True)
class OwnOnly:
    """The gate that keeps a part to itself: what another part, or the module, has already is not declared again. It
    would take the place of what was judged there, and the part's own campaign calls nothing of it."""

    whole: Contract
    part: Contract

    def check(self, files: Mapping[str, str]) -> Finding:
        reader = inspector(self.whole.target)
        others = {p.name for p in self.whole.promises} - {p.name for p in self.part.promises}
        others -= {p.name for p in self.whole.promises if p.kind == "other"}  # implementations share their type's name
        found = [i for text in files.values() for i in reader.items(text) if i.name in others and i.kind not in ("use", "other")]
        lines = tuple(f"`{name}` is there already: leave it out" for name in sorted({i.name for i in found}))
        return Finding(Stage.CONTRACT, not found, score=0.5, diagnostics=lines[:12])


def cut(material: Material, subprograms: Sequence[Subprogram], room: int) -> list[Part]:
    """Parts whose subprograms' text has at most `room` tokens (estimated), in the source's order. Declarations
    outside of subprograms are shown with every part. Raises TheseusError for a subprogram too large by itself."""
    ordered = sorted(subprograms, key=lambda s: (s.span.file, s.span.line))
    texts = dict(material.sources)
    outside = {f: _without([s.span for s in ordered if s.span.file == f], t) for f, t in texts.items()}
    groups: list[list[Subprogram]] = [[]]
    size = 0
    for own in ordered:
        length = estimate(_within(own.span, texts.get(own.span.file, "")))
        if length > room:
            raise TheseusError(
                f"{own.span}: '{own.name}' alone needs {length} tokens of an answer and {room} are there: "
                "raise model.answer, or split it"
            )
        if groups[-1] and size + length > room:
            groups.append([])
            size = 0
        groups[-1].append(own)
        size += length
    return [_part(material, group, outside, texts) for group in groups if group]


def size_of(material: Material, subprograms: Sequence[Subprogram]) -> int:
    """Tokens (estimated) of the subprograms' text."""
    texts = dict(material.sources)
    return sum(estimate(_within(s.span, texts.get(s.span.file, ""))) for s in subprograms)


def _part(material: Material, group: list[Subprogram], outside: dict[str, str], texts: dict[str, str]) -> Part:
    names = tuple(s.name for s in group)
    mine = [p for p in material.contract.promises if _belongs(p, names)]
    rest = [p for p in material.contract.promises if p not in mine]
    sources = []
    for file, text in outside.items():
        inside = "\n\n".join(_within(s.span, texts[file]) for s in group if s.span.file == file)
        sources.append((file, f"{text}\n{inside}" if inside else text))
    contract = dataclasses.replace(material.contract, promises=tuple(mine))
    there = ("this module, already there: leave them out", "\n".join(p.text for p in rest))
    return Part(
        names,
        dataclasses.replace(
            material, contract=contract, sources=tuple(sources), draft="", modules=(*material.modules, there)
        ),
    )


def _belongs(promise: Promise, names: tuple[str, ...]) -> bool:
    if promise.probe is not None:
        return promise.probe.subprogram in names
    return promise.kind == "function" and promise.name.casefold() in {n.casefold() for n in names}


def start_of(contract: Contract, draft: Translation | None) -> str:
    """The text that parts are put into: the draft, and empty bodies for what it lacks."""
    reader = inspector(contract.target)
    files = dict(draft.files) if draft is not None else {}
    base = files.get(contract.path, "")
    if not base:
        base = reader.empty(contract.module)
    have = {i.name for i in reader.items(base)}
    missing = "\n\n".join(p.text for p in contract.promises if p.name not in have)
    return reader.splice(base, reader.empty(contract.module) + missing + "\n") if missing else base


def put_in(contract: Contract, base: str, files: Mapping[str, str]) -> dict[str, str]:
    """The whole module's files with a part's text in it; other files of the part stay as they are."""
    own = files.get(contract.path, "")
    whole = inspector(contract.target).splice(base, own) if own else base
    return {**files, contract.path: whole}


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _within(span: Span, text: str) -> str:
    return "\n".join(_lines(text)[span.line - 1 : max(span.line, span.end_line)])


def _without(spans: Sequence[Span], text: str) -> str:
    taken = {n for s in spans for n in range(s.line, max(s.line, s.end_line) + 1)}
    return "\n".join(line for n, line in enumerate(_lines(text), 1) if n not in taken)
