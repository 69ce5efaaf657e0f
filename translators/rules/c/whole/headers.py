"""Static functions of headers: each unit has its own (C17 6.2.2), which may be another one, by macros or static objects.

Units share the translation of one where nothing can tell theirs apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.statements import Parser


def meaning(parser: Parser, function: n.Function) -> str:
    """A text that is the same for units in which a static function is the same one: what it does there, with the functions
    and layouts that it uses. The unit itself where it comes to static objects, of which each unit has its own."""
    found: dict[str, str] = {}
    left = [function]
    while left:
        one = left.pop()
        if one.name in found:
            continue
        found[one.name] = " ".join(_told(one))
        for node in n.below(one):
            if isinstance(node, n.Ref | n.Literal) and node.object.kind == "global" and (node.object.static or node.object.function):
                return parser.unit
            called = parser.functions.get(node.name) if isinstance(node, n.FunctionRef) else None
            if called is not None and called.static:
                left.append(called)
    text = " ".join(found.values())
    keys = re.compile(re.escape(parser.unit) + r":\w*:\d+")
    numbers: dict[str, int] = {}
    while more := [key for key in dict.fromkeys(keys.findall(text)) if key not in numbers]:
        for key in more:
            numbers[key] = len(numbers)
            text += " ".join(("", key, *_told(parser.layout.structs[key])))
    return keys.sub(lambda key: f"structure {numbers[key[0]]}", text)


def _told(value: object) -> Iterator[str]:
    """A node in words, without places in the text."""
    if isinstance(value, n.Object):
        yield f"{value.kind} {value.name} {value.type}"
    elif isinstance(value, list | tuple):
        yield "("
        for item in value:
            yield from _told(item)
        yield ")"
    elif is_dataclass(value):
        yield type(value).__name__
        for field in fields(value):
            if field.name not in ("span", "comment"):
                yield from _told(getattr(value, field.name))
    else:
        yield repr(value)
