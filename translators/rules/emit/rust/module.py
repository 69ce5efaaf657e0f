"""One Rust file for one module: its types, state and subprograms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analyzers.model import EnumType, RecordType, Type
from translators.rules import ir
from translators.rules.emit import walk
from translators.rules.emit.probes import probes
from translators.rules.emit.program import Emitted, Program
from translators.rules.emit.rust import literals
from translators.rules.emit.rust.context import RustContext, Tidied, field_names, literal_names
from translators.rules.emit.rust.statements import Subprogram
from translators.rules.emit.text import code_alone, span_line, wrap_comment
from translators.rules.emit.types import Unsupported, fixed_length, is_scalar, is_string, record_fields
from translators.targets.rust import identifier

_NAME = re.compile(r"(?<!::)(?<![^.]\.)(?<!\w)[A-Za-z_]\w*")  # not what a path or a value before it says where it is
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class _Raising:
    """What is known of a program's subprograms: those that an exception can leave, and how all look that were written to
    find that out."""

    program: Program
    found: set[tuple[str, str]]
    tidied: dict[int, Tidied]


_RAISING: dict[tuple[int, ...], _Raising] = {}


class _Asked(set[tuple[str, str]]):
    """Subprograms, and those that were asked for and not among them."""

    def __init__(self) -> None:
        super().__init__()
        self.missed: set[tuple[str, str]] = set()

    def __contains__(self, item: object) -> bool:
        there = super().__contains__(item)
        if not there:
            self.missed.add(item)  # type: ignore[arg-type]
        return there

    def has(self, item: tuple[str, str]) -> bool:
        return super().__contains__(item)

    def any_of(self, items: frozenset[tuple[str, str]]) -> bool:
        return not items.isdisjoint(self)


def raising(program: Program) -> _Raising:
    """The subprograms that an exception can leave: the least fixpoint over all modules."""
    key = tuple(id(program.modules[m]) for m in sorted(program.modules))
    if key in _RAISING:
        return _RAISING[key]
    found, tidied = _Asked(), dict[int, Tidied]()
    calls: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}  # of those seen, what did not raise when they were
    views = [Program(m, {k: v for k, v in program.modules.items() if k != m.id}) for m in program.modules.values()]
    changed = True
    while changed:
        changed = False
        for view in views:
            module, context = view.current, RustContext(view, found, tidied)
            for subprogram in module.subprograms:
                own = (module.id, subprogram.name)
                if found.has(own) or (own in calls and not found.any_of(calls[own])):
                    continue
                found.missed.clear()
                try:
                    _, raised = Subprogram(context, subprogram, False).emit()
                except Unsupported:
                    raised = False
                calls[own] = frozenset(found.missed)
                if raised:
                    found.add(own)
                    changed = True
    _RAISING[key] = _Raising(program, set(found), tidied)
    return _RAISING[key]


def emit(module: ir.IrModule, dependencies: Mapping[str, ir.IrModule]) -> Emitted:
    """The module's Rust file, not laid out. Subprograms that this emitter can't write are refused by name."""
    program = Program(module, dependencies)
    known = raising(program)
    context = RustContext(program, known.found, known.tidied)
    refusals: list[ir.Refusal] = []
    dropped: set[str] = set()
    functions: dict[str, list[str]] = {module.id: []}
    written: list[ir.IrSubprogram] = []
    called = _called(module)
    for literal in _case_values(module):
        context.number(literal)  # a pattern takes a constant only of its own type
    for subprogram in module.subprograms:
        try:
            raises = (module.id, subprogram.name) in context.raising
            lines, _ = Subprogram(context, subprogram, raises).emit()
        except Unsupported as error:
            refusals.append(ir.Refusal(subprogram.name, error.construct, error.reason, subprogram.span))
            continue
        written.append(subprogram)
        part = functions.setdefault(module.part_of(subprogram.span), [])
        part += ["", *_header(subprogram)]
        if not subprogram.exported and subprogram.name not in called and subprogram.name != module.entry:
            part.append("#[allow(dead_code)] // nothing that is translated calls it")
        part += lines
    types = _types(context, refusals, dropped)
    state = _state(context, refusals, dropped)
    homes = _homes(context)
    texts: dict[str, str] = {}
    for part_id in sorted({*functions, *state}):
        code = functions.get(part_id, [])
        data = [*state.get(part_id, []), *_numbers(context, code)]
        body = [*data, *code]
        if part_id == module.id:
            body = [*types, *data, *_hoisted(context), *code, *_main(context, written)]
        header = _module_header(context, body, part_id, homes)
        texts[part_id] = "\n".join([*header, *body]) + "\n"
    here = f"crate::{identifier(module.id)}::"
    found = probes(
        module,
        written,
        context.types,
        lambda name: (module.id, name) in context.raising,
        lambda name: here + context.own.subprograms[name],
        lambda name: f"crate::{context.type_path(name)}" if "::" in context.type_path(name) else (
            here + context.type_path(name)
        ),
        lambda name: here + context.own.globals[name],
        context.is_constant,
    )
    files = {part_id: ((f"src/{part_id}.rs", text),) for part_id, text in texts.items()}
    own = files.pop(module.id)
    return Emitted(own, found, tuple(refusals), frozenset(dropped), files)


def _homes(context: RustContext) -> dict[str, str]:
    """Where a name is, for a module whose code lies in several files: Rust name -> module of the file."""
    module = context.module
    if not module.parts:
        return {}
    found = {context.own.subprograms[s.name]: module.part_of(s.span) for s in module.subprograms}
    found |= {name: module.id for name in context.own.types.values()}
    return found | {context.own.globals[g.name]: module.part_of(g.span) for g in module.globals}


def _called(module: ir.IrModule) -> set[str]:
    found: set[str] = set()
    for subprogram in module.subprograms:
        for call in walk.calls(subprogram.body):
            if call.module in ("", module.id) and call.subprogram != subprogram.name:
                found.add(call.subprogram)
    return found


def _header(subprogram: ir.IrSubprogram) -> list[str]:
    lines = wrap_comment(subprogram.comment, "///")
    if lines:
        lines.append("///")
    return [*lines, f"/// From `{span_line(subprogram.span)}`."]


def _module_header(context: RustContext, body: list[str], part: str, homes: Mapping[str, str]) -> list[str]:
    module = context.module
    lines = [f"//! Translated from {_language(module.language)} `{module.name if part == module.id else part}`."]
    if module.comment and part == module.id:
        lines += ["//!", *wrap_comment(module.comment, "//!")]
    text = "\n".join(body)
    lines.append("")
    if "let mut " in text or "Cell" in text:
        lines += ["// Locals start with the value that the source gives them, needed or not.",
                  "#![allow(unused_assignments, unused_variables)]"]
    if re.search(r"\blet mut \w+: [\w:]+ = [\w:]+::default\(\);", text):
        lines += ["// Objects are declared first and get their parts later, as in the source.",
                  "#![allow(clippy::field_reassign_with_default)]"]
    uses = []
    if "thread_local!" in text:
        cells = [name for name in ("Cell", "RefCell") if f" {name}<" in text]
        uses.append(f"use std::cell::{{{', '.join(cells)}}};")
    elif "rt::shared::shared!" in text:
        cells = [name for name in ("Cell", "RefCell") if f" {name}<" in text]
        uses.append(f"use crate::theseus_rt::shared::{{{', '.join(cells)}}};")
    if "rt::" in text:
        uses.append("use crate::theseus_rt as rt;")
    if "Exception" in text:
        uses.append("use crate::theseus_rt::Exception;")
    uses += [f"use crate::{identifier(m)};" for m in sorted(context.uses) if f"{identifier(m)}::" in text]
    return [*lines, *uses, *_siblings(text, part, homes)]


def _siblings(text: str, part: str, homes: Mapping[str, str]) -> list[str]:
    """What one file of a module uses of the others, each named."""
    used: dict[str, list[str]] = {}
    for name in sorted(set(_NAME.findall(code_alone(text))) & homes.keys()):
        if homes[name] != part:
            used.setdefault(homes[name], []).append(name)
    return [f"use crate::{identifier(m)}::{{{', '.join(names)}}};" for m, names in sorted(used.items())]


def _language(language: str) -> str:
    return {"ada": "Ada", "c": "C", "cobol": "COBOL"}.get(language, language)


def _types(context: RustContext, refusals: list[ir.Refusal], dropped: set[str]) -> list[str]:
    lines: list[str] = []
    for type_ in context.module.types:
        if isinstance(type_, EnumType):
            lines += ["", *_enum(context, type_)]
        elif isinstance(type_, RecordType):
            try:
                lines += ["", *_record(context, type_)]
            except Unsupported as error:
                refusals.append(_module_refusal(context, error, f"type {type_.name}"))
                dropped.add(type_.name)
    return lines


def _module_refusal(context: RustContext, error: Unsupported, what: str) -> ir.Refusal:
    subprograms = context.module.subprograms
    from analyzers.model import Span

    span = subprograms[0].span if subprograms else Span(context.module.id, 1)
    return ir.Refusal("", error.construct, f"{what}: {error.reason}", span)


def _enum(context: RustContext, enum: EnumType) -> list[str]:
    shown = literal_names(enum)
    name = context.own.types[enum.name]
    every = ", ".join(f"{name}::{shown[item]}" for item in enum.literals)
    return [
        "#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]",
        f"pub enum {name} {{",
        "#[default]",
        *[f"{shown[item]}," for item in enum.literals],
        "}",
        f"impl {name} {{",
        "/// All values in order of position.",
        f"pub const ALL: [{name}; {len(enum.literals)}] = [{every}];",
        "/// The position, counted from 0.",
        "pub fn position(self) -> i32 { self as i32 }",
        "/// The value at a position.",
        f"pub fn from_position(position: i64) -> Result<{name}, Exception> {{",
        "usize::try_from(position).ok().and_then(|p| Self::ALL.get(p).copied())"
        ".ok_or_else(Exception::constraint)",
        "}",
        "}",
    ]


def _has_float(context: RustContext, type_: Type) -> bool:
    return "f64" in _deep(context, type_, set()) or "f32" in _deep(context, type_, set())


def _deep(context: RustContext, type_: Type, seen: set[str]) -> str:
    resolved = context.types.resolve(type_)
    if isinstance(resolved, RecordType):
        if resolved.name in seen:
            return ""
        seen.add(resolved.name)
        return " ".join(_deep(context, f.type, seen) for f in record_fields(resolved))
    element = getattr(resolved, "element", None)
    return _deep(context, element, seen) if element is not None else context.owned(resolved)


def _record(context: RustContext, record: RecordType) -> list[str]:
    shown = field_names(record)
    derive = ["Clone", "Debug", "PartialEq"]
    if context.is_copy(record):
        derive.insert(1, "Copy")
    if context.has_default(record):
        derive.insert(-1, "Default")
    if not _has_float(context, record):
        derive.append("Eq")
    fields = [f"pub {shown[f.name]}: {context.owned(f.type)}," for f in record_fields(record)]
    name = context.own.types[record.name]
    return [f"#[derive({', '.join(derive)})]", f"pub struct {name} {{", *fields, "}"]


def _state(context: RustContext, refusals: list[ir.Refusal], dropped: set[str]) -> dict[str, list[str]]:
    """The module's data, by the module whose it is."""
    lines: dict[str, list[str]] = {}
    cells: dict[str, list[list[str]]] = {}
    for variable in context.module.globals:
        part = context.module.part_of(variable.span)
        try:
            emitter = _initial_emitter(context, variable)
            emitter.known = context.is_known(variable.initial, variable.type)
            if context.is_constant(variable):
                lines.setdefault(part, []).extend(_constant(context, variable, emitter))
            else:
                cells.setdefault(part, []).append(_cell(context, variable, emitter))
        except Unsupported as error:
            refusals.append(_module_refusal(context, error, f"data {variable.name}"))
            dropped.add(variable.name)
    for part, found in cells.items():
        if context.program.has_tasks:  # one each: the macro goes through them by recursion
            kept = [["", f"{context.runtime('shared::shared')}! {{", *one, "}"] for one in found]
        else:
            kept = [["", "thread_local! {"], *found, ["}"]]
        lines.setdefault(part, []).extend(line for group in kept for line in group)
    return lines


