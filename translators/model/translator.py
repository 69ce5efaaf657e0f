"""The `model` translator: contract, context, and the loop, as one translator among others."""

from __future__ import annotations

import functools
import hashlib
import json
import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from analyzers.model import TheseusError
from translators.attempt import (
    Finding,
    Gate,
    Journal,
    Outcome,
    Policy,
    Proposal,
    Trial,
    Within,
    search,
    spent,
    statically,
)
from translators.contract import Contract, contract_of, draft_of, translation_of
from translators.model.asker import Asker
from translators.model.budget import ANSWER_SHARE
from translators.model.client import Client
from translators.model.context import (
    Context,
    Example,
    Material,
    TooLarge,
    build,
    material_of,
    prompts_version,
)
from translators.model.parts import OwnOnly, cut, put_in, size_of, start_of
from translators.protocol import (
    Done,
    Event,
    Judged,
    Note,
    Request,
    RequestKind,
    Translation,
    TranslationJob,
    Translator,
)

FEEDBACK_SHARE = 0.3
"""Of the room for prompts, what is kept free for a candidate and what was wrong with it."""


class Bench(Protocol):
    """What the workbench lends to the loop: gates, a journal, examples, and a place for what was asked."""

    def gates(
        self, job: TranslationJob, contract: Contract, draft: Translation | None, lint: bool = True
    ) -> Sequence[Gate]: ...

    def part_gates(
        self, job: TranslationJob, contract: Contract, draft: Translation | None, names: tuple[str, ...]
    ) -> Sequence[Gate]:
        """For a part of the module: what is accepted is judged again with the whole."""
        ...

    def journal(self, job: TranslationJob, task: str) -> Journal: ...

    def examples(self, job: TranslationJob) -> Sequence[Example]: ...

    def card(self, job: TranslationJob) -> str:
        """What the module is, does and needs, and who needs it, from facts alone."""
        ...

    def keep(self, data: bytes) -> str: ...

    def over_budget(self, total: int) -> str:
        """Why no search may begin with `total` tokens for the whole project; empty when one may."""
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
    takes_requests: bool = True

    @property
    def identity(self) -> str:
        """What an answer depends on besides the sources: asked again with the same, the same is the answer."""
        return f"{self.client.name} {self.settings} {prompts_version()}"

    def translate(self, job: TranslationJob) -> Iterator[Event]:
        """Search in a thread of its own, so that what happens can be watched. Raises TheseusError when the
        servers or the budget are at their end; what concerns this module alone is a refusal."""
        if self.settings.total and (refusal := self.bench.over_budget(self.settings.total)):
            raise TheseusError(refusal)
        events: queue.Queue[Event | BaseException] = queue.Queue()
        cancel = threading.Event()

        def work() -> None:
            try:
                events.put(self._solve(job, events.put, cancel))
            except BaseException as error:
                events.put(error)

        thread = threading.Thread(target=work, name=f"model {job.module.id}", daemon=True)
        thread.start()
        try:
            while True:
                event = events.get()
                if isinstance(event, BaseException):
                    raise event
                yield event
                if isinstance(event, Done):
                    return
        finally:
            cancel.set()
            thread.join()

    def _solve(self, job: TranslationJob, tell: Callable[[Event], None], cancel: threading.Event) -> Done:
        draft = draft_of(self.basis, job)
        try:
            contract = contract_of(job, draft)
            if not contract.promises and not contract.open:
                return Done(None, "there is nothing in it to translate")
            material = material_of(job, contract, draft, self.bench.examples(job), self.bench.card(job))
        except TheseusError as error:
            return Done(None, str(error))
        solver = _Solver(self, job, contract, draft, material, tell, cancel)
        if size_of(material, job.module.interface.subprograms) * ANSWER_SHARE <= self.settings.answer:
            try:
                context = build(material, self.client.count, self.room)
            except TooLarge:
                pass  # then in parts
            else:
                return solver.as_a_whole(context)
        if job.request is not None and job.request.kind is RequestKind.CHANGE:
            return Done(None, "it is too large to be changed as a whole: raise model.answer and model.context, or submit it")
        return solver.in_parts()

    @property
    def room(self) -> int:
        """Tokens for a prompt before feedback."""
        return int((self.settings.context - self.settings.answer) * (1 - FEEDBACK_SHARE))


