"""Ada.Text_IO with files (ARM A.10), for programs that use any: calls of the support library's `ada_files`.

A file is the number of an open file there, 0 while it is closed; calls that name no file mean the default ones.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import SubprogramEntity, Subtype
from analyzers.model import IntType, SourceFile, Type
from translators.rules import ir
from translators.rules.ada import textreals
from translators.rules.ada.actuals import received
from translators.rules.ada.conversions import once
from translators.rules.ada.overlap import root_of
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.targets import fixed_place
from translators.rules.ada.textstrings import put_integer_into, put_literal_into
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
    plus,
)

POSITION = IntType(32, True)
INTEGERS = tuple(f"ada.{kind}integer_text_io" for kind in ("", "short_", "long_", "long_long_"))
HOMES = ("ada.text_io", *INTEGERS, *textreals.HOMES)
INPUT, OUTPUT = ir.RuntimeConstant("ada_files.INPUT", ()), ir.RuntimeConstant("ada_files.OUTPUT", ())
STANDARD = {"standard_input": 1, "standard_output": 2, "standard_error": 3}
READS = frozenset(
    ("get", "get_line", "skip_line", "skip_page", "end_of_line", "end_of_page", "end_of_file", "set_input")
)
COUNTS = frozenset(("col", "line", "page", "line_length", "page_length"))
USED = re.compile(
    r"\b(file_type|standard_error|set_(in|out)put|current_(in|out)put|set_(line|page)_length|skip_(line|page)|new_page|end_of_(line|page)"
    r"|set_line|enumeration_io)\b|\bbase\s*=>",
    re.IGNORECASE,
)
NUMBERS = re.compile(r"(\b|_)(integer|modular)_(text_)?io\b", re.IGNORECASE)
GET = re.compile(r"\bget\b", re.IGNORECASE)
OWN_GET = re.compile(r"\b(procedure|function|entry)\s+get\b", re.IGNORECASE)
NO_CODE = re.compile(r'--[^\n]*|"[^"\n]*"')


def uses_files(files: Sequence[SourceFile]) -> bool:
    """Whether a program's text speaks of files, of lines and pages, or of what only the form with files writes."""
    texts = [NO_CODE.sub(" ", f.text) for f in files]
    # Numbers are read by what knows files; so are characters and strings, where `Get` can be no other one.
    reads = any(map(GET.search, texts)) and (any(map(NUMBERS.search, texts)) or not any(map(OWN_GET.search, texts)))
    return reads or any(map(USED.search, texts))


def concerns(key: str) -> bool:
    """Whether a subprogram, by home and name, is of Text_IO."""
    return key.rpartition(".")[0] in HOMES or key.startswith("ada.text_io.")


def call(name: str, *nodes: ir.Expression, result: Type | None = None, mutable: tuple[int, ...] = ()) -> ir.RuntimeCall:
    return ir.RuntimeCall(f"ada_files.{name}", nodes, result, True, mutable)


def file_of(name: str, args: dict[str, Value]) -> ir.Expression:
    if "file" in args:
        return args["file"].node
    return INPUT if name in READS else OUTPUT


def position(value: Value) -> ir.Expression:
    return ir.Convert(value.node, POSITION)


def wide(node: ir.Expression) -> ir.Expression:
    return ir.Convert(node, WIDE)


# --------------------------------------------------------------------------- functions


