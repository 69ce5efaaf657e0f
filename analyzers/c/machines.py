"""Which machine a file is for, by its name: `src/unix/darwin.c` and `win/pipe.c` are not built on this one."""

from __future__ import annotations

import re
from functools import lru_cache

_OTHERS = frozenset(
    ["aix", "hpux", "irix", "solaris", "sunos", "osf", "ultrix", "qnx", "vxworks", "haiku", "beos", "hurd", "riscos", "netware", "os2", "os390", "os400", "ibmi", "zos", "vms", "openvms", "amiga", "atari", "darwin", "macos", "macosx", "osx", "ios", "bsd", "freebsd", "netbsd", "openbsd", "dragonfly", "cygwin", "mingw", "mingw32", "msys", "djgpp", "msdos", "win32", "win64", "wince", "windows", "msvc", "wasi", "wasm", "emscripten", "android", "symbian"]
)  # fmt: skip
_FOLDERS = _OTHERS | {"win", "dos", "mac", "nt"}  # a file of such a name may be about windows or codes of authentication
_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=65536)
def for_machine(path: str) -> int:
    """-1 for a file that is for Linux, 1 for one that is for another system, else 0."""
    *folders, name = path.lower().split("/")
    words = set(_WORD.findall(name.partition(".")[0]))
    if words & _OTHERS or any(not _FOLDERS.isdisjoint(_WORD.findall(f)) for f in folders):
        return 1
    return -1 if "linux" in words or "linux" in folders else 0
