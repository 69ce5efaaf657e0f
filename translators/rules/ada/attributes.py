"""Attributes (ARM K.2) that programs compute with."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import Dynamic, ObjectEntity, PackageEntity, Subtype, TypeEntity
from analyzers.ada.resolve import is_predefined, subtype_of
from analyzers.ada.static import static
from analyzers.ada.subtypes import mark_subtype
from analyzers.model import CharType, EnumType, FloatType, IntType, Type
from translators.rules import ir
from translators.rules.ada import (
    addresses,
    callbacks,
    fixed,
    guarded,
    occurrences,
    rendezvous,
    several,
    sizes,
    tagged,
    tagnames,
    tasking,
)
from translators.rules.ada.conditionals import settled
from translators.rules.ada.conversions import bound_value, evaluated, extent, fit, held
from translators.rules.ada.definite import definite
from translators.rules.ada.effects import NOTHING
from translators.rules.ada.modular import remainder, wrapped
from translators.rules.ada.objects import POSITION, discrete_literal, length, repeatable
from translators.rules.ada.references import followed, taken
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.spans import last_of, short_index
from translators.rules.ada.textreals import real_of
from translators.rules.ada.values import (
    BOOLEAN,
    INTEGER,
    STRING,
    WIDE,
    First,
    Value,
    bounded,
    first_of,
    integer,
)
from translators.rules.ada.wholenumbers import WHOLE_NUMBERS, whole_number
from translators.rules.emit.walk import is_place

LEAST_NORMAL = Fraction(1, 2**126)  # what is no less is no zero in any type of floating point


def attribute(r: Routine, expr: t.Attribute, args: tuple[t.Arg, ...], wanted: TypeEntity | None) -> Value:
    """`prefix'designator` with its arguments, if it takes any."""
    name = expr.designator
    of_task = tasking.attribute(r, expr)
    if of_task is not None:
        return of_task
    waiting = (guarded.count(r, expr) or rendezvous.count(r, expr)) if name == "count" else None
    if waiting is not None:
        of, base = universal_type(wanted, expr)
        return Value(ir.Convert(waiting, base), of)
    mark = mark_subtype(expr.prefix, r.scope)
    if mark is not None and mark.type.scalar and name != "definite":
        return scalar_attribute(r, expr, mark, args, wanted)
    if name == "definite":
        return definite(mark, expr)
    if name in ("first", "last", "length"):
        return array_attribute(r, expr, args, wanted)
    if name in ("image", "img") and mark is None:
        value = operand(r, expr.prefix, None)
        if value.subtype is not None and value.subtype.digits:
            raise Refused("attribute", "'Image of an object whose subtype has digits of its own", expr)
        if name == "img" or not isinstance(expr.prefix, t.Name | t.Selected):
            refuse_folded(r, expr.prefix, value.type, expr)
        computed = expr.prefix.prefix if isinstance(expr.prefix, t.Apply) else expr.prefix
        if value.type.kind == "float" and isinstance(computed, t.Attribute):  # which is of the base type (GNAT 12)
            return image(r, value, expr, 15 if value.type.high == 64 else 6)
        return image(r, value, expr)
    if name == "tag":
        return tag(r, expr, mark)
    if name == "external_tag" and mark is not None and mark.type.tagged:
        return tagnames.external(r, mark.type, expr)
    if name == "identity":
        return occurrences.identity(r, expr)
    if name in ("access", "unchecked_access", "unrestricted_access") and wanted is not None and wanted.profile is not None:
        return callbacks.taken(r, expr, wanted)
    if name in ("access", "unchecked_access", "unrestricted_access") and wanted is not None and wanted.kind == "access":
        return taken(r, expr, wanted)
    if name == "constrained" and mark is None:
        return constrained(r, expr)
    if name in ("size", "storage_size"):
        return size(r, expr, mark, wanted)
    if name in ("position", "first_bit", "last_bit") and mark is None:
        of, base = universal_type(wanted, expr)
        return Value(ir.IntLiteral(sizes.of_component(r, expr), base), of)
    if name == "address" and mark is None:
        return addresses.address(r, expr)
    kind = "access type" if name in ("access", "unchecked_access") else "attribute"
    raise Refused(kind, f"the attribute '{name}", expr)


def constrained(r: Routine, expr: t.Attribute) -> Value:
    """`X'Constrained` (ARM 3.7.2(3)): constants, allocated objects and those with a constraint are."""
    from translators.rules.ada.actuals import may_be_constrained, surely_constrained

    value = followed(r, operand(r, expr.prefix, None), expr)
    node, type_ = value.node, value.type
    if not isinstance(node, ir.Variable | ir.Dereference) or not type_.discriminants or value.subtype is None:
        raise Refused("attribute", "the attribute 'constrained", expr)
    free = all(c.default is not None for c in type_.discriminants)
    fixed = isinstance(node, ir.Dereference) or node.scope == "constant" or node.name in r.immutable
    entity = next(iter(r.scope.library.find(expr.prefix, r.scope)), None)
    if isinstance(entity, ObjectEntity) and entity.role == "parameter":
        formal = r.formal(entity)
        fixed = fixed or (formal is not None and formal.mode == "in") or surely_constrained(r, value)
        if not fixed and free and value.subtype.discriminants is None and may_be_constrained(r, value):
            raise Refused("attribute", "the attribute 'constrained of a parameter", expr)
    known = fixed or not free or value.subtype.discriminants is not None
    return Value(ir.BoolLiteral(known, BOOLEAN), standard.BOOLEAN)


def size(r: Routine, expr: t.Attribute, mark: Subtype | None, wanted: TypeEntity | None) -> Value:
    """`X'Size`, and of a type that is not scalar `T'Size` and `T'Storage_Size`."""
    of, base = universal_type(wanted, expr)
    if mark is not None and mark.type.kind == "array" and mark.bounds and mark.static_shape is None and expr.designator == "size":
        line = sizes.of_line(r, mark, expr)
        return Value(line if base.bits == 64 and base.signed else ir.Convert(line, base, True), of)
    if mark is not None:
        found = sizes.of_type(mark, expr) if expr.designator == "size" else sizes.storage_size(mark, expr)
        return Value(ir.IntLiteral(found, base), of)
    if expr.designator != "size":
        raise Refused("attribute", "the attribute 'storage_size", expr)
    node = sizes.of_object(r, expr)
    if isinstance(node, ir.IntLiteral):
        return Value(ir.IntLiteral(node.value, base), of)
    return Value(node if base.bits == 64 and base.signed else ir.Convert(node, base, True), of)


def tag(r: Routine, expr: t.Attribute, mark: Subtype | None) -> Value:
    """`X'Tag`, `T'Tag` (ARM 3.9(16-18))."""
    tags = r.program.library.unit("ada.tags")
    of = subtype_of(tags.public.local("tag")) if isinstance(tags, PackageEntity) else None
    if of is None:
        raise Refused("tagged type", "a tag", expr)
    if mark is not None:
        if not mark.type.tagged or mark.type.kind != "record":
            raise Refused("tagged type", "the tag of a type that is not read", expr)
        return Value(tagged.tag_literal(r, mark.type), of.type, of)
    value = followed(r, operand(r, expr.prefix, None), expr)
    if value.type.specific is None:
        return Value(tagged.tag_literal(r, value.type), of.type, of)
    return Value(tagged.tag_of(r, value.node), of.type, of)


def operand(r: Routine, expr: t.Expr, wanted: TypeEntity | None) -> Value:
    from translators.rules.ada.expressions import expression

    return expression(r, expr, wanted)


def universal_type(wanted: TypeEntity | None, at: t.Node) -> tuple[TypeEntity, IntType]:
    """The type in which an attribute of type universal_integer is wanted."""
    if wanted is not None and wanted.kind in ("signed", "modular"):
        return wanted, base_type(wanted, at)
    return standard.INTEGER, base_type(standard.INTEGER, at)


def scalar_attribute(
    r: Routine, expr: t.Attribute, mark: Subtype, args: tuple[t.Arg, ...], wanted: TypeEntity | None
) -> Value:
    name, type_ = expr.designator, mark.type
    values = [a.value for a in args if a.value is not None]
    if name in ("first", "last"):
        return bound(r, mark, name, expr)
    if name in ("pos", "val", "succ", "pred", "min", "max") and values and type_.discrete:
        if name == "pos":
            return position(r, operand(r, values[0], type_), wanted, expr)
        if name == "val":
            return value_at(r, values[0], type_, expr)
        if name in ("succ", "pred"):
            return neighbour(r, operand(r, values[0], type_), name, expr)
        return extreme(r, expr, values, type_)
    if name == "mod" and len(values) == 1 and type_.kind == "modular":
        base, given = base_type(type_, expr), static(values[0], r.scope)
        if isinstance(given, int):
            return Value(ir.IntLiteral(given % type_.modulus, base), type_)
        return remainder(operand(r, values[0], None), type_, base, expr)
    if name in ("min", "max") and values and type_.kind == "fixed":
        return extreme(r, expr, values, type_)
    if name in ("min", "max") and values and type_.kind == "float":
        return extreme(r, expr, known_last(r, values, type_, expr), type_)
    if name in WHOLE_NUMBERS and len(values) == 1 and type_.kind == "float":
        return whole_number(r, name, values[0], type_, expr)
    if name in ("machine_overflows", "machine_rounds") and type_.kind == "float":
        return Value(ir.BoolLiteral(name == "machine_rounds", BOOLEAN), standard.BOOLEAN)  # as GNAT says on x86-64
    if name == "image" and values:
        if type_.kind == "enum" and not isinstance(values[0], t.Name | t.Selected | t.CharLit):
            refuse_folded(r, values[0], type_, expr)
        return image(r, operand(r, values[0], type_), expr, mark.digits, mark.delta)
    if name == "value" and values:
        return value_of(r, operand(r, values[0], standard.STRING), mark, expr)
    known = static(expr, r.scope)
    if isinstance(known, int):
        of, base = universal_type(wanted, expr)
        return Value(ir.IntLiteral(known, base), of)
    if name == "width" and mark.low is not None and mark.high is not None:
        of, base = universal_type(wanted, expr)
        counted = width(r, mark, expr)
        return Value(counted if base.bits == 32 and base.signed else ir.Convert(counted, base, base.bits < 32), of)
    raise Refused("attribute", f"the attribute '{name}", expr)


def width(r: Routine, mark: Subtype, at: t.Node) -> ir.Expression:
    """`T'Width` of bounds that are not static: the length of the longest image in the range (ARM 3.5(38))."""
    assert mark.low is not None and mark.high is not None
    type_ = mark.type
    first, last = (bound_value(r, b, mark, at) for b in (mark.low, mark.high))
    if type_.kind == "signed":
        one, other = (ir.Length(image(r, Value(end, type_), at).node, INTEGER) for end in (first, last))
        longest = ir.Conditional(ir.Compare(">", one, other, BOOLEAN), one, other, INTEGER)
        return ir.Conditional(ir.Compare("<=", first, last, BOOLEAN), longest, integer(0), INTEGER)
    if type_.kind not in ("enum", "boolean") or len(type_.literals) > 20:
        raise Refused("attribute", "the attribute 'width", at)
    ends = (first, last)
    low, high = (n if isinstance(getattr(n, "type", None), IntType) else ir.Convert(n, POSITION) for n in ends)
    node: ir.Expression = integer(0)
    for size in sorted({len(name) for name in type_.literals}):
        test: ir.Expression | None = None
        for place in (i for i, name in enumerate(type_.literals) if len(name) == size):
            above = ir.Compare("<=", low, integer(place, POSITION), BOOLEAN)
            inside = ir.ShortCircuit("and", above, ir.Compare(">=", high, integer(place, POSITION), BOOLEAN), BOOLEAN)
            test = inside if test is None else ir.ShortCircuit("or", test, inside, BOOLEAN)
        assert test is not None
        node = ir.Conditional(test, integer(size), node, INTEGER)
    return node


def bound(r: Routine, mark: Subtype, name: str, at: t.Node) -> Value:
    """`T'First`, `T'Last`."""
    from translators.rules.ada.expressions import real

    found = mark.low if name == "first" else mark.high
    type_ = mark.type
    if isinstance(found, int):
        return discrete_literal(r, found, type_, at)
    if type_.kind == "float":
        known = static(at, r.scope) if found is None else found
        if isinstance(known, Fraction):
            return Value(real(r, known, type_, at), type_)
    if isinstance(found, Dynamic):
        value = evaluated(r, found, type_)
        if r.stable(value.node):
            return value
    raise Refused("dynamic range", f"the bounds of {mark.name or type_.name} are not static", at)


def position(r: Routine, value: Value, wanted: TypeEntity | None, at: t.Node) -> Value:
    """`T'Pos (X)`: the position as a universal integer, here in the type that is wanted."""
    of, base = universal_type(wanted, at)
    known = value.known_range
    if known is not None and known[0] == known[1]:
        return Value(ir.IntLiteral(known[0], base), of)
    if value.type is of:
        return value
    limits = known or (0, len(value.type.literals) - 1)
    source = value.node
    if value.type.integer:
        check = value.known_range is None or not _within(value.known_range, base)
        return Value(ir.Convert(source, base, check), of, value.subtype)
    check = not _within(limits, base)
    narrowed = Subtype(of, limits[0], limits[1], name=of.name)
    return Value(ir.Convert(source, base, check), of, narrowed)


def _within(limits: tuple[int, int], type_: IntType) -> bool:
    return type_.minimum <= limits[0] and limits[1] <= type_.maximum


def value_at(r: Routine, argument: t.Expr, type_: TypeEntity, at: t.Node) -> Value:
    """`T'Val (N)`, of an N of any integer type: constraint_error outside the base range (ARM 3.5.5(7))."""
    integers = [x for x in r.program.resolver.types_of(argument, r.scope) if x.integer]
    number = settled(r, argument, operand(r, argument, integers[0] if len(integers) == 1 else None))
    target = r.type_of(r.subtype_of_type(type_), at)
    if isinstance(number.node, ir.IntLiteral):
        in_enum = type_.kind in ("enum", "character", "boolean")
        if in_enum and 0 <= number.node.value < len(type_.literals):
            return discrete_literal(r, number.node.value, type_, at)
    if type_.integer:
        return Value(fit(r, number_as(number, type_, at), r.subtype_of_type(type_), at), type_)
    if isinstance(target, EnumType | CharType) or type_.kind == "enum":
        return Value(ir.Convert(number.node, target, True), type_)
    checked = ir.Convert(number.node, IntType(32, True, low=0, high=1), True)
    return Value(ir.Convert(checked, target, False), type_)


def number_as(value: Value, type_: TypeEntity, at: t.Node) -> Value:
    """An integer in the base type of another integer type, checked."""
    base = base_type(type_, at)
    if value.type is type_:
        return value
    return Value(ir.Convert(value.node, base, True), type_)


def neighbour(r: Routine, value: Value, name: str, at: t.Node) -> Value:
    """`T'Succ (X)` and `T'Pred (X)`: constraint_error at the end of the base type, which a modular one goes round."""
    type_ = value.type
    operator = "+" if name == "succ" else "-"
    if type_.kind == "signed":
        base = base_type(type_, at)
        return Value(ir.Binary(operator, value.node, ir.IntLiteral(1, base), base), type_)
    if type_.kind == "modular":
        base = base_type(type_, at)
        return wrapped(ir.Binary(operator, value.node, ir.IntLiteral(1, base), base), type_, base, at)
    target = r.type_of(r.subtype_of_type(type_), at)
    limits = IntType(32, True, low=0, high=len(type_.literals) - 1)
    moved = ir.Binary(operator, ir.Convert(value.node, POSITION, False), integer(1, POSITION), POSITION)
    return Value(ir.Convert(ir.Convert(moved, limits, True), target, True), type_)


def extreme(r: Routine, expr: t.Attribute, values: list[t.Expr], type_: TypeEntity) -> Value:
    """`T'Min (A, B)` and `T'Max (A, B)`, of operands that can be evaluated twice."""
    left, right = (operand(r, v, type_) for v in values)
    if not (repeatable(r, left.node) and repeatable(r, right.node)):
        raise Refused("evaluation order", f"'{expr.designator} of operands with effects", expr)
    operator = "<" if expr.designator == "min" else ">"
    test = ir.Compare(operator, left.node, right.node, BOOLEAN)
    target: Type = base_type(type_, expr) if type_.integer or type_.kind == "fixed" else r.type_of(r.subtype_of_type(type_), expr)
    return Value(ir.Conditional(test, left.node, right.node, target), type_)


def known_last(r: Routine, values: list[t.Expr], type_: TypeEntity, expr: t.Attribute) -> list[t.Expr]:
    """The operands of `'Min` or `'Max` of floating point, one that is known to be no zero last: what GNAT gives of a
    NaN and of a number is the number, and of two zeros it gives either, as its optimizer likes."""
    for one, other in ((values[1], values[0]), (values[0], values[1])):
        known = static(one, r.scope, type_)
        if isinstance(known, int | Fraction) and not isinstance(known, bool) and abs(Fraction(known)) >= LEAST_NORMAL:
            return [other, one]
    raise Refused("attribute", f"'{expr.designator} of floating point whose operands may both be zeros", expr)


# --------------------------------------------------------------------------- images


def image(r: Routine, value: Value, at: t.Node, digits: int = 0, delta: Fraction = Fraction(0)) -> Value:
    """`T'Image (X)`: integers with a leading blank or minus, literals in capitals (ARM 3.5(27-29)). `digits` and
    `delta` are those of a subtype that has its own."""
    type_ = value.type
    if type_.kind in ("signed", "universal integer"):
        if isinstance(value.node, ir.IntLiteral) and not -(1 << 63) <= value.node.value < 1 << 63:
            raise Refused("attribute", "the image of a number of more than 64 bits", at)
        wide = value.node if base_type(type_, at).bits == 64 else ir.Convert(value.node, WIDE)
        return string(ir.RuntimeCall("ada.image", (wide,), STRING))
    if type_.kind == "modular":
        unsigned = IntType(64, False)
        wide = value.node if base_type(type_, at).bits == 64 else ir.Convert(value.node, unsigned)
        return string(ir.RuntimeCall("ada.image_unsigned", (wide,), STRING))
    if type_.kind == "fixed":
        aft = next(n for n in range(1, 40) if Fraction(10) ** n * (delta or type_.delta) >= 1)
        return fixed.image(value, aft, at)
    if type_.kind == "boolean":
        words = (ir.StringLiteral(b"TRUE", STRING), ir.StringLiteral(b"FALSE", STRING))
        return string(ir.Conditional(value.node, words[0], words[1], STRING))
    if type_.kind == "character":
        return string(ir.RuntimeCall("ada.character_image", (value.node,), STRING))
    if type_.kind == "float":
        digits = float_digits(digits or type_.digits, type_, at)
        wide = value.node if type_.high == 64 else ir.Convert(value.node, FloatType(64))
        return string(ir.RuntimeCall("ada.float_image", (wide, integer(digits)), STRING))
    if type_.kind == "enum" and is_predefined(type_.home):
        table = ir.StringLiteral(" ".join(x.upper() for x in type_.literals).encode("latin-1"), STRING)
        return string(ir.RuntimeCall("ada.word", (value.node, table), STRING))
    if type_.kind == "enum":
        call = r.program.helpers.image_function(r, type_, at)
        return string(ir.Call(call[1], (value.node,), STRING, call[0]))
    raise Refused("attribute", f"'Image of {type_.name}", at)


def refuse_folded(r: Routine, source: t.Expr, type_: TypeEntity, at: t.Node) -> None:
    """Refuse the image of a character that GNAT 12 knows when it compiles, and writes otherwise than one that the program
    computes: `C'Img` gives the name of the constant, `E'Image (E'Last)` a small letter as a capital."""
    entity = next(iter(r.scope.library.find(source, r.scope)), None) if isinstance(source, t.Name | t.Selected) else None
    if isinstance(entity, ObjectEntity) and entity.renames is not None:
        with r.inside(entity.scope):
            return refuse_folded(r, entity.renames, type_, at)
    value = static(source, r.scope) if type_.kind in ("character", "enum") else None
    small = isinstance(value, int) and type_.kind == "enum" and type_.literals[value].upper() != type_.literals[value]
    named = at.designator == "img" if isinstance(at, t.Attribute) else False
    if isinstance(value, int) and (named or small) and (type_.kind == "character" or type_.literals[value].startswith("'")):
        raise Refused("attribute", "the image of a character that is known beforehand", at)


def float_digits(found: int, type_: TypeEntity, at: t.Node) -> int:
    """How many digits an image shows: those that the type was declared with (ARM 3.5(30))."""
    if not 2 <= found <= 15:
        raise Refused("attribute", f"'Image of {type_.name}", at)
    return found


def string(node: ir.Expression) -> Value:
    return Value(node, standard.STRING, None, First(1))


def value_of(r: Routine, text: Value, mark: Subtype, at: t.Node) -> Value:
    """`T'Value (S)`: constraint_error when the text is no literal of the type (ARM 3.5(43-55))."""
    type_ = mark.type
    if type_.kind == "signed":
        parsed: ir.Expression = ir.RuntimeCall("ada.value", (text.node,), WIDE, True)
        base = base_type(type_, at)
        narrowed = parsed if base.bits == 64 else ir.Convert(parsed, base, True)
        return Value(narrowed, type_)
    if type_.kind in ("enum", "boolean") and "' '" not in type_.literals:
        words = " ".join(x if x.startswith("'") else x.upper() for x in type_.literals).encode("latin-1")
        table = ir.StringLiteral(words, STRING)
        found = ir.RuntimeCall("ada.enum_value", (text.node, table), INTEGER, True)
        return Value(ir.Convert(found, r.type_of(r.subtype_of_type(type_), at), True), type_)
    if type_.kind == "character":
        found = ir.RuntimeCall("ada.character_value", (text.node,), r.type_of(r.subtype_of_type(type_), at), True)
        return Value(found, type_)
    if type_.kind == "modular":
        wide = ir.RuntimeCall("ada.unsigned_value", (text.node,), WIDE, True)
        if type_.modulus <= 1 << 63:
            limits = IntType(64, True, low=0, high=type_.modulus - 1)
            return Value(ir.Convert(ir.Convert(wide, limits, True), base_type(type_, at)), type_)
    if type_.kind == "float":
        return Value(real_of(r, "value", text.node, mark, at), type_)
    raise Refused("attribute", f"'Value of {type_.name}", at)


# --------------------------------------------------------------------------- arrays


def array_operand(r: Routine, prefix: t.Expr) -> Value:
    """The array that an attribute speaks of, or a stand-in with the bounds of an array subtype."""
    mark = mark_subtype(prefix, r.scope)
    if mark is not None:
        if mark.type.kind != "array" or mark.static_bounds() is None:
            raise Refused("attribute", "bounds of a type that are not static", prefix)
        bounds = mark.static_bounds()
        assert bounds is not None
        return Value(ir.StringLiteral(b"", STRING), mark.type, mark, bounded(*bounds))
    value = operand(r, prefix, None)
    limited = value.subtype if value.type.kind == "access" else None
    if limited is not None and limited.bounds is not None and len(limited.bounds) > 1 and limited.static_shape is None:
        raise Refused("array bounds", "bounds behind an access value of a subtype, which an empty object may not have", prefix)
    value = followed(r, value, prefix)
    if value.type.kind != "array":
        raise Refused("attribute", "bounds of what is no array", prefix)
    return value


def dimension_number(r: Routine, value: Value, args: tuple[t.Expr | None, ...], at: t.Node) -> int:
    """The dimension that an attribute speaks of."""
    number = static(args[0], r.scope, standard.UNIVERSAL_INTEGER) if args and args[0] is not None else 1
    if not isinstance(number, int) or not 1 <= number <= len(value.type.indexes):
        raise Refused("array", "a dimension that is not read", at)
    return number


def dimension_of(r: Routine, value: Value, args: tuple[t.Expr | None, ...], at: t.Node) -> Value:
    """The array as one of the dimension that an attribute speaks of."""
    number = dimension_number(r, value, args, at)
    if len(value.type.indexes) == 1:
        return value
    assert value.subtype is not None and value.subtype.bounds is not None
    index = value.type.indexes[number - 1]
    line = TypeEntity("", "array", value.type.home, value.type.span, indexes=(index,), component=value.type.component)
    only = Subtype(line, bounds=(value.subtype.bounds[number - 1],))
    return Value(value.node, line, only, bounded(*only.static_bounds()))  # type: ignore[misc]


def constrained_line(r: Routine, prefix: t.Expr, args: tuple[t.Expr | None, ...]) -> Subtype | None:
    """One dimension of an array subtype whose bounds are not static."""
    mark = mark_subtype(prefix, r.scope)
    if mark is None or mark.type.kind != "array" or mark.bounds is None or mark.static_shape is not None:
        return None
    number = static(args[0], r.scope, standard.UNIVERSAL_INTEGER) if args and args[0] is not None else 1
    if not isinstance(number, int) or not 1 <= number <= len(mark.bounds):
        raise Refused("array", "a dimension that is not read", prefix)
    index, pair = mark.type.indexes[number - 1], mark.bounds[number - 1]
    line = TypeEntity("", "array", mark.type.home, mark.type.span, indexes=(index,), component=mark.type.component)
    return Subtype(line, bounds=(pair,), scope=mark.scope, name=mark.name)


def line_ends(r: Routine, line: Subtype, at: t.Node) -> tuple[Value, Value]:
    assert line.bounds is not None
    index = line.type.indexes[0].type
    whole = r.subtype_of_type(index)
    low, high = (Value(bound_value(r, b, Subtype(index, whole.low, whole.high), at), index) for b in line.bounds[0])
    return low, high


def array_attribute(r: Routine, expr: t.Attribute, args: tuple[t.Arg, ...], wanted: TypeEntity | None) -> Value:
    line = constrained_line(r, expr.prefix, tuple(a.value for a in args))
    if line is not None:
        if expr.designator != "length":
            return line_ends(r, line, expr)[expr.designator == "last"]
        of, base = universal_type(wanted, expr)
        node = extent(r, line, expr)
        return Value(node if base.bits == 32 and base.signed else ir.Convert(node, base, base.bits < 32), of)
    earlier, r.moved = r.moved, NOTHING
    value, given = array_operand(r, expr.prefix), tuple(a.value for a in args)
    twice = r.moved.visible and expr.designator != "length"  # both ends may stand for one range
    r.moved = earlier if r.moved is NOTHING else earlier | r.moved
    if twice and several.open_value(value):
        raise Refused("array bounds", "bounds of a result whose function has effects", expr)
    if several.open_value(value):
        low, high, count = several.bounds_of(r, value, dimension_number(r, value, given, expr), expr)
        if expr.designator != "length":
            return low if expr.designator == "first" else high
        of, base = universal_type(wanted, expr)
        return Value(count if base.bits == 32 and base.signed else ir.Convert(count, base, base.bits < 32), of)
    value = dimension_of(r, value, given, expr)
    bounds = value.subtype.static_bounds() if value.subtype is not None else None
    if expr.designator == "length":
        of, base = universal_type(wanted, expr)
        if bounds is not None:
            visit(r, value, expr)
            return Value(ir.IntLiteral(max(0, bounds[1] - bounds[0] + 1), base), of)
        counted = length(r, value, INTEGER)
        checked = base.bits < 32
        node = counted if base.bits == 32 and base.signed else ir.Convert(counted, base, checked)
        return Value(node, of, Subtype(of, 0, (1 << 31) - 1) if base.bits >= 32 else None)
    low, high = ends(r, value, expr)
    found = low if expr.designator == "first" else high
    if isinstance(found.node, ir.IntLiteral):
        visit(r, value, expr, bounds is not None)
    return found


def visit(r: Routine, value: Value, at: t.Node, static_bounds: bool = True) -> None:
    """Evaluate a name of which only something static is asked: its checks are made all the same (ARM 4.1.4(11)). A call
    whose subtype has static bounds is not made (measured with GNAT 12)."""
    if not is_place(value.node) and (static_bounds or not isinstance(value.node, ir.Call)):
        return
    effects = r.program.effects.expression(value.node, r.module)
    if effects.visible or effects.raises:
        r.moved |= effects
        held(r, value.node, at)


def ends(r: Routine, value: Value, at: t.Node, exact: bool = True) -> tuple[Value, Value]:
    """The first and last index of an array value. Where it does not matter how far below the first the last one is, as
    for a loop, not `exact`."""
    index = value.type.indexes[0].type
    bounds = value.subtype.static_bounds() if value.subtype is not None else None
    if bounds is not None:
        return discrete_literal(r, bounds[0], index, at), discrete_literal(r, bounds[1], index, at)
    if not short_index(index, at):
        raise Refused("array bounds", "bounds of an array whose index is not a 32-bit integer", at)
    first = first_of(value)
    if first is None:
        raise Refused("array bounds", "the first index of an array that is not known", at)
    last = last_of(r, value if exact else dataclasses.replace(value, first=dataclasses.replace(value.first, last=None)))
    assert last is not None
    loose = exact and value.first.last is not None
    top = Subtype(index, 0, (1 << 31) - 1, name="Natural") if isinstance(first, ir.IntLiteral) and not loose else None
    low = Subtype(index, first.value, first.value) if isinstance(first, ir.IntLiteral) else None
    base = base_type(index, at)
    if base.bits != 32:  # bounds of an array that is there are values of its index type
        low_end, high_end = (ir.Convert(node, base) if not isinstance(node, ir.IntLiteral) else integer(node.value, base) for node in (first, last))
        return Value(low_end, index), Value(high_end, index)
    return Value(first, index, low), Value(last, index, top)


def range_attribute(r: Routine, expr: t.Attribute, exact: bool = True) -> tuple[Value, Value]:
    """`A'Range` or `T'Range` as two bounds."""
    mark = mark_subtype(expr.prefix, r.scope)
    if mark is not None and mark.type.scalar:
        return bound(r, mark, "first", expr), bound(r, mark, "last", expr)
    given = (expr.dimension,) if expr.dimension is not None else ()
    line = constrained_line(r, expr.prefix, given)
    if line is not None:
        return line_ends(r, line, expr)
    value = array_operand(r, expr.prefix)
    if several.open_value(value):
        return several.bounds_of(r, value, dimension_number(r, value, given, expr), expr)[:2]
    value = dimension_of(r, value, given, expr)
    low, high = ends(r, value, expr, exact)
    if isinstance(low.node, ir.IntLiteral) and isinstance(high.node, ir.IntLiteral):
        visit(r, value, expr)
    return low, high
