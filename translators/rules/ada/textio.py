"""Ada.Text_IO with files (ARM A.10), for programs that use any: calls of the support library's `ada_files`.

A file is the number of an open file there, 0 while it is closed; calls that name no file mean the default ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import SubprogramEntity, Subtype
from analyzers.model import IntType, SourceFile, Type
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.textstrings import put_integer_into
from translators.rules.ada.values import BOOLEAN, CHARACTER, INTEGER, STRING, WIDE, First, Value, integer, plus

POSITION = IntType(32, True)
HOMES = ("ada.text_io", "ada.integer_text_io")
INPUT, OUTPUT = -1, -2
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
NO_CODE = re.compile(r'--[^\n]*|"[^"\n]*"')


def uses_files(files: Sequence[SourceFile]) -> bool:
    """Whether a program's text speaks of files, of lines and pages, or of what only the form with files writes."""
    return any(USED.search(NO_CODE.sub(" ", f.text)) for f in files)


def concerns(key: str) -> bool:
    """Whether a subprogram, by home and name, is of Text_IO."""
    return key.rpartition(".")[0] in HOMES or key.startswith("ada.text_io.")


def call(name: str, *nodes: ir.Expression, result: Type | None = None, mutable: tuple[int, ...] = ()) -> ir.RuntimeCall:
    return ir.RuntimeCall(f"ada_files.{name}", nodes, result, True, mutable)


def file_of(name: str, args: dict[str, Value]) -> ir.Expression:
    if "file" in args:
        return args["file"].node
    return integer(INPUT if name in READS else OUTPUT)


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
    if entity.generic.startswith("ada.text_io.") or entity.home == "ada.integer_text_io":
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
            return []
        case "set_line_length" | "set_page_length" | "set_col" | "set_line":
            node = call(name, file if name != "set_col" or "file" in args else integer(OUTPUT), wide(args["to"].node))
        case "new_line" | "skip_line":
            node = call(name, file, wide(args["spacing"].node))
        case "put" | "put_line":
            text = args["item"].node
            node = call(name, file, ir.Convert(text, STRING) if args["item"].type.kind == "character" else text)
        case "get" if args["item"].type.kind == "character":
            return [ir.Assign(args["item"].node, call("get", file, result=CHARACTER), at.span)]
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
    if "from" in args or not (value.type.integer or value.type.kind in ("enum", "boolean")):
        raise Refused("library unit", f"{entity.generic or entity.home}.{entity.name}", at)
    if entity.generic.endswith("enumeration_io") and value.type.integer:
        raise Refused("library unit", "Enumeration_IO of integers", at)
    if "to" in args:
        return put_integer_into(r, args, at)
    file = file_of(name, args)
    if name == "get" and not value.type.integer:
        return [get_literal(r, value, file, at)]
    if name == "get":
        return [get_integer(r, value, file, args, at)]
    text = integer_text(args, value, at) if value.type.integer else literal_text(r, args, value, at)
    return [ir.CallStatement(call("put_item", file, text), at.span)]


def integer_text(args: dict[str, Value], value: Value, at: t.Node) -> ir.Expression:
    node = value.node if base_type(value.type, at).bits == 64 else wide(value.node)
    if value.type.kind == "modular" and base_type(value.type, at).bits == 64:
        raise Refused("library unit", "Put of a 64-bit modular value", at)
    return ir.RuntimeCall("ada.integer_text", (node, args["width"].node, args["base"].node), STRING)


def literal_text(r: Routine, args: dict[str, Value], value: Value, at: t.Node) -> ir.Expression:
    """A literal's image, padded to the width with blanks."""
    from translators.rules.ada.attributes import image

    setting = args["set"].known_range
    if setting is None or setting[0] != setting[1]:
        raise Refused("library unit", "a setting that is not a literal", at)
    node = image(r, value, at).node
    if setting[0] == 0:  # Lower_Case
        node = ir.RuntimeCall("ada.lower", (node,), STRING)
    return ir.RuntimeCall("ada.padded", (node, args["width"].node), STRING)


def get_literal(r: Routine, value: Value, file: ir.Expression, at: t.Node) -> ir.Statement:
    """`Enumeration_IO.Get`: a literal of the type, which must lie in the variable's subtype."""
    limits = (value.subtype or Subtype(value.type)).static_range
    whole = r.subtype_of_type(value.type).static_range
    if limits is None or limits != whole or any(" " in x for x in value.type.literals):
        raise Refused("library unit", "Get of a literal of a subtype", at)
    words = ir.StringLiteral(" ".join(x if x[0] == "'" else x.upper() for x in value.type.literals).encode("latin-1"), STRING)
    model = r.type_of(r.subtype_of_type(value.type), at)
    return ir.Assign(value.node, ir.Convert(call("get_literal", file, words, result=POSITION), model, True), at.span)


def get_integer(
    r: Routine, value: Value, file: ir.Expression, args: dict[str, Value], at: t.Node
) -> ir.Statement:
    width = args["width"].node
    limits = (value.subtype or Subtype(value.type)).static_range
    whole = r.subtype_of_type(value.type).static_range
    if not isinstance(width, ir.IntLiteral) or width.value != 0 or limits is None or whole is None:
        raise Refused("library unit", "Get of an integer with a width", at)
    if value.type.kind == "modular" and base_type(value.type, at).bits == 64:
        raise Refused("library unit", "Get of a 64-bit modular value", at)
    ends = (ir.IntLiteral(limits[0], WIDE), ir.IntLiteral(limits[1], WIDE))
    node: ir.Expression = call("get_integer", file, *ends, result=WIDE)
    base = base_type(value.type, at)
    return ir.Assign(value.node, node if base.bits == 64 else ir.Convert(node, base), at.span)
