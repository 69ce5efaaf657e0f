"""Ada.Unchecked_Conversion (ARM 13.9): a function of the module for each instance, which gives a value the bits of another.

Between scalars it is a conversion that checks nothing. Others go through the bytes that GNAT stores them as (`layout`):
those of the source's parts are set, and the target's parts are read from them. Refused are types of different
sizes, storage that is not known, bytes of the source that hold nothing, and targets of which some bits are no value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from analyzers.ada import tree as t
from analyzers.ada.entities import SubprogramEntity, Subtype
from analyzers.model import ArrayType, CharType, FloatType, IntType, Overflow
from translators.rules import ir
from translators.rules.ada import layout
from translators.rules.ada.conversions import full_range
from translators.rules.ada.defaults import default_value
from translators.rules.ada.modular import LONG
from translators.rules.ada.objects import as_number
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.values import INTEGER, Value, integer

HOME = "ada.unchecked_conversion"
CONSTRUCT = "unchecked conversion"
BYTE = IntType(8, False, Overflow.WRAPS)
_FLOATS = {4: "single", 8: "double"}


@dataclass(frozen=True)
class Place:
    """A byte of the storage, from 1: so many, and for each loop around its variable's value times a distance."""

    fixed: int = 1
    loops: tuple[tuple[ir.Expression, int], ...] = ()

    def plus(self, count: int) -> Place:
        return Place(self.fixed + count, self.loops)

    def node(self) -> ir.Expression:
        found: ir.Expression = integer(self.fixed)
        for variable, distance in reversed(self.loops):
            step = variable if distance == 1 else ir.Binary("*", variable, integer(distance), INTEGER)
            zero = isinstance(found, ir.IntLiteral) and found.value == 0
            found = step if zero else ir.Binary("+", step, found, INTEGER)
        return found


Leaf = Callable[[ir.Expression, Subtype, Place], list[ir.Statement]]


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
    inner = Routine(r.program, r.module, r.program.library.standard, accessor=True)
    kind, result = inner.type_of(source, at), inner.type_of(target, at)
    size = layout.storage(source, at)[0]
    if size != layout.storage(target, at)[0] or not size:
        raise Refused(CONSTRUCT, f"{source.name} and {target.name} have different sizes", at)
    _any_bits(target, at)
    _no_gaps(source, at)
    item = ir.Variable("Item", kind, "parameter")
    if source.type.scalar and target.type.scalar:
        body: list[ir.Statement] = [ir.Return(_valued(inner, _bits(item, source, at), target, at))]
    else:
        body = _Storage(inner, size, at).copied(item, source, target)
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
        body += self.parts(item, source, Place(), self.put)
        if target.type.scalar:
            return [*body, ir.Return(self.taken(target, Place()))]
        made = ir.Variable("Made", self.r.type_of(target, self.at))
        start = default_value(self.r, target, self.at)
        body.append(ir.VariableDeclaration("Made", made.type, start, False, self.at.span))
        return [*body, *self.parts(made, target, Place(), self.take), ir.Return(made)]

    def parts(self, node: ir.Expression, of: Subtype, place: Place, leaf: Leaf) -> list[ir.Statement]:
        """What is done with each scalar part of a value that is stored from a place on."""
        type_ = of.type
        if type_.kind == "array":
            return self.rows(node, of, place, leaf)
        if type_.kind != "record":
            return leaf(node, of, place)
        found: list[ir.Statement] = []
        for component, start in zip(type_.components, layout.record(type_, self.at)[0], strict=True):
            part = ir.FieldAccess(node, component.field, self.r.type_of(component.subtype, self.at))
            found += self.parts(part, component.subtype, place.plus(start), leaf)
        return found

    def rows(self, node: ir.Expression, of: Subtype, place: Place, leaf: Leaf) -> list[ir.Statement]:
        shape, component = of.static_shape, of.type.component
        assert shape is not None and component is not None
        kind = getattr(node, "type", None)
        if len(shape) == 1 and not (isinstance(kind, ArrayType) and kind.low is not None):
            shape = ((1, shape[0][1] - shape[0][0] + 1),)  # what is kept by its length starts at 1
        distance = layout.storage(component, self.at)[0]
        loops: list[tuple[ir.Variable, int, int, int]] = []
        for low, high in reversed(shape):
            variable = ir.Variable(self.r.fresh("I"), INTEGER)
            loops.insert(0, (variable, low, high, distance))
            distance *= high - low + 1
        for variable, low, _, step in loops:
            place = Place(place.fixed - low * step, (*place.loops, (variable, step)))
            inner = getattr(node, "type", None)
            element = inner.element if isinstance(inner, ArrayType) else self.r.type_of(component, self.at)
            node = ir.Index(node, variable, element)
        body = self.parts(node, component, place, leaf)
        for variable, low, high, _ in reversed(loops):
            body = [ir.ForRange(variable.name, INTEGER, integer(low), integer(high), tuple(body), False, "", self.at.span)]
        return body

    def byte(self, place: Place) -> ir.Index:
        return ir.Index(self.bytes, place.node(), BYTE)

    def put(self, node: ir.Expression, of: Subtype, place: Place) -> list[ir.Statement]:
        size, number = layout.storage(of, self.at)[0], _bits(node, of, self.at)
        if size == 1:
            return [ir.Assign(self.byte(place), ir.Convert(number, BYTE), self.at.span)]
        bits = ir.Variable(self.r.fresh("Bits"), LONG)
        found: list[ir.Statement] = [ir.VariableDeclaration(bits.name, LONG, ir.Convert(number, LONG), True, self.at.span)]
        for k in range(size):
            part = ir.Binary(">>", bits, integer(8 * k), LONG) if k else bits
            found.append(ir.Assign(self.byte(place.plus(k)), ir.Convert(part, BYTE), self.at.span))
        return found

    def take(self, node: ir.Expression, of: Subtype, place: Place) -> list[ir.Statement]:
        return [ir.Assign(node, self.taken(of, place), self.at.span)]

    def taken(self, of: Subtype, place: Place) -> ir.Expression:
        size = layout.storage(of, self.at)[0]
        bits: ir.Expression = ir.Convert(self.byte(place), LONG) if size > 1 else self.byte(place)
        for k in range(1, size):
            part = ir.Binary("<<", ir.Convert(self.byte(place.plus(k)), LONG), integer(8 * k), LONG)
            bits = ir.Binary("|", bits, part, LONG)
        return _valued(self.r, bits, of, self.at)


