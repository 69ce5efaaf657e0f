"""One Go package for one module: its types, state and subprograms."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analyzers.model import EnumType, RecordType, Span
from translators.rules import ir
from translators.rules.emit.go.context import GoContext, field_names
from translators.rules.emit.go.operators import is_const
from translators.rules.emit.go.statements import Subprogram
from translators.rules.emit.probes import probes
from translators.rules.emit.program import Emitted, Program
from translators.rules.emit.text import code_alone, span_line, wrap_comment
from translators.rules.emit.types import Unsupported, record_fields
from translators.targets.go import file_name, package_name

LANGUAGES = {"ada": "Ada", "c": "C", "cobol": "COBOL"}

_QUALIFIER = re.compile(r"(?<![\w.])([A-Za-z_]\w*)\.")


def emit(module: ir.IrModule, dependencies: Mapping[str, ir.IrModule]) -> Emitted:
    """The module's Go file, not laid out. Subprograms that this emitter can't write are refused by name."""
    context = GoContext(Program(module, dependencies))
    refusals: list[ir.Refusal] = []
    dropped: set[str] = set()
    functions: dict[str, list[str]] = {module.id: []}
    written: list[ir.IrSubprogram] = []
    for subprogram in module.subprograms:
        try:
            lines = Subprogram(context, subprogram).emit()
        except Unsupported as error:
            refusals.append(ir.Refusal(subprogram.name, error.construct, error.reason, subprogram.span))
            continue
        written.append(subprogram)
        part = functions.setdefault(module.part_of(subprogram.span), [])
        part += ["", *_header(context, subprogram), *lines]
    types = _types(context, refusals, dropped)
    state = _state(context, refusals, dropped)
    hoisted = ["", *context.hoisted.values()] if context.hoisted else []
    package = package_name(module.id)
    texts: dict[str, str] = {}
    for part_id in sorted({*functions, *state}):
        body = [*state.get(part_id, []), *functions.get(part_id, [])]
        if part_id == module.id:
            body = [*types, *state.get(part_id, []), *hoisted, *functions[part_id], *_main(context, written)]
        texts[part_id] = "\n".join([*_package_header(context, body, part_id), *body]) + "\n"
    found = probes(
        module,
        written,
        context.types,
        lambda name: False,
        lambda name: f"{package}.{context.own.subprograms[name]}",
        lambda name: context.type_path(name) if "." in context.type_path(name) else (
            f"{package}.{context.type_path(name)}"
        ),
        lambda name: f"{package}.{context.own.globals[name]}",
        lambda variable: variable.constant,
    )
    files = {part_id: ((f"{package}/{file_name(part_id)}", text),) for part_id, text in texts.items()}
    own = files.pop(module.id)
    return Emitted(own, found, tuple(refusals), frozenset(dropped), files)


def _header(context: GoContext, subprogram: ir.IrSubprogram) -> list[str]:
    name = context.own.subprograms[subprogram.name]
    lines = wrap_comment(subprogram.comment, "//")
    if lines:
        lines.append("//")
    return [*lines, f"// {name} is from {span_line(subprogram.span)}."]


def _package_header(context: GoContext, body: list[str], part: str) -> list[str]:
    module = context.module
    package = package_name(module.id)
    language = LANGUAGES.get(module.language, module.language)
    lines = [f"// Package {package} is translated from {language} {module.name}."]
    if part != module.id:
        lines = [f"// This file has what is translated from {language} {part}.", ""]
    elif module.comment:
        lines += ["//", *wrap_comment(module.comment, "//")]
    used = set(_QUALIFIER.findall(code_alone("\n".join(body))))
    standard = [f'"{name}"' for name in ("math", "slices") if name in used]
    own = [f'"migrated/{package_name(m)}"' for m in sorted(context.program.modules)
           if m != module.id and package_name(m) in used]
    if "theseusrt" in used:
        own.append('"migrated/theseusrt"')
    lines.append(f"package {package}")
    if standard or own:
        gap = [""] if standard and own else []
        lines += ["", "import (", *standard, *gap, *own, ")"]
    return lines


def _module_refusal(context: GoContext, error: Unsupported, what: str) -> ir.Refusal:
    subprograms = context.module.subprograms
    span = subprograms[0].span if subprograms else Span(context.module.id, 1)
    return ir.Refusal("", error.construct, f"{what}: {error.reason}", span)


def _types(context: GoContext, refusals: list[ir.Refusal], dropped: set[str]) -> list[str]:
    lines: list[str] = []
    for type_ in context.module.types:
        try:
            if isinstance(type_, EnumType):
                lines += ["", *_enum(context, type_)]
            elif isinstance(type_, RecordType):
                lines += ["", *_record(context, type_)]
        except Unsupported as error:
            refusals.append(_module_refusal(context, error, f"type {type_.name}"))
            dropped.add(type_.name)
    return lines


def _enum(context: GoContext, enum: EnumType) -> list[str]:
    name = context.own.types[enum.name]
    width = "uint8" if len(enum.literals) <= 256 else "uint16"
    first, *rest = (context.own.literals[enum.name, literal] for literal in enum.literals)
    return [
        f"// {name} is an enumeration; its values are positions.",
        f"type {name} {width}",
        "",
        "const (",
        f"{first} {name} = iota",
        *rest,
        ")",
    ]


def _record(context: GoContext, record: RecordType) -> list[str]:
    shown = field_names(record)
    name = context.own.types[record.name]
    fields = record_fields(record)
    lines = [f"type {name} struct {{", *[f"{shown[f.name]} {context.go_type(f.type)}" for f in fields], "}"]
    if not context.has_slices(record):
        return lines
    lines += ["", "// Clone gives a value that shares nothing with the original.", f"func (r {name}) Clone() {name} {{"]
    for item in fields:
        if context.has_slices(item.type):
            field = f"r.{shown[item.name]}"
            lines.append(f"{field} = {context.copied(item.type, field)}")
    lines += ["return r", "}"]
    tests = [context.equal(f.type, f"r.{shown[f.name]}", f"other.{shown[f.name]}") for f in fields]
    lines += ["", "// Equal compares component by component.", f"func (r {name}) Equal(other {name}) bool {{"]
    return [*lines, f"return {' && '.join(tests)}", "}"]


def _state(context: GoContext, refusals: list[ir.Refusal], dropped: set[str]) -> dict[str, list[str]]:
    """The module's data, by the module whose it is."""
    lines: dict[str, list[str]] = {}
    for variable in context.module.globals:
        try:
            text = _variable(context, variable)
            lines.setdefault(context.module.part_of(variable.span), []).extend(["", *text])
        except Unsupported as error:
            refusals.append(_module_refusal(context, error, f"data {variable.name}"))
            dropped.add(variable.name)
    return lines


