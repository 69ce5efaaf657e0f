"""Names of objects: variables, components, elements, slices (ARM 4.1), as values and as targets."""

from __future__ import annotations

import dataclasses
import functools

from analyzers.ada import tree as t
from analyzers.ada.entities import (
    Bound,
    Component,
    Dynamic,
    Entity,
    ObjectEntity,
    Scope,
    SubprogramEntity,
    Subtype,
    TypeEntity,
    VariantSet,
)
from analyzers.ada.modeltypes import tag_type
from analyzers.ada.resolve import is_predefined
from analyzers.ada.static import constant_value
from analyzers.ada.subtypes import mark_subtype, range_bounds
from analyzers.model import ArrayType, IntType, Type
from translators.rules import ir
from translators.rules.ada import several
from translators.rules.ada.fitting import components, elements_of
from translators.rules.ada.order import check_order
from translators.rules.ada.refusal import Refused
from translators.rules.ada.resolution import is_slice
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.spans import as_index, lazy_first, span_first, subtype_first
from translators.rules.ada.values import (
    INTEGER,
    ONE,
    STRING,
    First,
    Value,
    bounded,
    first_of,
    integer,
    minus,
    plus,
)

POSITION = IntType(32, True)


def variable(r: Routine, entity: ObjectEntity, at: t.Node) -> Value:
    """The value of a declared object."""
    refuse_placed(entity, at)
    if entity.role == "discriminant":
        if entity.key not in r.discriminants:
            raise Refused("discriminant", f"{entity.name} outside its record", at)
        return r.discriminants[entity.key]
    if id(entity) in r.renamings:
        return r.renamings[id(entity)]
    if id(entity) in r.caught:
        return Value(ir.Variable(r.caught[id(entity)][0], STRING), entity.subtype.type, entity.subtype)
    if entity.renames is not None:
        return renamed(r, entity, at)
    if entity.formal and id(entity) not in r.names and id(entity) not in r.program.held_formals:
        return formal_value(r, entity, at)
    if id(entity) in r.names:
        name = r.names[id(entity)]
        scope = "parameter" if entity.role == "parameter" else "local"
        node = held_object(r, entity, ir.Variable(name, holder_type(r, entity, at), scope), at)
        view = "parameter" if entity.role == "parameter" else ""
        return Value(node, entity.subtype.type, entity.subtype, object_first(r, entity), view)
    if entity.global_ or entity.scope.inside == "":
        return package_object(r, entity, at)
    if r.entity is None or entity.scope.inside == "generic":
        raise Refused("generic", f"{entity.name} is inside a generic", at)
    if declared_inside(r.entity, entity.scope):
        raise Refused("name", f"{entity.name} is used before its declaration is carried out", at)
    r.program.captures.capture(r, entity, at)
    scope = "parameter" if entity.role == "parameter" else "local"  # as where it is named again
    node = held_object(r, entity, ir.Variable(r.names[id(entity)], holder_type(r, entity, at), scope), at)
    view = "parameter" if entity.role == "parameter" else ""
    return Value(node, entity.subtype.type, entity.subtype, object_first(r, entity), view)


def refuse_placed(entity: ObjectEntity, at: t.Node) -> None:
    """Refuse an object that a clause puts where another one may be (ARM 13.3(12))."""
    if entity.clause not in ("", "size", "alignment"):
        raise Refused("address clause", f"{entity.name}, whose place a clause gives", at)


def holder_type(r: Routine, entity: ObjectEntity, at: t.Node) -> Type:
    """The type of the variable that stands for an object: a reference, where its 'Access is taken."""
    wanted = r.program.boxed.get(id(entity))
    if wanted is None and several.open_array(entity.subtype):
        return several.line_type(r, entity.subtype.type, at)
    return r.type_of(entity.subtype if wanted is None else Subtype(wanted, name=wanted.name), at)


def held_object(r: Routine, entity: ObjectEntity, node: ir.Variable, at: t.Node) -> ir.Expression:
    """The object that such a variable stands for."""
    return ir.Dereference(node, r.type_of(entity.subtype, at)) if id(entity) in r.program.boxed else node


def declared_inside(subprogram: SubprogramEntity, scope: Scope | None) -> bool:
    """Whether a region is inside a subprogram's own body: what it declares can't come from outside."""
    while scope is not None:
        if scope.owner is subprogram:
            return True
        scope = scope.parent
    return False