def function(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> Value:
    name = entity.name.lower()
    assert entity.result is not None
    result = entity.result
    if name in STANDARD:
        return Value(integer(STANDARD[name]), result.type, result)
    if name in ("current_input", "current_output"):
        return Value(ir.RuntimeCall(f"ada_files.{name}", (), INTEGER), result.type, result)
    file = file_of(name, args)
    if name == "is_open":
        return Value(ir.RuntimeCall("ada_files.is_open", (file,), BOOLEAN), result.type)
    if name in ("end_of_line", "end_of_page", "end_of_file"):
        return Value(call(name, file, result=BOOLEAN), result.type)
    if name in COUNTS:
        return Value(ir.Convert(call(name, file, result=WIDE), base_type(result.type, at)), result.type, result)
    if name in ("name", "form", "get_line"):
        return Value(call(name, file, result=STRING), standard.STRING, None, First(1))
    if name == "mode":
        model = r.type_of(r.subtype_of_type(result.type), at)
        return Value(ir.Convert(call("mode", file, result=POSITION), model, True), result.type)
    raise Refused("library unit", f"{entity.home}.{entity.name}", at)


# --------------------------------------------------------------------------- procedures


def procedure(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> list[ir.Statement]:
    name = entity.name.lower()
    file = file_of(name, args)
    if entity.generic.startswith("ada.text_io.") or entity.home != "ada.text_io":
        return item(r, entity, args, at)
    match name:
        case "create" | "open":
            node = call(name, file, position(args["mode"]), args["name"].node, args["form"].node, mutable=(0,))
        case "close" | "delete":
            node = call(name, file, mutable=(0,))
        case "reset":
            node = call(name, file, position(args["mode"]) if "mode" in args else integer(-1), mutable=(0,))
        case "set_input" | "set_output" | "new_page" | "skip_page":
            node = call(name, file)
        case "flush":
            if "file" in args:
                return []
            node = ir.RuntimeCall("ada.flush", (), None)
        case "set_line_length" | "set_page_length" | "set_col" | "set_line":
            node = call(name, file if name != "set_col" or "file" in args else OUTPUT, wide(args["to"].node))
        case "new_line" | "skip_line":
            node = call(name, file, wide(args["spacing"].node))
        case "put" | "put_line":
            text = args["item"].node
            node = call(name, file, ir.Convert(text, STRING) if args["item"].type.kind == "character" else text)
        case "get" if args["item"].type.kind == "character":
            return [ir.Assign(fixed_place(r, args["item"].node, at), call("get", file, result=CHARACTER), at.span)]
        case "get":
            node = call("get_string", file, args["item"].node, mutable=(1,))
        case "get_line":
            return get_line_into(file, args, at)
        case _:
            raise Refused("library unit", f"{entity.home}.{entity.name}", at)
    return [ir.CallStatement(node, at.span)]


def get_line_into(file: ir.Expression, args: dict[str, Value], at: t.Node) -> list[ir.Statement]:
    """`Get_Line (Item, Last)`: the support library counts from 1."""
    target, last = args["item"], args["last"]
    refuse_narrow(last, 0, at, target)
    node = ir.CallStatement(call("get_line_into", file, target.node, last.node, mutable=(1, 2)), at.span)
    first = target.first.number
    if first is None:
        raise Refused("array bounds", "Get_Line into a string whose first index is not known", at)
    moved = [ir.Assign(last.node, plus(last.node, first - 1), at.span)] if first != 1 else []
    return [node, *moved]


# --------------------------------------------------------------------------- numbers and enumerations


def item(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> list[ir.Statement]:
    """`Get` and `Put` of the instances for numbers and enumerations."""
    name = entity.name.lower()
    value = args["item"]
    if name == "put" and value.type.kind in ("float", "fixed"):
        if "to" in args:
            return textreals.put_real_into(r, entity, args, at)
        return [ir.CallStatement(call("put_item", file_of(name, args), textreals.real_text(entity, args, at)), at.span)]
    reads = name == "get" and value.type.kind == "float"
    if not (value.type.integer or reads or value.type.kind in ("enum", "boolean", "character")):
        raise Refused("library unit", f"{entity.generic or entity.home}.{entity.name}", at)
    if entity.generic.endswith("enumeration_io") and value.type.integer:
        raise Refused("library unit", "Enumeration_IO of integers", at)
    if name == "get":
        of = next(f.subtype for f in entity.formals if f.key == "item")
        # What it is stored in is checked before anything is read.
        return get(r, dataclasses.replace(value, node=fixed_place(r, value.node, at)), of, args, at)
    if "to" in args and value.type.integer:
        return put_integer_into(r, args, at)
    if "to" in args:
        return put_literal_into(r, args, literal(r, args, value, at), at)
    text = integer_text(args, value, at) if value.type.integer else literal_text(r, args, value, at)
    return [ir.CallStatement(call("put_item", file_of(name, args), text), at.span)]


def integer_text(args: dict[str, Value], value: Value, at: t.Node) -> ir.Expression:
    node = value.node if base_type(value.type, at).bits == 64 else wide(value.node)
    if value.type.kind == "modular" and base_type(value.type, at).bits == 64:
        raise Refused("library unit", "Put of a 64-bit modular value", at)
    return ir.RuntimeCall("ada.integer_text", (node, args["width"].node, args["base"].node), STRING)


def literal(r: Routine, args: dict[str, Value], value: Value, at: t.Node) -> ir.Expression:
    """A literal's image, as it is set."""
    from translators.rules.ada.attributes import image

    setting = args["set"].known_range
    if setting is None or setting[0] != setting[1]:
        raise Refused("library unit", "a setting that is not a literal", at)
    node = image(r, value, at).node
    return ir.RuntimeCall("ada.lower_literal", (node,), STRING) if setting[0] == 0 else node  # Lower_Case


def literal_text(r: Routine, args: dict[str, Value], value: Value, at: t.Node) -> ir.Expression:
    """A literal's image, padded to the width with blanks."""
    return ir.RuntimeCall("ada.padded", (literal(r, args, value, at), args["width"].node), STRING)


def get(r: Routine, value: Value, of: Subtype, args: dict[str, Value], at: t.Node) -> list[ir.Statement]:
    """A number or literal of the instance's subtype, from a file or a string; then it must be one of the variable's."""
    if value.type.kind == "float":
        source = once(r, args["from"].node, at) if "from" in args else file_of("get", args)
        return with_end(r, value, of, textreals.taken(r, value, of, args, source, at), ("ada_reals.real_end", source), args, at)
    limits, whole = of.static_range, r.subtype_of_type(value.type).static_range
    if limits is None or whole is None or value.type is not of.type:
        raise Refused("library unit", "Get of a subtype whose bounds are not static", at)
    if value.type.kind == "modular" and base_type(value.type, at).bits == 64:
        raise Refused("library unit", "Get of a 64-bit modular value", at)
    source = once(r, args["from"].node, at) if "from" in args else file_of("get", args)
    model = r.type_of(r.subtype_of_type(value.type), at)
    found: ir.Expression
    if value.type.integer:
        ends = (ir.IntLiteral(limits[0], WIDE), ir.IntLiteral(limits[1], WIDE))
        if "from" in args:
            found = call("integer_in", source, *ends, result=WIDE)
        else:
            found = call("get_integer", source, *ends, args["width"].node, result=WIDE)
        base = base_type(value.type, at)
        found = found if base.bits == 64 else ir.Convert(found, base)
    else:
        if limits != whole or any(" " in x for x in value.type.literals) or value.type.kind == "character":
            raise Refused("library unit", "Get of a literal of a subtype", at)
        words = " ".join(x if x[0] == "'" else x.upper() for x in value.type.literals).encode("latin-1")
        name = "literal_in" if "from" in args else "get_literal"
        found = call(name, source, ir.StringLiteral(words, STRING), result=POSITION)
        if value.type.kind == "boolean":
            found = ir.Convert(found, IntType(32, True, low=0, high=1))
        found = ir.Convert(found, model, value.type.kind != "boolean")
    name = "integer_end" if value.type.integer else "literal_end"
    return with_end(r, value, of, found, (f"ada_files.{name}", source), args, at)


def with_end(
    r: Routine, value: Value, of: Subtype, found: ir.Expression, end_of: tuple[str, ir.Expression], args: dict[str, Value],
    at: t.Node,
) -> list[ir.Statement]:  # fmt: skip
    """What was taken becomes the variable's value; of a string, the position of its last character that of `Last`."""
    statements = received(r, value, of, found, at)
    if "from" not in args:
        return statements
    first, last = first_of(args["from"]), args["last"]
    if first is None:
        raise Refused("array bounds", "Get from a string whose first index is not known", at)
    refuse_narrow(last, 1, at)
    if root_of(last.node) == root_of(value.node):
        raise Refused("overlapping parameters", "Get of a number and its end into one object", at)
    end = ir.RuntimeCall(end_of[0], (end_of[1],), INTEGER, True)
    place = fixed_place(r, last.node, at)
    # GNAT gives Last back before it looks whether the item fits.
    return [statements[0], ir.Assign(place, ir.Binary("+", plus(first, -1), end, INTEGER), at.span), *statements[1:]]


def refuse_narrow(last: Value, low: int, at: t.Node, item: Value | None = None) -> None:
    """Refuse a variable for Last that cannot hold all that it may become: from `low` on, or, with the string that is read
    into, from before its first index to its last."""
    limits = last.subtype.static_range if last.subtype is not None else None
    bounds = item.subtype.static_bounds() if item is not None and item.subtype is not None else None
    least, most = (bounds[0] - 1, bounds[1]) if bounds is not None else (low, (1 << 31) - 1)
    if limits is None or limits[0] > least or limits[1] < most:
        raise Refused("out parameter", "a variable for Last of a subtype that may be too small", at)
