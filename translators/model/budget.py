"""What a module will cost, before it is asked for, and what it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translators.attempt import Policy, Trial

ANSWER_SHARE = 1.3
"""Tokens of an answer for each token of the original: translations are a little longer than sources."""
EXPECTED_ROUNDS = 1.5
"""Rounds until success that an estimate counts with; `theseus report` shows what they were."""


@dataclass(frozen=True)
class Price:
    """A currency for a million tokens; 0 when none is set."""

    prompt: float = 0.0
    completion: float = 0.0

    def of(self, prompt_tokens: float, completion_tokens: float) -> float:
        return (prompt_tokens * self.prompt + completion_tokens * self.completion) / 1e6


@dataclass(frozen=True)
class Cost:
    prompt_tokens: int
    completion_tokens: int
    price: float


def estimate(context_tokens: int, source_tokens: int, policy: Policy, price: Price) -> Cost:
    """The expected cost of a module. Never more than the policy's budget of tokens."""
    calls = policy.candidates * min(EXPECTED_ROUNDS, policy.rounds)
    prompt, completion = context_tokens * calls, source_tokens * ANSWER_SHARE * calls
    scale = min(1.0, policy.tokens / max(1.0, prompt + completion))
    prompt, completion = prompt * scale, completion * scale
    return Cost(int(prompt), int(completion), price.of(prompt, completion))


def actual(trials: Sequence[Trial], price: Price) -> Cost:
    prompt = sum(t.proposal.prompt_tokens for t in trials)
    completion = sum(t.proposal.completion_tokens for t in trials)
    return Cost(prompt, completion, price.of(prompt, completion))
