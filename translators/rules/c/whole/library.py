"""Calls of library functions, by the support library over memory."""

from __future__ import annotations

import re

from analyzers.c.ctypes import CFunction, CPointer, CVoid
from translators.rules import ir
from translators.rules.c.program import Refused
from translators.rules.c.whole import build
from translators.rules.c.whole import machine as m
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.function import Body
from translators.rules.c.whole.libc import PLACE
from translators.rules.c.whole.prelude import MATHEMATICS, OTHER, SAME, STREAMS, WRITES, prelude_tokens
from translators.rules.closure import CALLS_REFUSED


class Library(Body):
    """Lowers calls of library functions."""

    def effect(self, node: n.Node) -> None:
        raise NotImplementedError  # Effects

    def values(self, *nodes: n.Node) -> list[ir.Expression]:
        raise NotImplementedError  # Values

    def extra_arguments(self, given: list[n.Node], values: list[ir.Expression]) -> ir.Expression:
        raise NotImplementedError  # Calls

    def library_call(self, node: n.Call, name: str) -> ir.Expression | None:
        signature = _prototypes().get(name)
        target = name if name in SAME or name in MATHEMATICS else OTHER.get(name) or STREAMS.get(name)
        if name == "getchar" and not node.arguments:
            return m.call("getc", (m.number(1),), m.I32, "streams")
        if name == "fflush" and len(node.arguments) == 1:
            (stream,) = self.values(*node.arguments)
            if isinstance(stream, ir.IntLiteral) and stream.value == 2:
                return m.call("fflush", (), m.I32)
            return m.call("fflush", (m.convert(stream, m.U64),), m.I32, "streams")
        if name == "bzero" and len(node.arguments) == 2:
            where, size = self.values(*node.arguments)
            zero = ir.IntLiteral(0, m.I32)
            self.out.append(ir.CallStatement(m.call("fill", (where, zero, m.convert(size, m.U64)), None)))
            return None
        if name == "bcopy" and len(node.arguments) == 3:
            source, where, size = self.values(*node.arguments)
            self.out.append(ir.CallStatement(m.call("copy", (where, source, m.convert(size, m.U64)), None)))
            return None
        if name in self.parser.broken:
            reason = self.parser.broken[name][0].reason
            raise Refused(CALLS_REFUSED, f"calls {name}, which is refused: {reason}", node.span)
        if signature is None or target is None:
            raise Refused("library function", f"{name}, which has no counterpart", node.span)
        parameters = signature.parameters
        given = list(node.arguments)
        if len(given) < len(parameters) or (len(given) > len(parameters) and not signature.variadic):
            raise Refused("library function", f"{name} with another number of arguments", node.span)
        prepared = [
            build.cast(v, parameters[i][1]) if i < len(parameters) else build.argument(v) for i, v in enumerate(given)
        ]
        if name in MATHEMATICS and self.program.looks_at_errno:
            raise Refused("library function", f"{name} in a program that looks at errno", node.span)
        values = list(reversed(self.values(*reversed(prepared))))
        if name == "pow" and isinstance(prepared[1], n.Const | n.FloatConst) and prepared[1].value in _POWERS:
            return self.power(self.keep(values[0]), int(prepared[1].value))
        fixed = values[: len(parameters)]
        if target.endswith("printf"):
            _shows(given[len(parameters) - (1 if signature.variadic else 2)])
        if signature.variadic:
            fixed.append(self.extra_arguments(prepared[len(parameters) :], values[len(parameters) :]))
        kind = None if isinstance(signature.result, CVoid) else m.scalar(signature.result)
        made = m.call(target, fixed, kind, self.part(name, target, fixed))
        if name == "isdigit" and "ctype.h" not in self.parser.headers and not self.parser.unit.startswith(PLACE):
            return m.convert(m.truth(made), m.I32)  # no macro of the header: gcc computes it
        if kind is None:
            self.out.append(ir.CallStatement(made, node.span))
            return None
        wanted = node.type
        if isinstance(wanted, CVoid):
            return made
        if m.scalar(wanted) != kind:
            return m.convert(self.keep(made), m.scalar(wanted))
        return made

    @staticmethod
    def power(base: ir.Expression, exponent: int) -> ir.Expression:
        """What gcc makes of powers that one operation gives."""
        one = ir.FloatLiteral(1.0, m.F64)
        match exponent:
            case 0:
                return one
            case 1:
                return base
            case -1:
                return ir.Binary("/", one, base, m.F64)
            case _:
                return ir.Binary("*", base, base, m.F64)

    @staticmethod
    def part(name: str, target: str, values: list[ir.Expression]) -> str:
        """The part of the support library: standard output and error need none of the streams' bookkeeping."""
        if name in STREAMS:
            return "streams"
        if name in MATHEMATICS:
            return "mathematics"
        if target in WRITES:
            stream = values[WRITES[target]]
            return "memory" if isinstance(stream, ir.IntLiteral) and stream.value in (2, 3) else "streams"
        return "memory"


_POWERS = (-1, 0, 1, 2)
_WITHOUT = re.compile(rb"%(?:[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*)?)?(?:hh|h|ll|l|L|q|j|z|t)?[diouxXeEfFgGaAcspn%])")


def _shows(format_: n.Node) -> None:
    """Raises when a format that is written out has a conversion that the support library does not know."""
    text = n.written(format_)
    if text is None:
        return
    unknown = re.search(rb"%.{0,5}", _WITHOUT.sub(b"", text), re.DOTALL) or re.search(rb"%[-\d.*]*l[sc]", text)
    if unknown:
        raise Refused("printf format", f"the conversion {unknown[0].decode('latin-1')}", format_.span)


_CACHE: dict[str, CFunction] = {}


def _prototypes() -> dict[str, CFunction]:
    if not _CACHE:
        from translators.rules.c.whole.statements import Parser

        parser = Parser(prelude_tokens(), "library")
        parser.prelude()
        _CACHE.update(parser.prototypes)
    return _CACHE


__all__ = ["CPointer", "Library"]
