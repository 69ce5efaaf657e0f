"""Mutants that no input noticed, and what people say of them.

Some changes of a translation change nothing that a program shows, and not all of them can be proved to. A reviewer may
judge one equivalent, with a reason: it does not count from the next campaign on, and verdict and bundle say so. It is
tried all the same: should an input tell it apart, it counts, and the verdict says that the judgement was wrong. Judgements
live on the audit log; they hold for one change of one text of a file, and until they are taken back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlmodel import select

from analyzers.model import TheseusError
from verifiers.verdict import Survivor
from workbench import audit
from workbench.project import Project
from workbench.services import bundles
from workbench.services.judgements import JUDGED, RETRACTED, judged
from workbench.services.reporting import campaign_rows
from workbench.services.users import Action, Refused, User
from workbench.services.verification import current_verdicts, verdict_of
from workbench.store.models import AuditRow

WHOLE = "the whole system"
__all__ = ["WHOLE", "Unnoticed", "judge", "judged", "retract", "unnoticed"]


@dataclass(frozen=True)
class Unnoticed:
    """A mutant of the current verdicts that nothing told apart. `subject` is what the campaign was of; `judgement` says who judged
    it equivalent and why, empty where nobody did."""

    subject: str
    survivor: Survivor
    judgement: str


def unnoticed(project: Project, target: str) -> list[Unnoticed]:
    """Those of the campaigns that the current verdicts rest on, each once."""
    judgements = dict(judged(project, target))
    found: dict[str, Unnoticed] = {}
    for row in current_verdicts(project, target).values():
        for campaign in campaign_rows(project, json.loads(row.campaigns)):
            score = verdict_of(project, campaign).mutants
            for survivor in (*score.survivors, *score.judged) if score is not None else ():
                if survivor.key:
                    found[survivor.key] = Unnoticed(campaign.subject or WHOLE, survivor, judgements.get(survivor.key, ""))
    return sorted(found.values(), key=lambda each: (each.survivor.file, each.survivor.line, each.survivor.key))


def judge(project: Project, user: User, target: str, key: str, reason: str) -> Unnoticed:
    """Put on record that a mutant is equivalent. Who had translations made may not judge their mutants where a second
    person is asked for. Raises Refused, or TheseusError where there is no such mutant or no reason."""
    user.require(Action.REVIEW)
    mutant = _named(project, target, key)
    if not reason.strip():
        raise TheseusError(f"say why mutant {key} is equivalent: --reason TEXT")
    if project.settings.four_eyes and user.name in _translated_by(project, target):
        raise Refused(f"four-eyes rule: {user.name} had modules translated to {target}, so that somebody else judges mutants")
    detail = {"target": target, "key": mutant.survivor.key, "reason": reason.strip(), "file": mutant.survivor.file, "diff": mutant.survivor.diff}
    with project.store.transaction() as session:
        audit.append(session, JUDGED, mutant.survivor.where, detail, user.name)
    bundles.seal_log(project)
    return mutant


def retract(project: Project, user: User, target: str, key: str, reason: str = "") -> None:
    """Take the judgement of a mutant back. Raises TheseusError where there is none."""
    user.require(Action.REVIEW)
    known = [each for each, _ in judged(project, target) if key and each.startswith(key)]
    if len(known) != 1:
        raise TheseusError(f"nobody judged a mutant {key} in {target}" if not known else f"{len(known)} judged mutants go by {key!r}")
    key = known[0]
    with project.store.transaction() as session:
        audit.append(session, RETRACTED, key, {"target": target, "key": key, "reason": reason.strip()}, user.name)
    bundles.seal_log(project)


def _named(project: Project, target: str, key: str) -> Unnoticed:
    known = [each for each in unnoticed(project, target) if key and each.survivor.key.startswith(key)]
    if len(known) != 1:
        raise TheseusError(
            f"{len(known)} mutants of the verdicts in {target} go by {key!r}: 'theseus mutants --to {target}' lists them"
        )
    return known[0]


def _translated_by(project: Project, target: str) -> set[str]:
    """Who had anything translated to that target."""
    with project.store.reading() as session:
        rows = session.exec(select(AuditRow).where(AuditRow.action == "translate"))
        return {row.actor for row in rows if json.loads(row.detail).get("target") == target}
