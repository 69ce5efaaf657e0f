"""Ada.Directories, Ada.Environment_Variables and the command's name (ARM A.16, A.17, A.15): calls of the support library."""

from __future__ import annotations

from analyzers.ada import standard
from analyzers.ada import tree as t
from analyzers.ada.entities import SubprogramEntity
from analyzers.model import IntType
from translators.rules import ir
from translators.rules.ada.refusal import Refused
from translators.rules.ada.routine import Routine, base_type
from translators.rules.ada.values import BOOLEAN, STRING, WIDE, First, Value

DIRECTORIES = "ada.directories"
ENVIRONMENT = "ada.environment_variables"
POSITION = IntType(32)
_NAMES = ("simple_name", "base_name", "extension", "containing_directory", "compose")


def named(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> Value:
    """What is made of names."""
    parts = tuple(args[f.key].node for f in entity.formals)
    return _text(ir.RuntimeCall(f"ada_directories.{entity.key}", parts, STRING, True))


def exists(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> Value:
    home, raises = ("ada_directories", True) if entity.home == DIRECTORIES else ("ada_environment", False)
    return Value(ir.RuntimeCall(f"{home}.exists", (args["name"].node,), BOOLEAN, raises), standard.BOOLEAN)


def kind(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> Value:
    assert entity.result is not None
    found = ir.RuntimeCall("ada_directories.kind", (args["name"].node,), POSITION, True)
    return Value(ir.Convert(found, r.type_of(entity.result, at), True), entity.result.type, entity.result)


def size(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> Value:
    assert entity.result is not None
    found = ir.RuntimeCall("ada_directories.size", (args["name"].node,), WIDE, True)
    return Value(ir.Convert(found, base_type(entity.result.type, at)), entity.result.type, entity.result)


def value(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> Value:
    """A variable's value, which starts at 1; a default keeps its own bounds."""
    name = args["name"].node
    if "default" not in args:
        return _text(ir.RuntimeCall("ada_environment.value", (name,), STRING, True))
    if args["default"].first.number != 1:
        raise Refused("array bounds", "a default value that may not start at 1", at)
    return _text(ir.RuntimeCall("ada_environment.value_or", (name, args["default"].node), STRING))


def command_name(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> Value:
    return _text(ir.RuntimeCall("ada_environment.command_name", (), STRING))


def changed(r: Routine, entity: SubprogramEntity, args: dict[str, Value], at: t.Node) -> list[ir.Statement]:
    """Files and directories that come, go or are called otherwise."""
    form = args.pop("form", None)
    if form is not None and form.node != ir.StringLiteral(b"", STRING):
        raise Refused("library unit", "a directory with a form", at)
    parts = tuple(args[f.key].node for f in entity.formals if f.key in args)
    return [ir.CallStatement(ir.RuntimeCall(f"ada_directories.{entity.key}", parts, None, True), at.span)]


def _text(node: ir.Expression) -> Value:
    return Value(node, standard.STRING, None, First(1))


FUNCTIONS = {
    **{f"{DIRECTORIES}.{name}": named for name in _NAMES},
    f"{DIRECTORIES}.exists": exists,
    f"{DIRECTORIES}.kind": kind,
    f"{DIRECTORIES}.size": size,
    f"{ENVIRONMENT}.exists": exists,
    f"{ENVIRONMENT}.value": value,
    "ada.command_line.command_name": command_name,
}
PROCEDURES = {
    f"{DIRECTORIES}.{name}": changed for name in ("delete_file", "create_directory", "delete_directory", "rename")
}
