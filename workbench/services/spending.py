"""What is spent of the budgets that theseus.toml sets."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import select

from workbench.project import Project
from workbench.services import approvals
from workbench.services.ask import tokens_asked
from workbench.services.model import price_of
from workbench.store.models import CampaignRow, TrialRow


@dataclass(frozen=True)
class Budget:
    """`used` of `limit` (0: there is no bound), as `text` says it; `key` is where it is set."""

    name: str
    used: float
    limit: float
    text: str
    key: str


def budgets(project: Project) -> list[Budget]:
    settings, price = project.settings, price_of(project)
    with project.store.reading() as session:
        prompts, answers = session.exec(select(func.sum(TrialRow.prompt_tokens), func.sum(TrialRow.completion_tokens))).one()
        largest = session.exec(
            select(TrialRow.module, func.sum(TrialRow.prompt_tokens + TrialRow.completion_tokens).label("n"))
            .group_by(TrialRow.task).order_by(func.sum(TrialRow.prompt_tokens + TrialRow.completion_tokens).desc()).limit(1)
        ).first()  # fmt: skip
        seconds, campaigns = session.exec(select(func.sum(CampaignRow.seconds), func.count())).one()
    prompts, answers = int(prompts or 0), int(answers or 0)
    asked = tokens_asked(project)
    tokens = prompts + answers + asked
    granted = approvals.tokens_granted(project)
    total = settings.model.total
    money = price.prompt * prompts / 1e6 + price.completion * answers / 1e6
    spent = f"{tokens:,} tokens" + (f", {money:.2f} by the price set" if money else "")
    bound = f" of {total + granted:,}" + (f" ({granted:,} granted)" if granted else "") if total else ", no bound"
    found = [
        Budget("Model, whole project", tokens, total + granted if total else 0, spent + bound, "model.total"),
        Budget(
            "Model, the largest search so far", float(largest[1]) if largest else 0.0, settings.model.tokens,
            f"{largest[0]}: {int(largest[1]):,} of {settings.model.tokens:,} tokens" if largest else f"none of {settings.model.tokens:,} tokens",
            "model.tokens",
        ),
        Budget(
            "Campaigns", float(seconds or 0), 0,
            f"{campaigns} campaign{'' if campaigns == 1 else 's'} took {float(seconds or 0):,.0f} s; each may take {settings.verify.budget:g} s and its builds",
            "verify.budget",
        ),
    ]  # fmt: skip
    return found
