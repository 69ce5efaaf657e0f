"""Which lines a program is seen to accept: its commands, their forms, and what may stand in which place of them.

Programs that read commands give up on a bad line, or refuse it. Lines of inputs that were read to a good end and showed
something new are accepted ones. What is only accepted in some state is refused before: such a command is known by the
code that it reaches, and its form is guessed until it is accepted. Best of all are inputs of which every word was
needed to reach new code: they tell how many words a command takes.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from verifiers.generate.masks import TOKEN, masked, words_of
from verifiers.generate.mutate import split_lines
from verifiers.observe import Observation, Outcome

MAX_LINES = 40  # of an input that lines are learned from
NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_LETTERS = re.compile(rb"[A-Za-z]{1,3}")
_ATTACHED = re.compile(rb"([A-Za-z]{1,3})-?\d+(?:\.\d+)?(?=[\s,;:|=]|$)")
_FORMS, _SEEN = 8, 24  # kept of a command; values kept of a place
_MOST_FIRST = 1_500  # inputs that are kept until it is known how lines are refused
_OFTEN = 0.2  # of all answers to single lines
_CLEAN = 8  # lines that a line counts for in what was accepted as a whole
_NEARLY = 2
_SEVERAL = 6
_WAYS = 4  # kept of a command
_SHORT = 12  # lines of an input of which most matter
_GIVEN = re.compile(rb"(?:(?<![^\s,;:|=])[w#](?:[\s,;:|=]+|$))+")  # however many words of the input stand in a row


@dataclass
class Command:
    """Lines that begin with one word: their forms, by the number of tokens, and what stood in which place."""

    forms: dict[int, bytes] = field(default_factory=dict)
    seen: dict[int, list[bytes]] = field(default_factory=dict)
    shows: bool = False  # its line alone made the original print more
    accepted: Counter[int] = field(default_factory=Counter)  # lines of each form
    guessed: bool = False  # its form is that of a line that was refused
    needed: set[int] = field(default_factory=set)  # forms of which every word was needed to reach new code
    keyed: Counter[int] = field(default_factory=Counter)  # places, by how much more often than not a key stood there
    _usual: int = 0  # what `usual` and `counts` found out, as long as nothing has `changed`; 0 and -1: nothing
    _counts: int = -1

    def changed(self) -> None:
        """To be called when forms, what stood in their places, or how often they were accepted has changed."""
        self._usual, self._counts = 0, -1

    @property
    def usual(self) -> int:
        """The number of tokens in the longest form that was needed; else in the form that was accepted most often, or
        nearly so: of these the shortest, since what stands behind a command may be another one where line ends do not
        count."""
        if not self._usual:
            if self.needed:
                self._usual = max(self.needed)
            else:
                most = max(self.accepted[n] for n in self.forms)
                self._usual = min(n for n in self.forms if self.accepted[n] * _NEARLY >= most)
        return self._usual

    @property
    def usual_form(self) -> bytes:
        return self.forms[self.usual]

    def counts(self) -> int:
        """The last place of its usual form in which numbers were seen; not its first, unless that is all. 0: none."""
        if self._counts < 0:
            places = range(self.usual - 1, 0 if self.usual == 2 else 1, -1)
            self._counts = next((p for p in places if any(NUMBER.fullmatch(t) for t in self.seen.get(p, ()))), 0)
        return self._counts


@dataclass
class Lessons:
    """What was learned of one text of a program. What the original answers to much of what is tried first, but not to
    nothing, is taken for its way to refuse a line."""

    commands: dict[bytes, Command] = field(default_factory=dict)
    keys: Counter[bytes] = field(default_factory=Counter)  # first words behind commands, in what reached new code
    needed_keys: Counter[bytes] = field(default_factory=Counter)  # those that were needed for that
    openings: Counter[bytes] = field(default_factory=Counter)  # commands that others needed to come first
    ways: dict[bytes, list[tuple[bytes, ...]]] = field(default_factory=dict)  # lines that were needed for one of the command, it last
    letters: frozenset[bytes] = frozenset()  # commands behind which a number may stand without a blank (`W0020`)
    _refusals: frozenset[bytes] | None = None  # None: still to be found out
    _first: list[tuple[bytes, Observation, bool, bool]] = field(default_factory=list)
    _silent: int = -1  # bytes that the original prints on empty input
    _good: set[int] = field(default_factory=lambda: {0})  # codes of a good end

    def spans(self, line: bytes) -> tuple[re.Match[bytes], ...]:
        """The tokens of a line: its words, and a command apart from the number right behind it."""
        return _spans(line, self.letters)

    def tokens(self, line: bytes) -> list[bytes]:
        return [span.group() for span in _spans(line, self.letters)]

    def parted(self, line: bytes) -> tuple[bytes, ...]:
        """The tokens of a line, each behind what stands before it, and what stands behind them all."""
        return _parted(line, self.letters)

    def part(self, words: Iterable[bytes]) -> None:
        """A form in which another of these commands stands behind what is a form by itself is two lines in one: where line
        ends do not count, it was accepted, or needed, all the same. Such forms are forgotten."""
        known = frozenset(words)
        for word in known & self.commands.keys():
            command = self.commands[word]
            split = {n: self.tokens(form) for n, form in command.forms.items()}
            for n in [n for n, form in split.items() if any(at in split and form[at] in known for at in range(1, n))]:
                command.needed.discard(n)
                del command.forms[n], command.accepted[n]
                command.changed()

    def learn(self, text: bytes, original: Observation, new_code: bool = False, needed: bool = False) -> None:
        """Take in an input that showed something new, or one of the first, if it was read to a good end. Of one that
        reached new code, commands and forms are learned that were not known even where some line was refused. `needed`:
        every word of it was needed for that."""
        if self._refusals is None and len(self._first) < _MOST_FIRST:
            self._first.append((text, original, new_code, needed))
        else:
            self._take(text, original, new_code, needed)

    @property
    def settled(self) -> bool:
        """Whether it is known how lines are refused."""
        return self._refusals is not None

    def settle(self) -> None:
        """Find out how lines are refused, unless that is known, and then learn from what was tried first."""
        if self._refusals is not None:
            return
        silent: set[bytes] = set()
        answers: Counter[bytes] = Counter()
        for text, original, *_ in self._first:
            if not text.strip():
                silent |= _answers(text, original)
            elif len(split_lines(text)) == 1:
                answers.update(_answers(text, original))
        often = answers.total() * _OFTEN
        self._refusals = frozenset(a for a, count in answers.items() if count > often and a not in silent)
        for first in self._first:
            self._take(*first)
        if len(self.commands) < 2:  # then the answer was not a refusal
            self._refusals = frozenset()
            for first in self._first:
                self._take(*first)
        self._first.clear()

    def _take(self, text: bytes, original: Observation, new_code: bool = False, needed: bool = False) -> None:
        if original.outcome is not Outcome.EXITED:
            return
        lines = [line for line in split_lines(text) if line.strip()]
        if not lines:
            self._silent = len(original.stdout)
            self._good.add(original.code)  # some end so when there was nothing to do
        # Most lines of several were answered: it was not given up early.
        answered = 2 * original.stdout.count(b"\n") >= len(lines) >= _SEVERAL
        if original.code not in self._good and not (new_code and answered):
            return
        if not 0 < len(lines) <= MAX_LINES:
            return
        if new_code:
            # Once each and in their order, on which what is drawn from them depends.
            keys = list(dict.fromkeys(tokens[1] for line in lines if len(tokens := self.tokens(line)) > 1))
            (self.needed_keys if needed and len(lines) > 1 else self.keys).update(keys)
        refused = bool(self._refusals and self._refusals & _answers(text, original))
        if refused and new_code and len(lines) <= _SHORT:  # most of them led there
            for word, count in {(tokens[0], len(tokens)) for line in lines if (tokens := self.tokens(line))}:
                if word in self.commands and count in self.commands[word].forms:
                    self.commands[word].accepted[count] += 1
                    self.commands[word].changed()
        alone = len(lines) == 1
        if refused and not needed:
            lines = [line for line in lines if self._may_be_form(self.tokens(line), new_code, alone)]
        counted: set[tuple[bytes, int]] = set()
        for line in lines:
            tokens = self.tokens(line)
            if not tokens or len(tokens) > _FORMS or NUMBER.fullmatch(tokens[0]):
                continue
            command = self.commands.setdefault(tokens[0], Command(guessed=refused))
            self._form(command, line.rstrip(), tokens, refused, needed and new_code)
            if (tokens[0], len(tokens)) not in counted:
                command.accepted[len(tokens)] += 1 if refused else _CLEAN
            command.changed()
            counted.add((tokens[0], len(tokens)))
            if needed and new_code and not alone and line is lines[0]:
                self.openings[tokens[0]] += 1
            if alone and not refused and 0 <= self._silent < len(original.stdout):
                command.shows = True
        if needed and new_code:
            self._way(lines)
            if not alone:
                self._keyed(lines)

    def _form(self, command: Command, line: bytes, tokens: list[bytes], refused: bool, needed: bool) -> None:
        """Take in how a command is written in one line."""
        # A word alone may have been needed as anything that is refused; where line ends do not count, what stands behind
        # a command may be the next one.
        needed = needed and len(tokens) > 1 and not any(token in self.commands for token in tokens[1:])
        if command.guessed and (needed or not refused):
            command.forms.clear()
            command.accepted.clear()
        command.guessed &= refused and not needed
        if needed and len(tokens) not in command.needed:
            command.needed.add(len(tokens))
            command.forms[len(tokens)] = line
        known = command.forms.setdefault(len(tokens), line)
        if len(line) == len(known) and not refused and any(t.startswith(b"0") and len(t) > 1 for t in tokens[1:]):
            command.forms[len(tokens)] = line  # it shows that numbers are filled up with zeros
        for place, token in enumerate(tokens[1:], 1):
            seen = command.seen.setdefault(place, [])
            if token not in seen and len(token) <= 40:
                seen.append(token)
                del seen[:-_SEEN]

    def _way(self, lines: list[bytes]) -> None:
        """Take in what has to come before a line of one command."""
        way = tuple(line.rstrip(b"\r\n") for line in lines)
        if tokens := self.tokens(way[-1]):
            known = self.ways.setdefault(tokens[0], [])
            if way not in known and len(known) < _WAYS:
                known.append(way)

    def _keyed(self, lines: list[bytes]) -> None:
        """Take in which places, other than the first, hold what another line is about."""
        split = [self.tokens(line) for line in lines]
        for at, tokens in enumerate(split):
            others = {other[1] for place, other in enumerate(split) if place != at and len(other) > 1}
            if tokens[:1] and tokens[0] in self.commands:
                for place, token in enumerate(tokens[2:], 2):
                    self.commands[tokens[0]].keyed[place] += 1 if token in others else -1

    def _may_be_form(self, tokens: list[bytes], new_code: bool, alone: bool) -> bool:
        """Whether a line of an input in which something was refused tells how a command is written: new code knows it,
        or all that is known of that command was refused (perhaps for what is not there yet), and it has another length."""
        if not tokens:
            return False
        command = self.commands.get(tokens[0])
        if command is None:
            return new_code
        return len(tokens) not in command.forms and (new_code or (command.guessed and alone))


@functools.lru_cache(maxsize=1 << 13)  # a few forms make up most lines
def _spans(line: bytes, letters: frozenset[bytes]) -> tuple[re.Match[bytes], ...]:
    first = _ATTACHED.match(line)
    if first is None or first[1] not in letters:
        return tuple(TOKEN.finditer(line))
    word = _LETTERS.match(line)
    assert word is not None
    return (word, *TOKEN.finditer(line, word.end()))


@functools.lru_cache(maxsize=1 << 12)
def _parted(line: bytes, letters: frozenset[bytes]) -> tuple[bytes, ...]:
    out, at = [], 0
    for span in _spans(line, letters):
        out += [line[at : span.start()], span.group()]
        at = span.end()
    return (*out, line[at:])


def _answers(text: bytes, seen: Observation) -> set[bytes]:
    """The lines of an output, without their numbers and the words of the input."""
    given = words_of((text,))
    told = (masked(line, given) for line in seen.stdout[:8000].split(b"\n") if line.strip())
    return {_GIVEN.sub(b"w", line) for line in told}