def _bits(node: ir.Expression, of: Subtype, at: t.Node) -> ir.Expression:
    """A scalar value as an integer that has its bits."""
    size = layout.storage(of, at)[0]
    if of.type.kind == "float":
        return ir.RuntimeCall(f"ada.bits_of_{_FLOATS[size]}", (node,), IntType(8 * size, False, Overflow.WRAPS))
    return as_number(Value(node, of.type, of), at)


def _valued(r: Routine, bits: ir.Expression, of: Subtype, at: t.Node) -> ir.Expression:
    """The scalar value of which an integer has the bits."""
    type_ = of.type
    size = layout.storage(of, at)[0]
    if type_.kind == "float":
        word = ir.Convert(bits, IntType(8 * size, False, Overflow.WRAPS))
        return ir.RuntimeCall(f"ada.{_FLOATS[size]}_of_bits", (word,), FloatType(8 * size, type_.name))
    if type_.kind == "character":
        return ir.Convert(ir.Convert(bits, BYTE), CharType())
    if type_.kind == "enum":
        return ir.Convert(ir.Convert(bits, INTEGER), r.type_of(r.subtype_of_type(type_), at), True)
    return ir.Convert(bits, r.type_of(of, at))


def _any_bits(of: Subtype, at: t.Node) -> None:
    """Refuse a type of which some bits are no value."""
    type_ = of.type
    if type_.kind in ("signed", "modular"):
        limits = of.static_range
        if limits is not None and full_range(base_type(type_, at), limits):
            return
    elif type_.kind == "array" and type_.component is not None:
        return _any_bits(type_.component, at)
    elif type_.kind == "record":
        for component in type_.components:
            _any_bits(component.subtype, at)
        return
    elif (type_.kind == "float" and of.low is None and of.high is None) or (type_.kind in ("character", "enum") and of.static_range in ((0, (1 << 8) - 1), (0, (1 << 16) - 1))):
        return
    raise Refused(CONSTRUCT, f"a {of.name or type_.name} of bits that may be no value of it", at)


def _no_gaps(of: Subtype, at: t.Node) -> None:
    """Refuse storage in which bytes lie that belong to no component: nobody knows what they hold."""
    type_ = of.type
    if type_.kind == "array" and type_.component is not None:
        return _no_gaps(type_.component, at)
    if type_.kind == "record":
        places, (size, _) = layout.record(type_, at)
        ends = [p + layout.storage(c.subtype, at)[0] for c, p in zip(type_.components, places, strict=True)]
        if [*places, size] != [0, *ends]:
            raise Refused(CONSTRUCT, f"{type_.name}, which has bytes of no component", at)
        for component in type_.components:
            _no_gaps(component.subtype, at)
