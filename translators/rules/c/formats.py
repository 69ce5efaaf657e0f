"""printf formats that are known while lowering (C17 7.21.6.1), as concatenations of converted fields."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzers.c import tree
from analyzers.c.ctypes import CHAR, DOUBLE, INT, LONG, UCHAR, UINT, ULONG, USHORT, CInt, CType
from analyzers.model import FloatType, Span, StringType
from translators.rules import ir
from translators.rules.c.base import Refused
from translators.rules.c.initial import Initializers
from translators.rules.c.types import I64, U64

_FIELD = re.compile(rb"%([-+ #0]*)(\*|[0-9]+)?(?:\.(\*|[0-9]*))?(hh|h|ll|l|z|j|t)?(.)", re.DOTALL)
_TEXT = StringType()
_SIGNED: dict[str, CType] = {"hh": CInt(8, True, 1), "h": CInt(16, True, 2), "": INT}
_UNSIGNED: dict[str, CType] = {"hh": UCHAR, "h": USHORT, "": UINT}


@dataclass(frozen=True)
class Field:
    """One conversion: flags, width and precision (None: absent), and the letter."""

    flags: str
    width: ir.Expression | None
    precision: ir.Expression | None
    size: str
    letter: str


class Formats(Initializers):
    """Formatted text."""

    def formatted(
        self, format_: tree.Expression, arguments: tuple[tree.Expression, ...], name: str, span: Span
    ) -> ir.Expression:
        """The text that the format and arguments make."""
        if not isinstance(format_, tree.StringConstant):
            raise Refused("printf format", f"{name} with a format that is no literal", span)
        parts: list[ir.Expression] = []
        rest = list(arguments)
        position = 0
        literal = b""
        text = format_.value
        while position < len(text):
            match = _FIELD.match(text, position)
            if match is None:
                if text[position : position + 1] == b"%":
                    raise Refused("printf format", f"{name} with an unfinished conversion", span)
                literal += text[position : position + 1]
                position += 1
                continue
            position = match.end()
            if match[5] == b"%":
                literal += b"%"
                continue
            if literal:
                parts.append(ir.StringLiteral(literal, _TEXT))
                literal = b""
            parts.append(self.field(match, rest, name, span))
        if literal or not parts:
            parts.append(ir.StringLiteral(literal, _TEXT))
        result = parts[0]
        for part in parts[1:]:
            result = ir.Binary("concat", result, part, _TEXT)
        return result

    def field(self, match: re.Match[bytes], rest: list[tree.Expression], name: str, span: Span) -> ir.Expression:
        flags, size, letter = match[1].decode(), (match[4] or b"").decode(), match[5].decode("latin-1")
        width = self.amount(match[2], rest, name, span)
        precision = self.amount(match[3] if match[3] != b"" else b"0", rest, name, span)
        if not rest:
            raise Refused("printf format", f"{name} with fewer arguments than conversions", span)
        argument = rest.pop(0)
        shape = (
            ir.StringLiteral(flags.encode(), _TEXT),
            width or ir.IntLiteral(0, I64),
            precision or ir.IntLiteral(-1, I64),
        )
        if letter in "di":
            value = self.convert(self.as_int(self.value(argument), span), _SIGNED.get(size, LONG), span)
            return ir.RuntimeCall(
                "c.signed_field", (ir.Convert(value, I64) if size in _SIGNED else value, *shape), _TEXT
            )
        if letter in "uxXo":
            value = self.convert(self.as_int(self.value(argument), span), _UNSIGNED.get(size, ULONG), span)
            wide = ir.Convert(value, U64) if size in _UNSIGNED else value
            function = {"u": "c.unsigned_field", "x": "c.hex_field", "X": "c.upper_hex_field", "o": "c.octal_field"}
            return ir.RuntimeCall(function[letter], (wide, *shape), _TEXT)
        if letter == "c" and not size:
            value = self.convert(self.value(argument), CHAR, span)
            return ir.RuntimeCall("c.char_field", (value, *shape[:2]), _TEXT)
        if letter == "s" and not size:
            if self.is_null(argument):
                raise Refused("null pointer", f"passes NULL to {name}", span)
            if precision is not None and not isinstance(precision, ir.Variable | ir.IntLiteral):
                precision = self.temporary("precision", precision, I64, span)
            limit = None if precision is None else ir.Convert(precision, U64)
            text = self.text_of(self.pointer(argument), span, limit)
            return ir.RuntimeCall("c.text_field", (text, *shape[:2], precision or shape[2]), _TEXT)
        if letter in "fF" and size in ("", "l"):
            real = self.convert(self.value(argument), DOUBLE, span)
            return ir.RuntimeCall("c.float_field", (_double(real), *shape), _TEXT)
        raise Refused("printf format", f"{name} with the conversion %{size}{letter}", span)

    def amount(self, text: bytes | None, rest: list[tree.Expression], name: str, span: Span) -> ir.Expression | None:
        """A width or precision: a number, or `*` for an argument."""
        if text is None:
            return None
        if text != b"*":
            return ir.IntLiteral(int(text), I64)
        if not rest:
            raise Refused("printf format", f"{name} with fewer arguments than conversions", span)
        return self.number(self.value(rest.pop(0)), span)


def _double(value: ir.Expression) -> ir.Expression:
    return value if getattr(value, "type", None) == FloatType(64) else ir.Convert(value, FloatType(64))