def object_first(r: Routine, entity: ObjectEntity) -> First:
    if entity.subtype.type.kind != "array":
        return ONE
    if id(entity) in r.firsts:
        return r.firsts[id(entity)]
    bounds = entity.subtype.static_bounds()
    if bounds is None and entity.subtype.bounds is not None and len(entity.subtype.bounds) == 1:
        return subtype_first(r, entity.subtype, t.Null(span=entity.span, pos=entity.pos))
    return ONE if bounds is None else bounded(*bounds)


def package_object(r: Routine, entity: ObjectEntity, at: t.Node) -> Value:
    """A package variable or constant, declared here or in another module."""
    program = r.program
    if is_predefined(entity.scope.home):
        return predefined_object(r, entity, at)
    if entity.role == "constant" and isinstance(entity.initial, t.Null):
        return Value(ir.NullLiteral(r.type_of(entity.subtype, at)), entity.subtype.type, entity.subtype)
    owner, name = program.packages.global_name(entity, at)
    module = "" if owner == r.module else owner
    if module:
        program.note_foreign(entity)
    constant = entity.role == "constant"
    if constant:
        known = constant_value(entity)
        if isinstance(known, int) and entity.subtype.type.kind in ("boolean", "enum", "character"):
            return discrete_literal(r, known, entity.subtype.type, at)
    type_ = holder_type(r, entity, at)
    scope = "constant" if constant else "global"
    first = object_first(r, entity)
    if entity.subtype.type.kind == "array" and entity.subtype.bounds is None:
        first = program.packages.global_first(entity)
    node = held_object(r, entity, ir.Variable(name, type_, scope, module), at)
    return Value(node, entity.subtype.type, entity.subtype, first)


def formal_value(r: Routine, entity: ObjectEntity, at: t.Node) -> Value:
    """A formal object of a generic instance: its actual, which must be the same wherever it is written."""
    from translators.rules.ada.conversions import fit
    from translators.rules.ada.expressions import expression

    assert entity.initial is not None
    with r.inside(entity.scope):
        value = expression(r, entity.initial, entity.subtype.type)
        node = fit(r, value, entity.subtype, at)
    if not r.stable(node) or r.program.effects.expression(node, r.module).raises:
        raise Refused("generic", f"the actual of {entity.name} is not constant", at)
    own = entity.subtype if entity.subtype.bounds is not None or value.subtype is None else value.subtype
    return Value(node, entity.subtype.type, own, value.first)


def predefined_object(r: Routine, entity: ObjectEntity, at: t.Node) -> Value:
    """A constant of the predefined library."""
    known = constant_value(entity)
    if isinstance(known, int):
        return discrete_literal(r, known, entity.subtype.type, at)
    if entity.key in ("null_unbounded_string", "null_id", "null_occurrence"):
        type_ = r.type_of(entity.subtype, at)
        return Value(ir.StringLiteral(b"", type_), entity.subtype.type, entity.subtype)
    if entity.key == "no_tag":
        return Value(ir.EnumLiteral("No_Tag", tag_type(r.program.library)), entity.subtype.type, entity.subtype)
    raise Refused("library unit", f"{entity.scope.home}.{entity.name}", at)


def renamed(r: Routine, entity: ObjectEntity, at: t.Node) -> Value:
    """An object renaming stands for its object, whose place must not depend on what changes (ARM 8.5.1)."""
    assert entity.renames is not None
    if id(entity) in r.renamings:
        return r.renamings[id(entity)]
    from translators.rules.ada import containers

    with r.inside(entity.scope):
        value = place(r, entity.renames)
    if containers.shared(value.node) is not None:
        raise Refused("renaming", f"{entity.name} renames an element of any length of a container", at)
    node = value.node
    while isinstance(node, ir.FieldAccess | ir.Index | ir.Slice):
        parts = [node.index] if isinstance(node, ir.Index) else [node.low, node.high] if isinstance(node, ir.Slice) else []
        if not all(r.stable(part) for part in parts):
            raise Refused("renaming", f"{entity.name} renames an element whose index may change", at)
        node = node.base
    if not isinstance(node, ir.Variable) and not (isinstance(node, ir.Dereference) and id(named(r, entity)) in r.program.boxed):
        raise Refused("renaming", f"{entity.name} renames what is no variable", at)
    return value


