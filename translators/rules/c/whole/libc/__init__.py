"""Library functions that are themselves C: what a program calls of them is translated with it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

from analyzers.c.preprocess import preprocess
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.lexer import Token, tokens_of
from translators.rules.c.whole.prelude import prelude_tokens
from translators.rules.c.whole.statements import Parser

PLACE = "theseus/libc/"  # what their spans name
_FOLDER = Path(__file__).parent


def library_parsers(parsers: list[Parser], supported: frozenset[str]) -> list[Parser]:
    """The library's files that the program needs, with only those functions and objects that it comes to.

    `supported` are the functions that the support library has; a conversion that sets `errno` comes from here where
    the program looks at it.
    """
    shared = {name for parser in parsers for name in _own(parser) - _private(parser)}
    wanted = {name for p in parsers for name in _mentioned([*p.functions.values()], p) - _own(p)} - shared
    errno = "errno" in wanted
    found: dict[str, Parser] = {}
    reached: set[str] = set()
    waiting = sorted(wanted)
    while waiting:
        name = waiting.pop()
        file = _homes().get(name)
        if file is None or name in reached or (name in supported and not errno):
            continue
        reached.add(name)
        parser = found[file] if file in found else found.setdefault(file, _fresh(file))
        function = parser.functions.get(name)
        if function is not None:
            mentioned = _mentioned([function], parser)
            errno = errno or "errno" in mentioned
            waiting += sorted(mentioned - (shared - _private(parser)))
    for parser in found.values():
        parser.functions = {k: f for k, f in parser.functions.items() if k in reached}
        parser.objects = {k: o for k, o in parser.objects.items() if k in reached}
        parser.statics = [o for o in parser.statics if o.function in parser.functions]
    return [found[file] for file in sorted(found)]


def independent(library: list[Parser], own: list[Parser]) -> set[str]:
    """Those of the library's files that never come to the program's own functions or objects, by their unit."""
    outside = {name for parser in own for name in (*parser.functions, *parser.broken, *_objects(parser))}
    apart = [p for p in library if not any(_calls_through_pointers(f) for f in p.functions.values())]
    while True:
        outside |= {name for p in library if p not in apart for name in (*p.functions, *_objects(p))}
        left = [p for p in apart if outside.isdisjoint(_mentioned([*p.functions.values()], p))]
        if left == apart:
            return {p.unit for p in apart}
        apart = left


def _calls_through_pointers(function: n.Function) -> bool:
    return any(isinstance(node, n.Call) and not isinstance(node.function, n.FunctionRef) for node in n.below(function))


def looks_at_errno(parsers: list[Parser]) -> bool:
    """Whether the program reads or shows the number of the last error."""
    wanted = {name for parser in parsers for name in _mentioned([*parser.functions.values()], parser)}
    return not wanted.isdisjoint(["errno", "perror"])


def _own(parser: Parser) -> set[str]:
    """Functions and objects that a file defines."""
    return {*parser.functions, *_objects(parser)}


def _private(parser: Parser) -> set[str]:
    """Those of them that no other file sees."""
    private = {name for name, function in parser.functions.items() if function.static}
    return private | {name for name, made in parser.objects.items() if made.static}


def _objects(parser: Parser) -> Iterator[str]:
    yield from (name for name, made in parser.objects.items() if made.defined)


def _mentioned(functions: list[n.Function], parser: Parser) -> set[str]:
    """Functions and objects with linkage that functions mention, or whose addresses the file's objects hold."""
    roots: list[object] = list(functions)
    for made in (*parser.objects.values(), *parser.statics):
        roots.extend(made.values or ())
    found: set[str] = set()
    while roots:
        for node in n.below(roots.pop()):
            if isinstance(node, n.FunctionRef):
                found.add(node.name)
            elif isinstance(node, n.Ref) and node.object.kind == "global" and not node.object.function:
                found.add(node.object.name)
            elif isinstance(node, n.Declare | n.Literal):
                roots.extend(node.object.values or ())
    return found


def _fresh(file: str) -> Parser:
    """A file that was read for nobody else: what is taken out of it is missing in it."""
    _homes()
    return _UNUSED.pop(file) if file in _UNUSED else _parsed(file)


def _parsed(file: str) -> Parser:
    parser = Parser(prelude_tokens(), PLACE + file, "utf-8")
    parser.prelude()
    parser.prototypes = dict(parser.prototypes)
    parser.tokens = list(_tokens(file))
    parser.read()
    if parser.broken:
        name, (refused, span) = next(iter(parser.broken.items()))
        raise AssertionError(f"{span}: {name}: {refused.construct}: {refused.reason}")
    return parser


@functools.cache
def _tokens(file: str) -> tuple[Token, ...]:
    path = PLACE + file
    return tuple(tokens_of(preprocess(path, {path: (_FOLDER / file).read_text("utf-8")}), path))


def functions() -> list[str]:
    """Every function that the library offers."""
    parsers = map(_parsed, sorted(set(_homes().values())))
    return sorted(name for parser in parsers for name, function in parser.functions.items() if not function.static)


_UNUSED: dict[str, Parser] = {}  # read to know what is where, and given to nobody yet


@functools.cache
def _homes() -> dict[str, str]:
    """The file of each function and object of the library."""
    homes: dict[str, str] = {}
    for file in sorted(p.name for p in _FOLDER.glob("*.c")):
        parser = _UNUSED[file] = _parsed(file)
        homes.update(dict.fromkeys((*parser.functions, *_objects(parser)), file))
    return homes