def _variable(context: GoContext, variable: ir.GlobalVariable) -> list[str]:
    span = variable.span or Span(context.module.id, 1)
    emitter = Subprogram(context, ir.IrSubprogram(variable.name, span, (), None, ()))
    name = context.own.globals[variable.name]
    kind = context.go_type(variable.type)
    origin = [f"// {name} is from {span_line(variable.span)}."] if variable.span is not None else []
    if emitter.is_zero(variable.initial) and not variable.constant and not context.is_slice(variable.type):
        return [*origin, f"var {name} {kind}"]
    value = emitter.value(variable.initial, variable.type).text
    keyword = "const" if is_const(variable, context.types.resolve(variable.type)) else "var"
    if keyword == "const" and "math." in value:
        keyword = "var"
    if not emitter.out:
        return [*origin, f"{keyword} {name} {kind} = {value}"]
    return [*origin, f"var {name} = func() {kind} {{", *emitter.out, f"return {value}", "}()"]


def _main(context: GoContext, written: list[ir.IrSubprogram]) -> list[str]:
    """`func Main()` of a main module: runs the entry and turns its outcome into an exit code."""
    entry = next((s for s in written if s.name == context.module.entry), None)
    if entry is None or not context.module.entry:
        return []
    name = context.own.subprograms[entry.name]
    body = [f"return int({name}())"] if entry.result is not None else [f"{name}()", "return 0"]
    return [
        "",
        "// Main runs the program and ends the process with its exit code.",
        "func Main() {",
        "theseusrt.Run(func() int {",
        *body,
        "})",
        "}",
    ]
