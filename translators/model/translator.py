"""The `model` translator: contract, context, and the loop, as one translator among others."""

from __future__ import annotations

import hashlib
import json
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Protocol

from analyzers.model import TheseusError
from translators.attempt import (
    Gate,
    Journal,
    Mode,
    Move,
    Outcome,
    Policy,
    Proposal,
    Trial,
    search,
)
from translators.contract import Contract, contract_of, translation_of
from translators.model.answer import SCHEMA
from translators.model.client import Cancelled, Client, Reply, Sampling
from translators.model.context import (
    Context,
    Example,
    build,
    material_of,
    prompts_version,
    with_feedback,
)
from translators.protocol import Done, Event, Note, TextDelta, Translation, TranslationJob, Translator, Usage

FEEDBACK_SHARE = 0.3
"""Of the room for prompts, what is kept free for a candidate and what was wrong with it."""


class Bench(Protocol):
    """What the workbench lends to the loop: gates, a journal, examples, and a place for what was asked."""

    def gates(self, job: TranslationJob, contract: Contract, draft: Translation | None) -> Sequence[Gate]: ...

    def journal(self, job: TranslationJob, task: str) -> Journal: ...

    def examples(self, job: TranslationJob) -> Sequence[Example]: ...

    def keep(self, data: bytes) -> str: ...

    def spent(self) -> int:
        """Tokens of all searches of the project so far."""
        ...


@dataclass(frozen=True)
class ModelSettings:
    """`context`: tokens that prompt and answer may have together; `answer`: of those, at most for the answer;
    `total`: tokens of all searches together, after which none begins (0: no bound)."""

    policy: Policy = field(default_factory=Policy)
    context: int = 32_768
    answer: int = 8_192
    temperature: float = 0.7
    seed: int = 1
    total: int = 0


@dataclass
class ModelTranslator:
    """Proposes what passed every gate; else says why nothing did. `basis` writes drafts and stands in for it."""

    client: Client
    settings: ModelSettings
    bench: Bench
    basis: Translator
    name: str = "model"

    @property
    def identity(self) -> str:
        """What an answer depends on besides the sources: asked again with the same, the same is the answer."""
        return f"{self.client.name} {self.settings} {prompts_version()}"

    def translate(self, job: TranslationJob) -> Iterator[Event]:
        draft = _draft(self.basis, job)
        if self.settings.total and (spent := self.bench.spent()) >= self.settings.total:
            raise TheseusError(f"the project's budget of {self.settings.total} tokens is spent ({spent}): raise model.total")
        try:
            contract = contract_of(job, draft)
            if not contract.promises and not contract.open:
                raise TheseusError("there is nothing in it to translate")
            material = material_of(job, contract, draft, self.bench.examples(job))
            room = self.settings.context - self.settings.answer
            context = build(material, self.client.count, int(room * (1 - FEEDBACK_SHARE)))
        except TheseusError as error:  # about this module: others can go on
            yield Done(None, str(error))
            return
        for part in context.left_out:
            yield Note("note", f"{part} did not fit into the model's context")
        events: queue.Queue[Event | None] = queue.Queue()
        found: list[Outcome | BaseException] = []
        journal = _Told(self.bench.journal(job, task_of(context, self.client.name)), events.put)
        proposer = Asker(self.client, self.settings, context, self.bench.keep, events.put)
        gates = self.bench.gates(job, contract, draft)

        def work() -> None:
            try:
                found.append(search(proposer, contract, gates, journal, self.settings.policy))
            except BaseException as error:
                found.append(error)
            finally:
                events.put(None)

        thread = threading.Thread(target=work, name=f"model {job.module.id}", daemon=True)
        thread.start()
        try:
            while (event := events.get()) is not None:
                yield event
        finally:
            proposer.cancel.set()
            thread.join()
        outcome = found[0]
        if isinstance(outcome, BaseException):
            raise outcome
        yield self._done(job, contract, draft, outcome)

    def _done(self, job: TranslationJob, contract: Contract, draft: Translation | None, outcome: Outcome) -> Done:
        """An equivalent candidate is proposed; one that nothing told from the original only where the draft
        has gaps; every other is on record and no more."""
        best = outcome.best
        gaps = draft is None or not draft.complete
        if best is not None and (best.finding.accepted or (best.finding.harmless and gaps)):
            return Done(translation_of(job, contract, dict(best.files), self.name, draft), outcome.reason)
        if best is None:
            return Done(None, outcome.reason)
        came = best.finding.stage.name.lower()
        wrong = "; ".join(best.finding.diagnostics[:2])
        return Done(None, f"{outcome.reason}; the best of {len(outcome.trials)} came to the gate '{came}': {wrong}"[:1000])