def named(r: Routine, entity: ObjectEntity) -> Entity | None:
    """The declared object that renamings of whole objects come to."""
    found: Entity | None = entity
    while isinstance(found, ObjectEntity) and found.renames is not None:
        whole = isinstance(found.renames, t.Name | t.Selected)
        found = r.scope.library.find_one(found.renames, found.scope) if whole else None
    return found


def discrete_literal(r: Routine, position: int, type_: TypeEntity, at: t.Node) -> Value:
    """The value of a discrete type at a position."""
    target = r.type_of(r.subtype_of_type(type_), at)
    node: ir.Expression
    if type_.kind == "boolean":
        node = ir.BoolLiteral(bool(position), target)
    elif type_.kind == "character":
        node = ir.CharLiteral(position, target)
    elif type_.kind == "enum" and not isinstance(target, IntType):
        node = ir.EnumLiteral(type_.literals[position], target)
    else:
        node = ir.IntLiteral(position, POSITION if type_.kind == "enum" else base_type(type_, at))
    return Value(node, type_)


# --------------------------------------------------------------------------- components


def place(r: Routine, expr: t.Expr) -> Value:
    """The object that a name means, as something that can be changed."""
    from translators.rules.ada.expressions import expression

    if isinstance(expr, t.Name | t.Selected):
        entity = r.scope.library.find_one(expr, r.scope)
        if isinstance(entity, ObjectEntity):
            if entity.role == "constant" and entity.span.file.startswith("predefined/ada-text_io"):
                raise Refused("library unit", f"{entity.name} of Text_IO's generic packages, which the program declares too", expr)
            return variable(r, entity, expr)
        if isinstance(expr, t.Selected) and entity is None:
            base = place(r, expr.prefix)
            return select(r, base, expr, target=True)
    if isinstance(expr, t.Apply) and mark_subtype(expr.prefix, r.scope) is None and not calls(r, expr.prefix):
        from translators.rules.ada.references import followed

        base = followed(r, place(r, expr.prefix), expr)
        if base.type.kind == "array":
            return indexed(r, base, expr)
        if elements_of(base.type) is not None:
            from translators.rules.ada import containers

            return containers.element(r, base, expr)
    value = expression(r, expr, None)
    return value


def calls(r: Routine, prefix: t.Expr) -> bool:
    """Whether what follows a name is a call's arguments: it means functions that have parameters."""
    found = r.scope.library.find(prefix, r.scope) if isinstance(prefix, t.Name | t.Selected | t.StrLit) else []
    return bool(found) and all(isinstance(e, SubprogramEntity) and e.formals for e in found)


def select(r: Routine, base: Value, expr: t.Selected, target: bool = False) -> Value:
    """`base.component`, with the discriminant check that a variant's component needs (ARM 4.1.3)."""
    from translators.rules.ada import callbacks
    from translators.rules.ada.references import followed

    base = followed(r, base, expr)
    profile = base.type.profile if expr.key == "all" and not target else None
    if profile is not None and not profile.formals and profile.result is not None:
        return callbacks.value_of(r, base, (), expr)
    if expr.key == "all":
        return base
    component = components(base.type).get(expr.key)
    if component is None:
        raise Refused("name", f"no component {expr.selector} in {base.type.name}", expr)
    matrix = several.open_array(component.subtype)
    field_type = several.line_type(r, component.subtype.type, expr) if matrix else r.type_of(component.subtype, expr)
    node = ir.FieldAccess(base.node, component.field, field_type)
    wanted = positions_with(base.type, component)
    of, first = component.subtype, component_first(component)
    if of.type.kind == "array" and of.static_bounds() is None and of.bounds is not None:
        of, first = Subtype(of.type, name=of.type.name), discriminated_first(r, base, component, expr)
    value = Value(node, component.subtype.type, of, first)
    if wanted is None or wanted_known(r, base, wanted):
        return value
    if target:
        r.before.append(discriminant_check(r, base, wanted, expr))
        return value
    if r.accessor:
        return value
    call = r.program.helpers.accessor(r, base, component, wanted, expr)
    return Value(call, component.subtype.type, of, first)