def _mentioned(module: ir.IrModule) -> set[str]:
    """The module's own data that its subprograms mention."""
    return {
        node.name
        for subprogram in module.subprograms
        for node in walk.all_expressions(subprogram.body)
        if isinstance(node, ir.Variable) and not walk.is_local(node)
    }


def _initial_emitter(context: RustContext, variable: ir.GlobalVariable) -> Subprogram:
    from analyzers.model import Span

    span = variable.span or Span(context.module.id, 1)
    return Subprogram(context, ir.IrSubprogram(variable.name, span, (), None, ()), False)


def _initial(emitter: Subprogram, variable: ir.GlobalVariable) -> str:
    """The initial value's text. An exception during elaboration ends the program."""
    text = emitter.value(variable.initial, variable.type).text
    if emitter.frames[0].raised:
        emitter.context.uses_exception = True
        return f'(|| Ok::<_, Exception>({text}))().expect("initial value of {variable.name}")'
    return text


def _constant(context: RustContext, variable: ir.GlobalVariable, emitter: Subprogram) -> list[str]:
    name = context.own.globals[variable.name]
    type_ = context.types.resolve(variable.type)
    if is_string(type_) and fixed_length(type_) is None and isinstance(variable.initial, ir.StringLiteral):
        text = literals.bytes_literal(variable.initial.value)
        return ["", *_from(variable), f"pub const {name}: &[u8] = {text};"]
    keyword = "const" if is_scalar(type_) else "static"
    text = _initial(emitter, variable)
    return ["", *_from(variable), f"pub {keyword} {name}: {context.owned(type_)} = {text};"]


