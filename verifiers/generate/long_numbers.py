"""Numbers that C's `atoi` and `scanf` have no answer to, which a program may still read as text: cards, telephones, accounts.

Where it converts them, an input says nothing (`Judge.apart`): most inputs are kept free of them. Which of a program's
words are converted no reading of its sources tells, so some inputs have them, and guidance finds out what they are good for.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from verifiers.generate.facts import Facts
from verifiers.generate.parts import get, parts, put
from verifiers.generate.values import clamp_numbers
from verifiers.observe import Case

_KEPT = 0.25  # of the inputs that hold such numbers
_MADE = 0.04  # of all inputs get some
_SAME = 0.15  # of them are one digit again and again
_LENGTHS = range(10, 19)  # digits: as many as any domain takes for a number
_WORD = re.compile(rb"[^\s,;:|]+")
_OPTION = b"-"


@dataclass
class LongNumbers:
    facts: Facts
    rng: random.Random

    def given(self, case: Case) -> Case:
        """The case with or without numbers out of range; itself, where the original converts none."""
        if not (self.facts.c_int_conversions or self.facts.c_long_conversions):
            return case
        dice = self.rng.random()
        if dice < _MADE:
            return self._longer(case)
        if dice < _MADE + _KEPT:
            return case
        for part in parts(case):
            text = get(case, part)
            if (clamped := clamp_numbers(text, self.facts)) != text:
                case = put(case, part, clamped)
        return case

    def _longer(self, case: Case) -> Case:
        """The case with long numbers in the place of one word of some lines, or of one argument."""
        filled = [part for part in parts(case) if get(case, part).strip() and get(case, part)[:1] != _OPTION]
        if not filled:
            return case
        part = self.rng.choice(filled)
        lines = get(case, part).split(b"\n")
        most = max(len(_WORD.findall(line)) for line in lines)
        place = min(self.rng.randrange(max(1, most)) for _ in range(2))  # keys come first, as a rule
        alike = self.rng.choice(_LENGTHS) if self.rng.random() < 0.5 else 0
        for at, line in enumerate(lines):
            words = list(_WORD.finditer(line))
            if place < len(words) and (len(lines) < 4 or self.rng.random() < 0.7):
                digits = alike or self.rng.choice(_LENGTHS)
                number = b"%0*d" % (digits, self.rng.randrange(10**digits))
                if self.rng.random() < _SAME:  # sums of digits at their ends
                    number = number[:1] * digits
                lines[at] = line[: words[place].start()] + number + line[words[place].end() :]
        return put(case, part, b"\n".join(lines))
