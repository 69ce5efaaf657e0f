"""Long runs of lines that the original is known to accept: deep states, each looked at as soon as it is reached.

Programs that read commands give up on a bad line, or refuse it, so that most of what random lines ask is never
answered. Lines of inputs that were read to a good end and showed something new are accepted ones: what may stand in
which place of which command is learned from them. A script uses few commands, few names and few numbers, many times
over, and puts what shows the state in between.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from verifiers.generate.commands import MAX_LINES, NUMBER, Command, Lessons
from verifiers.generate.dense import number
from verifiers.generate.drills import (
    EDGES,
    Couple,
    again_and_again,
    approached,
    coupled,
    passing,
    settings,
    worn,
)
from verifiers.generate.mutate import scaled, split_lines
from verifiers.generate.tactics import TYPE_ENDS, numbers_at, summands
from verifiers.generate.values import Values, in_range
from verifiers.observe import Observation

_USUAL = 4  # tokens of a line
_ALWAYS, _MOSTLY = 0.98, 0.4  # of lines in the form that was accepted most often
_LENGTHS = (3, 6, 12, 25, 60)
_REPEATS = (2, 3, 10, 12)  # of one line: sums pass the ends of their types
_LARGEST = (10**18 - 1, 2**31 - 1, 10**9 - 1, 2**15 - 1)
_SHOWING = 3
_KEYED_ALONE = 0.25
_KEYED = 0.8  # of what stands where keys were seen to stand, apart from the first place
_LONGER = 0.3  # of the lines of every other script
_FILLING, _MOST_KEYS = 0.2, 120  # of all scripts; keys of one
_CHURNING = 0.6  # of those that fill a table
_ASKING = 0.3
_SUMMING, _APPROACHING = 0.2, 0.3  # of all scripts
_COUPLING = 0.2
_ANY_COUNT = 0.3  # of what is given as often as counters count
_OPENED = 0.8  # of those that approach a limit: each key begins with a line of a command that takes nothing else
_FIRST = 4  # how much more often a command opens for each time that others needed it to come first
_DRILLING = 0.15  # of all scripts that build on a text
_SET = 0.6  # of these, where a command takes a place and a number
_TRYING_ALL = 0.16
_OTHER_FORMS = 0.6
_UNSURE = 0.2  # of the forms of which every word was needed
_LOOKING_OVER, _MOST_PLACES = 0.15, 40
_KEYS_AGAIN = 0.6
_LONG_KEYS, _LONGEST_KEY = 0.1, 24  # of all scripts: keys of about as many characters as something takes
_KEYS_NEEDED, _FEW_KEYS = 0.6, 3  # of all scripts, where there are some; keys of one
_KEYS_THAT_LED, _SEEN = 0.4, 24  # somewhere: of all scripts; keys among which they are
_AT_LIMITS = 0.5  # of all scripts, where limits are known
_SMALL = 20  # numbers that are met anyhow
_INDEXES = 300  # mined numbers up to it may be places of a table


@dataclass(frozen=True)
class _Pools:
    """The few values that one script plays with."""

    keys: list[bytes]
    names: list[bytes]
    numbers: list[bytes]
    keyed: float = 0.55  # of the first words behind a command: one of the keys
    longer: dict[bytes, int] = field(default_factory=dict)  # words more than its usual form has, by command


@dataclass
class Scripts:
    """Writes scripts for one text of a program (its standard input, or one of its files) from what was learned of it."""

    lessons: Lessons = field(default_factory=Lessons)
    _couples: list[Couple] = field(default_factory=list)  # wait for their turn
    _passed: set[bytes] = field(default_factory=set)  # commands of which those were made that pass the end of a type
    _worn: set[tuple[tuple[bytes, ...], int]] = field(default_factory=set)  # lines of which the last was given so many times

    @property
    def commands(self) -> dict[bytes, Command]:
        return self.lessons.commands

    def learn(self, text: bytes, original: Observation, new_code: bool = False, needed: bool = False) -> None:
        """Take in an input that showed something new, or one of the first (see `Lessons`)."""
        self.lessons.learn(text, original, new_code, needed)

    def write(self, base: bytes, rng: random.Random, values: Values, limits: Sequence[int] = ()) -> bytes | None:
        """A script: half of the time behind `base`, a text known to reach some state. `limits` are numbers that a side
        was seen to compare with. None: no commands are known."""
        self.lessons.settle()
        known = self._words(values)
        if len(known) < 2:
            return None
        self.lessons.part(known)
        chosen = rng.sample(known, min(len(known), rng.choice((2, 3, 4, 6, len(known)))))
        showing = [word for word in known if self.commands[word].shows] or known
        asking = showing
        if rng.random() < _ASKING:  # what shows nothing before there is anything
            asking = [word for word in known if self.commands[word].usual <= 2] or known
        larger = [n for n in limits if abs(n) > _SMALL]
        numbers = self._at_limit(larger, rng, values) if larger and rng.random() < _AT_LIMITS else []
        numbers = numbers or self._numbers(base, rng, values)
        before = split_lines(base)[: rng.choice((4, 12, MAX_LINES))] if rng.random() < 0.5 else []
        pools = _Pools(self._keys(chosen, before, rng, values), self._names(rng), numbers)
        if all(self.commands[word].usual <= 2 for word in known):
            # What stands alone behind every command is a value rather than what the command is about.
            pools = replace(pools, keyed=_KEYED_ALONE)
        # Programs that end at the first bad line are only reached by scripts that hold none.
        exact = rng.random() < 0.5
        if not exact and rng.random() < _OTHER_FORMS:  # what is taken for a form may lack what only some state asks for
            unsure = [word for word in known if not self.commands[word].needed or rng.random() < _UNSURE]
            pools = replace(pools, longer={word: rng.choice((0, 0, 1, 2)) for word in unsure})
        lines = [line.rstrip(b"\r\n") for line in before]
        if lines and rng.random() < _DRILLING:
            lines = self._drilled(lines, known, pools, rng, values)
        if rng.random() < _FILLING:
            lines += self._filled(known, pools, rng, values)
        if not exact and rng.random() < _TRYING_ALL:
            lines += self._in_all_lengths(known, pools, rng)
        if rng.random() < _COUPLING:
            lines += self._coupled(known, asking, pools, rng, values, larger)
        if rng.random() < _SUMMING:
            lines += self._summed(known, asking, pools, rng, values, larger)
        elif larger and rng.random() < _APPROACHING / (1 - _SUMMING):
            lines += self._approached(known, showing, pools, rng, values, rng.choice(larger))
        shown = rng.choice((0.1, 0.35, 0.6))
        unknown = [word for word in values.keywords if word not in self.commands and len(word) < 20]
        trying = 0.06 if unknown and not exact else 0.0
        for _ in range(rng.choice(_LENGTHS)):
            if rng.random() < trying:
                lines.append(_tried(rng.choice(unknown), pools, rng))
            line = self._line(rng.choice(chosen), pools, rng, values, exact=exact)
            lines += [line] * (rng.choice(_REPEATS) if rng.random() < 0.05 else 1)
            if rng.random() < shown:
                lines.append(self._line(rng.choice(asking), pools, rng, values, exact=True))
        if rng.random() < _LOOKING_OVER:
            lines += self._looked_over(known, showing, pools, rng, values)
        if asking is not showing:
            lines.append(self._line(rng.choice(asking), pools, rng, values, exact=True))
        lines.append(self._line(rng.choice(showing), pools, rng, values, exact=True))
        return b"\n".join(lines) + b"\n"

    def worn(self, counts: Sequence[int], rng: random.Random, values: Values) -> bytes | None:
        """A line of one command as often as a counter counts, behind what has to come before it, and then every command.
        `counts` are where counters may end, the likeliest first. None: no commands are known, or no counters."""
        self.lessons.settle()
        known = self._words(values)
        if len(known) < 2 or not counts:
            return None
        self.lessons.part(known)
        ways = [way for word in known for way in self._ways(word)]
        times = next((n for n in counts if any((way, n) not in self._worn for way in ways)), rng.choice(counts))
        if rng.random() < _ANY_COUNT:
            times = rng.choice(counts)
        way = rng.choice([way for way in ways if (way, times) not in self._worn] or ways)
        self._worn.add((way, times))
        tokens = self.lessons.tokens(way[-1])
        place = self.commands[tokens[0]].counts() if tokens and tokens[0] in self.commands else 0
        smallest = self._with_number(way[-1], place, 1) if 0 < place < len(tokens) else way[-1]
        pools = _Pools(tokens[1:2] or [b"1"], [], [b"1"])
        rest = [self._line(word, pools, rng, values, exact=True) for word in known]
        return b"\n".join(worn(way, smallest, times + rng.choice((0, 1)), rest, rng)) + b"\n"

    def _ways(self, word: bytes) -> list[tuple[bytes, ...]]:
        """Lines that lead to one of a command, and that; it alone, where none are known."""
        return self.lessons.ways.get(word) or [(self.commands[word].usual_form,)]

    def shown(self, text: bytes, rng: random.Random, values: Values) -> list[bytes]:
        """The text with a command behind every line that shows the state, for a few such commands; about what the line
        before it was about. Nothing where no such command is known yet."""
        if not self.lessons.settled:
            return []
        showing = [word for word in self._words(values) if self.commands[word].shows]
        lines = [line.rstrip(b"\r\n") for line in split_lines(text) if line.strip()]
        if not showing or len(self.commands) < 2 or not 0 < len(lines) <= 2 * MAX_LINES:
            return []
        pools = _Pools([b"1"], [], [])
        out = []
        for word in rng.sample(showing, min(len(showing), _SHOWING)):
            behind = []
            for line in lines:
                tokens = self.lessons.tokens(line)
                key = tokens[1] if len(tokens) > 1 else None
                behind += [line, self._line(word, pools, rng, values, key, exact=True)]
            out.append(b"\n".join(behind) + b"\n")
        return out

    def _filled(self, known: Sequence[bytes], pools: _Pools, rng: random.Random, values: Values) -> list[bytes]:
        """One command for each of many keys, about as many as a table of either side holds: what comes behind meets
        full tables and keys that share a place. Often another command for some of the keys then, and the first one for
        as many new keys: what was given back is used again. The keys go into the pools."""
        about = [word for word in known if self.commands[word].usual > 1] or known
        word = rng.choice(about)
        sizes = [n for n in values.facts.sizes if 1 < n <= _MOST_KEYS] or [8, 20]
        count = rng.choice((max(sizes) + 1, rng.choice(sizes) + rng.choice((-1, 0, 1, 8)), rng.randrange(4, 24)))
        seen = self.commands[word].seen.get(1, [])
        words = [token for token in seen if not NUMBER.fullmatch(token)]
        stem = b"" if self._numbered() or self._about_places(word) else rng.choice((b"k", b"a", b"x1", *words))[:8]
        start = rng.choice((0, 1, 1, rng.randrange(100)))
        keys = [b"%s%d" % (stem, start + n) for n in range(max(1, count))]
        pools.keys[:] = keys
        lines = [self._line(word, pools, rng, values, key, exact=True) for key in keys]
        if rng.random() < _CHURNING:
            other = rng.choice(about)
            gone = rng.sample(keys, rng.choice((1, 1, min(3, len(keys)), len(keys) // 2, len(keys))))
            new = [b"%s%d" % (stem, start + len(keys) + n) for n in range(len(gone) + rng.choice((0, 0, 1, 2)))]
            pools.keys.extend(new)
            lines += [self._line(other, pools, rng, values, key, exact=True) for key in gone]
            lines += [self._line(word, pools, rng, values, key, exact=True) for key in new]
        return lines

    def _in_all_lengths(self, known: Sequence[bytes], pools: _Pools, rng: random.Random) -> list[bytes]:
        """Each command with nothing behind it, with one word, with two and with three, in the state that was reached: what
        it takes may only show there."""
        lines = []
        for word in rng.sample(known, len(known)):
            line = word
            for pool in (
                pools.keys,
                pools.numbers or pools.keys,
                rng.choice((pools.numbers, pools.keys)) or pools.keys,
            ):
                lines.append(line)
                line += b" " + rng.choice(pool)
            lines.append(line)
        return lines

    def _looked_over(
        self, known: Sequence[bytes], showing: Sequence[bytes], pools: _Pools, rng: random.Random, values: Values
    ) -> list[bytes]:
        """A few commands for every place of a table, by its number, each shown: what was left in one is seen there."""
        sizes = [n for n in values.facts.sizes if 1 < n <= _MOST_PLACES] or [10]
        about = [word for word in known if self.commands[word].usual > 1]
        lines = []
        for word in rng.sample(about, min(len(about), rng.choice((1, 2, 3)))):
            show = rng.choice(showing)
            for place in range(rng.choice((0, 1)), rng.choice(sizes) + 1):
                lines.append(self._line(word, pools, rng, values, b"%d" % place, exact=True))
                lines.append(self._line(show, pools, rng, values, b"%d" % place, exact=True))
        return lines

    def _summed(
        self,
        known: Sequence[bytes],
        showing: Sequence[bytes],
        pools: _Pools,
        rng: random.Random,
        values: Values,
        limits: Sequence[int],
    ) -> list[bytes]:
        """One command again and again, all about one thing, with numbers that add up to a limit or to the end of a type,
        and on past it, shown at each step from there."""
        counting = {word: place for word in known if (place := self.commands[word].counts())}
        ends = (*TYPE_ENDS, *TYPE_ENDS[-1:] * 3) if values.wide else TYPE_ENDS
        limit = rng.choice(limits) if limits and rng.random() < 0.5 else rng.choice(ends)
        found = summands(limit, lambda n: in_range(n, values.facts), rng) if counting else None
        if found is None:
            return []
        value, count, left = found
        word, key, sign = rng.choice(list(counting)), rng.choice(pools.keys), rng.choice((1, 1, -1))
        line = self._counted(word, key, 0, pools, rng, values)
        show = self._line(rng.choice(showing), pools, rng, values, key, exact=True)
        out = [self._with_number(line, counting[word], sign * value)] * count
        for step in (left, 1, 1, value):
            out += [show, self._with_number(line, counting[word], sign * step)] if step else [show]
        return [*out, show]

    def _coupled(
        self,
        known: Sequence[bytes],
        showing: Sequence[bytes],
        pools: _Pools,
        rng: random.Random,
        values: Values,
        limits: Sequence[int],
    ) -> list[bytes]:
        """Commands with numbers at limits, each time with another command behind, all about one thing; every command with
        the end of every type in turn, first of all those that pass it together with what follows."""
        counting = {word for word in known if self.commands[word].counts()}
        if not self._couples:
            near = dict.fromkeys(limit + d for limit in limits for d in (0, -1, 1))
            ends, others = ([Couple(word, n) for word in sorted(counting) for n in numbers if in_range(n, values.facts)] for numbers in (EDGES, near))
            self._couples += ends + rng.sample(others, min(len(others), len(ends)))
            rng.shuffle(self._couples)
        self._couples += passing(sorted(counting - self._passed), lambda n: in_range(n, values.facts), rng)
        self._passed |= counting
        drawn = [self._couples.pop() for _ in range(min(len(self._couples), rng.choice((1, 2, 3))))]
        first = [couple for couple in drawn if couple.word in counting]
        if not first:
            return []
        key, show = rng.choice(pools.keys), rng.choice(showing)
        if first[0].second is not None:  # these come only once: as lines are written, and about what is known to be there
            pools = replace(pools, longer={})
            if led := self.lessons.needed_keys:
                key = rng.choices(list(led), list(led.values()))[0]

        def plain(word: bytes) -> bytes:
            return self._line(word, pools, rng, values, key, exact=True)

        about = [word for word in counting if self.commands[word].counts() > 1]
        return (self._opened(known, [key], pools, rng, values) if about else []) + coupled(
            lambda word, n: self._counted(word, key, n, pools, rng, values) if word in counting else plain(word),
            plain,
            lambda: plain(show),
            first,
            known,
            rng,
        )

    def _approached(
        self,
        known: Sequence[bytes],
        showing: Sequence[bytes],
        pools: _Pools,
        rng: random.Random,
        values: Values,
        limit: int,
    ) -> list[bytes]:
        """A limit that several operations come to, with more than enough there before."""
        show = rng.choice(showing)
        keys = pools.keys if len(pools.keys) <= _FEW_KEYS else rng.sample(pools.keys, _FEW_KEYS)
        counting = [word for word in known if self.commands[word].counts() > 1]
        lines = self._opened(known, keys, pools, rng, values) if counting else []
        return lines + approached(
            lambda word, key, number: self._counted(word, key, number, pools, rng, values),
            lambda key: self._line(show, pools, rng, values, key, exact=True),
            counting or [word for word in known if self.commands[word].counts()],
            keys,
            limit,
            lambda n: n <= _LARGEST[0] and in_range(n, values.facts),
            rng,
        )

    def _opened(
        self, known: Sequence[bytes], keys: Sequence[bytes], pools: _Pools, rng: random.Random, values: Values
    ) -> list[bytes]:
        """Mostly a line for each key, by a command that takes nothing else: others may need that first."""
        alone = [word for word in known if self.commands[word].usual == 2]
        if not alone or rng.random() >= _OPENED:
            return []
        word = rng.choices(alone, [1 + _FIRST * self.lessons.openings[word] for word in alone])[0]
        return [self._line(word, pools, rng, values, key, exact=True) for key in keys]

    def _drilled(
        self, lines: list[bytes], known: Sequence[bytes], pools: _Pools, rng: random.Random, values: Values
    ) -> list[bytes]:
        """The lines with one of their commands given again and again; often behind settings of small numbers, for which
        a command that takes a place and a number is taken."""
        setting = [word for word in known if self.commands[word].counts() > 1 and self._about_places(word)]
        if setting and rng.random() < _SET:
            sizes = [n for n in values.facts.sizes if 1 < n <= _MOST_PLACES] or [10]
            at, last = rng.randrange(len(lines) + 1), min(sizes) if rng.random() < 0.5 else rng.choice(sizes)
            word = rng.choice(setting)
            given = settings(
                lambda word, key, number: self._counted(word, key, number, pools, rng, values), word, last, rng
            )
            lines = [*lines[:at], *given, *lines[at:]]
        return again_and_again(lines, rng)

    def _about_places(self, word: bytes) -> bool:
        """Whether what stands behind a command is mostly a number."""
        seen = self.commands[word].seen.get(1, [])
        return sum(NUMBER.fullmatch(token) is not None for token in seen) * 2 > len(seen)

    def _counted(
        self, word: bytes, key: bytes, number: int, pools: _Pools, rng: random.Random, values: Values
    ) -> bytes:
        """A line of a command about one key, with a number where it takes one."""
        command = self.commands[word]
        place = command.counts()
        line = self._line(word, replace(pools, keyed=1.0), rng, values, key, exact=True)
        form = command.usual_form
        model = self.lessons.tokens(form)[place]
        return self._with_number(line if len(self.lessons.spans(line)) > place else form, place, number, model)

    def _words(self, values: Values) -> list[bytes]:
        """The commands that the sources mention, where there are several: other words came by chance."""
        keywords = set(values.keywords)
        known = [word for word in self.commands if word in keywords]
        return known if len(known) > 1 else list(self.commands)[:40]

    def _names(self, rng: random.Random) -> list[bytes]:
        words = {t for c in self.commands.values() for seen in c.seen.values() for t in seen}
        pool = sorted(t for t in words if not NUMBER.fullmatch(t))
        return rng.sample(pool, min(len(pool), rng.choice((1, 2, 3, 6, 12))))

    def _numbers(self, base: bytes, rng: random.Random, values: Values) -> list[bytes]:
        """The few numbers that a script plays with: those that the sources and the text before it mention."""
        near = [int(n) + d for n in NUMBER.findall(base)[:40] if n.lstrip(b"-").isdigit() for d in (0, 0, 1, -1)]
        mined = [values.integer(rng) for _ in range(4)] + rng.sample(values.mined, min(4, len(values.mined)))
        if (dice := rng.random()) < 0.1:
            mined = list(_LARGEST)
        elif dice < 0.25:
            mined = rng.sample(EDGES, 4)
        pool = [n for n in (*rng.sample(near, min(4, len(near))), *mined) if in_range(n, values.facts)]
        return [b"%d" % n for n in rng.sample(pool, min(len(pool), rng.choice((1, 2, 3, 5))))]

    def _at_limit(self, limits: Sequence[int], rng: random.Random, values: Values) -> list[bytes]:
        """Few numbers, all of which have to do with one limit."""
        numbers = numbers_at(rng.choice(limits), limits, rng)
        return [b"%d" % n for n in dict.fromkeys(numbers) if n > 0 and in_range(n, values.facts)]

    def _keys(
        self, chosen: Sequence[bytes], before: Sequence[bytes], rng: random.Random, values: Values
    ) -> list[bytes]:
        """What stands behind the command in most lines of a script: accounts, names, slots have to meet again. Often what
        stood there in the lines `before`, which led somewhere."""
        lengths = [n for n in values.lengths if 1 < n <= _LONGEST_KEY]
        if lengths and rng.random() < _LONG_KEYS and not self._numbered():
            stem = values.letters(rng, rng.choice(lengths))
            return [stem, stem + b"q", stem[:-1] + b"z"]  # what is cut off may part them
        if self.lessons.needed_keys and rng.random() < _KEYS_NEEDED:
            return self._needed_keys(rng)
        led = list(dict.fromkeys(tokens[1] for line in before if len(tokens := self.lessons.tokens(line)) > 1))
        if led and rng.random() < _KEYS_AGAIN:
            return rng.sample(led, min(len(led), rng.choice((1, 2, 3))))
        if self.lessons.keys and rng.random() < _KEYS_THAT_LED:
            known = self.lessons.keys.most_common(_SEEN)
            return rng.choices([key for key, _ in known], [count for _, count in known], k=rng.choice((1, 2, 3)))
        seen = [token for word in chosen for token in self.commands[word].seen.get(1, ())]
        pool = [*rng.sample(seen, min(3, len(seen))), *(b"%d" % values.small(rng) for _ in range(3))]
        compared = [c.encode() for c in values.facts.chars if c.isalnum() and c.isascii()]
        pool += rng.sample(compared, min(1, len(compared)))
        indexes = [n for n in values.mined if 0 <= n <= _INDEXES]
        pool += [b"%d" % n for n in rng.sample(indexes, min(1, len(indexes)))]
        return rng.sample(pool, rng.choice((1, 1, 2)))

    def _numbered(self) -> bool:
        """Whether commands are about numbers, as far as is known."""
        return bool(self.lessons.needed_keys) and all(key.isdigit() for key in self.lessons.needed_keys)

    def _needed_keys(self, rng: random.Random) -> list[bytes]:
        """Keys that were needed to reach new code, and where these are numbers, their neighbours."""
        wanted = Counter(dict(self.lessons.needed_keys.most_common(_SEEN)))
        for key in list(wanted):
            if key.isdigit():
                wanted.update(b"%d" % near for near in (int(key) - 1, int(key) + 1) if near >= 0)
        drawn = rng.choices(list(wanted), list(wanted.values()), k=2 * _FEW_KEYS)
        return list(dict.fromkeys(drawn))[: rng.randrange(1, _FEW_KEYS + 1)]

    def _line(
        self,
        word: bytes,
        pools: _Pools,
        rng: random.Random,
        values: Values,
        key: bytes | None = None,
        exact: bool = False,
    ) -> bytes:
        command = self.commands[word]
        # Where line ends do not count, some forms have what comes behind a command, or lack what stands there.
        if not command.guessed and rng.random() < (_ALWAYS if exact else _MOSTLY):
            form = command.usual_form
        else:
            counts = sorted(command.forms)
            form = command.forms[rng.choice([n for n in counts if n <= _USUAL] or counts)]
        out = list(self.lessons.parted(form))
        for place in range(len(out) // 2):
            token = out[2 * place + 1]
            if place == 1 and key is not None:
                out[3] = _fitted(token, key)
            elif seen := command.seen.get(place):
                keyed = _KEYED if command.keyed.get(place, 0) > 0 else pools.keyed if place == 1 else 0.0
                out[2 * place + 1] = _fitted(token, _value(seen, token, keyed, pools, rng, values))
        more = pools.longer.get(word, 0)
        # A form that was only seen too short may have been refused for that alone.
        for _ in range(more or int(not exact and rng.random() < _LONGER)):
            out += [b" ", rng.choice(pools.numbers if pools.numbers and rng.random() < 0.7 else pools.keys)]
        return b"".join(out)

    def _with_number(self, line: bytes, place: int, number: int, model: bytes = b"") -> bytes:
        """The line with one of its tokens made a number, counted in the least unit of its decimals; as long as `model`, or
        as what stood there, where that is filled up with zeros."""
        spot = self.lessons.spans(line)[place]
        fraction = spot.group().partition(b".")[2] if NUMBER.fullmatch(spot.group()) else b""
        new = scaled(number, len(fraction)) if fraction else b"%d" % number
        return line[: spot.start()] + _fitted(model or spot.group(), new) + line[spot.end() :]


def _fitted(old: bytes, new: bytes) -> bytes:
    """A number as long as the one in whose place it comes, where that is filled up with zeros."""
    return new.zfill(len(old)) if old.startswith(b"0") and old.isdigit() and new.isdigit() else new


def _tried(word: bytes, pools: _Pools, rng: random.Random) -> bytes:
    """A word of the sources as a command that may only be accepted in the state that was reached."""
    line = [word, rng.choice(pools.keys)]
    for _ in range(rng.choice((0, 1, 1, 2, 3))):
        line.append(rng.choice(rng.choice([pool for pool in (pools.keys, pools.numbers, pools.names) if pool])))
    return b" ".join(line[: rng.choice((1, len(line), len(line), len(line)))])


def _value(seen: list[bytes], old: bytes, keyed: float, pools: _Pools, rng: random.Random, values: Values) -> bytes:
    """What stands in one place of a command; a key so often."""
    if rng.random() < keyed:
        return rng.choice(pools.keys)
    dice = rng.random()
    if NUMBER.fullmatch(old) is None:
        return rng.choice(pools.names) if pools.names and dice < 0.6 else rng.choice(seen)
    if dice < 0.25:
        return rng.choice(seen)
    if dice < 0.45:  # a second account, another slot
        return rng.choice(pools.keys)
    if dice < 0.9 and pools.numbers:
        new = rng.choice(pools.numbers)
        fraction = old.partition(b".")[2]
        return scaled(int(new), len(fraction)) if fraction and rng.random() < 0.5 else new
    return number(old, rng, values)