def discriminated_first(r: Routine, base: Value, component: Component, at: t.Node) -> First:
    """Where an array starts whose bounds its record's discriminants give."""
    from translators.rules.ada.conversions import evaluated

    assert component.subtype.bounds is not None
    found = discriminants_of(r, base, at)

    def made(bound: Bound, index: Subtype) -> ir.Expression:
        if isinstance(bound, int):
            return integer(bound)
        if not isinstance(bound, Dynamic):
            raise Refused("discriminant", f"the bounds of {component.name}", at)
        with r.within(found):
            node = evaluated(r, bound, index.type).node
        own = {n.key for n in t.walk(bound.expression) if isinstance(n, t.Name)} <= found.keys()
        if not repeatable(r, node) or not (own or r.stable(node)):
            raise Refused("discriminant", f"where {component.name} starts", at)
        return as_index(node)

    first: First | None = None
    pairs = list(zip(component.subtype.bounds, component.subtype.type.indexes, strict=True))
    for (low, high), index in reversed(pairs):
        ends = [functools.partial(made, end, index) for end in (low, high)]
        if len(pairs) == 1:
            return lazy_first(r, ends[0], ends[1], at)
        first = First(None, ends[0], ends[1], first)
    assert first is not None
    return first


def discriminants_of(r: Routine, base: Value, at: t.Node) -> dict[str, Value]:
    """The discriminants of a record value, as its components' constraints see them."""
    found: dict[str, Value] = {}
    for component in base.type.discriminants:
        node = ir.FieldAccess(base.node, component.field, r.type_of(component.subtype, at))
        found[component.key] = Value(node, component.subtype.type, component.subtype)
    return found


def component_first(component: Component) -> First:
    bounds = component.subtype.static_bounds() if component.subtype.type.kind == "array" else None
    return bounded(*bounds) if bounds else ONE


@dataclasses.dataclass(frozen=True)
class Positions:
    """Positions of a discriminant: these, or all `others`."""

    listed: frozenset[int]
    others: bool = False

    def cover(self, some: frozenset[int]) -> bool:
        return not some & self.listed if self.others else some <= self.listed


def positions_with(type_: TypeEntity, component: Component) -> Positions | None:
    """The discriminant's positions for which a component exists; None when it always does."""
    part = type_.variants
    if part is None or not _in_variants(part, component):
        return None
    selector = type_.governing.subtype
    limits = selector.static_range or (0, -1)
    if limits[1] - limits[0] >= 1000:
        return _listed(part, component)
    left = set(range(limits[0], limits[1] + 1))
    for variant in part.variants:
        chosen = left
        if variant.ranges is not None:
            chosen = {p for low, high in variant.ranges for p in range(low, high + 1)} & left
        left = left - chosen
        if component in variant.components:
            return Positions(frozenset(chosen))
    return Positions(frozenset())


def _listed(part: VariantSet, component: Component) -> Positions:
    """The positions that a variant lists, or those that none lists before `others`."""
    listed: set[int] = set()
    for variant in part.variants:
        own = variant.ranges or ()
        here = component in variant.components
        if any(high - low >= 1000 for low, high in own):
            if here or (part.variants[-1].ranges is None and component in part.variants[-1].components):
                break
            continue
        chosen = frozenset(p for low, high in own for p in range(low, high + 1))
        if here:
            return Positions(chosen) if variant.ranges is not None else Positions(frozenset(listed), True)
        listed |= chosen
    raise Refused("discriminant", f"{component.name} is in a variant of very many values", part_node(component))


def part_node(component: Component) -> t.Node:
    """A place in the text for a component."""
    default = component.default
    return default if default is not None else t.Null(span=component.subtype.type.span, pos=0)


def _in_variants(part: VariantSet, component: Component) -> bool:
    return any(component in v.components for v in part.variants)


def path_key(r: Routine, node: ir.Expression) -> str:
    """A name for a place that can't change while its subprogram runs; empty for other places."""
    if isinstance(node, ir.Variable) and r.stable(node):
        return node.name.lower()
    if isinstance(node, ir.FieldAccess):
        base = path_key(r, node.base)
        return f"{base}.{node.field.lower()}" if base and not base.endswith("^") else ""
    if isinstance(node, ir.Dereference):
        # An allocated object keeps its discriminants for life (ARM 4.8(6)), whatever happens to its other parts.
        base = path_key(r, node.reference)
        return f"{base}^" if base else ""
    return ""


