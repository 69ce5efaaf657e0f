"""What a run's comparisons say should stand in its input: the other operand, what a sum needs to meet a limit, as long a word."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from verifiers.generate.extents import extents
from verifiers.generate.mutate import Context
from verifiers.generate.operands import INTEGER, NUMBER, operand_texts, solutions
from verifiers.generate.parts import Part, get, parts, put
from verifiers.observe import Case

_LIMIT_TRIES = 8
_PAIRS_KEPT = 400


def mined(
    case: Case,
    operands: Sequence[tuple[bytes, bytes]],
    constants: frozenset[int],
    context: Callable[[Part], Context],
    is_fixed: Callable[[Case, Part], bool],
    rng: random.Random,
    room: int,
) -> list[tuple[Case, str]]:
    """The case with operands that stand in it replaced by what they were compared with, up to `room` of each kind of
    change, each with the name of its kind; the pairs are kept for mutation too. `constants` are those of the sources."""
    new: list[tuple[Part, bytes, bytes, bytes]] = []  # a part, its text, what to replace in it, by what
    solving: list[tuple[Part, bytes]] = []
    enough: list[tuple[Part, bytes]] = []
    limits: list[tuple[Part, bytes]] = []
    stretched: list[tuple[Part, bytes]] = []
    texts = [get(case, part) for part in parts(case)]
    numbers = {abs(int(m.group())) for text in texts for m in list(NUMBER.finditer(text[:2000]))[:8]}
    for part in parts(case):
        text = get(case, part)
        if not text or len(text) > 2000 or is_fixed(case, part):
            continue
        pairs = context(part).pairs
        solved, with_enough = solutions(operands, text, constants, numbers)
        solving += [(part, changed) for changed in solved]
        enough += [(part, changed) for changed in with_enough]
        stretched += [(part, changed) for changed in extents(operands, text, constants)]
        targets: dict[bytes, list[bytes]] = {}
        known = set(pairs)
        for here, wanted in operand_texts(operands, text):
            if INTEGER.fullmatch(here) and INTEGER.fullmatch(wanted) and int(wanted) in constants:
                targets.setdefault(here, []).append(wanted)
            if (here, wanted) not in known:
                pairs.append((here, wanted))
            new.append((part, text, here, wanted))
        if len(targets) > 1:
            limits += [(part, _at_limits(text, targets, rng)) for _ in range(_LIMIT_TRIES)]
        del pairs[:-_PAIRS_KEPT]
    rng.shuffle(new)
    rng.shuffle(solving)
    rng.shuffle(enough)
    rng.shuffle(stretched)
    replaced = [(part, text.replace(here, wanted, 1)) for part, text, here, wanted in new[:room]]
    kinds = (
        ("operand", replaced, room), ("solved", solving, room), ("limits", limits, room), ("enough", enough, room // 2),
        ("extent", stretched, room // 2),
    )  # fmt: skip
    return [(put(case, part, text), origin) for origin, changes, most in kinds for part, text in changes[:most]]


def _at_limits(text: bytes, targets: dict[bytes, list[bytes]], rng: random.Random) -> bytes:
    """Most numbers replaced at once by constants that the program compares them with."""

    def one(match: re.Match[bytes]) -> bytes:
        wanted = targets.get(match.group())
        return rng.choice(wanted) if wanted and rng.random() < 0.8 else match.group()

    return NUMBER.sub(one, text)
