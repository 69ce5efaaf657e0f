"""What a module will cost, before it is asked for, and what it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translators.attempt import Policy, Trial

ANSWER_SHARE = 1.3
"""Tokens of an answer for each token of the original: translations are a little longer than sources."""
CHARACTERS_OF_PROMPTS = 2.85
CHARACTERS_OF_SOURCES = 4.1
"""Characters for a token of prompts, and of an original for a token of its translation. Measured
(tests/bench/model_costs.py); unlike `client.CHARACTERS_A_TOKEN`, which must not be too small, they aim at the middle."""
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


def estimate(prompt: Sequence[str], source: str, policy: Policy, price: Price) -> Cost:
    """The expected cost of a module, from the texts of its prompt and of its original: no server is asked. Never
    more than the policy's budget of tokens."""
    calls = policy.candidates * min(EXPECTED_ROUNDS, policy.rounds)
    asked = sum(len(text) for text in prompt) / CHARACTERS_OF_PROMPTS * calls
    answered = len(source) / CHARACTERS_OF_SOURCES * calls
    scale = min(1.0, policy.tokens / max(1.0, asked + answered))
    asked, answered = asked * scale, answered * scale
    return Cost(int(asked), int(answered), price.of(asked, answered))


def actual(trials: Sequence[Trial], price: Price) -> Cost:
    prompt = sum(t.proposal.prompt_tokens for t in trials)
    completion = sum(t.proposal.completion_tokens for t in trials)
    return Cost(prompt, completion, price.of(prompt, completion))
