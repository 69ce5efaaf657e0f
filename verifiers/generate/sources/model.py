"""What the sources of a program tell about its input, and what a language has to say of itself to be looked through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from verifiers.generate.sources.surroundings import Surroundings


@dataclass(frozen=True)
class Read:
    """One typed read in source order. `kind`: int, decimal, word, line, char; `width` limits it (0: none)."""

    kind: str
    width: int = 0
    scale: int = 0


@dataclass(frozen=True)
class Facts:
    """Facts about one program, or about both sides joined."""

    stdin: bool = False
    arguments: bool = False
    argument_files: bool = False
    input_files: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()  # scanf formats, in order
    line_formats: tuple[str, ...] = ()  # sscanf formats: the shape of one line
    reads: tuple[Read, ...] = ()
    keywords: tuple[str, ...] = ()  # literals that input is compared with
    strings: tuple[str, ...] = ()  # all other literals
    chars: tuple[str, ...] = ()  # character literals, comparisons first
    integers: tuple[int, ...] = ()
    decimals: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()  # table, string and PIC sizes
    comments: tuple[str, ...] = ()
    argument_counts: tuple[int, ...] = ()
    byte_oriented: bool = False
    whitespace_classes: bool = False  # blanks are skipped by class (isspace, scanf, split_whitespace)
    c_int_conversions: bool = False  # atoi, %d: numbers out of range are undefined behaviour
    c_long_conversions: bool = False
    signed_64: bool = False  # a number of 64 bits can be read: those with 19 digits are ordinary ones
    unsigned_64: bool = False  # C: and one without a sign (strtoul, %lu)
    loose_conversions: bool = False  # COBOL: NUMVAL, which is only defined for numbers
    line_buffers: tuple[int, ...] = ()  # C: sizes of the buffers that lines are read into
    word_widths: tuple[int, ...] = ()  # C: widths of %Ns
    number_stream: bool = False  # numbers are read without regard to lines: what follows a number stays
    integers_only: bool = False  # and no other kind of number is
    counter_ends: tuple[int, ...] = ()  # where counters of the usual sizes run over
    columns: tuple[tuple[int, int], ...] = ()  # parts of a text by their place: the first character, how many
    based_numbers: bool = False  # Ada: 16#FF# is a number wherever one is read
    written_numbers: bool = False  # Ada: 1_000 and 1E3 are numbers where one is read (by 'Value or Get)
    end_of_file: bool = False  # Ada: End_Of_File, which does not see a last empty line (ARM A.10.5)

    def mentions(self, char: str) -> bool:
        return char in self.chars or any(char in s for s in (*self.keywords, *self.strings))


def join(left: Facts, right: Facts) -> Facts:
    """Both facts together; what the left one says comes first."""
    values: dict[str, object] = {}
    for name in Facts.__dataclass_fields__:
        a, b = getattr(left, name), getattr(right, name)
        if isinstance(a, bool):
            values[name] = a or b
        elif name in ("formats", "reads"):
            values[name] = a + b
        else:
            values[name] = tuple(dict.fromkeys((*a, *b)))
    return replace(Facts(), **values)  # type: ignore[arg-type]


@dataclass
class Lexed:
    """Code with comments blanked and literals replaced by `"n"` (an index into `strings`)."""

    code: str = ""
    strings: list[str] = field(default_factory=list)
    chars: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def at(self, index: str) -> str:
        return self.strings[int(index)]


@dataclass(frozen=True)
class Source:
    """A file's code without comments, with its literals' indexes in quotes."""

    name: str
    code: str
    strings: list[str]


def whole(sources: Sequence[Source]) -> str:
    """The code of all files."""
    return "\n".join(source.code for source in sources)


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def mentioned(code: str, names: frozenset[str]) -> Iterator[str]:
    """Those names that the code has."""
    yield from sorted(names & set(re.findall(r"[A-Za-z_]\w*", code)))


class Reader(Protocol):
    """One language. Of the patterns' groups, those that took part hold indexes of literals (`compared`) or numbers."""

    language: str
    suffixes: tuple[str, ...]
    compared: re.Pattern[str]  # literals that something is compared with
    sizes: re.Pattern[str]  # of tables, strings and fields

    def lex(self, text: str) -> Lexed:
        """A whole source file."""
        ...

    def listed(self, code: str) -> Iterator[int]:
        """Indexes of further literals that are compared with, which `compared` cannot tell."""
        ...

    def meant(self, integers: Iterable[int]) -> Iterable[int]:
        """The integers that say something about input (level numbers do not)."""
        ...

    def scan(self, lexed: Lexed) -> Facts:
        """What is this language's own: how it reads, what it opens, how it takes arguments."""
        ...

    def surroundings(self, sources: Sequence[Source]) -> Surroundings:
        """What a program of these files reads of where it runs, as far as its text tells."""
        ...

    def ways_in(self, sources: Sequence[Source]) -> Iterator[str]:
        """Each way by which a program of these files might take input. A name that is not known to be harmless is one."""
        ...


def counts(comparisons: Iterable[tuple[str, str]], offset: int) -> tuple[int, ...]:
    """Argument counts worth trying, from comparisons of the count with a number."""
    out: dict[int, None] = {}
    for _, text in comparisons:
        wanted = int(text) - offset
        for n in (wanted, wanted + 1, wanted - 1):
            if 0 <= n <= 8:
                out[n] = None
    return tuple(out)