@dataclass
class Asker:
    """Asks for all candidates of a round at once and yields them as they come."""

    client: Client
    settings: ModelSettings
    context: Context
    keep: Callable[[bytes], str]
    tell: Callable[[Event], None]
    cancel: threading.Event = field(default_factory=threading.Event)

    def propose(self, move: Move) -> Iterator[Proposal]:
        messages = with_feedback(self.context, move)
        if move.base is not None and self.client.count(messages)[0] > self.settings.context - self.settings.answer:
            messages = with_feedback(self.context, replace(move, base=None))
        prompt = self.keep(json.dumps(list(messages), ensure_ascii=False).encode())
        stop = threading.Event()
        ready: queue.Queue[Proposal | BaseException] = queue.Queue()

        def ask(index: int) -> None:
            try:
                sampling = self._sampling(move, index)
                reply = self.client.complete(messages, sampling, SCHEMA, self._on_text(index), _Either(stop, self.cancel))
                ready.put(_proposal(move, index, reply, prompt, sampling.seed))
            except BaseException as error:
                ready.put(error)

        with ThreadPoolExecutor(max(1, len(move.indices)), thread_name_prefix="candidate") as pool:
            try:
                for index in move.indices:
                    pool.submit(ask, index)
                for _ in move.indices:
                    item = ready.get()
                    if isinstance(item, Proposal):
                        self.tell(Usage(item.prompt_tokens, item.completion_tokens, item.seconds))
                        yield item
                    elif not isinstance(item, Cancelled):
                        raise item
                if self.cancel.is_set():
                    raise Cancelled
            finally:
                stop.set()

    def _sampling(self, move: Move, index: int) -> Sampling:
        """The first of a round is the most careful; a restart is bolder than what led nowhere."""
        warmth = self.settings.temperature + (0.2 if move.mode is Mode.RESTART else 0.0)
        temperature = 0.0 if index == 0 and move.mode is not Mode.RESTART else min(1.2, warmth)
        seed = self.settings.seed * 1_000_003 + move.round * 1009 + index
        return Sampling(temperature, 0.95, self.settings.answer, seed % (1 << 31))

    def _on_text(self, index: int) -> Callable[[str], None]:
        """Only the first candidate is shown as it is written: several at once can't be read."""
        return (lambda text: self.tell(TextDelta(text))) if index == 0 else (lambda _: None)


class _Either(threading.Event):
    """Set when either of two events is."""

    def __init__(self, one: threading.Event, other: threading.Event) -> None:
        super().__init__()
        self._events = (one, other)

    def is_set(self) -> bool:
        return any(e.is_set() for e in self._events)


@dataclass
class _Told:
    """A journal that also tells the watcher."""

    inner: Journal
    tell: Callable[[Event], None]

    def trials(self) -> list[Trial]:
        return self.inner.trials()

    def add(self, trial: Trial) -> None:
        self.inner.add(trial)
        finding = trial.finding
        what = "accepted" if finding.accepted else "; ".join(finding.diagnostics[:1]) or "no difference found"
        where = f"round {trial.proposal.round + 1}, candidate {trial.proposal.index + 1}"
        self.tell(Note("note", f"{where} ({trial.mode}): gate {finding.stage.name.lower()}: {what[:160]}"))


def task_of(context: Context, model: str) -> str:
    """The identity of a search: its prompts and who is asked."""
    return hashlib.sha256(json.dumps([list(context.messages), model], sort_keys=True).encode()).hexdigest()


def _proposal(move: Move, index: int, reply: Reply, prompt: str, seed: int) -> Proposal:
    return Proposal(
        move.round, index, reply.text, prompt, reply.prompt_tokens, reply.completion_tokens, reply.seconds,
        reply.model, reply.endpoint, seed,
    )  # fmt: skip


def _draft(basis: Translator, job: TranslationJob) -> Translation | None:
    """What the basis writes of the module; None where it knows nothing of its language."""
    try:
        for event in basis.translate(job):
            if isinstance(event, Done):
                return event.translation
    except TheseusError:
        pass
    return None