def wanted_known(r: Routine, base: Value, wanted: Positions) -> bool:
    """Whether the discriminant is known to have one of these values here."""
    key = path_key(r, base.node)
    if key.endswith("^") and base.type.private:
        return False  # with a constrained partial view even allocated objects can change (ARM 4.8(6))
    known = r.known(key) if key else None
    return known is not None and wanted.cover(known)


def discriminant_check(r: Routine, base: Value, wanted: Positions, at: t.Node) -> ir.Statement:
    """Raises constraint_error unless the discriminant has one of the wanted values."""
    bad = ir.Raise("constraint_error", None, at.span)
    return ir.If(_outside(r, base, wanted, at), (bad,), (), at.span)


def _outside(r: Routine, base: Value, wanted: Positions, at: t.Node) -> ir.Expression:
    selector = base.type.governing
    of = r.type_of(selector.subtype, at)
    node = ir.FieldAccess(base.node, selector.name, of)
    tests: ir.Expression | None = None
    from translators.rules.ada.values import BOOLEAN

    operator, join = ("==", "or") if wanted.others else ("!=", "and")
    for position in sorted(wanted.listed):
        literal = discrete_literal(r, position, selector.subtype.type, at).node
        test = ir.Compare(operator, node, literal, BOOLEAN)
        tests = test if tests is None else ir.ShortCircuit(join, tests, test, BOOLEAN)
    return tests if tests is not None else ir.BoolLiteral(not wanted.others, BOOLEAN)


# --------------------------------------------------------------------------- elements and slices


def indexed(r: Routine, base: Value, expr: t.Apply) -> Value:
    """An element or a slice of an array value."""
    type_ = base.type
    if len(type_.indexes) != 1:
        return element_of_several(r, base, expr)
    argument = expr.args[0].value
    if len(expr.args) != 1 or argument is None or expr.args[0].names:
        raise Refused("array", "an index that is not read", expr)
    if is_slice(expr.args) or mark_subtype(argument, r.scope) is not None:
        return sliced(r, base, argument, expr)
    index = index_value(r, base, argument)
    component = type_.component
    assert component is not None
    node = ir.Index(base.node, index, r.type_of(component, expr))
    return Value(node, component.type, component, component_first_of(r, component, expr))


def element_of_several(r: Routine, base: Value, expr: t.Apply) -> Value:
    """An element of an array of several dimensions: an array of arrays, with all bounds static."""
    type_ = base.type
    if several.open_value(base):
        return several.element(r, base, expr)
    values = [a.value for a in expr.args if a.value is not None and not a.names]
    kind = getattr(base.node, "type", None)
    if len(values) != len(type_.indexes) or base.subtype is None or base.subtype.static_shape is None:
        raise Refused("array", "an array of several dimensions", expr)
    from translators.rules.ada.expressions import expression

    indexes = [as_number(expression(r, v, of.type), v) for v, of in zip(values, type_.indexes, strict=True)]
    check_order(r, indexes, expr)
    node = base.node
    for index in indexes:
        if not isinstance(kind, ArrayType):
            raise Refused("array", "an array of several dimensions", expr)
        kind = kind.element
        node = ir.Index(node, index, kind)
    assert type_.component is not None
    return Value(node, type_.component.type, type_.component, component_first_of(r, type_.component, expr))


def component_first_of(r: Routine, component: Subtype, at: t.Node) -> First:
    """Where an element starts that is an array itself."""
    bounds = component.static_bounds() if component.type.kind == "array" else None
    if bounds is None and component.bounds is not None and len(component.bounds) == 1:
        return subtype_first(r, component, at)
    return bounded(*bounds) if bounds else ONE


def index_value(r: Routine, base: Value, argument: t.Expr) -> ir.Expression:
    """An index counted as the IR counts: in the array's own bounds when they are static, else from 1."""
    from translators.rules.ada.expressions import expression

    index_type = base.type.indexes[0].type
    value = expression(r, argument, index_type)
    return rebased(r, base, as_number(value, argument), argument)


