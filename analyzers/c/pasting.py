"""Names that macros make with `##` (C17 6.10.3.3): such invocations are expanded in place, lines kept.

Which macros paste is known of the whole tree before any file is read; each is a `Paste`, told between the parts of a
survey as one line of text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from analyzers.c.heads import declarators
from analyzers.c.scanner import without_comments
from analyzers.c.text import JOINT

PASTES = re.compile("##")  # three times as fast as `in`, where a text has many single ones
MARK = "##"  # begins the line of a Paste; no macro's name does
STATE = "="  # begins what `state_of` gives
_DEFINE = re.compile(
    r"#[ \t]*+define[ \t]++([A-Za-z_]\w*+)\(((?:[^)\n\\]++|\\\r?\n)*+)\)((?:[^\n\\]++|\\\r?\n|\\)*+)", re.A
)  # fmt: skip
_OBJECT = re.compile(r"#[ \t]*+define[ \t]++([A-Za-z_]\w*+)(?=[ \t\\])((?:[^\n\\]++|\\\r?\n|\\)*+)", re.A)
INVOKED = re.compile(r"[A-Za-z_]\w*+(?=\s*+\()", re.A)
_TOKEN = re.compile(r"[A-Za-z_]\w*+|\s*+##\s*+|#\s*+(?=[A-Za-z_])|[0-9]\w*+|\s++|.", re.S | re.A)
_WORD = re.compile(r"[A-Za-z_]\w*+", re.A)
_NESTING = re.compile(r"[()]")
_OPENING = re.compile(r"\s*+\(")
_BRACE = re.compile(r"\s*+\{")
_LONGEST = 4000  # characters of an invocation's arguments
_DEEPEST = 8  # invocations inside what others come to
_FEW = 8
_MOST = 200_000  # characters that one file's invocations may come to


@dataclass(frozen=True)
class Paste:
    """A macro with parameters whose body pastes; the body without comments, literals and line ends."""

    name: str
    parameters: tuple[str, ...]
    body: str

    def line(self) -> str:
        return f"{MARK}{self.name}({','.join(self.parameters)}){self.body}"

    @cached_property
    def cut(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names that stand for the arguments in the body, and the body cut at them."""
        rest = (self.parameters[-1].removesuffix("...") or "__VA_ARGS__",) if self.parameters else ()
        names = (*self.parameters[:-1], *rest)
        return names, _pieces(self.body, names)

    def expanded(self, arguments: Sequence[str]) -> str:
        """The body with its parameters replaced."""
        names, pieces = self.cut
        given = list(arguments)
        if self.parameters and self.parameters[-1].endswith("..."):
            fixed = len(self.parameters) - 1
            given = [*given[:fixed], ",".join(given[fixed:])]
        values = dict(zip(names, given, strict=False))
        return "".join([values.get(piece, piece) for piece in pieces])


def _pieces(body: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """A body cut at these names: each a piece of its own, and the text between them, without `##` (what is beside it
    joins) and with "" for each `#word`."""
    pieces: list[str] = []
    quoted = False
    between = ""
    for token in _TOKEN.findall(body):
        if token.strip() == "##":
            continue
        if token[0] == "#":
            quoted = True
        elif quoted:
            between += '""'
            quoted = False
        elif token in names:
            pieces += [between, token]
            between = ""
        else:
            between += token
    return (*pieces, between)


def _defines(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, ...]]:
    """The groups of each match that begins its line, blanks aside. A pattern that began with the line's start would be
    tried at every character."""
    at = 0
    while match := pattern.search(text, at):
        start = match.start()
        begins = not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t")
        at = match.end() if begins else start + 1
        if begins:
            yield match.groups()