def _from(variable: ir.GlobalVariable) -> list[str]:
    return [f"/// From `{span_line(variable.span)}`."] if variable.span is not None else []


def _cell(context: RustContext, variable: ir.GlobalVariable, emitter: Subprogram) -> list[str]:
    name = context.own.globals[variable.name]
    type_ = context.types.resolve(variable.type)
    text = _initial(emitter, variable)
    cell = "Cell" if is_scalar(type_) else "RefCell"
    visibility = "pub " if variable.exported else "pub(crate) "
    if not variable.exported and variable.name not in _mentioned(context.module):
        visibility = f"#[allow(dead_code)] // nothing that is translated uses it\n{visibility}"
    known = context.is_known(variable.initial, type_)
    value = f"const {{ {cell}::new({text}) }}" if known else f"{cell}::new({text})"
    return [*_from(variable), f"{visibility}static {name}: {cell}<{context.owned(type_)}> = {value};"]


def _hoisted(context: RustContext) -> list[str]:
    return ["", *context.hoisted.values()] if context.hoisted else []


def _case_values(module: ir.IrModule) -> Iterator[ir.IntLiteral]:
    """The numbers with names that switches choose by."""
    for subprogram in module.subprograms:
        for statement in walk.statements(subprogram.body):
            for case in statement.cases if isinstance(statement, ir.Switch) else ():
                for value in case.values:
                    if isinstance(value, ir.IntLiteral) and value.name and not value.character:
                        yield value


