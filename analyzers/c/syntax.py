"""The one door to tree-sitter-c: preprocessed text in, a `Unit` of declarations and syntax trees out.

tree-sitter does not know which names are types; where that changes the meaning (`(x) - 1`, `(t)(y)`,
`sizeof (x)`) the tree is read again here with the typedefs known so far.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import tree_sitter_c
from tree_sitter import Language, Node, Parser

from analyzers.c.convert import Converter
from analyzers.c.ctypes import CFunction
from analyzers.c.preprocess import preprocess
from analyzers.c.tree import Declarator
from analyzers.c.unit import Constant, Prototype, Unit
from analyzers.model import Diagnostic, Severity, SourceFile, Span

_LANGUAGE = Language(tree_sitter_c.language())
_MAX_ERRORS = 20


def parse_unit(path: str, files: Mapping[str, SourceFile]) -> Unit:
    """Parse the file `path` with the headers of the tree that it includes. Never raises on bad source."""
    pre = preprocess(path, {p: f.text for p, f in files.items()})
    unit = Unit(path, tuple(pre.files), files[path].encoding)
    unit.includes = pre.includes
    unit.diagnostics = list(pre.diagnostics)
    parser = Parser(_LANGUAGE)
    source = pre.text.encode("utf-8", "surrogateescape")
    root = parser.parse(source).root_node
    converter = Converter(unit, pre.lines, pre.pack_at)
    for macro in pre.kept.values():
        _macro(parser, macro.name, "".join(t.text for t in macro.body), macro.span, unit)
    _top_level(root, converter, unit)
    if root.has_error:
        _errors(root, converter, unit)
    return unit


def tree_of(text: str) -> Node:
    """The grammar's tree of a text without comments and directives: of a header as it stands, say."""
    return Parser(_LANGUAGE).parse(text.encode("utf-8", "surrogateescape")).root_node


def _macro(parser: Parser, name: str, body: str, span: Span | None, unit: Unit) -> None:
    """A constant macro: its body is an expression over literals and constants defined before it."""
    if name in unit.constants:
        return
    root = parser.parse(f"int x = {body};".encode()).root_node
    where = span or Span(unit.path, 1)
    converter = Converter(unit, [(where.file, where.line)])
    declaration = root.child(0)
    declarator = declaration.child_by_field_name("declarator") if declaration is not None else None
    value = declarator.child_by_field_name("value") if declarator is not None else None
    if value is None or root.has_error:
        return
    result = unit.evaluate(converter.expression(value))
    if result is not None:
        unit.constants[name] = Constant(name, result[0], result[1], span, macro=True)


def _top_level(node: Node, converter: Converter, unit: Unit) -> None:
    comments: list[Node] = []
    for child in node.named_children:
        if child.type == "comment":
            if comments and comments[-1].end_point.row + 1 < child.start_point.row:
                comments = []
            comments.append(child)
            continue
        adjacent = bool(comments) and comments[-1].end_point.row + 1 >= child.start_point.row
        leading = converter.comment_lines(comments) if adjacent else ()
        comments = []
        if child.type == "function_definition":
            _function(child, leading, converter, unit)
        elif child.type in ("declaration", "type_definition", "struct_specifier", "union_specifier",
                            "enum_specifier"):  # fmt: skip
            for declared in converter.declaration(child):
                _declare(declared, unit)
        elif child.type in ("linkage_specification", "declaration_list", "ERROR") or child.type.startswith("preproc"):
            _top_level(child, converter, unit)


def _declare(declared: Declarator, unit: Unit) -> None:
    if isinstance(declared.type, CFunction):
        known = unit.prototypes.get(declared.name)
        if known is None or not known.type.parameters:
            unit.prototypes[declared.name] = Prototype(declared.type, declared.storage == "static", declared.span)
        return
    known_object = unit.objects.get(declared.name)
    if known_object is None or declared.initial is not None or known_object.storage == "extern":
        unit.objects[declared.name] = declared


def _function(node: Node, comment: tuple[str, ...], converter: Converter, unit: Unit) -> None:
    function = converter.function(node, comment)
    if function is None:
        span = converter.span(node)
        unit.diagnostics.append(Diagnostic(Severity.WARNING, "a function could not be read", span))
        return
    if function.name in unit.functions:
        unit.diagnostics.append(
            Diagnostic(Severity.WARNING, f"{function.name} is defined twice; the first is used", function.span)
        )
        return
    unit.functions[function.name] = function
    known = unit.prototypes.get(function.name)
    static = function.static or (known is not None and known.static)
    if static != function.static:
        unit.functions[function.name] = replace(function, static=static)
    unit.prototypes[function.name] = Prototype(function.type, static, function.span)


def _errors(root: Node, converter: Converter, unit: Unit) -> None:
    pending, found = [root], 0
    while pending and found < _MAX_ERRORS:
        node = pending.pop()
        if node.type == "ERROR" or node.is_missing:
            found += 1
            text = (node.text or b"").decode("utf-8", "replace").split("\n")[0][:60]
            message = f"this could not be parsed: {text}" if text else f"'{node.type}' is missing"
            unit.diagnostics.append(Diagnostic(Severity.WARNING, message, converter.span(node)))
        elif node.has_error:
            pending.extend(reversed(node.children))
