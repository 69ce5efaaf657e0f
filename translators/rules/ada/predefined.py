"""Calls of the predefined library: Text_IO, strings, characters, command line (ARM annex A).

Each is an IR operation where one fits exactly, else a runtime function `ada.…`; README.md lists those.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import Formal, SubprogramEntity, Subtype
from analyzers.ada.static import static
from analyzers.model import IntType, StringKind, StringType, Type
from translators.rules import ir
from translators.rules.ada import (
    bitcopies,
    directories,
    elementary,
    elements,
    occurrences,
    realtime,
    tagnames,
    textio,
    textreals,
)
from translators.rules.ada.conversions import fit
from translators.rules.ada.effects import NOTHING
from translators.rules.ada.objects import discrete_literal, length, place
from translators.rules.ada.order import check_order
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.spans import span_first
from translators.rules.ada.textstrings import put_integer_into
from translators.rules.ada.values import (
    BOOLEAN,
    CHARACTER,
    INTEGER,
    STRING,
    WIDE,
    First,
    Value,
    first_of,
    integer,
    minus,
    plus,
)

Pairs = list[tuple[Formal, t.Expr | None]]
Args = dict[str, Value]

UNBOUNDED = "ada.strings.unbounded"
UNBOUNDED_STRING: Type = StringType(StringKind.UNBOUNDED, None, "Unbounded_String")
FIXED = "ada.strings.fixed"
HANDLING = "ada.characters.handling"
TEXT_IO = "ada.text_io"


def arguments(r: Routine, entity: SubprogramEntity, pairs: Pairs, at: t.Node) -> Args:
    """The arguments by formal name, lower case; changed ones as places, the others checked."""
    from translators.rules.ada.expressions import expression

    found: Args = {}
    for formal, actual in pairs:
        if formal.mode != "in":
            assert actual is not None
            found[formal.key] = place(r, actual)
            continue
        if actual is None:
            assert formal.default is not None
            known = static(formal.default, entity.scope, formal.subtype.type) if formal.subtype.type.discrete else None
            with r.inside(entity.scope):
                value = (
                    discrete_literal(r, known, formal.subtype.type, at)
                    if isinstance(known, int)
                    else expression(r, formal.default, formal.subtype.type)
                )
        else:
            value = expression(r, actual, formal.subtype.type)
        if formal.subtype.type.kind in ("array", "opaque") or formal.subtype.type.home == "ada.strings":
            found[formal.key] = value
        else:
            node = fit(r, value, formal.subtype, at)
            found[formal.key] = Value(node, value.type, formal.subtype, value.first)
    return found


def signature(entity: SubprogramEntity) -> str:
    """Home and name, with `/string` or `/character` when the first parameter tells overloads apart."""
    name = entity.name.lower()
    if entity.generic and entity.generic != "generic":
        return f"{entity.generic}.{name}"
    return f"{entity.home}.{name}"


def function(r: Routine, entity: SubprogramEntity, pairs: Pairs, at: t.Node) -> Value:
    """A call of a predefined function."""
    key = signature(entity)
    if entity.home == "ada.exceptions":
        return occurrences.function(r, entity, pairs, at)
    if entity.home == "ada.tags":
        return tagnames.function(r, entity, pairs, at)
    if r.program.uses_files and textio.concerns(key):
        args = arguments(r, entity, pairs, at)
        check_order(r, [v.node for v in args.values()], at, call=True)
        return textio.function(r, entity, args, at)
    if entity.generic in elements.HOMES:
        return elements.function(r, entity, arguments(r, entity, pairs, at), at)
    if entity.generic == bitcopies.HOME:
        (value,) = arguments(r, entity, pairs, at).values()
        return bitcopies.converted(r, entity, value, at)
    maker = FUNCTIONS.get(key) or FUNCTIONS.get(key.rpartition(".")[0] + ".*")
    if maker is None:
        raise Refused("library unit", f"{entity.home}.{entity.name}", at)
    args = arguments(r, entity, pairs, at)
    check_order(r, [v.node for v in args.values()], at, call=True)
    return maker(r, entity, args, at)


def procedure(r: Routine, entity: SubprogramEntity, pairs: Pairs, at: t.Node) -> list[ir.Statement]:
    """A call of a predefined procedure."""
    if entity.generic == "ada.unchecked_deallocation":
        return deallocate(r, pairs, at)
    if entity.home == "ada.exceptions":
        return occurrences.procedure(r, entity, pairs, at)
    if signature(entity) == "ada.calendar.split":
        return split(r, entity, pairs, at)
    if r.program.uses_files and textio.concerns(signature(entity)):
        args = arguments(r, entity, pairs, at)
        check_order(r, [v.node for v in args.values()], at, call=True)
        return textio.procedure(r, entity, args, at)
    if entity.generic in elements.HOMES:
        return elements.procedure(r, entity, pairs, at)
    if entity.home == TEXT_IO:
        pairs = [p for p in pairs if not (p[0].key == "file" and is_standard_output(r, p[1]))]
    maker = PROCEDURES.get(signature(entity))
    if maker is None:
        raise Refused("library unit", f"{entity.generic or entity.home}.{entity.name}", at)
    args = arguments(r, entity, pairs, at)
    check_order(r, [v.node for v in args.values()], at, call=True)
    return maker(r, entity, args, at)


def is_standard_output(r: Routine, actual: t.Expr | None) -> bool:
    """Whether a file is Standard_Output: there, output goes that names no file."""
    found = r.scope.library.find_one(actual, r.scope) if actual is not None else None
    return isinstance(found, SubprogramEntity) and signature(found) == f"{TEXT_IO}.standard_output"


def split(r: Routine, entity: SubprogramEntity, pairs: Pairs, at: t.Node) -> list[ir.Statement]:
    """Calendar.Split."""
    from translators.rules.ada.actuals import argument, copied

    values = [argument(r, entity, formal, actual, at) for formal, actual in pairs]
    nodes = [v.node if f.mode == "in" else copied(r, f, v, at) for (f, _), v in zip(pairs, values, strict=True)]
    call = ir.RuntimeCall("ada.split", tuple(nodes), None, False, (1, 2, 3, 4))
    return [ir.CallStatement(call, at.span)]


def clock(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    assert entity.result is not None
    return Value(runtime("clock", result=WIDE), entity.result.type, entity.result)


def time_of(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    assert entity.result is not None
    parts = tuple(args[n].node for n in ("year", "month", "day", "seconds"))
    return Value(runtime("time_of", *parts, result=WIDE, raises=True), entity.result.type, entity.result)


def date_part(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    """Year, Month, Day, Seconds."""
    assert entity.result is not None
    kind = WIDE if entity.key == "seconds" else INTEGER
    node = runtime(f"date_{entity.key}", args["date"].node, result=kind)
    return Value(node, entity.result.type, entity.result)


def time_arithmetic(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    """`+` and `-` of times, which count nanoseconds: Time_Error outside what they can hold."""
    assert entity.result is not None
    node = runtime("time_add" if entity.key == '"+"' else "time_subtract", args["left"].node, args["right"].node,
                   result=WIDE, raises=True)  # fmt: skip
    return Value(node, entity.result.type, entity.result)


def set_col(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> list[ir.Statement]:
    no_file(args, at)
    call = ir.RuntimeCall("ada.set_col", (ir.Convert(args["to"].node, WIDE),), None)
    return [ir.CallStatement(call, at.span)]


def deallocate(r: Routine, pairs: Pairs, at: t.Node) -> list[ir.Statement]:
    """An instance of Unchecked_Deallocation: the variable becomes null (ARM 13.11.2(8)). Whoever still refers to
    the object is erroneous."""
    actual = pairs[0][1]
    assert actual is not None
    target = place(r, actual)
    null = ir.NullLiteral(r.type_of(Subtype(target.type, name=target.type.name), at))
    return [ir.Assign(target.node, null, at.span)]


def text(node: ir.Expression, first: First | None = None) -> Value:
    return Value(node, standard.STRING, None, first or First(1))


def same_type(entity: SubprogramEntity, node: ir.Expression) -> Value:
    """A result of the function's own type: String or Unbounded_String, and marked as what it is."""
    assert entity.result is not None
    if entity.result.type is not standard.STRING and isinstance(node, ir.RuntimeCall | ir.Binary | ir.Repeat):
        node = dataclasses.replace(node, type=UNBOUNDED_STRING)
    return Value(node, entity.result.type, None, First(1))


