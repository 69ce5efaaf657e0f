"""A program's interface: parameters, paragraphs, data, files."""

from __future__ import annotations

from dataclasses import replace

from analyzers.cobol import ast, walk
from analyzers.cobol.layout import Field, Layout
from analyzers.cobol.resolve import external_name
from analyzers.model import (
    ArrayType,
    DataItem,
    DecimalStorage,
    DecimalType,
    Direction,
    FileUse,
    Interface,
    IntType,
    OpaqueType,
    Overflow,
    Parameter,
    RecordField,
    RecordType,
    StringKind,
    StringType,
    Subprogram,
    Type,
    UnionType,
)

_STORAGE = {
    "DISPLAY": DecimalStorage.DISPLAY,
    "PACKED": DecimalStorage.PACKED,
    "BINARY": DecimalStorage.BINARY,
    "COMP-5": DecimalStorage.BINARY,
}


def item_type(item: Field, occurrence: bool = False, overlays: bool = True) -> Type:
    """The type of an item; with `occurrence`, of one occurrence of a table; without `overlays`, as if nothing
    in it were redefined."""
    if item.has_occurs and not occurrence:
        name = item.name or "FILLER"
        return ArrayType(item_type(item, True, overlays), 1, item.occurs, f"{name}-TABLE")
    if item.children:
        return _group_type(item, overlays)
    if item.trouble and item.size == 0:
        return OpaqueType(item.name, item.trouble)
    if item.usage == "INDEX":
        return IntType(32, True, Overflow.WRAPS, name=item.name)
    if item.category == "numeric":
        storage = _STORAGE.get(item.usage)
        if storage is None:
            return OpaqueType(item.name, f"USAGE {item.usage}")
        return DecimalType(item.digits, item.scale, item.signed, storage, item.size, item.name)
    return StringType(StringKind.FIXED, item.size, item.name)


def _group_type(item: Field, overlays: bool) -> Type:
    fields = []
    overlaid = overlays and any(child.redefines for child in item.children)
    for number, child in enumerate(item.children, 1):
        if child.redefines and not overlays:
            continue
        name = child.name or f"FILLER-{number}"
        fields.append(RecordField(name, item_type(child, overlays=overlays), child.offset - item.offset))
    if overlaid:
        return UnionType(item.name, tuple(fields), item.size)
    return RecordType(item.name, tuple(fields), size=item.size)


def parameters(program: ast.Program, layout: Layout) -> tuple[Parameter, ...]:
    """LINKAGE items of PROCEDURE DIVISION USING, in order: all in out, since they are the caller's storage.

    Redefinitions are left out of their types: the storage is what is passed, and one description of it is enough."""
    found = []
    for mode, name in program.using:
        records = [r for r in layout.records if r.name == name and r.section == "linkage"]
        kind: Type = item_type(records[0], overlays=False) if records else OpaqueType(name, "not in the LINKAGE SECTION")
        if mode == "VALUE":
            kind = OpaqueType(name, "BY VALUE")
        found.append(Parameter(name, kind, Direction.IN_OUT))
    return tuple(found)


def _paragraph_calls(paragraph: ast.Paragraph) -> tuple[str, ...]:
    found: list[str] = []
    for node in walk.nodes(paragraph.sentences):
        if isinstance(node, ast.Perform) and node.first:
            found += [node.first] if node.first == node.last else [node.first, node.last]
        elif isinstance(node, ast.GoTo):
            found += node.targets
        elif isinstance(node, ast.Call) and isinstance(node.program, ast.Text):
            found.append(node.program.value.decode("latin-1"))
        elif isinstance(node, ast.Sort):
            for procedure in (node.input_procedure, node.output_procedure):
                if procedure:
                    found += [procedure[0]] if procedure[0] == procedure[1] else list(procedure)
    return tuple(dict.fromkeys(found))


def paragraph_names(program: ast.Program) -> list[str]:
    """A unique name for each paragraph: qualified by its section, or numbered, where the plain one is taken."""
    plain = [p.name or f"{program.name}-BODY" for p in program.paragraphs]
    taken: dict[str, int] = {}
    result = []
    for name, paragraph in zip(plain, program.paragraphs, strict=True):
        wanted = name
        if plain.count(name) > 1 and paragraph.section and not paragraph.is_section:
            wanted = f"{name} OF {paragraph.section}"
        number = taken.get(wanted, 0) + 1
        taken[wanted] = number
        result.append(wanted if number == 1 else f"{wanted}#{number}")
    return result


def subprograms(program: ast.Program, layout: Layout) -> tuple[Subprogram, ...]:
    found = []
    if program.using:
        total = sum(walk.complexity(p) - 1 for p in program.paragraphs) + 1
        calls = tuple(dict.fromkeys(c for p in program.paragraphs for c in _paragraph_calls(p)))
        found.append(
            Subprogram(program.name, replace(program.span, end_line=program.end_line), parameters(program, layout), None, True, calls,
                       complexity=total, comment=program.comment)
        )  # fmt: skip
    for name, paragraph in zip(paragraph_names(program), program.paragraphs, strict=True):
        found.append(
            Subprogram(name, paragraph.span, exported=False, calls=_paragraph_calls(paragraph),
                       complexity=walk.complexity(paragraph), comment=paragraph.comment)
        )  # fmt: skip
    return tuple(found)


def files(program: ast.Program, layout: Layout) -> tuple[FileUse, ...]:
    found = []
    for file in program.files:
        organization = "sort" if file.is_sort else file.organization.lower()
        record = next((r for r in layout.records if layout.file_of.get(id(r)) is file), None)
        kind = item_type(record) if record is not None else None
        found.append(FileUse(file.name, external_name(file, layout), organization, kind, file.span))
    return tuple(found)


def interface(program: ast.Program, layout: Layout) -> Interface:
    statements = [p.sentences for p in program.paragraphs]
    accepts = [n for n in walk.nodes(statements) if isinstance(n, ast.Accept)]
    devices = {"SYSIN", "CONSOLE", "SYSIPT"}
    stdin = any(
        not n.source or n.source in devices or program.special_names.get(n.source) in devices for n in accepts
    )
    keyboard = any(f.assign_word == "KEYBOARD" for f in program.files)
    arguments = any(n.source in ("COMMAND-LINE", "ARGUMENT-NUMBER", "ARGUMENT-VALUE") for n in accepts)
    data = tuple(
        DataItem(r.name or "FILLER", item_type(r), r.span)
        for r in layout.records
        if r.section == "working" and r.redefines is None
    )
    return Interface(
        subprograms=subprograms(program, layout),
        data=data,
        files=files(program, layout),
        reads_stdin=stdin or keyboard,
        reads_arguments=arguments,
    )
