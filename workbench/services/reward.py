"""The verifier as a reward: what a training loop (TRL's GRPO, say) calls with completions.

The reward follows from the gates and the verdict alone, as in exported trials: nothing in an answer's words
counts. Equal answers are judged once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from analyzers.model import Codebase
from translators.attempt import Gate, Mode, Proposal, Trial, judge
from translators.contract import Contract, contract_of
from translators.protocol import Done, TranslationJob
from translators.rules.translator import RulesTranslator
from workbench.project import Project
from workbench.services import analysis
from workbench.services.gates import Candidate, gates_for
from workbench.services.training import reward_of
from workbench.services.translation import latest


@dataclass
class VerdictReward:
    """Callable as TRL calls reward functions: completions, and the data set's columns `module` and `target`."""

    project: Project
    __name__: str = "verdict"
    _codebase: Codebase | None = None
    _tasks: dict[tuple[str, str], tuple[Contract, Sequence[Gate]]] = field(default_factory=dict)
    _trials: dict[tuple[str, str], list[Trial]] = field(default_factory=dict)

    def __call__(
        self, completions: Sequence[Any], module: Sequence[str], target: Sequence[str], **_: Any
    ) -> list[float]:  # fmt: skip
        """One reward (0 … 1) for each completion: a text, or a conversation whose last message is the answer."""
        return [self._one(_text(c), m, t) for c, m, t in zip(completions, module, target, strict=True)]

    def _one(self, text: str, module: str, target: str) -> float:
        contract, gates = self._task(module, target)
        before = self._trials.setdefault((module, target), [])
        trial = judge(Proposal(0, len(before), text), Mode.FRESH, contract, gates, before)
        before.append(trial)
        return reward_of(trial)

    def _task(self, module: str, target: str) -> tuple[Contract, Sequence[Gate]]:
        if self._codebase is None:
            self._codebase = analysis.analyze(self.project)[0]
        if (module, target) not in self._tasks:
            codebase = self._codebase
            given = {m: a.translation for m, a in latest(self.project, target).items() if a.translation is not None}
            interfaces = {m.id: m.interface for m in codebase.modules}
            job = TranslationJob(codebase, self.project.root, codebase.module(module), target, interfaces, given)
            draft = next(e.translation for e in RulesTranslator().translate(job) if isinstance(e, Done))
            contract = contract_of(job, draft)
            self._tasks[module, target] = contract, gates_for(Candidate(self.project, codebase, job, contract, draft))
        return self._tasks[module, target]


def _text(completion: Any) -> str:
    return completion if isinstance(completion, str) else str(completion[-1]["content"])
