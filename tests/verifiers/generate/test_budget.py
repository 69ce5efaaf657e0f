"""Shares of the budget move to what pays, and nothing is starved; numbers meet."""

from __future__ import annotations

import random
from collections import Counter

from verifiers.generate.budget import Budget
from verifiers.generate.facts import scan
from verifiers.generate.systematic import related
from verifiers.generate.values import make_values


def drawn(budget: Budget, rng: random.Random, pays: str, count: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for _ in range(count):
        name = budget.draw(rng)
        counts[name] += 1
        budget.learn(name, 100, 2 if name == pays else 0)
    return counts


def test_what_pays_gets_more_and_the_others_keep_most_of_their_share() -> None:
    budget, rng = Budget.of({"a": 0.5, "b": 0.3, "c": 0.2}), random.Random(7)
    assert budget.weights() == {"a": 0.5, "b": 0.3, "c": 0.2}
    drawn(budget, rng, "c", 3000)
    assert sum(budget.weights().values()) == 1.0 or abs(sum(budget.weights().values()) - 1.0) < 1e-9
    later = drawn(budget, rng, "c", 3000)
    assert later["c"] > 3000 * 0.28
    assert later["a"] > 3000 * 0.5 * 0.74 and later["b"] > 3000 * 0.3 * 0.74
    turned = drawn(budget, rng, "b", 6000)  # what paid long ago is forgotten
    assert turned["b"] > 6000 * 0.34


def test_what_costs_more_has_to_pay_more() -> None:
    budget = Budget.of({"short": 0.5, "long": 0.5})
    for _ in range(500):
        budget.learn("short", 20, 1)
        budget.learn("long", 20_000, 1)
    weights = budget.weights()
    assert weights["short"] > 1.2 * weights["long"]


def test_the_last_number_of_a_line_is_made_to_meet_those_before_it() -> None:
    values = make_values(scan({"a.c": "int main(void) { return total > 500; }"}))
    found = set(related(b"put 1 300\nput 1 100\ntake 1 7\n", values))
    last = {int(text.split()[-1]) for text in found if text.startswith(b"put 1 300\nput 1 100\n")}
    assert {100, 300, 400, 401, 399} <= last, "what came before, and its sum"
    assert {500 - 100, 500 - 400} <= last, "what makes the sum meet a number of the sources"
    assert b"put 1 300\nput 1 200\ntake 1 7\n" in found
