"""What a project's searches learned, as training data: SFT, preference and GRPO records, one JSON a line.

A trial's reward follows from its verdict alone. Records carry hashes of prompt and answer, the source's hash and
the licence that the project states, so that a data set can be traced and cleaned.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import select

from analyzers.model import TheseusError
from translators.attempt import Stage, Trial
from workbench.project import Project
from workbench.services.model import recorded_trials
from workbench.store.models import ModuleRow, TrialRow

STAGE_REWARD = {Stage.ANSWER: 0.0, Stage.CONTRACT: 0.1, Stage.BUILD: 0.2, Stage.QUICK: 0.3, Stage.FULL: 0.6}
"""What coming to a gate is worth; its score adds up to a tenth. Only `equivalent` is worth 1."""


@dataclass(frozen=True)
class Exported:
    """How many records each file got."""

    sft: int
    preference: int
    grpo: int


def reward_of(trial: Trial) -> float:
    """0 (no answer) … 1 (equivalent). Harmless but unproved answers stay below 1: evidence is the goal."""
    finding = trial.finding
    if finding.accepted:
        return 1.0
    base = STAGE_REWARD[finding.stage] + 0.1 * finding.score
    return round(base + (0.1 if finding.harmless else 0.0), 4)


def export(project: Project, folder: Path, target: str = "", licence: str = "") -> Exported:
    """Write sft.jsonl (accepted answers), preference.jsonl (a better and a worse answer to the same prompt) and
    grpo.jsonl (every prompt with its answers and rewards), oldest first; the same project gives the same bytes."""
    records = [(row, trial) for row, trial in recorded_trials(project, target) if trial.judged]
    if not records:
        raise TheseusError("no trial is on record: run 'theseus translate MODULE --translator model' first")
    with project.store.reading() as session:
        sources = {m.id: m.sha256 for m in session.exec(select(ModuleRow)).all()}
    by_prompt: dict[str, list[tuple[TrialRow, Trial]]] = defaultdict(list)
    for row, trial in records:
        by_prompt[row.prompt].append((row, trial))
    sft: list[dict[str, Any]] = []
    preference: list[dict[str, Any]] = []
    grpo: list[dict[str, Any]] = []
    for prompt, group in by_prompt.items():
        messages = json.loads(project.objects.get(prompt))
        head = group[0][0]
        common = {
            "module": head.module, "target": head.target, "prompt_sha256": prompt,
            "source_sha256": sources.get(head.module, ""), "licence": licence or "unstated",
        }  # fmt: skip
        distinct = [(r, t) for r, t in group if not t.twin]
        for _, trial in distinct:
            if trial.finding.accepted:
                reply = {"role": "assistant", "content": trial.proposal.text}
                sft.append({"messages": [*messages, reply], **common, **_about(trial)})
        ordered = sorted((t for _, t in distinct), key=lambda t: -reward_of(t))
        if len(ordered) > 1 and reward_of(ordered[0]) > reward_of(ordered[-1]):
            best, worst = ordered[0], ordered[-1]
            preference.append({
                "prompt": messages, "chosen": [_said(best)], "rejected": [_said(worst)], **common,
                "chosen_reward": reward_of(best), "rejected_reward": reward_of(worst),
            })  # fmt: skip
        grpo.append({
            "prompt": messages, **common,
            "completions": [{"text": t.proposal.text, "reward": reward_of(t), **_about(t)} for _, t in group],
        })  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in (("sft", sft), ("preference", preference), ("grpo", grpo)):
        text = "".join(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in lines)
        (folder / f"{name}.jsonl").write_text(text, "utf-8")
    return Exported(len(sft), len(preference), len(grpo))


def _said(trial: Trial) -> dict[str, str]:
    return {"role": "assistant", "content": trial.proposal.text}


def _about(trial: Trial) -> dict[str, Any]:
    finding, proposal = trial.finding, trial.proposal
    return {
        "answer_sha256": hashlib.sha256(proposal.text.encode()).hexdigest(), "model": proposal.model,
        "seed": proposal.seed, "stage": finding.stage.name.lower(), "accepted": finding.accepted,
        "diagnostics": list(finding.diagnostics),
    }  # fmt: skip
