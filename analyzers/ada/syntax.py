"""From Ada source text to the abstract syntax of `tree`: the one door to tree-sitter-ada."""

from __future__ import annotations

import tree_sitter_ada
from tree_sitter import Language, Node, Parser

from analyzers.ada import tree as t
from analyzers.ada.builder import Builder
from analyzers.ada.repair import with_plain_literals, without_bad_bodies
from analyzers.model import SourceFile, Span

LANGUAGE = Language(tree_sitter_ada.language())


def tree_of(text: str) -> Node:
    """The grammar's own tree of a text, with its errors."""
    return Parser(LANGUAGE).parse(text.encode("utf-8", "replace")).root_node


def parse(file: SourceFile, serving: bool = True) -> t.Parsed:
    """Parse one file. Never raises on bad source: see `Parsed.broken` and `Broken` nodes. `serving`: tasks that only serve
    are read as the packages that they behave like."""
    source = file.text.encode("utf-8", "replace")
    parser = Parser(LANGUAGE)
    root = parser.parse(source).root_node
    if root.has_error:
        source = with_plain_literals(source)
        root = parser.parse(source).root_node
    lost: tuple[tuple[int, int], ...] = ()
    errors: tuple[Span, ...] = ()
    builder = Builder(str(file.path), file.encoding or "utf-8", root, (), serving)
    if root.has_error:
        errors = tuple(builder.span(n) for n in builder.errors())
        source, lost = without_bad_bodies(source, parser)
        root = parser.parse(source).root_node
        builder = Builder(str(file.path), file.encoding or "utf-8", root, lost, serving)
    parsed = builder.parsed()
    return t.Parsed(parsed.file, parsed.units, parsed.comments, errors)
