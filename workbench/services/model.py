"""The model translator over a project: its gates, its journal of trials, its examples, its costs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlmodel import col, select

from analyzers.model import Codebase, Module, TheseusError
from analyzers.survey.cards import markdown
from analyzers.survey.facts import Survey
from analyzers.survey.run import survey
from translators.attempt import Gate, Journal, Policy, Trial
from translators.contract import Contract, contract_of, draft_of
from translators.model.budget import Cost, Price, actual, estimate
from translators.model.client import Client, Endpoint, Message
from translators.model.context import Example, material_of, messages_of, read
from translators.model.translator import ModelSettings, ModelTranslator
from translators.protocol import Translation, TranslationJob
from translators.rules.translator import RulesTranslator
from verifiers.codec import decode, encode
from verifiers.verdict import Status
from workbench import audit
from workbench.project import Project
from workbench.services import approvals
from workbench.services.analysis import moves
from workbench.services.ask import tokens_spent
from workbench.services.gates import Candidate, gates_for, part_gates_for
from workbench.services.policy import Kind
from workbench.services.translation import latest
from workbench.services.users import local_user
from workbench.services.verification import current_verdicts
from workbench.store.models import TrialRow


def model_translator(project: Project) -> ModelTranslator:
    """The translator with the project's servers and budgets. Raises TheseusError when none is set."""
    section = project.settings.model
    endpoints = [Endpoint(e.url, e.model, e.key) for e in section.endpoints]
    client = Client(endpoints, timeout=section.timeout)
    return ModelTranslator(client, settings_of(project), ProjectBench(project), RulesTranslator())


def settings_of(project: Project) -> ModelSettings:
    section = project.settings.model
    policy = Policy(section.candidates, section.rounds, section.patience, section.tokens, polish=section.polish)
    return ModelSettings(
        policy, section.context, section.answer, section.temperature, section.seed, section.total
    )  # fmt: skip


def price_of(project: Project) -> Price:
    return Price(project.settings.model.price_prompt, project.settings.model.price_completion)


@dataclass(frozen=True)
class ProjectBench:
    """Implements `translators.model.translator.Bench`."""

    project: Project
    _surveys: list[Survey] = field(default_factory=list)  # at most one: of the sources as they were at the start

    def gates(
        self, job: TranslationJob, contract: Contract, draft: Translation | None, lint: bool = True
    ) -> Sequence[Gate]:
        return gates_for(Candidate(self.project, job.codebase, job, contract, draft), lint)

    def part_gates(
        self, job: TranslationJob, contract: Contract, draft: Translation | None, names: tuple[str, ...]
    ) -> Sequence[Gate]:
        return part_gates_for(Candidate(self.project, job.codebase, job, contract, draft), names)

    def journal(self, job: TranslationJob, task: str) -> Journal:
        return ProjectJournal(self.project, job.module.id, job.target, task)

    def examples(self, job: TranslationJob) -> Sequence[Example]:
        """Accepted translations that people or models wrote: those of the rules are not what to imitate."""
        attempts = latest(self.project, job.target)
        found = []
        for name, verdict in current_verdicts(self.project, job.target).items():
            attempt = attempts[name]
            if verdict.status != Status.EQUIVALENT or attempt.row.translator == "rules" or attempt.translation is None:
                continue
            source = "\n".join(read(job.root / f) for f in job.codebase.module(name).files)
            found.append(Example(name, source, "\n".join(t for _, t in attempt.translation.files)))
        return found

    def card(self, job: TranslationJob) -> str:
        """The card of `theseus explain`, without what it has for planners; empty where the survey has other
        modules than the analysis."""
        try:
            text = markdown(self._survey(), job.module.id)
        except TheseusError:
            return ""
        parts = [p for p in text.strip().split("\n\n## ") if not p.startswith("Not resolved")]
        lines = "\n\n".join(parts).split("\n")
        return "\n".join(line for line in lines if not line.startswith(("- Wave", "- To move", "- Risk")))

    def _survey(self) -> Survey:
        if not self._surveys:
            self._surveys.append(survey(self.project.root))
        return self._surveys[0]

    def keep(self, data: bytes) -> str:
        return self.project.objects.put(data)

    def over_budget(self, total: int) -> str:
        """Tokens that people granted count on top; when all are spent, a request for more is left."""
        allowed = total + approvals.tokens_granted(self.project)
        if tokens_spent(self.project) < allowed:
            return ""
        user = local_user(self.project.settings)
        detail = {"tokens": self.project.settings.model.tokens, "budget": allowed}
        asked = approvals.request(
            self.project, user, Kind.SPEND, f"{detail['tokens']} tokens beyond the budget", detail, "the project's budget is spent"
        )
        return (
            f"the project's budget of {allowed} tokens is spent: raise model.total, or let a person grant request "
            f"{asked.id} ('theseus approvals grant {asked.id}'), then run the same command again"
        )


