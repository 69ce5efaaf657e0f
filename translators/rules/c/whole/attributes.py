"""gcc's attributes: those that say nothing of what a program does are passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translators.rules.c.program import Refused

if TYPE_CHECKING:
    from translators.rules.c.whole.parser import Declarations

WORDS = ("__attribute__", "__attribute")
_HARMLESS = frozenset([
    "access", "alloc_size", "always_inline", "artificial", "cold", "const", "deprecated", "fallthrough", "flatten",
    "format", "format_arg", "hot", "leaf", "malloc", "may_alias", "no_instrument_function", "noclone", "noinline", "noipa",
    "nonnull", "noreturn", "nothrow", "pure", "returns_nonnull", "sentinel", "unused", "used", "visibility",
    "warn_unused_result",
])  # fmt: skip


def pass_over(parser: Declarations, packs: bool = False) -> bool:
    """Goes over the attributes that come next; whether `packed` is among them, which is refused unless `packs`."""
    packed = False
    while parser.token.text in WORDS:
        span = parser.span
        parser.at += 1
        parser.expect("(")
        parser.expect("(")
        while not parser.accept(")"):
            if parser.accept(","):
                continue
            name = parser.token.text.strip("_")
            parser.at += 1
            depth = int(parser.accept("("))
            while depth and parser.token.kind != "end":
                depth += parser.is_("(") - parser.is_(")")
                parser.at += 1
            packed |= name == "packed"
            if not (name in _HARMLESS or (packs and name == "packed")):
                raise Refused("attribute", f"__attribute__(({name}))", span)
        parser.expect(")")
    return packed
