"""Ada.Sequential_IO and Ada.Direct_IO (ARM A.8): calls of the support library's `ada_elements`.

A file holds its elements as GNAT stores them, so that their parts are put and taken one by one. Elements are refused whose
storage `layout` does not know: those with discriminants, tags or references, and those that a clause lays out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import Formal, SubprogramEntity, Subtype, SubtypeEntity
from analyzers.model import ArrayType, FloatType, IntType, StringType, Type
from translators.rules import ir
from translators.rules.ada import layout
from translators.rules.ada.conversions import fit, once
from translators.rules.ada.objects import POSITION, as_number
from translators.rules.ada.order import check_order
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.targets import fixed_place
from translators.rules.ada.values import BOOLEAN, INTEGER, STRING, WIDE, First, Value, integer

HOMES = ("ada.sequential_io", "ada.direct_io")
FREE_FORM = ("shared", "encoding")  # what of a form GNAT heeds

Pairs = list[tuple[Formal, t.Expr | None]]
Part = Callable[[ir.Expression, Subtype], list[ir.Statement]]


def call(name: str, *nodes: ir.Expression, result: Type | None = None, mutable: tuple[int, ...] = ()) -> ir.RuntimeCall:
    quiet = name.startswith(("put_", "skip")) or (name.startswith("take_") and name != "take_position")
    return ir.RuntimeCall(f"ada_elements.{name}", nodes, result, not quiet, mutable)


def wide(number: int) -> ir.IntLiteral:
    return ir.IntLiteral(number, WIDE)


def element_type(entity: SubprogramEntity, at: t.Node) -> Subtype:
    """The actual of an instance's Element_Type."""
    shell = entity.scope
    while shell is not None:
        found = [e for e in shell.local("element_type") if isinstance(e, SubtypeEntity)]
        if found:
            return found[0].subtype
        assert shell.parent is not None
        shell = shell.parent
    raise Refused("library unit", f"{entity.generic}.{entity.name}", at)


def sized(of: Subtype) -> bool:
    """Whether elements follow their sizes in a file: the type says none (ARM A.8.1)."""
    return of.type.kind == "array" and of.bounds is None


def element_size(entity: SubprogramEntity, at: t.Node) -> int:
    """How many bytes an element takes; 0 of those that say it themselves."""
    of = element_type(entity, at)
    if sized(of):
        if len(of.type.indexes) != 1 or of.type.component is None:
            raise Refused("storage layout", f"elements of {of.name}, of several dimensions", at)
        layout.storage(of.type.component, at)
        return 0
    size, _ = layout.storage(of, at)
    if size == 0:
        raise Refused("storage layout", f"elements of {of.name}, which take no room", at)
    return size


# --------------------------------------------------------------------------- calls