def _numbers(context: RustContext, functions: list[str]) -> list[str]:
    """The names of numbers that these functions use. None may be missing: as a pattern it would take every value."""
    used = set(_WORD.findall("\n".join(functions))) if context.numbers else set()
    lines = [
        f"const {name}: {kind} = {literals.integer_literal(value)};"
        for name, (kind, value) in context.numbers.items() if name in used
    ]  # fmt: skip
    return ["", *lines] if lines else []


def _main(context: RustContext, written: list[ir.IrSubprogram]) -> list[str]:
    """`pub fn main()` of a main module: runs the entry and turns its outcome into an exit code."""
    entry = next((s for s in written if s.name == context.module.entry), None)
    if entry is None or not context.module.entry:
        return []
    name = context.own.subprograms[entry.name]
    raises = (context.module.id, entry.name) in context.raising
    code = "code" if entry.result is not None else "0"
    same = entry.result is not None and context.owned(entry.result) == "i32"
    if raises and same:
        body = [f"rt::run({name})"]
    elif raises:
        pattern = "code" if entry.result is not None else "()"
        body = [f"rt::run(|| {name}().map(|{pattern}| {code}{' as i32' if code == 'code' else ''}))"]
    elif same:
        body = [f"rt::run(|| Ok({name}()))"]
    elif entry.result is not None:
        body = [f"rt::run(|| Ok({name}() as i32))"]
    else:
        body = ["rt::run(|| {", f"{name}();", "Ok(0)", "})"]
    return ["", "/// Runs the program and ends the process with its exit code.", "pub fn main() {", *body, "}"]
