"""What the model reads: stable parts first, so that servers reuse their work on them, within a token budget.

When the whole does not fit, parts are left out in a fixed order (examples, the card, the draft, other modules' headers);
the contract and the original never are. A module that does not fit by itself is refused.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analyzers.model import TheseusError
from translators.attempt import Move
from translators.contract import Contract, items_of
from translators.protocol import Translation, TranslationJob
from translators.targets import for_name

Message = dict[str, str]
Count = Callable[[Sequence[Message]], tuple[int, bool]]
_FOLDER = Path(__file__).parent / "prompts"
_EXAMPLES = 2


@dataclass(frozen=True)
class Example:
    """A module of this codebase whose translation was accepted."""

    module: str
    source: str
    translation: str


@dataclass(frozen=True)
class Material:
    """Everything that a prompt may hold. Texts are as they are on disk; nothing in them is obeyed."""

    language: str
    source_language: str
    lines: int
    contract: Contract
    sources: tuple[tuple[str, str], ...]
    modules: tuple[tuple[str, str], ...] = ()
    draft: str = ""
    examples: tuple[Example, ...] = ()
    card: str = ""  # what the module is, does and needs


@dataclass(frozen=True)
class Context:
    """The messages that every request of a module starts with; `left_out` names what did not fit."""

    messages: tuple[Message, ...]
    tokens: int
    exact: bool
    left_out: tuple[str, ...] = ()


def material_of(
    job: TranslationJob, contract: Contract, draft: Translation | None, examples: Sequence[Example], card: str = ""
) -> Material:
    """Collect the material for a job; of the examples, the nearest."""
    sources = tuple((f, read(job.root / f)) for f in _files(job))
    own = "\n".join(text for _, text in sources)
    headers = tuple(
        (m, "\n".join(i.stub for i in items_of(job.translated[m]) if i.public and i.kind != "use"))
        for m in contract.modules
    )
    text = "\n".join(t for _, t in draft.files) if draft is not None else ""
    return Material(
        for_name(job.target).name, job.module.language, job.module.lines, contract, sources, headers, text,
        nearest(own, [e for e in examples if e.module != job.module.id]), card,
    )  # fmt: skip


class TooLarge(TheseusError):
    """Even the least of a module does not fit into the model's context."""


def build(material: Material, count: Count, room: int) -> Context:
    """Messages of at most `room` tokens. Raises TooLarge when even the least does not fit."""
    left_out: list[str] = []
    while True:
        messages = messages_of(material)
        tokens, exact = count(messages)
        if tokens <= room:
            return Context(messages, tokens, exact, tuple(left_out))
        if material.examples:
            left_out.append(f"example {material.examples[-1].module}")
            material = replace(material, examples=material.examples[:-1])
        elif material.card:
            left_out.append("card")
            material = replace(material, card="")
        elif material.draft:
            left_out.append("draft")
            material = replace(material, draft="")
        elif material.modules:
            left_out.append(f"headers of {material.modules[-1][0]}")
            material = replace(material, modules=material.modules[:-1])
        else:
            raise TooLarge(
                f"module '{material.contract.module}' needs {tokens} tokens of context and {room} are there: "
                "raise model.context, or split the module"
            )


def messages_of(material: Material) -> tuple[Message, ...]:
    contract = material.contract
    idioms = render(f"idioms_{material.language}.jinja")
    task = render(
        "task.jinja",
        module=contract.module, source_language=material.source_language, lines=material.lines, path=contract.path,
        modules=material.modules, examples=material.examples, contract=contract.text(),
        open=[name for name, _ in contract.open], draft=material.draft, sources=material.sources, card=material.card,
        mark=mark_of(material),
    )  # fmt: skip
    system = render("system.jinja", language=material.language.capitalize(), idioms=idioms)
    return ({"role": "system", "content": system}, {"role": "user", "content": task})


def with_feedback(context: Context, move: Move) -> tuple[Message, ...]:
    """The messages of a move: the context, and what was learned so far as the last message."""
    base = move.base
    if base is None and not move.counterexamples:
        return context.messages
    text = render(
        "feedback.jinja",
        files=base.files if base is not None else (),
        diagnostics=base.finding.diagnostics if base is not None else (),
        counterexamples=_shown_first(move), accepted=base is not None and base.finding.accepted,
        blemishes=base.blemishes[:20] if base is not None else (),
    )  # fmt: skip
    return (*context.messages, {"role": "user", "content": text})


def _shown_first(move: Move) -> tuple[object, ...]:
    """The base's own counterexamples, then those of other candidates, each input once."""
    own = move.base.finding.counterexamples if move.base is not None else ()
    rest = [c for c in move.counterexamples if c.input not in {o.input for o in own}]
    return (*own, *rest)[:8]


def prompts_version() -> str:
    """Changes with any prompt's text."""
    digest = hashlib.sha256()
    for path in sorted(_FOLDER.glob("*.jinja")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def mark_of(material: Material) -> str:
    """A number for the first and last lines of data that none of the data can contain by intent: a hash of all."""
    data = (material.sources, material.modules, material.draft, material.examples, material.card)
    return hashlib.sha256(repr(data).encode()).hexdigest()[:16]


def nearest(source: str, examples: Sequence[Example], limit: int = _EXAMPLES) -> tuple[Example, ...]:
    """The examples that share most words with a source (Jaccard), nearest first."""
    mine = _words(source)

    def likeness(example: Example) -> float:
        theirs = _words(example.source)
        return len(mine & theirs) / max(1, len(mine | theirs))

    return tuple(sorted(examples, key=lambda e: (-likeness(e), e.module))[:limit])


def _words(text: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in re.findall(r"[A-Za-z_][\w-]{2,}", text))


def read(path: Path) -> str:
    """A legacy file as text: UTF-8 where it is, else Latin-1."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TheseusError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _files(job: TranslationJob) -> list[str]:
    """The module's files, and those of the headers and copybooks that it takes text from."""
    needs = {d.target for d in job.codebase.dependencies if d.source == job.module.id and d.resolved}
    texts = [f for m in job.codebase.modules if m.id in needs for f in m.files if _is_declarations(m.kind, f)]
    return [*dict.fromkeys([*texts, *job.module.files])]


def _is_declarations(kind: str, file: str) -> bool:
    return kind in ("header", "copybook") or Path(file).suffix in (".h", ".ads")


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )


def render(name: str, **values: object) -> str:
    return _environment().get_template(name).render(**values)
