"""What a program reads of where it runs: variables of the environment, which campaigns vary, and what they do not vary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verifiers.generate.sources.model import Source

WHOLE_ENVIRONMENT = "the whole environment"
THE_DATE = "the date or the time of day"
UNNAMED = "a variable of the environment whose name its sources do not tell"
_FOLDERS = frozenset({"HOME", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"})
_NAME = re.compile(r"[A-Za-z_]\w{0,63}")
# What loaders and run times read themselves: no program under test is to be started with another value.
_OF_RUN_TIMES = re.compile(r"(?:LD|DYLD|ASAN|UBSAN|LSAN|MALLOC|GLIBC|GCOV|GNAT|RUST|COB|THESEUS)_\w*|GO(?:DEBUG|GC|MAXPROCS|MEMLIMIT|ROOT|TRACEBACK|COVERDIR)|GCONV_PATH")
_RELATIVE = re.compile(r"(?!\.\.?(?:/|$))[\w.%+@-]+(?:/(?!\.\.?(?:/|$))[\w.%+@-]+)*")
# Where the system and its programs keep files. What is below /tmp is a run's own, and devices are no files.
_ABSOLUTE = re.compile(r"/(?:etc|usr|var|opt|home|root|proc|sys|srv|run|mnt|media|lib|boot)(?:/[\w.%+@-]+)+/?")


@dataclass(frozen=True)
class Surroundings:
    """`environment`: names of variables; `choices`: those that only say something in the form of these texts; `fixed`: what
    is the same in every run, in words; `opened`: names of files in the working folder that are opened in some way;
    `by_name`: so are some whose names the program makes up or is told."""

    environment: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    opened: tuple[str, ...] = ()
    by_name: bool = False

    def __add__(self, other: Surroundings) -> Surroundings:
        return Surroundings(
            tuple(dict.fromkeys((*self.environment, *other.environment))),
            tuple(dict.fromkeys((*self.fixed, *other.fixed))),
            (*self.choices, *other.choices),
            tuple(dict.fromkeys((*self.opened, *other.opened))),
            self.by_name or other.by_name,
        )


def surroundings(
    sources: Sequence[Source], called: re.Pattern[str], constants: re.Pattern[str], opened: re.Pattern[str], more: Iterator[str]
) -> Surroundings:
    """`called`: where a variable is asked for, with its name as the first group that took part: a literal's index in
    quotes, or a constant's name; `constants`: names and literals' indexes of constants; `opened`: where a file is opened,
    with its name in the same way; `more` goes to `fixed`."""
    known = {m[1].lower(): _literal(source, m[2]) for source in sources for m in constants.finditer(source.code)}

    def texts(pattern: re.Pattern[str]) -> Iterator[str | None]:
        for source in sources:
            for match in pattern.finditer(source.code):
                name = next((g for g in match.groups() if g is not None), "").strip()
                literal = re.fullmatch(r'"(\d+)"', name)
                yield _literal(source, literal[1]) if literal else known.get(name.lower())

    asked = list(texts(called))
    named = [name for name in asked if name and _NAME.fullmatch(name)]
    names = [name for name in named if not _OF_RUN_TIMES.fullmatch(name)]
    fixed = [UNNAMED] if None in asked else []
    fixed += [f"the variable {name} of the environment, by which run times are set" for name in named if name not in names]
    told = list(texts(opened))
    files = [name for name in told if name]
    inside = tuple(dict.fromkeys(name for name in files if _RELATIVE.fullmatch(name)))
    files = [name for name in files if name.startswith("/") and not name.startswith(("/tmp/", "/dev/"))]
    if any(opened.search(source.code) for source in sources):
        files += [text for source in sources for text in source.strings if _ABSOLUTE.fullmatch(text)]
        fixed += [f"files below {name}" for name in names if name in _FOLDERS]
    fixed += [f"{name} (outside the working folder)" for name in files]
    return Surroundings(tuple(dict.fromkeys(names)), tuple(dict.fromkeys((*fixed, *more))), opened=inside, by_name=None in told)


def calls(sources: Sequence[Source], names: frozenset[str], own: frozenset[str] = frozenset()) -> Iterator[str]:
    """Those functions that are called; not those that the program has itself."""
    for source in sources:
        for name in re.findall(r"\b([A-Za-z_]\w*)\s*\(", source.code):
            if name in names and name not in own:
                yield f"what {name} tells"


def _literal(source: Source, index: str) -> str:
    return source.strings[int(index)]
