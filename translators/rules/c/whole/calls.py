"""Calls of whole programs: of functions of the program, through pointers, and with variable arguments."""

from __future__ import annotations

import re

from analyzers.c.ctypes import CArray, CFloat, CFunction, CInt, CStruct, CType, CVoid
from analyzers.model import FloatType, IntType
from translators.rules import ir
from translators.rules.c.program import Refused
from translators.rules.c.whole import build
from translators.rules.c.whole import machine as m
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.function import Memory
from translators.rules.c.whole.layout import by_address, is_wide
from translators.rules.c.whole.libc import PLACE
from translators.rules.c.whole.objects import Objects
from translators.rules.c.whole.program import Defined

_FORMATS = {"scanf": 0, "fscanf": 1, "sscanf": 1, "vfscanf": 1, "vsscanf": 1}  # where the format is


class Calls(Objects):
    """Lowers calls, and the arguments of variadic functions."""

    def function_address(self, node: n.FunctionRef) -> ir.Expression:
        found = self.program.pointed(self.parser, node.name)
        if found is None:
            raise Refused("function pointer", f"the address of {node.name}, which is a library function", node.span)
        return m.number(found.number)

    def call(self, node: n.Call) -> ir.Expression | None:
        """A call: what it gives, not yet evaluated (Call, RuntimeCall), or an address; None for void."""
        if isinstance(node.function, n.FunctionRef):
            found = self.program.find(self.parser, node.function.name)
            if found is None:
                return self.library_call(node, node.function.name)
            if node.function.name == "freopen" and found.parser.unit.startswith(PLACE):
                _reopens_no_output(node)
            if found.parser.unit.startswith(PLACE):
                _scans(node, node.function.name)
                _dates(node, node.function.name)
            own = found.function.type
            # Another file has its own idea of a struct that is passed; the one here is as good when all else agrees.
            alike = found.parser is not self.parser and _agree(node.signature, own)
            return self.finish(node, node.signature if alike else own, found)
        return self.finish(node, node.signature, None)

    def finish(self, node: n.Call, signature: CFunction, found: Defined | None) -> ir.Expression | None:
        unspecified = build.unspecified(signature)
        parameters = () if unspecified else signature.parameters
        given = list(node.arguments)
        if not unspecified and not signature.variadic and len(given) > len(parameters):
            raise Refused("call", "with more arguments than there are parameters", node.span)
        if len(given) < len(parameters):
            raise Refused("call", "with fewer arguments than there are parameters", node.span)
        prepared = [build.cast(v, parameters[i][1]) if i < len(parameters) else v for i, v in enumerate(given)]
        order: list[n.Node] = [*reversed(prepared)]
        if found is None:
            order.insert(0, node.function)
        values = self.values(*order)
        pointer = values.pop(0) if found is None else None
        values.reverse()
        fixed = values[: len(parameters)] if not unspecified else values
        if signature.variadic:
            fixed.append(self.extra_arguments(prepared[len(parameters) :], values[len(parameters) :]))
        result = signature.result
        slot: ir.Expression | None = None
        if by_address(result):
            slot = self.slot(result)
            fixed.insert(0, slot)
        kind = None if isinstance(result, CVoid) or by_address(result) else m.scalar(result)
        given_back = "struct" if slot is not None else shape(kind) if kind is not None else "nothing"
        made = self.invoke(found, pointer, fixed, kind, given_back)
        if kind is not None and made.type != kind:
            return m.convert(self.keep(made), m.scalar(node.type) if m.is_value(node.type) else kind)
        if slot is not None:
            self.out.append(ir.CallStatement(made, node.span))
            return slot
        if kind is None:
            self.out.append(ir.CallStatement(made, node.span))
            return None
        if not (isinstance(node.type, CVoid) or by_address(node.type)) and m.scalar(node.type) != kind:
            return m.convert(self.keep(made), m.scalar(node.type))
        return made

    def invoke(
        self, found: Defined | None, pointer: ir.Expression | None, values: list[ir.Expression],
        kind: m.Scalar | None, result: str,
    ) -> ir.Call:  # fmt: skip
        if found is not None:
            elsewhere = "" if found.module == self.shared.module else found.module
            if elsewhere:
                self.shared.depends.add(elsewhere)
            return ir.Call(found.name, tuple(values), kind, elsewhere)
        assert pointer is not None
        key = (*(shape(getattr(v, "type", m.U64)) for v in values), "to", result)
        name = self.shared.dispatchers.setdefault(key, f"call_{'_'.join(key)}")
        unsigned = m.IntType(kind.bits, False, m.Overflow.WRAPS) if isinstance(kind, IntType) else kind
        return ir.Call(name, (pointer, *(widened(v) for v in values)), unsigned, "")

    def extra_arguments(self, given: list[n.Node], values: list[ir.Expression]) -> ir.Expression:
        """The address of the further arguments of a variadic call, each in 8 bytes or more."""
        position = 0
        base = ir.Variable("extra", m.U64)
        for node, value in zip(given, values, strict=True):
            where = m.plus(base, position)
            if by_address(node.type):
                self.program.wide |= is_wide(node.type)
                size = self.layout.size(node.type)
                self.out.append(ir.CallStatement(m.call("copy", (where, value, m.number(size)), None)))
                position += -(-max(size, 1) // 8) * 8
                continue
            if isinstance(node.type, CFloat):
                self.out.append(m.store(where, value, node.type))
            else:
                self.out.append(m.store(where, m.convert(value, m.U64), CInt(64, False, 4)))
            position += 8
        self.extra_size = max(self.extra_size, position, 8)
        return base

    # ---- arguments of variadic functions

    # ---- arguments of variadic functions

    def next_argument(self, node: n.NextArgument) -> ir.Expression:
        place = self.place(node.list)
        at = self.keep(self.loaded(place, node.span))
        size = -(-max(self.layout.size(node.type), 1) // 8) * 8
        self.put(place, m.plus(at, size), node.span)
        if by_address(node.type) or isinstance(node.type, CArray):
            return at
        return self.keep(self.loaded(Memory(at, node.type), node.span))


def shape(type_: object) -> str:
    if isinstance(type_, FloatType):
        return f"f{type_.bits}"
    return f"w{type_.bits}" if isinstance(type_, IntType) else "w64"


def widened(value: ir.Expression) -> ir.Expression:
    """An argument in the form that calls through pointers pass: unsigned of its width."""
    given = getattr(value, "type", None)
    if isinstance(given, IntType) and given.signed:
        return m.convert(value, m.IntType(given.bits, False, m.Overflow.WRAPS))
    return value


def _reopens_no_output(call: n.Call) -> None:
    """Raises when `freopen` is called of standard output or error, to which texts go without a stream's bookkeeping."""
    stream = call.arguments[-1]
    while isinstance(stream, n.Cast):
        stream = stream.operand
    if isinstance(stream, n.Const) and stream.value in (2, 3):
        name = "standard output" if stream.value == 2 else "standard error"
        raise Refused("library function", f"freopen of {name}", call.span)


def _scans(call: n.Call, name: str) -> None:
    """Raises when a format of the scanf family that is written out has a conversion that the library does not know."""
    text = n.written(call.arguments[_FORMATS[name]]) if name in _FORMATS else None
    found = (one[0] for one in re.finditer(rb"%%|%\*?\d*(?:L.?|ll?[sc\[])", text or b""))
    unknown = next((one for one in found if one != b"%%"), None)
    if unknown:
        raise Refused("scanf format", f"the conversion {unknown.decode('latin-1')}", call.span)


def _dates(call: n.Call, name: str) -> None:
    """Raises when `strftime` has a format that is not written out, or a conversion that the library does not know."""
    if name != "strftime":
        return
    text = n.written(call.arguments[2])
    if text is None:
        raise Refused("strftime format", "a format that is not written out", call.span)
    unknown = re.search(rb"%.{0,2}", re.sub(rb"%[aAbBcCdDeFgGhHIjklmMnpPrRStTuUVwWxXyYz%]", b"", text), re.DOTALL)
    if unknown:
        raise Refused("strftime format", f"the conversion {unknown[0].decode('latin-1')}", call.span)


def _agree(one: CFunction, other: CFunction) -> bool:
    """Whether two declarations pass the same scalars, and structs in the same places."""
    if build.unspecified(one) or build.unspecified(other) or one.variadic != other.variadic:
        return False
    pairs = [(one.result, other.result), *((a, b) for (_, a), (_, b) in zip(one.parameters, other.parameters, strict=False))]
    return len(one.parameters) == len(other.parameters) and all(_passed_alike(a, b) for a, b in pairs)


def _passed_alike(one: CType, other: CType) -> bool:
    if isinstance(one, CVoid | CStruct) or isinstance(other, CVoid | CStruct):
        return type(one) is type(other)
    if is_wide(one) or is_wide(other):
        return one == other
    return m.scalar(one) == m.scalar(other)
