"""Objects of whole programs: where they lie, reading and storing them, their initial values."""

from __future__ import annotations

from analyzers.c.ctypes import CArray, CFunction, CVoid
from analyzers.model import Span
from translators.rules import ir
from translators.rules.c.program import Refused
from translators.rules.c.whole import machine as m
from translators.rules.c.whole import nodes as n
from translators.rules.c.whole.function import Memory, Native, Place
from translators.rules.c.whole.layout import by_address, is_aggregate
from translators.rules.c.whole.longdouble import LongDouble
from translators.rules.c.whole.static import Image

_LONGEST = 40  # characters of a text that are shown beside its address
_WRITTEN_OUT = 8  # so many constants of an initial value are stored one by one; more are copied at once


class Objects(LongDouble):
    """Lowers places and what is done with the objects there."""

    def value(self, node: n.Node) -> ir.Expression:
        raise NotImplementedError  # Values

    def direct(self, node: n.Node) -> ir.Expression:
        raise NotImplementedError  # Effects

    def place(self, node: n.Node) -> Place:
        match node:
            case n.Ref(object=made):
                return self.object_place(made, node.span)
            case n.Deref(operand=operand, type=type_):
                return Memory(self.value(operand), type_)
            case n.Field(base=base, offset=offset, bits=bits, name=name, type=type_):
                inner = self.place(base)
                if not isinstance(inner, Memory):
                    raise Refused("struct", "a member of something that is no object", node.span)
                return Memory(m.plus(inner.address, offset, f".{name}" if name else ""), type_, bits)
            case n.Text():
                return Memory(self.text_address(node), node.type)
            case n.Literal(object=made):
                place = self.object_place(made, node.span)
                if made.kind != "global":
                    self.initialise(made, place, node.span)
                return place
            case _ if is_aggregate(node.type):
                return Memory(self.value(node), node.type)
            case _:
                raise Refused("pointer value", "the address of a value", node.span)

    def loaded(self, place: Place, span: Span) -> ir.Expression:
        if isinstance(place, Native):
            return place.variable
        if by_address(place.type) or isinstance(place.type, CArray | CFunction):
            return place.address
        if isinstance(place.type, CVoid):
            raise Refused("void value", "reads a void", span)
        if m.nests(place.address):
            place = Memory(self.keep(place.address), place.type, place.bits)
        if place.bits is not None:
            name = "load_signed_bits" if place.bits.signed else "load_bits"
            kind = m.I64 if place.bits.signed else m.U64
            where = [place.address, m.number(place.bits.offset), m.number(place.bits.width)]
            return m.convert(m.call(name, where, kind), m.scalar(place.type))
        return m.load(place.address, place.type)

    def put(self, place: Place, value: ir.Expression, span: Span) -> None:
        """Store a value, which has the place's type."""
        if isinstance(place, Native):
            self.out.append(ir.Assign(place.variable, value, span))
        elif by_address(place.type):
            size = self.layout.size(place.type)
            if size:
                arguments = (place.address, value, m.number(size))
                self.out.append(ir.CallStatement(m.call("copy", arguments, None), span))
        elif place.bits is not None:
            where = (place.address, m.number(place.bits.offset), m.number(place.bits.width), m.convert(value, m.U64))
            self.out.append(ir.CallStatement(m.call("store_bits", where, None), span))
        else:
            self.out.append(m.store(place.address, value, place.type))

    # ---- texts and initial values

    def text_address(self, node: n.Text) -> ir.Expression:
        assert isinstance(node.type, CArray)
        size = self.layout.size(node.type)
        data = node.value.ljust(size, b"\0")[:size] if size else b"\0"
        return ir.IntLiteral(self.program.text(data, self.layout.align(node.type)), m.U64, _remark(node.value))

    def initialise(self, made: n.Object, place: Place, span: Span) -> None:
        """Give an object its initial value, at the place where it is declared."""
        values = made.values
        if values is None:
            return
        if isinstance(place, Native):
            piece = values[0] if values else None
            value = self.direct(piece.value) if piece is not None else m.zero(made.type)
            self.out.append(ir.Assign(place.variable, value, span))
            return
        whole = self.layout.size(made.type)
        if sum(is_constant(piece) for piece in values) > _WRITTEN_OUT:
            size, data = Image(self.program, self.parser).start_of(made, is_constant)
            image = m.number(self.program.text(data, max(self.layout.align(made.type), 1)))
            self.out.append(ir.CallStatement(m.call("copy", (place.address, image, m.number(size)), None), span))
            values = tuple(piece for piece in values if not is_constant(piece))
        elif not (len(values) == 1 and values[0].bits is None and self.layout.size(values[0].type) == whole):
            size = max([whole, *(p.offset + self.layout.size(p.type) for p in values)])
            self.out.append(
                ir.CallStatement(m.call("fill", (place.address, ir.IntLiteral(0, m.I32), m.number(size)), None), span)
            )
            values = tuple(p for p in values if not (isinstance(p.value, n.Const) and p.value.value == 0))
        for piece in values:
            where = m.plus(place.address, piece.offset)
            if isinstance(piece.value, n.Text) and isinstance(piece.type, CArray):
                source = self.text_address(piece.value)
                size = self.layout.size(piece.type)
                self.out.append(ir.CallStatement(m.call("copy", (where, source, m.number(size)), None), span))
                continue
            # A bit field's position counts from the start of its struct.
            target = Memory(where, piece.type, piece.bits)
            value = self.value(piece.value)
            self.put(target, value, span)


def is_constant(piece: n.Piece) -> bool:
    """Whether a part of an initial value is a number or text."""
    return piece.bits is None and isinstance(piece.value, n.Const | n.FloatConst | n.Text)


def _remark(text: bytes) -> str:
    """A text, as a comment can show it: by its beginning when it is long."""
    shown = text.removesuffix(b"\0").decode("ascii", "replace").encode("unicode_escape").decode()
    shown = shown.replace("\\ufffd", "?").replace('"', '\\"').replace("*/", "* /").replace("/*", "/ *")
    return f'"{shown}"' if len(shown) <= _LONGEST else f'"{shown[: _LONGEST - 3].rstrip(chr(92))}..."'