def function(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> Value:
    name, file = entity.name.lower(), args["file"].node
    result = entity.result
    assert result is not None
    if name in ("is_open", "end_of_file"):
        return Value(ir.RuntimeCall(f"ada_elements.{name}", (file,), BOOLEAN, name != "is_open"), result.type)
    if name in ("name", "form"):
        return Value(call(name, file, result=STRING), standard.STRING, None, First(1))
    if name in ("index", "size"):
        return Value(call(name, file, result=WIDE), result.type, result)
    if name == "mode":
        model = r.type_of(r.subtype_of_type(result.type), at)
        return Value(ir.Convert(call("mode", file, result=POSITION), model, True), result.type)
    raise Refused("library unit", f"{entity.generic}.{entity.name}", at)


def procedure(r: Routine, entity: SubprogramEntity, pairs: Pairs, at: t.Node) -> list[ir.Statement]:
    from translators.rules.ada.predefined import arguments

    name = entity.name.lower()
    args = arguments(r, entity, [p for p in pairs if p[0].key != "item"], at)
    file = args["file"].node
    item = next((p for p in pairs if p[0].key == "item"), None)
    if item is not None and name == "write":
        return written(r, entity, item, args, at)
    if item is not None:
        return read(r, entity, item, args, at)
    check_order(r, [v.node for v in args.values()], at, call=True)
    match name:
        case "create" | "open":
            refuse_form(args["form"].node, at)
            size = element_size(entity, at) if entity.generic == "ada.direct_io" else 0
            mode = ir.Convert(args["mode"].node, POSITION)
            node = call(name, file, mode, args["name"].node, args["form"].node, wide(size), mutable=(0,))
        case "close" | "delete":
            node = call(name, file, mutable=(0,))
        case "reset":
            wanted = ir.Convert(args["mode"].node, POSITION) if "mode" in args else integer(-1)
            node = call(name, file, wanted, mutable=(0,))
        case "set_index":
            node = call(name, file, args["to"].node)
        case "flush":
            node = call(name, file)
        case _:
            raise Refused("library unit", f"{entity.generic}.{entity.name}", at)
    return [ir.CallStatement(node, at.span)]


def refuse_form(form: ir.Expression, at: t.Node) -> None:
    """Refuse a form that could say something to GNAT."""
    if not isinstance(form, ir.StringLiteral) or any(word.encode() in form.value.lower() for word in FREE_FORM):
        raise Refused("file", "a form that may say how a file is shared or encoded", at)


def written(
    r: Routine, entity: SubprogramEntity, item: tuple[Formal, t.Expr | None], args: dict[str, Value], at: t.Node
) -> list[ir.Statement]:
    """`Write`: the parts of the element are put, then it is written."""
    from translators.rules.ada.actuals import argument

    formal, actual = item
    element_size(entity, at)
    value = argument(r, entity, formal, actual, at)
    node = fit(r, value, formal.subtype, at)
    check_order(r, [*(v.node for v in args.values()), node], at, call=True)
    if not (formal.subtype.type.is_string and isinstance(node, ir.StringLiteral)):
        node = once(r, node, at)
    file = args["file"].node
    if "to" in args:
        write = call("write_at", file, args["to"].node)
    else:
        write = call("write_sized" if sized(formal.subtype) else "write", file)
    return [*put(r, node, formal.subtype, at), ir.CallStatement(write, at.span)]


def read(
    r: Routine, entity: SubprogramEntity, item: tuple[Formal, t.Expr | None], args: dict[str, Value], at: t.Node
) -> list[ir.Statement]:
    """`Read`: the element's bytes are taken in, then its parts are."""
    from translators.rules.ada.actuals import changed, received

    formal, actual = item
    assert actual is not None
    of, size = formal.subtype, element_size(entity, at)
    value = changed(r, formal, actual)
    if value.type is not of.type:
        raise Refused("out parameter", "the actual of Item is converted", at)
    check_order(r, [*(v.node for v in args.values()), value.node], at, call=True)
    file = args["file"].node
    if sized(of):
        return read_sized(r, value, of, file, at)
    start = call("read_at", file, wide(size), args["from"].node) if "from" in args else call("read", file, wide(size))
    first = ir.CallStatement(start, at.span)
    if of.type.kind == "array" and (value.subtype is None or value.subtype.static_shape != of.static_shape):
        raise Refused("array bounds", "the actual of Item has other bounds", at)
    if of.type.scalar:
        return [first, *received(r, value, of, scalar_taken(r, of, at), at)]
    return [first, *take(r, fixed_place(r, value.node, at), of, at)]


def read_sized(r: Routine, value: Value, of: Subtype, file: ir.Expression, at: t.Node) -> list[ir.Statement]:
    """An element of any length, which must not be longer than its place: the rest of that stays as it is."""
    assert of.type.component is not None
    each, _ = layout.storage(of.type.component, at)
    target = fixed_place(r, value.node, at)
    name = r.fresh("Count")
    count = call("read_sized", file, ir.Length(target, WIDE), wide(each), result=WIDE)
    head = [ir.VariableDeclaration(name, INTEGER, ir.Convert(count, INTEGER), True, at.span)]
    number = ir.Variable(name, INTEGER)
    kind = getattr(target, "type", None)
    if of.type.is_string:
        if isinstance(target, ir.Slice):
            raise Refused("out parameter", "Read of a string into a slice", at)
        part = ir.Slice(target, integer(1), number, STRING)
        return [*head, ir.Assign(part, call("take_text", ir.Convert(number, WIDE), result=STRING), at.span)]
    low = kind.low if isinstance(kind, ArrayType) and kind.low is not None else 1
    last = number if low == 1 else ir.Binary("+", number, integer(low - 1), INTEGER)
    return [*head, over(r, target, of, integer(low), last, lambda n, s: take(r, n, s, at), at)]


# --------------------------------------------------------------------------- parts


def over(
    r: Routine, node: ir.Expression, of: Subtype, low: ir.Expression, high: ir.Expression, part: Part, at: t.Node
) -> ir.Statement:
    """A loop over the components of an array of one dimension."""
    assert of.type.component is not None
    name = r.fresh("Place")
    element = ir.Index(node, ir.Variable(name, INTEGER), r.type_of(of.type.component, at))
    return ir.ForRange(name, INTEGER, low, high, tuple(part(element, of.type.component)), False, "", at.span)


def rows(r: Routine, node: ir.Expression, of: Subtype, part: Part, at: t.Node) -> list[ir.Statement]:
    """A loop over the components of an array whose bounds are static, row after row."""
    shape = of.static_shape
    assert shape is not None and of.type.component is not None
    names = [r.fresh("Place") for _ in shape]
    inner = node
    for name in names:
        kind = getattr(inner, "type", None)
        if not isinstance(kind, ArrayType):
            raise Refused("storage layout", f"elements of {of.name}", at)
        inner = ir.Index(inner, ir.Variable(name, INTEGER), kind.element)
    body = part(inner, of.type.component)
    kind = getattr(node, "type", None)
    single = len(shape) == 1 and isinstance(kind, ArrayType) and kind.low is None
    for name, (low, high) in zip(reversed(names), reversed(shape), strict=True):
        ends = (1, high - low + 1) if single else (low, high)  # of an array that is kept by its length
        body = [ir.ForRange(name, INTEGER, integer(ends[0]), integer(ends[1]), tuple(body), False, "", at.span)]
    return body


def put(r: Routine, node: ir.Expression, of: Subtype, at: t.Node) -> list[ir.Statement]:
    """Puts the parts of a value."""
    type_ = of.type
    if type_.is_string:
        return [ir.CallStatement(call("put_text", text(node)), at.span)]
    if sized(of):
        kind = getattr(node, "type", None)
        low: ir.Expression = integer(1)
        high: ir.Expression = ir.Length(node, INTEGER)
        if isinstance(kind, ArrayType) and kind.low is not None and kind.high is not None:
            low, high = integer(kind.low), integer(kind.high)
        return [over(r, node, of, low, high, lambda n, s: put(r, n, s, at), at)]
    if type_.kind == "array":
        return rows(r, node, of, lambda n, s: put(r, n, s, at), at)
    if type_.kind == "record":
        return fields(r, node, of, "put_gap", lambda n, s: put(r, n, s, at), at)
    size, _ = layout.storage(of, at)
    if type_.kind == "float":
        return [ir.CallStatement(call("put_single" if size == 4 else "put_double", node), at.span)]
    number = as_number(Value(node, type_, of), at)
    if size != 8 or type_.kind == "modular":
        number = ir.Convert(number, WIDE)
    return [ir.CallStatement(call("put_integer", number, wide(size)), at.span)]


def text(node: ir.Expression) -> ir.Expression:
    return node if isinstance(node, ir.StringLiteral) else ir.Convert(node, STRING)


def take(r: Routine, node: ir.Expression, of: Subtype, at: t.Node) -> list[ir.Statement]:
    """Takes the parts of a value into its place."""
    type_ = of.type
    if type_.is_string:
        return [take_string(node, of, at)]
    if type_.kind == "array":
        return rows(r, node, of, lambda n, s: take(r, n, s, at), at)
    if type_.kind == "record":
        return fields(r, node, of, "skip", lambda n, s: take(r, n, s, at), at)
    return [ir.Assign(node, scalar_taken(r, of, at), at.span)]


def take_string(node: ir.Expression, of: Subtype, at: t.Node) -> ir.Statement:
    size, _ = layout.storage(of, at)
    found: ir.Expression = call("take_text", wide(size), result=STRING)
    kind = getattr(node, "type", None)
    if isinstance(kind, StringType) and kind.length is not None and not isinstance(node, ir.Slice):
        found = ir.Convert(found, kind, True)
    return ir.Assign(node, found, at.span)


def scalar_taken(r: Routine, of: Subtype, at: t.Node) -> ir.Expression:
    """The next part, as a value of a scalar type. Of enumerations, what is no literal is refused when the program runs
    (ARM A.13(13)); numbers may lie outside of the subtype, as with GNAT."""
    type_ = of.type
    size, _ = layout.storage(of, at)
    if type_.kind == "float":
        name = "take_single" if size == 4 else "take_double"
        return call(name, result=FloatType(8 * size, type_.name))
    if type_.kind in ("boolean", "character", "enum"):
        found = call("take_position", wide(size), wide(len(type_.literals)), result=POSITION)
        model = r.type_of(r.subtype_of_type(type_), at)
        if type_.kind == "boolean":
            return ir.Convert(ir.Convert(found, IntType(32, True, low=0, high=1)), model, False)
        return ir.Convert(found, model, True)
    base = base_type(type_, at)
    node = call("take_integer" if base.signed else "take_unsigned", wide(size), result=WIDE)
    return node if base.bits == 64 and base.signed else ir.Convert(node, base)


def fields(r: Routine, node: ir.Expression, of: Subtype, gap: str, part: Part, at: t.Node) -> list[ir.Statement]:
    """The components of a record, and what lies between them."""
    places, (size, _) = layout.record(of.type, at)
    found: list[ir.Statement] = []
    end = 0
    for component, place in zip(of.type.components, places, strict=True):
        found += gaps(gap, place - end, at)
        inner = ir.FieldAccess(node, component.field, r.type_of(component.subtype, at))
        found += part(inner, component.subtype)
        end = place + layout.storage(component.subtype, at)[0]
    return [*found, *gaps(gap, size - end, at)]


def gaps(name: str, count: int, at: t.Node) -> Sequence[ir.Statement]:
    return [ir.CallStatement(call(name, wide(count)), at.span)] if count else []
