"""The door to scan/, which reads the bulk of C text: blanking, braces, and what stretches of text mention."""

from __future__ import annotations

import ctypes
import functools
import json
import os
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from analyzers.c.heads import KEYWORDS, NOT_TYPES
from analyzers.native import compiled

SHORT = 80  # bytes without blanks: bodies that are shorter are alike by chance
_WIDE = re.compile(r"[^\x00-\xff]")


class Kind(IntEnum):
    """What a stretch is: a function's body; a part of one, whose names are all told; an initialiser, where what looks
    called is a macro; a head or a declaration, of which only the types are asked for."""

    BODY = 0
    PART = 1
    INITIALISER = 2
    TYPES = 3


class Stretch(NamedTuple):
    """From an offset to another. `line`: 0, or the line that all of it counts as (types), or not 0 where the places of
    names are asked for (initialisers); `names` are declared
    besides what it declares itself (bodies and parts only), and so is what a list of parameters declares that begins at
    `list` and ends where a body starts."""

    start: int
    end: int
    kind: Kind
    line: int = 0
    names: Iterable[str] = ()
    list: int = 0


class Body(NamedTuple):
    """What a body has of its own: first and last line, how often it decides, a hash of its text without blanks (0:
    short), the names called, and the names declared, where those were asked for."""

    line: int
    end_line: int
    decisions: int
    hash: int
    calls: list[str]
    locals: list[str]


@dataclass(frozen=True, slots=True)
class Mentions:
    """Names with the line of their first place in all stretches. `type_uses` have the tag's kind before a tag;
    `pointer_calls` are written as in the text; `watched` are counts; `assigned` are `field=function`."""

    bodies: list[Body]
    calls: dict[str, int]
    uses: dict[str, int]
    pointer_calls: dict[str, int]
    type_uses: dict[str, int]
    assigned: list[str]
    watched: dict[str, int]


@functools.cache
def _library() -> ctypes.CDLL:
    flags = ("-O3", "-shared", "-fPIC", "-fvisibility=hidden")
    library = ctypes.CDLL(os.fspath(compiled(Path(__file__).with_name("scan"), flags, ".so")))
    text = (ctypes.c_char_p, ctypes.c_size_t)
    for name, result, arguments in (
        ("scan_blank", ctypes.c_size_t, (*text, ctypes.c_void_p)),
        ("scan_braces", ctypes.c_long, (*text, ctypes.c_void_p, ctypes.c_size_t)),
        ("scan_unmatched", ctypes.c_size_t, text),
        ("scan_lines", ctypes.c_size_t, (*text, ctypes.c_void_p, ctypes.c_size_t)),
        ("scan_pointers", None, (*text, ctypes.c_void_p)),
        ("scan_free", None, (ctypes.c_void_p,)),
        ("scan_setup", None, ()),
        ("scan_seed", None, (ctypes.c_char_p,)),
        ("scan_called", ctypes.c_void_p, (*text, ctypes.c_void_p, ctypes.c_size_t, ctypes.POINTER(ctypes.c_size_t))),
        (
            "scan_stretches", ctypes.c_void_p,
            (*text, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p,
             *text, ctypes.c_size_t, ctypes.c_int, ctypes.POINTER(ctypes.c_size_t)),
        ),
    ):  # fmt: skip
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    library.scan_setup()
    library.scan_seed(os.urandom(16))
    return library


def prepare() -> None:
    """Compile and load it. Raises TheseusError where that cannot be: to be asked before any file is read."""
    _library()


def _bytes(text: str) -> bytes:
    """A byte for each character; what is no Latin-1 is some byte that belongs to no name."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return _WIDE.sub("\xff", text).encode("latin-1")


def without_comments(text: str) -> str:
    """Comments, literals and line ends that do not count, blanked; `\\x01` stands for a newline in one of them."""
    data = text.encode("utf-8", "replace")
    room = bytearray(2 * len(data) + 16)
    # By its first byte: an array of its own size would be a new type of ctypes for every file.
    size = _library().scan_blank(data, len(data), ctypes.byref(ctypes.c_char.from_buffer(room)))
    return room[:size].decode("utf-8")


class Cleaned:
    """Cleaned text (no comments, literals or directives) to ask about."""

    def __init__(self, text: str, first: int = 1) -> None:
        self.text = text
        self.first = first  # the line that it begins with
        self.data = _bytes(text)

    def pairs(self) -> list[tuple[int, int]] | None:
        """Where the brace pairs of depth 0 start and end; None when not all braces pair."""
        most = len(self.data) // 64
        while True:
            found = array("I", (0, 0)) * most
            count = _library().scan_braces(self.data, len(self.data), found.buffer_info()[0], most)
            if count <= most:
                break
            most = count
        return None if count < 0 else list(zip(found[0 : 2 * count : 2], found[1 : 2 * count : 2], strict=True))

    def called(self, outside: Sequence[tuple[int, int]] = ()) -> set[str]:
        """The names that stand before parentheses, outside of these pairs."""
        rows = array("I", [at for pair in outside for at in pair])
        size = ctypes.c_size_t()
        found = _library().scan_called(self.data, len(self.data), rows.buffer_info()[0], len(outside), ctypes.byref(size))
        return set(_taken(found, size.value).decode("ascii").split())

    def unmatched(self) -> int:
        """Where the first closing brace without an opening one stands; the text's length when there is none."""
        found: int = _library().scan_unmatched(self.data, len(self.data))
        return found

    def line_at(self, offset: int) -> int:
        """The line of an offset."""
        return bisect_right(self._line_ends, offset) + self.first

    @functools.cached_property
    def _line_ends(self) -> Sequence[int]:
        """Where each line ends, its line end counted."""
        most = len(self.data) // 12 + 1  # to count them takes longer than to find them
        while True:
            found = array("I", (0,)) * most
            count = _library().scan_lines(self.data, len(self.data), found.buffer_info()[0], most)
            if count < most:
                del found[count:]
                return found
            most *= 2

    def pointers(self) -> tuple[int, int]:
        """How many casts to pointers, and how many steps through one."""
        counts = (ctypes.c_uint32 * 2)()
        _library().scan_pointers(self.data, len(self.data), counts)
        return counts[0], counts[1]

    def mentions(self, stretches: Sequence[Stretch], watched: Iterable[str] = (), tell_locals: bool = False) -> Mentions:
        """What these stretches mention; `watched` words are counted."""
        rows = array("I")
        names: list[str] = []
        for start, end, kind, line, own, formals in stretches:
            rows.extend((start, end, kind, line, formals))
            if kind <= Kind.PART:
                names.append(" ".join(own))
        told = "\n".join(names).encode("ascii")
        size = ctypes.c_size_t()
        found = _library().scan_stretches(
            self.data, len(self.data), self.first, rows.buffer_info()[0], len(stretches), _KEYWORDS,
            " ".join(watched).encode(), _NOT_TYPES, told, len(told), SHORT, tell_locals, ctypes.byref(size),
        )  # fmt: skip
        told_back = json.loads(_taken(found, size.value))
        return Mentions(bodies=[Body(*row) for row in told_back.pop("bodies")], **told_back)


def _taken(found: int | None, size: int) -> bytes:
    """What a function wrote, its memory given back."""
    if not found:
        raise MemoryError
    try:
        return ctypes.string_at(found, size)
    finally:
        _library().scan_free(found)


_KEYWORDS = " ".join(sorted(KEYWORDS)).encode()
_NOT_TYPES = " ".join(sorted(NOT_TYPES)).encode()
