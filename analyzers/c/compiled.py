"""What gcc says of a C file: its debugging information (DWARF 5), as `readelf --debug-dump=info,rawline` prints it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from analyzers.survey.compiled import TREE, Compilation, folders_of, in_tree, paths_of
from analyzers.survey.facts import Survey
from analyzers.survey.surface import COMPILER, Datum, Formal, Layout, Member, Offered, Surface

_ENTRY = re.compile(r" <(\d+)><([0-9a-f]+)>: Abbrev Number: (\d+)(?: \(DW_TAG_(\w+)\))?")
_ATTRIBUTE = re.compile(r" {4}<[0-9a-f]+> +DW_AT_(\w+) *: (.*)")
_INDIRECT = re.compile(r"\((?:alt )?(?:indirect|indexed)[^)]*\): ?")
_TABLE = re.compile(r"The (Directory|File Name) Table")
_ROW = re.compile(r"  (\d+)\t(?:(\d+)\t)?(.*)")
_DEEPEST = 12


@dataclass
class _Node:
    tag: str
    values: dict[str, str] = field(default_factory=dict)
    inside: list[_Node] = field(default_factory=list)

    def number(self, name: str) -> int | None:
        text = self.values.get(name, "").split(" ")[0].split("\t")[0]
        try:
            return int(text, 16 if text.startswith("0x") else 10)
        except ValueError:
            return None


def compilations(found: Survey) -> Iterator[Compilation]:
    """Of each C file that is no header; headers are searched for where the build descriptions say, then in all folders
    that have some."""
    paths = paths_of(found, "c")
    headers = folders_of([f.path for f in found.files.values() if f.path.endswith(".h")])
    told = found.build.include_folders
    search = " ".join(shlex.quote(f"-I{TREE}/{f}") for f in [*told, *(f for f in headers if f not in told)])
    for path in paths:
        if path.lower().endswith(".h"):
            continue
        compiler = f"gcc -g -gdwarf-5 -O0 -w -fno-eliminate-unused-debug-types -c -o o {search} {shlex.quote(f'{TREE}/{path}')}"
        command = f"{compiler} 2>/dev/null && readelf --debug-dump=info,rawline o > dump 2>/dev/null"
        yield Compilation(path, command, ("dump",), _told)


def _told(reports: Mapping[str, str]) -> Surface | None:
    dump = reports.get("dump", "")
    return surface_of(dump, in_tree) if dump else None


def surface_of(dump: str, file_of: Callable[[str], str]) -> Surface:
    """The functions that this object file defines, its objects and the structures that it knows. `file_of` turns a
    path of the compiler's into one of the tree ('' for one outside)."""
    nodes, top = _read(dump)
    files = {number: file_of(path) for number, path in _files(dump).items()}

    def place(node: _Node) -> tuple[str, int]:
        return files.get(node.number("decl_file") or 0, ""), node.number("decl_line") or 1

    def target(node: _Node) -> _Node | None:
        found = re.match(r"<0x([0-9a-f]+)>", node.values.get("type", ""))
        return nodes.get(int(found.group(1), 16)) if found else None

    def shown(node: _Node | None, depth: int = 0) -> str:
        if node is None:
            return "void"
        name = node.values.get("name", "")
        inner = target(node)
        if depth > _DEEPEST:
            return "…"
        match node.tag:
            case "pointer_type":
                if inner is not None and inner.tag == "subroutine_type":
                    given = ", ".join(shown(target(p), depth + 1) for p in inner.inside if p.tag == "formal_parameter")
                    return f"{shown(target(inner), depth + 1)} (*)({given or 'void'})"
                return f"{shown(inner, depth + 1)} *"
            case "const_type" | "volatile_type" | "restrict_type":
                word = node.tag.removesuffix("_type")
                text = shown(inner, depth + 1)
                return f"{text} {word}" if text.endswith("*") else f"{word} {text}"
            case "structure_type" | "union_type" | "enumeration_type":
                kind = {"structure_type": "struct", "union_type": "union"}.get(node.tag, "enum")
                return f"{kind} {name}" if name else kind
            case "array_type":
                bounds = [n.number("upper_bound") for n in node.inside if n.tag == "subrange_type"]
                return shown(inner, depth + 1) + "".join(f"[{b + 1}]" if b is not None else "[]" for b in bounds)
            case _:
                return name or node.tag.replace("_", " ")

    def size(node: _Node | None, depth: int = 0) -> int | None:
        """In bytes."""
        if node is None or depth > _DEEPEST:
            return None
        own = node.number("byte_size")
        if own is not None:
            return own
        one = size(target(node), depth + 1)
        if node.tag == "array_type" and one is not None:
            for bound in (n.number("upper_bound") for n in node.inside if n.tag == "subrange_type"):
                if bound is None:
                    return None
                one *= bound + 1
        return one

    def mode(node: _Node | None) -> str:
        for _ in range(_DEEPEST):
            if node is None or node.tag == "pointer_type":
                break
            node = target(node)
        if node is None:
            return "in"
        inner = target(node)
        return "in" if inner is not None and inner.tag in ("const_type", "subroutine_type") else "in out"

    def member(node: _Node) -> Member:
        kind = target(node)
        bits = node.number("bit_size")
        at = node.number("data_bit_offset")
        if at is None:
            at = (node.number("data_member_location") or 0) * 8
        whole = size(kind)
        return Member(node.values.get("name", ""), shown(kind), at, bits if bits is not None else whole and whole * 8)

    functions: list[Offered] = []
    data: list[Datum] = []
    types: list[Layout] = []
    for node in top:
        name = node.values.get("name", "")
        origin = re.match(r"<0x([0-9a-f]+)>", node.values.get("specification", ""))
        if origin and int(origin.group(1), 16) in nodes:
            declared = nodes[int(origin.group(1), 16)]
            node.values = {**declared.values, **node.values}
            node.values.pop("declaration", None)
            name = node.values.get("name", "")
        file, line = place(node)
        if not file or not name or "declaration" in node.values:
            continue
        if node.tag == "subprogram":
            given = [
                Formal(p.values.get("name", ""), shown(target(p)), mode(target(p)))
                for p in node.inside
                if p.tag == "formal_parameter"
            ]
            if any(p.tag == "unspecified_parameters" for p in node.inside):
                given.append(Formal("...", "...", "in"))
            result = shown(target(node)) if "type" in node.values else ""
            functions.append(Offered(name, file, line, result, tuple(given), "external" in node.values, COMPILER))
        elif node.tag == "variable":
            data.append(Datum(name, file, line, shown(target(node)), size(target(node)), COMPILER))
        elif node.tag in ("structure_type", "union_type"):
            kind = "struct" if node.tag == "structure_type" else "union"
            members = tuple(member(n) for n in node.inside if n.tag == "member")
            bytes_ = node.number("byte_size")
            types.append(Layout(f"{kind} {name}", file, line, bytes_ and bytes_ * 8, members, COMPILER))
        elif node.tag == "typedef":
            inner = target(node)
            if inner is not None and inner.tag in ("structure_type", "union_type") and "name" not in inner.values:
                members = tuple(member(n) for n in inner.inside if n.tag == "member")
                bytes_ = inner.number("byte_size")
                types.append(Layout(name, file, line, bytes_ and bytes_ * 8, members, COMPILER))
    return Surface(tuple(functions), tuple(data), tuple(types))