def pastes(text: str) -> Iterator[Paste]:
    """The macros that a file defines and that paste, or that invoke such a one of the same file."""
    if not PASTES.search(text):
        return
    defined = list(_defines(_DEFINE, text))
    pasting = {name for name, _, body in defined if "##" in body}
    before = 0
    while len(pasting) != before:
        before = len(pasting)
        pasting.update(n for n, _, body in defined if n not in pasting and not pasting.isdisjoint(INVOKED.findall(body)))
    called: dict[str, list[str]] = {}
    for name, body in _defines(_OBJECT, text):
        if body.strip() in pasting:
            called.setdefault(body.strip(), []).append(name)
    for name, parameters, body in defined:
        if name in pasting:
            plain = without_comments(body).replace(JOINT, " ").replace("\n", " ")
            words = parameters.replace("\\", " ").split(",")  # a list of parameters may go on in further lines
            made = Paste(name, tuple(p.strip() for p in words if p.strip()), " ".join(plain.split()))
            yield made
            yield from (replace(made, name=other) for other in called.get(name, ()))  # `#define OTHER NAME`


@dataclass(frozen=True)
class Pasting:
    """The pasting macros of a tree by name; one defined in several ways has each. `state` changes with the names."""

    macros: Mapping[str, tuple[Paste, ...]] = field(default_factory=dict)
    state: str = ""


def state_of(names: Iterable[str]) -> str:
    """Which pasting macros there are, as one of the names that a survey tells its files."""
    pasting = sorted({n.partition("(")[0] for n in names if n.startswith(MARK)})
    return STATE + hashlib.sha256("\n".join(pasting).encode("utf-8", "surrogateescape")).hexdigest()


def known(names: frozenset[str]) -> Pasting:
    """The pasting macros among all names that files told."""
    found: dict[str, list[Paste]] = {}
    for line in sorted(n for n in names if n.startswith(MARK)):
        name, _, rest = line.removeprefix(MARK).partition("(")
        parameters, _, body = rest.partition(")")
        found.setdefault(name, []).append(Paste(name, tuple(parameters.split(",")) if parameters else (), body))
    macros = {name: tuple(several) for name, several in found.items()}
    return Pasting(macros, next((n for n in names if n.startswith(STATE)), ""))


@dataclass
class Expanded:
    """A text with invocations replaced by what they come to; which macros were used for that, those inside counted; and
    for functions that a macro names (`NS(open)(…) {…}`) the other names that its definitions give the same function."""

    text: str
    used: set[Paste]
    twins: dict[str, list[str]]


def expand(
    text: str, macros: Mapping[str, Sequence[Paste]], names: Iterable[str], words: Mapping[str, Sequence[str]] | None = None
) -> Expanded:
    """The text with the invocations of these macros expanded; `words` are macros that stand for one word, or for one of
    several, as arguments."""
    expansion = _Expansion(macros, words or {})
    return Expanded(expansion.of(text, frozenset(names), 0), expansion.used, expansion.twins)


def made_in_macros(text: str, macros: Mapping[str, Sequence[Paste]]) -> tuple[dict[str, list[str]], set[Paste]]:
    """The words that a file's macros without parameters come to where their bodies invoke these macros (a list of
    invocations that the file gives several meanings); and which were used for that."""
    found: dict[str, list[str]] = {}
    used: set[Paste] = set()
    objects = [(n, without_comments(body).replace(JOINT, " ").replace("\n", " ").strip()) for n, body in _defines(_OBJECT, text)]
    words: dict[str, list[str]] = {}
    for name, body in objects:
        if _WORD.fullmatch(body) and body not in words.setdefault(name, []):
            words[name].append(body)
    for name, body in objects:
        names = frozenset(INVOKED.findall(body)) & macros.keys()
        if names:
            made = expand(body, macros, names, words)
            found.setdefault(name, []).extend(dict.fromkeys(_WORD.findall(made.text)))
            used |= made.used
    return found, used