@dataclass(frozen=True)
class ProjectJournal:
    """The trials of one search, in the project's database."""

    project: Project
    module: str
    target: str
    task: str

    def trials(self) -> list[Trial]:
        with self.project.store.reading() as session:
            rows = session.exec(select(TrialRow).where(TrialRow.task == self.task).order_by(col(TrialRow.id))).all()
        return [_trial(self.project, row) for row in rows]

    def add(self, trial: Trial) -> None:
        """Record a trial, once for its place in the search."""
        proposal = trial.proposal
        key = hashlib.sha256(f"{self.task}\0{proposal.round}\0{proposal.index}".encode()).hexdigest()
        record = self.project.objects.put(json.dumps(encode(trial), sort_keys=True, ensure_ascii=False).encode())
        with self.project.store.transaction() as session:
            if session.exec(select(TrialRow).where(TrialRow.key == key)).first() is not None:
                return
            session.add(
                TrialRow(
                    key=key, task=self.task, module=self.module, target=self.target, round=proposal.round,
                    place=proposal.index, mode=trial.mode, stage=int(trial.finding.stage),
                    accepted=trial.finding.accepted, record=record, prompt=proposal.prompt,
                    prompt_tokens=proposal.prompt_tokens, completion_tokens=proposal.completion_tokens,
                )
            )
            detail = {"target": self.target, "record": record, "stage": trial.finding.gate_name}
            audit.append(session, "trial", self.module, detail)


def _trial(project: Project, row: TrialRow) -> Trial:
    return decode(Trial, json.loads(project.objects.get(row.record)))


def recorded_trials(project: Project, target: str = "", module: str = "") -> list[tuple[TrialRow, Trial]]:
    """Every trial on record, oldest first."""
    with project.store.reading() as session:
        query = select(TrialRow).order_by(col(TrialRow.id))
        if target:
            query = query.where(TrialRow.target == target)
        if module:
            query = query.where(TrialRow.module == module)
        rows = list(session.exec(query))
    return [(row, _trial(project, row)) for row in rows]


@dataclass(frozen=True)
class Spent:
    """What a module's searches took, from their records. `accepted`: whether one found something equivalent."""

    module: str
    candidates: int
    rounds: int
    cost: Cost
    accepted: bool


def spent_by_module(project: Project, target: str) -> list[Spent]:
    """For each module that a model was asked about, in the order of their names."""
    price = price_of(project)
    rows: dict[str, list[TrialRow]] = {}
    with project.store.reading() as session:
        for row in session.exec(select(TrialRow).where(TrialRow.target == target).order_by(col(TrialRow.id))):
            rows.setdefault(row.module, []).append(row)
    found = []
    for module, mine in sorted(rows.items()):
        prompt, completion = sum(r.prompt_tokens for r in mine), sum(r.completion_tokens for r in mine)
        cost = Cost(prompt, completion, price.of(prompt, completion))
        rounds = len({(r.task, r.round) for r in mine})
        found.append(Spent(module, len(mine), rounds, cost, any(r.accepted for r in mine)))
    return found


@dataclass(frozen=True)
class ModuleCost:
    module: str
    expected: Cost
    actual: Cost | None  # None before any trial


def costs(project: Project, codebase: Codebase, target: str) -> list[ModuleCost]:
    """What each module is expected to cost with a model, and what it did. Tokens are estimated from lengths: no
    server is asked."""
    settings, price = settings_of(project), price_of(project)
    trials: dict[str, list[Trial]] = {}
    for row, trial in recorded_trials(project, target):
        trials.setdefault(row.module, []).append(trial)
    found = []
    for module, messages in first_prompts(project, codebase, target, [m for m in codebase.modules if moves(m)]):
        source = "".join(read(project.root / f) for f in module.files)
        mine = trials.get(module.id)
        expected = estimate([m["content"] for m in messages], source, settings.policy, price)
        found.append(ModuleCost(module.id, expected, actual(mine, price) if mine else None))
    return found


def first_prompts(
    project: Project, codebase: Codebase, target: str, modules: Iterable[Module]
) -> Iterator[tuple[Module, tuple[Message, ...]]]:
    """What a search for each module begins with, as things stand. No server is asked, so nothing is left out yet to
    make it fit one."""
    given = {m: a.translation for m, a in latest(project, target).items() if a.translation is not None}
    interfaces = {m.id: m.interface for m in codebase.modules}
    bench = ProjectBench(project)
    for module in modules:
        job = TranslationJob(codebase, project.root, module, target, interfaces, given)
        draft = draft_of(RulesTranslator(), job)
        yield module, messages_of(material_of(job, contract_of(job, draft), draft, bench.examples(job), bench.card(job)))
