"""What a Go text does before its program begins: `init`, and the values that package variables start with.

Campaigns call a module's subprograms; what is written before the first call would be seen in whole programs only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from translators.targets.inspect import Need, Reach, text_of, walk
from translators.targets.merge import listed

_WRITING = listed("print println panic")
_SUPPORT = "migrated/theseusrt"
_STREAMS = listed("Stdout Stderr")
_OF_SUPPORT = re.compile(r"(?!DisplayItem)(Display|CPrint|Flush|Write)|Ada(Files)?(Put|New)|(Memory|Streams)(F?[Pp]ut|F?printf|F?flush|Write)")
_RUNNING = ("call_expression", "argument_list", "parenthesized_expression")
_BUILTIN = listed(
    "append cap clear complex copy delete imag len make max min new real bool byte rune string int int8 int16 int32 "
    "int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 complex64 complex128 error any"
)


@dataclass(frozen=True)
class _Text:
    """`bodies`: of functions by name, and of methods by `.name`. `buffered`: a package variable may hold a stream."""

    packages: Mapping[str, str]
    bodies: Mapping[str, Sequence[Node]]
    types: frozenset[str]
    buffered: bool


def at_start(root: Node, packages: Mapping[str, str]) -> list[Reach]:
    """Output that is written there: by that code, by what it calls of the text, and possibly by what is elsewhere."""
    values = [v for node in root.named_children if node.type == "var_declaration" for v in _values(node)]
    inits = [b for n in root.named_children if n.type == "function_declaration" and _name(n) == "init" and (b := _body(n))]
    if not values and not inits:
        return []
    text = _read(root, packages, values)
    first = [node for part in [*values, *inits] for node in _run(part)]
    found = [_reach(n) for n in first if n.type == "call_expression" and _elsewhere(n, text)]
    todo, seen = list(first), set[str]()
    while todo:
        node = todo.pop()
        if _writes(node, text):
            found.append(_reach(node))
        for name in _called(node, text):
            if name not in seen:
                seen.add(name)
                todo += [n for body in text.bodies[name] for n in walk(body)]
    return found


def _read(root: Node, packages: Mapping[str, str], values: Sequence[Node]) -> _Text:
    bodies: dict[str, list[Node]] = {}
    for node in root.named_children:
        if node.type in ("function_declaration", "method_declaration") and (body := _body(node)):
            bodies.setdefault("." * (node.type == "method_declaration") + _name(node), []).append(body)
    types = frozenset(_name(n) for n in walk(root) if n.type in ("type_spec", "type_alias"))
    return _Text(packages, bodies, types, any(_is_stream(n, packages) for v in values for n in walk(v)))


def _values(declaration: Node) -> Iterator[Node]:
    for spec in walk(declaration):
        value = spec.child_by_field_name("value") if spec.type == "var_spec" else None
        if value is not None:
            yield value


def _run(part: Node) -> Iterator[Node]:
    """The nodes of what runs: all but functions that are only written down there."""
    todo = [part]
    while todo:
        node = todo.pop()
        if node.type == "func_literal" and not (node.parent and node.parent.type in _RUNNING):
            continue
        yield node
        todo.extend(node.children)


def _called(node: Node, text: _Text) -> list[str]:
    """What of the text runs because of this node: a function that is called or given to a call, or any method of a
    name; inside of a function that runs, any function that is named in a call."""
    if node.type in ("identifier", "selector_expression") and node.parent and node.parent.type in _RUNNING:
        name = text_of(node) if node.type == "identifier" else "." + text_of(node.children[-1])
        return [name] if name in text.bodies else []
    return []


def _elsewhere(call: Node, text: _Text) -> bool:
    """Whether it may run what is not in this text: another file's function, a variable's, another module's."""
    function = call.child_by_field_name("function")
    if function is None or function.type in ("func_literal", "parenthesized_expression"):
        return False
    name = text_of(function)
    if function.type == "selector_expression":
        path = text.packages.get(text_of(function.children[0]), "")
        return path.startswith("migrated/") and not path.startswith(_SUPPORT)
    return function.type == "identifier" and not (name in _BUILTIN or name in text.types or name in text.bodies or name in _WRITING)


def _writes(node: Node, text: _Text) -> bool:
    if node.type == "call_expression":
        return text_of(node.children[0]) in _WRITING
    if node.type != "selector_expression":
        return False
    package, name = text.packages.get(text_of(node.children[0])), text_of(node.children[-1])
    if _is_stream(node, text.packages):
        return _is_used(node, text.packages)
    if package is None:
        machines = any(path.startswith(_SUPPORT) for path in text.packages.values()) and name.startswith("Display")
        return machines or (text.buffered and name.startswith(("Write", "Flush", "Print")))
    if package.startswith(_SUPPORT):
        return _OF_SUPPORT.match(name) is not None
    if package.startswith("migrated/"):
        return node.parent is not None and node.parent.type == "call_expression" and node.parent.children[0] == node
    return package == "fmt" and name.startswith(("Print", "Fprint"))


def _is_stream(node: Node, packages: Mapping[str, str]) -> bool:
    return (
        node.type == "selector_expression" and packages.get(text_of(node.children[0])) == "os"
        and text_of(node.children[-1]) in _STREAMS
    )  # fmt: skip


def _is_used(stream: Node, packages: Mapping[str, str]) -> bool:
    """Whether something is done with it: more than to keep it, or to put a buffer before it."""
    user = stream.parent
    if user is None or user.type == "selector_expression":
        return user is not None
    if user.type != "argument_list" or user.parent is None:
        return False
    package, _, name = text_of(user.parent.children[0]).partition(".")
    return not (packages.get(package) == "bufio" and name.startswith("NewWriter"))


def _name(node: Node) -> str:
    return text_of(node.child_by_field_name("name") or node)


def _body(node: Node) -> Node | None:
    return node.child_by_field_name("body")


def _reach(node: Node) -> Reach:
    return Reach(Need.START, text_of(node)[:60], node.start_point[0] + 1)
