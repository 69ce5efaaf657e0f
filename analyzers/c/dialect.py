"""The oldest standard of C that has all that a file shows (K&R, C89, C99, C11 or C17, C23)."""

from __future__ import annotations

from collections.abc import Iterable

_C99, _C11, _C23 = 1, 2, 3
_NAMES = ("C89", "C99", "C11 or C17", "C23")
# Words that no older standard has, and one of the native scanner's: a loop that declares its variable.
WORDS = {
    "inline": _C99, "restrict": _C99, "_Bool": _C99, "_Complex": _C99, "__func__": _C99, "__VA_ARGS__": _C99, "_Pragma": _C99,
    "for declares": _C99,
    "_Generic": _C11, "_Atomic": _C11, "_Static_assert": _C11, "_Thread_local": _C11, "_Alignas": _C11, "_Alignof": _C11,
    "_Noreturn": _C11,
    "constexpr": _C23, "nullptr": _C23, "typeof_unqual": _C23, "_BitInt": _C23, "__VA_OPT__": _C23,
}  # fmt: skip
_HEADERS = {
    "stdbool.h": _C99, "stdint.h": _C99, "inttypes.h": _C99, "complex.h": _C99, "tgmath.h": _C99, "fenv.h": _C99,
    "stdatomic.h": _C11, "threads.h": _C11, "stdalign.h": _C11, "stdnoreturn.h": _C11, "uchar.h": _C11,
    "stdbit.h": _C23, "stdckdint.h": _C23,
}  # fmt: skip


def dialect_of(words: Iterable[str], headers: Iterable[str], old_style: bool) -> str:
    """From the words of `WORDS` that it has, the headers that it includes, and whether a function's head is K&R's."""
    if old_style:
        return "K&R"
    shown = (*(WORDS.get(word, 0) for word in words), *(_HEADERS.get(header, 0) for header in headers))
    return _NAMES[max(shown, default=0)]
