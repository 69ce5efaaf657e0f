"""Ada.Unchecked_Conversion (ARM 13.9): a function of the module for each instance, which gives a value the bits of another.

Between scalars it is a conversion that checks nothing. Others go through the bytes that GNAT stores them as (`bitparts`):
those of the source's parts are set, and the target's parts are read from them. Refused are types of different sizes,
storage that is not known, bits of the source that hold nothing, and targets of which some bits are no value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from analyzers.ada import tree as t
from analyzers.ada.entities import SubprogramEntity, Subtype, TypeEntity
from analyzers.model import ArrayType, CharType, FloatType, IntType, Overflow, Type
from translators.rules import ir
from translators.rules.ada import bitparts
from translators.rules.ada.defaults import default_value
from translators.rules.ada.fitting import components
from translators.rules.ada.modular import LONG
from translators.rules.ada.objects import as_number
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine
from translators.rules.ada.values import INTEGER, Value, integer

HOME = "ada.unchecked_conversion"
CONSTRUCT = "unchecked conversion"
BYTE = IntType(8, False, Overflow.WRAPS)
_FLOATS = {32: "single", 64: "double"}
_Leaf = Callable[[ir.Expression, bitparts.Part, "Place"], list[ir.Statement]]


@dataclass(frozen=True)
class Place:
    """A bit of the storage: a number of them, and for each loop around its variable's value times a distance."""

    fixed: int = 0
    loops: tuple[tuple[ir.Expression, int], ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it is known at which bit of a byte it lies."""
        return all(distance % 8 == 0 for _, distance in self.loops)

    def byte(self, offset: int = 0) -> ir.Expression:
        """The byte, counted from 1, so many bytes further."""
        if self.whole:
            return _sum(1 + self.fixed // 8 + offset, [(v, d // 8) for v, d in self.loops])
        eighth = ir.Binary("/", _sum(self.fixed, self.loops), integer(8), INTEGER)
        return ir.Binary("+", eighth, integer(1 + offset), INTEGER)

    def bit(self) -> ir.Expression:
        """The bit of that byte."""
        if self.whole:
            return integer(self.fixed % 8)
        return ir.Binary("rem", _sum(self.fixed, self.loops), integer(8), INTEGER)


def _sum(number: int, products: Sequence[tuple[ir.Expression, int]]) -> ir.Expression:
    found: ir.Expression = integer(number)
    for variable, distance in reversed(products):
        step = variable if distance == 1 else ir.Binary("*", variable, integer(distance), INTEGER)
        zero = isinstance(found, ir.IntLiteral) and found.value == 0
        found = step if zero else ir.Binary("+", step, found, INTEGER)
    return found


def converted(r: Routine, entity: SubprogramEntity, value: Value, at: t.Node) -> Value:
    """A call of an instance."""
    source, target = entity.formals[0].subtype, entity.result
    assert target is not None
    r.program.keep(entity)
    name = r.program.helpers.dispatcher_name(r.module, (r.module, id(entity)), entity.name)
    r.program.helpers.give(r.module, _function(r, name, entity, source, target, at))
    return Value(ir.Call(name, (value.node,), r.type_of(target, at)), target.type, target)


def _function(
    r: Routine, name: str, entity: SubprogramEntity, source: Subtype, target: Subtype, at: t.Node
) -> ir.IrSubprogram:
    if r.program.library.reordered:
        raise Refused("storage layout", f"{entity.name}, where pragma Default_Scalar_Storage_Order says what comes first", at)
    inner = Routine(r.program, r.module, r.program.library.standard, accessor=True)
    kind, result = inner.type_of(source, at), inner.type_of(target, at)
    bits = bitparts.size(source, at)
    if bits != bitparts.size(target, at) or not bits or bits % 8:
        raise Refused(CONSTRUCT, f"{source.name} and {target.name} have different sizes, or sizes of no whole bytes", at)
    _any_bits(target, at)
    _no_gaps(source, bits, at)
    item = ir.Variable("Item", kind, "parameter")
    if source.type.scalar and target.type.scalar:
        number = _number(inner, item, bitparts.Part((), source, bits), at)
        body: list[ir.Statement] = [ir.Return(_valued(inner, number, bitparts.Part((), target, bits), at))]
    else:
        body = _Storage(inner, bits // 8, at).copied(item, source, target)
    doc = (f"The bits of {source.name} as {target.name}.",)
    return ir.IrSubprogram(name, entity.span, (ir.IrParameter("Item", kind),), result, tuple(body), True, doc, True)


@dataclass
class _Storage:
    """The bytes on the way, in one function."""

    r: Routine
    size: int
    at: t.Node
    bytes: ir.Variable = field(init=False)

    def __post_init__(self) -> None:
        self.bytes = ir.Variable("Bytes", ArrayType(BYTE, 1, self.size))

    def copied(self, item: ir.Expression, source: Subtype, target: Subtype) -> list[ir.Statement]:
        zero = ir.Repeat(ir.IntLiteral(0, BYTE), integer(self.size), self.bytes.type)
        body: list[ir.Statement] = [ir.VariableDeclaration("Bytes", self.bytes.type, zero, False, self.at.span)]
        body += self.each(item, source, self.put)
        if target.type.scalar:
            part = bitparts.Part((), target, 8 * self.size)
            return [*body, ir.Return(self.taken(part, Place()))]
        made = ir.Variable("Made", self.r.type_of(target, self.at))
        start = default_value(self.r, target, self.at)
        body.append(ir.VariableDeclaration("Made", made.type, start, False, self.at.span))
        return [*body, *self.each(made, target, self.take), ir.Return(made)]

    def each(self, whole: ir.Expression, of: Subtype, leaf: _Leaf) -> list[ir.Statement]:
        """What is done with each scalar part of a value, in loops over the arrays that it is in."""
        found: list[ir.Statement] = []
        for part in bitparts.parts(of, self.at):
            node, inside, place = whole, of, Place()
            loops: list[tuple[ir.Variable, int, int]] = []
            rows = 0  # dimensions that are left of the array which is being indexed
            for step in part.path:
                if step.component:
                    component = components(inside.type)[step.component]
                    node = ir.FieldAccess(node, component.field, self.r.type_of(component.subtype, self.at))
                    inside, place = component.subtype, Place(place.fixed + step.first, place.loops)
                    continue
                rows = rows or len(inside.type.indexes)
                low, high = step.low, step.high
                kind = getattr(node, "type", None)
                if len(inside.type.indexes) == 1 and not (isinstance(kind, ArrayType) and kind.low is not None):
                    low, high = 1, high - low + 1  # what is kept by its length starts at 1
                variable = ir.Variable(self.r.fresh("I"), INTEGER)
                loops.append((variable, low, high))
                assert inside.type.component is not None
                element = self.r.type_of(inside.type.component, self.at)
                node = ir.Index(node, variable, kind.element if isinstance(kind, ArrayType) else element)
                place = Place(place.fixed - low * step.each, (*place.loops, (variable, step.each)))
                rows -= 1
                if not rows:
                    inside = inside.type.component
            body = leaf(node, part, place)
            for variable, low, high in reversed(loops):
                ends = integer(low), integer(high)
                body = [ir.ForRange(variable.name, INTEGER, *ends, tuple(body), False, "", self.at.span)]
            found += body
        return found

    def byte(self, place: Place, offset: int = 0) -> ir.Index:
        return ir.Index(self.bytes, place.byte(offset), BYTE)

    def put(self, node: ir.Expression, part: bitparts.Part, place: Place) -> list[ir.Statement]:
        number = _number(self.r, node, part, self.at)
        aligned = place.whole and place.fixed % 8 == 0 and part.width % 8 == 0
        if aligned and part.width == 8:
            return [ir.Assign(self.byte(place), ir.Convert(number, BYTE), self.at.span)]
        value: ir.Expression = ir.Convert(number, LONG)
        if part.width < 64:
            value = ir.Binary("&", value, ir.IntLiteral((1 << part.width) - 1, LONG), LONG)
        if not aligned:
            self.check(part, place)
            value = ir.Binary("<<", value, place.bit(), LONG)
        bits = ir.Variable(self.r.fresh("Bits"), LONG)
        found: list[ir.Statement] = [ir.VariableDeclaration(bits.name, LONG, value, True, self.at.span)]
        for k in range(self.touched(part, place)):
            shifted = ir.Binary(">>", bits, integer(8 * k), LONG) if k else bits
            own: ir.Expression = ir.Convert(shifted, BYTE)
            if not aligned:
                own = ir.Binary("|", self.byte(place, k), own, BYTE)
            found.append(ir.Assign(self.byte(place, k), own, self.at.span))
        return found

    def check(self, part: bitparts.Part, place: Place) -> None:
        """Refuse what would not fit 64 bits on its way, or may begin in one byte or another and go on."""
        if (place.whole and place.fixed % 8 + part.width > 64) or not (place.whole or 8 % part.width == 0):
            raise Refused(CONSTRUCT, "a part that lies across more bytes than are moved at once", self.at)
        if not place.whole and (place.fixed % part.width or any(d % part.width for _, d in place.loops)):
            raise Refused(CONSTRUCT, "a part of which it is not known in which bytes it lies", self.at)

    def touched(self, part: bitparts.Part, place: Place) -> int:
        """In how many bytes a part lies."""
        return (place.fixed % 8 + part.width + 7) // 8 if place.whole else 1

    def take(self, node: ir.Expression, part: bitparts.Part, place: Place) -> list[ir.Statement]:
        return [ir.Assign(node, self.taken(part, place), self.at.span)]

    def taken(self, part: bitparts.Part, place: Place) -> ir.Expression:
        aligned = place.whole and place.fixed % 8 == 0 and part.width % 8 == 0
        bits: ir.Expression = self.byte(place)
        if not aligned or part.width > 8:
            bits = ir.Convert(bits, LONG)
        for k in range(1, self.touched(part, place)):
            higher = ir.Binary("<<", ir.Convert(self.byte(place, k), LONG), integer(8 * k), LONG)
            bits = ir.Binary("|", bits, higher, LONG)
        if not aligned:
            self.check(part, place)
            shift = place.bit()
            if not (isinstance(shift, ir.IntLiteral) and shift.value == 0):
                bits = ir.Binary(">>", bits, shift, LONG)
            if part.width < 64:
                bits = ir.Binary("&", bits, ir.IntLiteral((1 << part.width) - 1, LONG), LONG)
        return _valued(self.r, bits, part, self.at)


def _own_codes(type_: TypeEntity) -> bool:
    return type_.kind == "enum" and bool(type_.values) and type_.values != tuple(range(len(type_.literals)))


def _number(r: Routine, node: ir.Expression, part: bitparts.Part, at: t.Node) -> ir.Expression:
    """A scalar value as an integer whose low bits are its own."""
    type_ = part.subtype.type
    if type_.kind == "float":
        return ir.RuntimeCall(f"ada.bits_of_{_FLOATS[part.width]}", (node,), IntType(part.width, False, Overflow.WRAPS))
    if bitparts.needed(part.subtype, at) > part.width:
        raise Refused(CONSTRUCT, f"{type_.name} in {part.width} bits, which are not enough", at)
    if _own_codes(type_):
        return ir.Call(_codes(r, type_, at), (node,), INTEGER)
    return as_number(Value(node, type_, part.subtype), at)


def _codes(r: Routine, type_: TypeEntity, at: t.Node) -> str:
    """The function that gives the values that a clause gives an enumeration's literals."""
    r.program.keep(type_)
    name = r.program.helpers.dispatcher_name(r.module, (r.module, id(type_), "codes"), f"{type_.name}_Code")
    model = r.type_of(r.subtype_of_type(type_), at)
    cases = tuple(
        ir.Case((ir.EnumLiteral(literal, model),), (ir.Return(integer(code)),))
        for literal, code in zip(type_.literals, type_.values, strict=True)
    )
    body = (ir.Switch(ir.Variable("Item", model, "parameter"), cases),)
    doc = (f"The code of a {type_.name}.",)
    r.program.helpers.give(r.module, ir.IrSubprogram(name, type_.span, (ir.IrParameter("Item", model),), INTEGER, body, True, doc, True))
    return name


def _valued(r: Routine, bits: ir.Expression, part: bitparts.Part, at: t.Node) -> ir.Expression:
    """The scalar value that an integer's low bits are."""
    of, width = part.subtype, part.width
    type_ = of.type
    result = r.type_of(of, at)
    if type_.kind == "float":
        word = ir.Convert(bits, IntType(width, False, Overflow.WRAPS))
        return ir.RuntimeCall(f"ada.{_FLOATS[width]}_of_bits", (word,), FloatType(width, type_.name))
    if type_.kind == "character":
        return ir.Convert(ir.Convert(bits, BYTE), CharType())
    if type_.kind == "boolean":
        return ir.Compare("!=", bits, ir.IntLiteral(0, getattr(bits, "type", LONG)), result)
    if type_.kind == "enum":
        return ir.Convert(ir.Convert(bits, INTEGER), result, True)
    assert of.static_range is not None
    if of.static_range[0] >= 0 or width not in (8, 16, 32, 64):
        number = ir.Convert(bits, result)
        return number if of.static_range[0] >= 0 else _signed(bits, width, result)
    return ir.Convert(ir.Convert(bits, IntType(width, True, Overflow.WRAPS)), result)


def _signed(bits: ir.Expression, width: int, result: Type) -> ir.Expression:
    """The number that bits are whose highest is a sign."""
    whole = IntType(64, True, Overflow.WRAPS)
    shifted = ir.Convert(ir.Binary("<<", ir.Convert(bits, LONG), integer(64 - width), LONG), whole)
    return ir.Convert(ir.Binary(">>", shifted, integer(64 - width), whole), result)


def _any_bits(of: Subtype, at: t.Node) -> None:
    """Refuse a type of which some bits are no value."""
    for part in bitparts.parts(of, at, bitparts.size(of, at) if of.type.scalar else 0):
        own, width = part.subtype, part.width
        type_ = own.type
        if type_.kind == "float":
            good = own.low is None and own.high is None and width in _FLOATS
        elif type_.kind in ("signed", "modular"):
            good = own.static_range in ((0, (1 << width) - 1), (-(1 << width - 1), (1 << width - 1) - 1))
        else:
            good = not _own_codes(type_) and own.static_range == (0, (1 << width) - 1) and len(type_.literals) in (0, 1 << width)
        if not good:
            raise Refused(CONSTRUCT, f"a {own.name or type_.name} of bits that may be no value of it", at)


def _no_gaps(of: Subtype, bits: int, at: t.Node) -> None:
    """Refuse storage with bits that belong to no part: nobody knows what they hold."""
    count = 0
    for part in bitparts.parts(of, at, bits if of.type.scalar else 0):
        each = part.width
        for step in part.path:
            each *= 1 if step.component else step.high - step.low + 1
        count += each
    if count != bits:
        raise Refused(CONSTRUCT, f"{of.name or of.type.name}, which has bits of no component", at)
