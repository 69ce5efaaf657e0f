"""How far a migration is, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, func, select

from verifiers.verdict import Status
from workbench.project import Project
from workbench.services import queue
from workbench.services.queue import Item
from workbench.services.states import DONE, State
from workbench.store.models import CampaignRow, TrialRow


@dataclass(frozen=True)
class Share:
    """A part of a whole; no share where there is nothing to measure."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True)
class Figures:
    """Counts are of modules that move; `unmoving` says how many headers and copybooks go with them. `coverage`: of
    the originals' executable lines, over modules with a verdict (`measured` of them); `mutants`: caught of tried,
    over the newest campaign of each subject. Money is in the currency of the settings."""

    modules: int
    unmoving: int
    states: dict[str, int]
    verdicts: dict[str, int]
    lines: Share
    units: Share
    coverage: Share
    measured: int
    mutants: Share
    prompt_tokens: int
    completion_tokens: int
    money: float
    money_by_module: dict[str, float]
    blocked: tuple[Item, ...]

    @property
    def done(self) -> int:
        return sum(self.states.get(s, 0) for s in DONE)


def figures(project: Project, target: str, found: Sequence[Item] | None = None) -> Figures:
    """From the database alone, in a fixed number of queries."""
    found = queue.items(project, target) if found is None else found
    moving = [i for i in found if i.moves]
    judged = [i for i in moving if i.lines_total is not None]
    spent = _tokens(project, target)
    model = project.settings.model
    money = {m: (p * model.price_prompt + c * model.price_completion) / 1e6 for m, (p, c) in spent.items()}
    return Figures(
        modules=len(moving),
        unmoving=len(found) - len(moving),
        states=dict(Counter(i.state for i in moving)),
        verdicts=dict(Counter(i.verdict for i in moving if i.verdict)),
        lines=Share(sum(i.lines for i in moving if i.state in DONE), sum(i.lines for i in moving)),
        units=Share(sum(i.units_verified for i in moving), sum(i.units for i in moving)),
        coverage=Share(sum(i.lines_reached or 0 for i in judged), sum(i.lines_total or 0 for i in judged)),
        measured=len(judged),
        mutants=_mutants(project, target),
        prompt_tokens=sum(p for p, _ in spent.values()),
        completion_tokens=sum(c for _, c in spent.values()),
        money=sum(money.values()),
        money_by_module={m: v for m, v in money.items() if v},
        blocked=tuple(i for i in moving if i.state == State.BLOCKED),
    )


def _tokens(project: Project, target: str) -> dict[str, tuple[int, int]]:
    query = select(TrialRow.module, func.sum(TrialRow.prompt_tokens), func.sum(TrialRow.completion_tokens))
    with project.store.reading() as session:
        rows = session.exec(query.where(TrialRow.target == target).group_by(TrialRow.module)).all()
    return {module: (int(p or 0), int(c or 0)) for module, p, c in rows}


def _mutants(project: Project, target: str) -> Share:
    """Of each subject's newest campaign that tried mutants and found no difference."""
    newest = (
        select(func.max(CampaignRow.id))
        .where(CampaignRow.target == target, col(CampaignRow.mutants).is_not(None))
        .where(col(CampaignRow.status) != Status.DIVERGENT.value)
        .group_by(CampaignRow.kind, CampaignRow.subject)
    )
    query = select(func.sum(CampaignRow.mutants_caught), func.sum(CampaignRow.mutants))
    with project.store.reading() as session:
        caught, tried = session.exec(query.where(col(CampaignRow.id).in_(newest))).one()
    return Share(int(caught or 0), int(tried or 0))