def runtime(name: str, *args: ir.Expression, result: object = STRING, raises: bool = False) -> ir.RuntimeCall:
    return ir.RuntimeCall(f"ada.{name}", args, result, raises)  # type: ignore[arg-type]


def is_character(entity: SubprogramEntity, position: int = 0) -> bool:
    return entity.formals[position].subtype.type.kind == "character"


def one_based(value: Value, at: t.Node) -> ir.Expression:
    """A string that is known to start at 1: positions in it mean the same on both sides."""
    if value.first.number != 1 and value.type is standard.STRING:
        raise Refused("array bounds", "positions in a string whose first index is not 1", at)
    return value.node


def choice(value: Value, at: t.Node) -> int:
    """The position of an enumeration argument that must be a literal."""
    known = value.known_range
    if known is None or known[0] != known[1]:
        raise Refused("library unit", "an option that is not a literal", at)
    return known[0]


# --------------------------------------------------------------------------- characters


def handling(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    name = entity.name.lower()
    item = args["item"].node
    if name in ("to_lower", "to_upper"):
        if is_character(entity):
            return Value(runtime(name, item, result=CHARACTER), standard.CHARACTER)
        return text(runtime("lower" if name == "to_lower" else "upper", item))
    if name == "is_iso_646" or not is_character(entity) or name in ("to_basic", "is_basic"):
        raise Refused("library unit", f"{entity.home}.{entity.name}", at)
    return Value(runtime(name, item, result=BOOLEAN), standard.BOOLEAN)


# --------------------------------------------------------------------------- strings


def string_hash(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    assert entity.result is not None
    key = args["key"].node
    if entity.name.lower().endswith("case_insensitive"):
        key = runtime("lower", key)
    return Value(runtime("string_hash", key, result=base_type(entity.result.type, at)), entity.result.type)


def in_lower_case(operator: str) -> Callable[[Routine, SubprogramEntity, Args, t.Node], Value]:
    """A comparison of strings that does not tell cases apart (ARM A.4.10)."""

    def made(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
        left, right = (runtime("lower", args[name].node) for name in ("left", "right"))
        return Value(ir.Compare(operator, left, right, BOOLEAN), standard.BOOLEAN)

    return made


def identity(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    if "length" in args:
        raise Refused("library unit", "To_Unbounded_String of a length", at)
    assert entity.result is not None
    if entity.result.type is standard.STRING:
        return text(args["source"].node)
    node = args["source"].node
    if r.program.effects.expression(node, r.module) != NOTHING:
        node = ir.Convert(node, UNBOUNDED_STRING)  # for GNAT a controlled result, made before other operands
    return Value(node, entity.result.type)


def string_length(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    assert entity.result is not None
    return Value(length(r, args["source"]), entity.result.type, entity.result)


def concatenate(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    return same_type(entity, ir.Binary("concat", args["left"].node, args["right"].node, STRING))


def compare(operator: str) -> Callable[[Routine, SubprogramEntity, Args, t.Node], Value]:
    def make(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
        return Value(ir.Compare(operator, args["left"].node, args["right"].node, BOOLEAN), standard.BOOLEAN)

    return make


def element(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    node = runtime("element", args["source"].node, args["index"].node, result=CHARACTER, raises=True)
    return Value(node, standard.CHARACTER)


def substring(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    """`Slice` keeps its bounds (measured with GNAT 12), `Unbounded_Slice` has none."""
    low = args["low"].node
    node = runtime("slice", args["source"].node, low, args["high"].node, raises=True)
    assert entity.result is not None
    if entity.result.type is not standard.STRING:
        return same_type(entity, node)
    return text(node, span_first(r, low, args["high"].node, at))


def search(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    assert entity.result is not None
    backward = ir.BoolLiteral(choice(args["going"], at) == 1, BOOLEAN)
    source = args["source"].node
    first = first_of(args["source"]) if args["source"].type is standard.STRING else integer(1)
    if first is None:
        raise Refused("array bounds", "positions in a string whose first index is not known", at)
    if "pattern" not in args:
        node = runtime("index_non_blank", source, backward, result=INTEGER)
    elif "from" in args:
        start = plus(minus(args["from"].node, first), 1)
        node = runtime("index_from", source, args["pattern"].node, start, backward, result=INTEGER, raises=True)
    else:
        node = runtime("index", source, args["pattern"].node, backward, result=INTEGER, raises=True)
    if not (isinstance(first, ir.IntLiteral) and first.value == 1):
        node = runtime("from_first", node, first, result=INTEGER)
    return Value(node, entity.result.type, entity.result)


def count(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    assert entity.result is not None
    node = runtime("count", args["source"].node, args["pattern"].node, result=INTEGER, raises=True)
    return Value(node, entity.result.type, entity.result)


def edited(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> ir.Expression:
    """The string that a function or procedure of the editing family makes of its source."""
    name = entity.name.lower()
    source = args["source"]
    if name == "trim":
        return runtime("trim", source.node, integer(choice(args["side"], at)))
    if name in ("head", "tail"):
        return runtime(name, source.node, args["count"].node, args["pad"].node)
    positions = {
        "replace_slice": ("low", "high", "by"),
        "insert": ("before", "new_item"),
        "overwrite": ("position", "new_item"),
        "delete": ("from", "through"),
    }[name]
    return runtime(name, one_based(source, at), *(args[p].node for p in positions), raises=True)


def edit(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    return same_type(entity, edited(r, entity, args, at))


def repeat(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    if is_character(entity, 1):
        return same_type(entity, ir.Repeat(args["right"].node, args["left"].node, STRING))
    return same_type(entity, runtime("repeat", args["right"].node, args["left"].node))


def edit_in_place(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> list[ir.Statement]:
    return [ir.Assign(args["source"].node, edited(r, entity, args, at), at.span)]


def move(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> list[ir.Statement]:
    """Ada.Strings.Fixed.Move: the target keeps its length."""
    target = args["target"]
    kind = getattr(target.node, "type", STRING)
    options = (integer(choice(args["drop"], at)), integer(choice(args["justify"], at)), args["pad"].node)
    node = runtime("moved", args["source"].node, length(r, target), *options, raises=True)
    if isinstance(kind, StringType) and kind.length is not None and not isinstance(target.node, ir.Slice):
        return [ir.Assign(target.node, ir.Convert(node, kind, True), at.span)]
    if isinstance(target.node, ir.Slice):
        return [ir.Assign(target.node, node, at.span)]
    whole = ir.Slice(target.node, integer(1), ir.Length(target.node, INTEGER), STRING)
    return [ir.Assign(whole, node, at.span)]


def append(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> list[ir.Statement]:
    item = args["new_item"].node
    if is_character(entity, 1):
        item = ir.Convert(item, STRING)
    call = ir.RuntimeCall("ada.append", (args["source"].node, item), None, False, (0,))
    return [ir.CallStatement(call, at.span)]


def set_string(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> list[ir.Statement]:
    return [ir.Assign(args["target"].node, args["source"].node, at.span)]


def replace_element(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> list[ir.Statement]:
    inner = (args["source"].node, args["index"].node, args["by"].node)
    return [ir.CallStatement(ir.RuntimeCall("ada.replace_element", inner, None, True, (0,)), at.span)]


# --------------------------------------------------------------------------- input and output


def no_file(args: Args, at: t.Node) -> None:
    if "file" in args:
        raise Refused("file", "input or output on a file", at)


def put(line: bool) -> Callable[[Routine, SubprogramEntity, Args, t.Node], list[ir.Statement]]:
    def make(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> list[ir.Statement]:
        no_file(args, at)
        item = args["item"].node
        if args["item"].type.kind == "character":
            item = ir.Convert(item, STRING)
        name = "put_line" if line else "put"
        return [ir.CallStatement(ir.RuntimeCall(f"ada.{name}", (item,), None), at.span)]

    return make


def flush(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> list[ir.Statement]:
    no_file(args, at)
    return [ir.CallStatement(ir.RuntimeCall("ada.flush", (), None), at.span)]


def new_line(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> list[ir.Statement]:
    no_file(args, at)
    spacing = ir.Convert(args["spacing"].node, WIDE)
    return [ir.CallStatement(ir.RuntimeCall("ada.new_line", (spacing,), None), at.span)]


def put_integer(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> list[ir.Statement]:
    if "to" in args:
        return put_integer_into(r, args, at)
    base = args["base"].node
    item = args["item"]
    if not isinstance(base, ir.IntLiteral) or base.value != 10:
        return [ir.CallStatement(ir.RuntimeCall("ada.put", (textio.integer_text(args, item, at),), None), at.span)]
    wide = item.node if base_type(item.type, at).bits == 64 else ir.Convert(item.node, WIDE)
    call = ir.RuntimeCall("ada.put_integer", (wide, args["width"].node), None)
    return [ir.CallStatement(call, at.span)]


def get_line(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    no_file(args, at)
    return text(runtime("get_line", raises=True))


def get_line_into(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> list[ir.Statement]:
    no_file(args, at)
    item = args["item"]
    if item.subtype is None or item.subtype.static_bounds() is None or item.first.number != 1:
        raise Refused("library unit", "Get_Line into a string without static bounds", at)
    textio.refuse_narrow(args["last"], 0, at, item)
    call = ir.RuntimeCall("ada.get_line_into", (item.node, args["last"].node), None, True, (0, 1))
    return [ir.CallStatement(call, at.span)]


def end_of_file(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    no_file(args, at)
    return Value(runtime("end_of_file", result=BOOLEAN), standard.BOOLEAN)


def argument_count(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    assert entity.result is not None
    return Value(runtime("argument_count", result=INTEGER), entity.result.type, entity.result)


def argument(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    return text(runtime("argument", args["number"].node, raises=True))


def set_exit_status(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> list[ir.Statement]:
    call = ir.RuntimeCall("ada.set_exit_status", (args["code"].node,), None)
    return [ir.CallStatement(call, at.span)]


# --------------------------------------------------------------------------- interfaces


def shift(r: Routine, entity: SubprogramEntity, args: Args, at: t.Node) -> Value:
    """`Shift_Left`, `Shift_Right`, `Rotate_…` of the unsigned types."""
    value, amount = args["value"], args["amount"]
    base = base_type(value.type, at)
    name = entity.name.lower()
    if name in ("shift_left", "shift_right"):
        operator = "<<" if name == "shift_left" else ">>"
        return Value(ir.Binary(operator, value.node, amount.node, base), value.type)
    unsigned = IntType(64, False)
    wide = value.node if base.bits == 64 else ir.Convert(value.node, unsigned)
    turned = runtime(name, wide, amount.node, integer(base.bits), result=unsigned)
    return Value(turned if base.bits == 64 else ir.Convert(turned, base), value.type)


HASHES = (
    "ada.strings.hash.hash",
    "ada.strings.fixed.hash.hash",
    "ada.strings.unbounded.hash.hash",
    "ada.strings.hash_case_insensitive.hash_case_insensitive",
)
FUNCTIONS: dict[str, Callable[[Routine, SubprogramEntity, Args, t.Node], Value]] = {
    f"{HANDLING}.*": handling,
    f"{UNBOUNDED}.to_unbounded_string": identity,
    f"{UNBOUNDED}.to_string": identity,
    f"{UNBOUNDED}.length": string_length,
    f'{UNBOUNDED}."&"': concatenate,
    f'{UNBOUNDED}."="': compare("=="),
    f'{UNBOUNDED}."<"': compare("<"),
    f'{UNBOUNDED}."<="': compare("<="),
    f'{UNBOUNDED}.">"': compare(">"),
    f'{UNBOUNDED}.">="': compare(">="),
    f'{UNBOUNDED}."*"': repeat,
    f'{FIXED}."*"': repeat,
    f"{UNBOUNDED}.element": element,
    f"{UNBOUNDED}.slice": substring,
    f"{UNBOUNDED}.unbounded_slice": substring,
    f"{TEXT_IO}.get_line": get_line,
    f"{TEXT_IO}.end_of_file": end_of_file,
    **dict.fromkeys(HASHES, string_hash),
    "ada.strings.equal_case_insensitive.equal_case_insensitive": in_lower_case("=="),
    "ada.strings.less_case_insensitive.less_case_insensitive": in_lower_case("<"),
    "ada.calendar.clock": clock,
    "ada.calendar.time_of": time_of,
    "ada.calendar.year": date_part,
    "ada.calendar.month": date_part,
    "ada.calendar.day": date_part,
    "ada.calendar.seconds": date_part,
    'ada.calendar."+"': time_arithmetic,
    'ada.calendar."-"': time_arithmetic,
    f"{realtime.HOME}.clock": clock,
    **{f'{home}."{operator}"': compare(operator) for home in ("ada.calendar", realtime.HOME) for operator in ("<", "<=", ">", ">=")},
    **realtime.FUNCTIONS,
    "ada.command_line.argument_count": argument_count,
    "ada.command_line.argument": argument,
    "interfaces.*": shift,
    **directories.FUNCTIONS,
    **{f"{home}.*": elementary.function for home in elementary.HOMES},
}
for _home in (UNBOUNDED, FIXED):
    FUNCTIONS[f"{_home}.index"] = FUNCTIONS[f"{_home}.index_non_blank"] = search
    FUNCTIONS[f"{_home}.count"] = count
    for _name in ("trim", "head", "tail", "replace_slice", "insert", "overwrite", "delete"):
        FUNCTIONS[f"{_home}.{_name}"] = edit

PROCEDURES: dict[str, Callable[[Routine, SubprogramEntity, Args, t.Node], list[ir.Statement]]] = {
    f"{UNBOUNDED}.append": append,
    f"{FIXED}.move": move,
    f"{UNBOUNDED}.set_unbounded_string": set_string,
    f"{UNBOUNDED}.replace_element": replace_element,
    f"{TEXT_IO}.put": put(False),
    f"{TEXT_IO}.put_line": put(True),
    f"{TEXT_IO}.new_line": new_line,
    f"{TEXT_IO}.flush": flush,
    f"{TEXT_IO}.get_line": get_line_into,
    f"{TEXT_IO}.set_col": set_col,
    f"{TEXT_IO}.integer_io.put": put_integer,
    **dict.fromkeys((f"{home}.put" for home in textio.INTEGERS), put_integer),
    **dict.fromkeys((f"{home}.put" for home in (*textreals.GENERICS, *textreals.HOMES)), textreals.put_real),
    "ada.command_line.set_exit_status": set_exit_status,
    **directories.PROCEDURES,
}
for _name in ("trim", "head", "tail", "replace_slice", "insert", "overwrite", "delete"):
    PROCEDURES[f"{UNBOUNDED}.{_name}"] = edit_in_place
