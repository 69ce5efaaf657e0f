"""Which files' edges still hold after some files changed, so that only the others are linked again.

A file's edges rest on what is the same for all names (the files there are, which of them each #include names, the build) and on
who defines the names that the file mentions, macros looked through. The first is compared as a whole; of the second, what the
changed files defined before and define now.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import Any

from analyzers.survey.facts import Before, Build, FileFacts, Payload

MARK = ""  # among the kept lines: what is the same for all names


def mark(facts: Mapping[str, FileFacts], targets: Mapping[str, object], static_words: Iterable[str], build: Build) -> str:
    """What all edges rest on: files, labels, targets of includes, words that make static, include folders."""
    told_static = sorted(static_words)
    told = [
        [(path, f.label, f.payload["mixed"], [m for m in told_static if m in f.payload["macros"]]) for path, f in facts.items()], list(targets.items()), told_static,
        build.include_folders, sorted(build.scopes.items()),
    ]  # fmt: skip
    return hashlib.sha256(repr(told).encode("utf-8", "surrogateescape")).hexdigest()


def unchanged(
    facts: Mapping[str, FileFacts], before: Before, now: str, macros: Mapping[str, tuple[str, ...]], pointers: Set[str],
) -> dict[str, str]:  # fmt: skip
    """The kept lines of the files whose edges are as they were; `now` is today's mark."""
    if before.lines.get(MARK) != now or before.lines.keys() - {MARK} != facts.keys():
        return {}
    names: set[str] = set()
    through_pointers = False
    for path, old in before.facts.items():
        one, other = _defined(old.payload), _defined(facts[path].payload)
        names.update(word for _, word, *_ in one ^ other)
        through_pointers = through_pointers or _pointed(old.payload) != _pointed(facts[path].payload)
    told = names.copy()
    for name in told:  # a macro that stands for one name renames what is defined under its own
        for path in macros.get(name, ()):
            names.update(stands_for(name, facts[path].payload["macros"][name]))
    for old in before.facts.values():
        for name in told & old.payload["macros"].keys():
            names.update(stands_for(name, old.payload["macros"][name]))
    names = _with_macros(names, facts) if names else names
    through_pointers = through_pointers or any(
        pair.partition("=")[2] in names for f in facts.values() for pair in f.payload["assigned"]
    )

    def holds(path: str, payload: Payload) -> bool:
        if path in before.facts:
            return False
        if through_pointers and (payload["pointer_calls"] or not pointers.isdisjoint(payload["calls"])):
            return False
        return all(names.isdisjoint(payload[mentioned]) for mentioned in ("calls", "uses", "type_uses"))

    return {path: before.lines[path] for path, f in facts.items() if holds(path, f.payload)}


def _defined(payload: Payload) -> set[tuple[Any, ...]]:
    """What a file says of names to all others, a tuple each with the name in second place."""
    return {
        *(("function", name, *words) for name, _, _, words, *_ in payload["functions"]),
        *(("object", name, value, *words) for name, (_, words, value) in payload["objects"].items()),
        *(("macro", name, *words) for name, words in payload["macros"].items()),
        *((kind, name) for kind in ("types", "prototypes", "maybe", "mixed", "undefined") for name in payload[kind]),
    }


def _pointed(payload: Payload) -> tuple[object, object]:
    """What a file says of the functions that a pointer may hold."""
    return sorted(payload["assigned"]), payload["members"]


def stands_for(name: str, words: Sequence[str]) -> Sequence[str]:
    """The names that a macro gives to what is defined under its own: the one that it stands for, or what it pastes to its
    own (`#define f NAME(PREFIX, f)`)."""
    return words if len(words) == 1 else [w for w in words if w != name and w.endswith(name)]


def _with_macros(names: Set[str], facts: Mapping[str, FileFacts]) -> set[str]:
    """The names, and all macros through which a mention may come to one of them."""
    found = set(names)
    size = 0
    while size < len(found):
        size = len(found)
        disjoint = found.isdisjoint
        found.update([name for f in facts.values() for name, words in f.payload["macros"].items() if not disjoint(words)])
    return found


line_of: Callable[[Any], str] = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode
"""What a file's edges and diagnostics are kept as."""