class _Expansion:
    def __init__(self, macros: Mapping[str, Sequence[Paste]], words: Mapping[str, Sequence[str]]) -> None:
        self.macros = macros
        self.words = words
        self.used: set[Paste] = set()
        self.named_before: set[str] = set()  # whose macros are among those
        self.twins: dict[str, list[str]] = {}
        self.left = _MOST

    def of(self, text: str, names: frozenset[str], depth: int) -> str:
        pieces: list[str] = []
        position = 0
        for start, name in _invocations(text, names):
            if start < position or self.left <= 0:
                continue
            opening = text.index("(", start)
            closing = _closing(text, opening)
            if closing is None:
                continue
            if name not in self.named_before:
                self.named_before.add(name)
                self.used.update(self.macros[name])
            arguments = [a.strip() for a in declarators(text[opening + 1 : closing])]
            # Of several definitions that fit, each counts: a condition decides which of them a build has.
            several = [m for m in self.macros[name] if _fits(m, arguments)]
            if not several:
                continue
            made = ";".join(m.expanded(given) for m in several for given in self.given(m, arguments))
            if len(several) > 1 and (end := _list_end(text, closing + 1)):
                made = self.named(list(dict.fromkeys(m.expanded(arguments).strip() for m in several)), _BRACE.match(text, end) is not None, made)
            self.left -= len(made)
            inside = (self.macros.keys() & INVOKED.findall(made)) - {name} if depth < _DEEPEST else frozenset()
            if inside:
                made = self.of(made, frozenset(inside), depth + 1)
            lines = "\n" * text.count("\n", start, closing)
            pieces += [text[position:start], made.replace("\n", " "), lines]
            position = closing + 1
        pieces.append(text[position:])
        return "".join(pieces)


    def given(self, macro: Paste, arguments: list[str]) -> list[list[str]]:
        """The arguments as the body gets them: a macro for a word is expanded before, unless it is pasted itself
        (C17 6.10.3.1). Of several words each gives a list."""
        found = [arguments]
        for at, (parameter, argument) in enumerate(zip(macro.parameters, arguments, strict=False)):
            if argument in self.words and not _pasted(macro, parameter):
                found = [[*one[:at], word, *one[at + 1 :]] for one in found for word in self.words[argument]][:_FEW]
        return found

    def named(self, several: list[str], body: bool, made: str) -> str:
        """What an invocation comes to that a list in parentheses follows: of several names each is declared or called,
        and a function with a body has them all."""
        if not all(_WORD.fullmatch(name) for name in several):
            return made
        if body:
            self.twins.setdefault(several[0], []).extend(several[1:])
            return several[0]
        return "();".join(several)


@lru_cache(maxsize=4096)
def _pasted(macro: Paste, parameter: str) -> bool:
    """Whether a parameter stands beside `##`, or behind `#`, in a macro's body."""
    name = re.escape(parameter)
    return re.search(rf"#\s*{name}\b|\b{name}\s*##", macro.body, re.A) is not None


def _list_end(text: str, at: int) -> int:
    """Behind a list in parentheses that begins here; 0 where none does."""
    opening = _OPENING.match(text, at)
    closing = _closing(text, opening.end() - 1) if opening else None
    return closing + 1 if closing is not None else 0


def _invocations(text: str, names: frozenset[str]) -> list[tuple[int, str]]:
    """Where these macros are invoked, in order."""
    if len(names) > _FEW:
        return [(m.start(), m.group()) for m in INVOKED.finditer(text) if m.group() in names]
    found = []
    for name in names:  # each searched for: a long text has many calls and few of these
        at = text.find(name)
        while at >= 0:
            match = INVOKED.match(text, at)
            if match and match.group() == name and not (text[at - 1 : at].isalnum() or text[at - 1 : at] == "_"):
                found.append((at, name))
            at = text.find(name, at + len(name))
    return sorted(found)


def _fits(macro: Paste, arguments: Sequence[str]) -> bool:
    """Whether a macro takes so many arguments."""
    needed = len(macro.parameters)
    if needed and macro.parameters[-1].endswith("..."):
        return len(arguments) >= needed - 1
    return len(arguments) == needed or (needed == 0 and arguments == [""])


def _closing(text: str, opening: int) -> int | None:
    depth = 0
    for match in _NESTING.finditer(text, opening, opening + _LONGEST):
        depth += 1 if match.group() == "(" else -1
        if depth == 0:
            return match.start()
    return None