@dataclass(frozen=True)
class _Solver:
    """One module's searches."""

    owner: ModelTranslator
    job: TranslationJob
    contract: Contract
    draft: Translation | None
    material: Material
    tell: Callable[[Event], None]
    cancel: threading.Event

    def as_a_whole(self, context: Context) -> Done:
        gates = self.owner.bench.gates(self.job, self.contract, self.draft)
        outcome = self._search(context, self.contract, gates)
        best = outcome.best
        if best is None:
            return Done(None, outcome.reason)
        if self._worth(best.finding):
            return self._done(dict(best.files), outcome.reason)
        came = best.finding.gate_name
        wrong = "; ".join(best.finding.diagnostics[:2])
        return Done(None, f"{outcome.reason}; the best of {len(outcome.trials)} came to the gate '{came}': {wrong}"[:1000])

    def in_parts(self) -> Done:
        """Part after part; where a part finds nothing, what was there before stays."""
        owner, bench, contract = self.owner, self.owner.bench, self.contract
        try:
            room = int(owner.settings.answer / ANSWER_SHARE)
            parts = cut(self.material, self.job.module.interface.subprograms, room)
            contexts = [build(part.material, owner.client.count, owner.room) for part in parts]
        except TheseusError as error:
            return Done(None, str(error))
        whole: dict[str, str] = {contract.path: start_of(contract, self.draft)}
        left, found, notes = owner.settings.policy.tokens, 0, []
        for number, (part, context) in enumerate(zip(parts, contexts, strict=True)):
            make = functools.partial(self._whole, dict(whole))
            judged = bench.part_gates(self.job, contract, self.draft, part.names)
            gates: list[Gate] = [OwnOnly(contract, part.material.contract), *(Within(g, make) for g in judged)]
            outcome = self._search(context, part.material.contract, gates, left, number)
            left -= spent(outcome.trials)
            best = outcome.best
            if best is not None and (best.finding.accepted or best.finding.harmless):
                whole, found = dict(make(dict(best.files))), found + 1
            else:
                notes.append(f"the part with {part.names[0]} stays as it was: {outcome.reason}")
        reason = "; ".join([f"{found} of {len(parts)} parts", *notes])[:1000]
        if not found:
            return Done(None, reason)
        finding = statically(contract, whole)
        for gate in bench.gates(self.job, contract, self.draft, lint=False):  # what is not the parts' own is in it too
            if not finding.passed:
                break
            finding = gate.check(whole)
        reason = "; ".join([reason, *finding.diagnostics[:2]])[:1000]
        return self._done(whole, reason) if self._worth(finding) else Done(None, reason)

    def _whole(self, base: Mapping[str, str], files: Mapping[str, str]) -> Mapping[str, str]:
        return {**base, **put_in(self.contract, base[self.contract.path], files)}

    def _search(
        self, context: Context, contract: Contract, gates: Sequence[Gate], tokens: int | None = None, part: int = 0
    ) -> Outcome:  # fmt: skip
        owner = self.owner
        for what in context.left_out:
            self.tell(Note("note", f"{what} did not fit into the model's context"))
        journal = _Told(owner.bench.journal(self.job, task_of(context, owner.client.name, self.job.request)), self.tell)
        asker = Asker(owner.client, owner.settings, context, owner.bench.keep, self.tell, self.cancel, part)
        policy = owner.settings.policy if tokens is None else replace(owner.settings.policy, tokens=tokens)
        return search(asker, contract, gates, journal, policy, functools.partial(self._judged, part))

    def _judged(self, part: int, proposal: Proposal, finding: Finding) -> None:
        message = "; ".join(finding.diagnostics[:1])[:300]
        self.tell(
            Judged(proposal.round, proposal.index, finding.gate_name, finding.passed, finding.accepted, message, part)
        )

    def _worth(self, finding: Finding) -> bool:
        """An equivalent candidate is proposed, and one that differs as a person asked for; one that nothing told
        from the original only where the draft has gaps; every other is on record and no more."""
        return finding.accepted or finding.intended or (finding.harmless and (self.draft is None or not self.draft.complete))

    def _done(self, files: Mapping[str, str], reason: str) -> Done:
        return Done(translation_of(self.job, self.contract, files, self.owner.name, self.draft), reason)


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
        self.tell(Note("note", f"{where} ({trial.mode}): gate {finding.gate_name}: {what[:160]}"))


def task_of(context: Context, model: str, request: Request | None = None) -> str:
    """The identity of a search: its prompts, who is asked, and for which request."""
    parts = [list(context.messages), model, *([request.number] if request is not None else [])]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