def as_number(value: Value, at: t.Node) -> ir.Expression:
    """A discrete value as an integer: its position when it is not one already."""
    if value.type.integer or value.type.kind == "fixed":
        return value.node
    if isinstance(value.node, ir.CharLiteral):
        return integer(value.node.value, POSITION)
    return ir.Convert(value.node, POSITION, False)


def static_array(value: Value) -> bool:
    """Whether the IR keeps the array's own bounds: constrained with static bounds, and not a string."""
    return not value.type.is_string and value.subtype is not None and value.subtype.static_bounds() is not None


def rebased(r: Routine, base: Value, index: ir.Expression, at: t.Node) -> ir.Expression:
    if static_array(base) or base.first.number == 1:
        return index
    first = first_of(base)
    if first is None:
        raise Refused("array bounds", "an index into an array whose first index is not known", at)
    type_: Type = INTEGER
    found = getattr(index, "type", INTEGER)
    lowest = isinstance(first, ir.IntLiteral) and first.value == -(1 << 31)  # what it is the opposite of does not fit
    if isinstance(found, IntType) and (found.bits != 32 or lowest):
        type_ = IntType(64, True, found.overflow)
        index, first = ir.Convert(index, type_), ir.Convert(first, type_)
    return plus(minus(index, first, type_), 1, type_)


def sliced(r: Routine, base: Value, argument: t.Expr, at: t.Node) -> Value:
    """A slice: counted from 1 in the IR, its first index kept beside it (ARM 4.1.2)."""
    low, high = range_values(r, argument, base.type.indexes[0].type, at)
    node = ir.Slice(base.node, rebased(r, base, low, at), rebased(r, base, high, at), slice_type(r, base, at))
    return Value(node, base.type, None, span_first(r, as_index(low), as_index(high), at))


def slice_type(r: Routine, base: Value, at: t.Node) -> Type:
    return r.type_of(Subtype(base.type, name=base.type.name), at)


def repeatable(r: Routine, node: ir.Expression) -> bool:
    """Whether evaluating an expression a second time right away gives the same and shows nothing."""
    effects = r.program.effects.expression(node, r.module)
    return not effects.visible and not effects.raises - {"constraint_error"}


def range_values(r: Routine, argument: t.Expr, index: TypeEntity, at: t.Node) -> tuple[ir.Expression, ir.Expression]:
    """The bounds of a range as integers (positions for other discrete types)."""
    from translators.rules.ada.attributes import range_attribute
    from translators.rules.ada.conversions import evaluated
    from translators.rules.ada.expressions import expression

    if isinstance(argument, t.Range):
        low, high = expression(r, argument.low, index), expression(r, argument.high, index)
        check_order(r, [low.node, high.node], at)
        return as_number(low, at), as_number(high, at)
    if isinstance(argument, t.Attribute) and argument.designator == "range":
        low, high = range_attribute(r, argument)
        return as_number(low, at), as_number(high, at)
    pair = range_bounds(argument, r.scope, index)
    if pair is None:
        raise Refused("range", "a range that is not read", at)
    found: list[ir.Expression] = []
    for bound in pair:
        if isinstance(bound, int):
            whole = index.integer or index.kind == "fixed"
            found.append(integer(bound, base_type(index, at) if whole else POSITION))
        elif isinstance(bound, Dynamic):
            value = evaluated(r, bound, index)
            if not r.stable(value.node):
                raise Refused("dynamic range", "a bound made of what may change", at)
            found.append(as_number(value, at))
        else:
            raise Refused("range", "a range of reals", at)
    return found[0], found[1]


def length(r: Routine, value: Value, type_: Type = INTEGER) -> ir.Expression:
    """The number of elements of an array value."""
    if isinstance(value.node, ir.StringLiteral):
        return integer(len(value.node.value), type_)
    if isinstance(value.node, ir.Aggregate) and value.type.kind == "array":
        return integer(len(value.node.values), type_)
    if isinstance(value.node, ir.Repeat) and getattr(value.node.count, "type", None) == type_:
        return value.node.count
    bounds = value.subtype.static_bounds() if value.subtype is not None else None
    if bounds is not None:
        return integer(max(0, bounds[1] - bounds[0] + 1), type_)
    kind = getattr(value.node, "type", None)
    if isinstance(value.node, ir.Variable) and isinstance(kind, ArrayType) and kind.length is not None:
        return integer(kind.length, type_)
    return ir.Length(value.node, type_)
