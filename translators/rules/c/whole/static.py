"""Initial values of objects with static storage: the bytes that they start as (C17 6.7.9, 6.6)."""

from __future__ import annotations

import struct as packing
from collections.abc import Callable
from fractions import Fraction

from analyzers.c.ctypes import CArray, CFloat, CStruct
from translators.rules.c.program import Refused
from translators.rules.c.whole import machine as m
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole import wide
from translators.rules.c.whole.layout import is_wide
from translators.rules.c.whole.program import WholeProgram
from translators.rules.c.whole.statements import Parser


class Image:
    """Computes initial bytes. Addresses are known numbers."""

    def __init__(self, program: WholeProgram, parser: Parser) -> None:
        self.program = program
        self.parser = parser
        self.layout = parser.layout

    def of(self, made: n.Object) -> bytes:
        return self.start_of(made, lambda _: True)[1]

    def start_of(self, made: n.Object, wanted: Callable[[n.Piece], bool]) -> tuple[int, bytes]:
        """The object's size, and its bytes with those parts of its initial value that are wanted."""
        values = made.values or ()
        size = max([self.layout.size(made.type), *(p.offset + self.layout.size(p.type) for p in values)])
        data = bytearray(size)
        for piece in values:
            if wanted(piece):
                self.piece(piece, data)
        return size, bytes(data)

    def piece(self, piece: n.Piece, data: bytearray) -> None:
        size = self.layout.size(piece.type)
        if isinstance(piece.value, n.Text) and isinstance(piece.type, CArray):
            data[piece.offset : piece.offset + size] = piece.value.value.ljust(size, b"\0")[:size]
            return
        if isinstance(piece.type, CStruct):
            if isinstance(piece.value, n.Literal):
                data[piece.offset : piece.offset + size] = self.of(piece.value.object)[:size]
                return
            raise Refused("initialiser", "a struct that is not constant", piece.value.span)
        value = self.scalar(piece.value)
        if piece.bits is not None:
            for bit in range(piece.bits.width):
                position = piece.bits.offset + bit
                at = piece.offset + position // 8
                mask = 1 << position % 8
                data[at] = data[at] & ~mask | (mask if int(value) >> bit & 1 else 0)
            return
        data[piece.offset : piece.offset + size] = self.encoded(value, piece)

    def encoded(self, value: float | Fraction, piece: n.Piece) -> bytes:
        if is_wide(piece.type):
            return wide.encoded(value)
        if isinstance(piece.type, CFloat):
            return packing.pack("<d" if piece.type.bits == 64 else "<f", float(value))
        size = self.layout.size(piece.type)
        return (int(value) & (1 << 8 * size) - 1).to_bytes(size, "little")

    def scalar(self, node: n.Node) -> float | Fraction:
        """A constant number or address."""
        match node:
            case n.Const(value=value):
                return value
            case n.FloatConst(value=number):
                return number
            case n.Address(operand=operand):
                return self.address(operand)
            case n.FunctionRef(name=name):
                found = self.program.pointed(self.parser, name)
                if found is None:
                    raise Refused("function pointer", f"the address of {name}, a library function", node.span)
                return found.number
            case n.Cast(operand=operand, type=type_):
                value_ = self.scalar(operand)
                if is_wide(type_):
                    return value_
                kind = m.scalar(type_)
                return m.reduced(int(value_), kind) if isinstance(kind, m.IntType) else float(value_)
            case n.PointerAdd(pointer=pointer, index=index, sign=sign, size=size):
                return int(self.scalar(pointer)) + sign * size * int(self.scalar(index))
            case n.Binary(operator="+" | "-" as operator, left=left, right=right):
                a, b = self.scalar(left), self.scalar(right)
                return a + b if operator == "+" else a - b
            case n.PointerDifference(left=left, right=right, size=size):
                return (int(self.scalar(left)) - int(self.scalar(right))) // max(size, 1)
            case n.Compare(operator="==" | "!=" as operator, left=left, right=right):
                return int((self.scalar(left) == self.scalar(right)) == (operator == "=="))
            case n.Conditional(condition=condition, then=then, otherwise=otherwise):
                return self.scalar(then if self.scalar(condition) else otherwise)
            case _:
                raise Refused("initialiser", "a value that is not constant", node.span)

    def address(self, node: n.Node) -> int:
        match node:
            case n.Ref(object=made):
                home = self.program.object(made)
                if not home.defined or home.kind != "global":
                    raise Refused("initialiser", f"the address of {home.name}, which is not known", node.span)
                return home.address
            case n.Field(base=base, offset=offset):
                return self.address(base) + offset
            case n.Deref(operand=operand):
                return int(self.scalar(operand))
            case n.Text():
                assert isinstance(node.type, CArray)
                size = self.layout.size(node.type)
                data = node.value.ljust(size, b"\0")[:size]
                return self.program.text(data, self.layout.align(node.type))
            case n.Literal(object=made):
                if made.kind != "global":
                    raise Refused("initialiser", "the address of a local object", node.span)
                return made.address
            case _:
                raise Refused("initialiser", "an address that is not constant", node.span)
