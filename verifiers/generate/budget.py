"""Which way of making inputs gets the next one: each has a share to begin with, and those that pay get more.

A bandit over generators. What pays is what reached something new (code, kinds of output, numbers nearer to what they
are compared with) for what it costs. Part of every share is kept whatever it pays: sweeps over values reach no new
code, and find faults all the same. Costs are counted in bytes of input rather than in seconds, so that a seed makes
the same inputs on every machine.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

_KEPT = 0.8  # of its share that a generator keeps, whatever it pays, unless told otherwise
_MEMORY = 0.998  # of what was paid and spent, one input later
_BYTES = 2000.0  # that cost as much as the process that reads them
_DOUBT = 40.0  # inputs for which a generator is taken to pay what all do


@dataclass
class Account:
    """What one generator cost and paid lately."""

    share: float
    spent: float = 0.0
    paid: float = 0.0


@dataclass
class Budget:
    """Draws generators by their shares and what they pay."""

    accounts: dict[str, Account] = field(default_factory=dict)
    kept: float = _KEPT

    @classmethod
    def of(cls, shares: dict[str, float], kept: float = _KEPT) -> Budget:
        return cls({name: Account(share) for name, share in shares.items()}, kept)

    def draw(self, rng: random.Random) -> str:
        """The name of the generator whose turn it is."""
        weights = self.weights()
        return rng.choices(list(weights), list(weights.values()))[0]

    def weights(self) -> dict[str, float]:
        """The present shares: they sum to what the first ones summed to."""
        whole = sum(a.share for a in self.accounts.values())
        spent = sum(a.spent for a in self.accounts.values())
        common = (sum(a.paid for a in self.accounts.values()) + 1.0) / (spent + _DOUBT)
        rates = {
            name: a.share * (a.paid + common * _DOUBT) / (a.spent + _DOUBT) for name, a in self.accounts.items()
        }
        total = sum(rates.values())
        return {
            name: self.kept * a.share + (1 - self.kept) * whole * rates[name] / total for name, a in self.accounts.items()
        }

    def learn(self, name: str, size: int, news: int) -> None:
        """What an input of this generator cost, and how much of what it showed was new."""
        for account in self.accounts.values():
            account.spent *= _MEMORY
            account.paid *= _MEMORY
        if name in self.accounts:
            self.accounts[name].spent += 1 + size / _BYTES
            self.accounts[name].paid += min(news, 8)