def _read(dump: str) -> tuple[dict[int, _Node], list[_Node]]:
    """All entries by offset, and those directly below the compilation unit."""
    nodes: dict[int, _Node] = {}
    top: list[_Node] = []
    path: list[_Node] = []
    current: _Node | None = None
    for line in dump.split("\n"):
        entry = _ENTRY.match(line)
        if entry:
            depth, offset, _, tag = entry.groups()
            current = None
            if tag is None:
                continue
            current = nodes[int(offset, 16)] = _Node(tag)
            level = int(depth)
            del path[level:]
            if path and level:
                path[-1].inside.append(current)
            if level == 1:
                top.append(current)
            path.append(current)
            continue
        attribute = _ATTRIBUTE.match(line)
        if attribute and current is not None:
            current.values[attribute.group(1)] = _INDIRECT.sub("", attribute.group(2)).strip()
    return nodes, top


def _files(dump: str) -> dict[int, str]:
    """The numbers that entries name files by."""
    folders: dict[int, str] = {}
    files: dict[int, str] = {}
    table = ""
    for line in dump.split("\n"):
        begin = _TABLE.search(line)
        if begin:
            table = begin.group(1)
            continue
        row = _ROW.match(line) if table else None
        if row is None:
            if line.strip() and not line.strip().startswith("Entry"):
                table = ""
            continue
        number, folder, name = int(row.group(1)), row.group(2), row.group(3).rsplit("): ", 1)[-1].strip()
        if table == "Directory":
            folders[number] = name
        else:
            base = folders.get(int(folder or 0), "")
            files[number] = name if name.startswith("/") or not base else f"{base}/{name}"
    return files
