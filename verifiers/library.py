"""What of a translation is Theseus' own support library, and not the work of whoever translated.

A file is, to the letter; or a function: of the C library a program gets the functions that it uses, translated from C
(`translators/rules/c/whole/libc`), the same in every program but for the addresses of their texts.
"""

from __future__ import annotations

import functools
import hashlib
import re
from pathlib import Path

_RUNTIMES = Path(__file__).parents[1] / "translators" / "runtimes"
_SUFFIXES = frozenset({".rs", ".go"})
_TEXT_AT = re.compile(rb'\b\d[\d_]*(?:u64)?(?= /\* ")')  # 65_536 /* "inf" */

_UPKEEP = re.compile(
    rb"(?:theseusrt\.Memory(?:Start|Leave)|rt::memory::(?:start|leave)|m\.(?:clear_exception|ClearException))\(\w*\);?"
)
_FIRST_VALUES = re.compile(rb"(?:fn initialize\(m: &Machine\)|func initialize\(m \*cobol\.Machine\)) \{(.*)\}", re.S)
_APART = re.compile(rb'"(?:[^"\\]|\\.)*"|//[^\n]*', re.S)
_ZEROED = re.compile(rb"^\s*\w+(?:, \w+)* = -?\w+(?:, -?\w+)*;?$", re.M)
_OTHER_TEXT = re.compile(rb'(?:[ac-zA-Z0-9_]|\wb)"')  # r"\"
_CALLS = re.compile(rb'(?:[\w\s.,:;&\[\]()"]|(?<=[(\[ ])-(?=\d))*')


def is_library(content: bytes) -> bool:
    """Whether a file is one of the support library, to the letter."""
    return hashlib.sha256(content).digest() in _files()


def is_library_function(text: bytes) -> bool:
    """Whether the whole text of a function is that of one of the C library, the addresses of texts aside; or it lays
    COBOL's initial storage out: data, as constants are, most of which a program sets again before it looks at it."""
    return digest(text) in _functions() or _is_first_values(text)


def _is_first_values(function: bytes) -> bool:
    """By its head, and because it computes nothing: calls one after the other, of constants and names, and zeroes."""
    found = _FIRST_VALUES.fullmatch(function)
    if found is None:
        return False
    plain = _APART.sub(lambda m: b'""' if m[0].startswith(b'"') else b"", found[1])
    return not _OTHER_TEXT.search(plain) and _CALLS.fullmatch(_ZEROED.sub(b"", plain)) is not None


def is_upkeep(statement: bytes) -> bool:
    """Whether a statement only keeps the support library in order, and computes nothing for that: what a program shows
    hardly ever hangs on it."""
    return _UPKEEP.fullmatch(statement) is not None


def digest(function: bytes) -> str:
    """What a function of the C library is known by."""
    return hashlib.sha256(_TEXT_AT.sub(b"0", function)).hexdigest()


@functools.cache
def _files() -> frozenset[bytes]:
    found = set()
    for path in _RUNTIMES.rglob("*.*"):
        if path.suffix in _SUFFIXES:
            for encoding in ("latin-1", "utf-8"):  # as read from a tree, and as a translator gives it
                found.add(hashlib.sha256(path.read_text(encoding).encode("latin-1", "replace")).digest())
    return frozenset(found)


@functools.cache
def _functions() -> frozenset[str]:
    """`c_library.sha256` of every target: a digest and a name a line, as `sha256sum` writes them."""
    lists = sorted(_RUNTIMES.glob("*/c_library.sha256"))
    return frozenset(line.split()[0] for path in lists for line in path.read_text("utf-8").splitlines())
