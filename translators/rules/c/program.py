"""What lowering one function needs to know about the whole tree: who defines what, and what a call may touch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from analyzers.c import tree
from analyzers.c.ctypes import CStruct, CType
from analyzers.c.resolve import Group, parse_tree
from analyzers.c.unit import Unit
from analyzers.c.walk import walk
from analyzers.model import Codebase, Module, Parameter, SourceFile, Span, Subprogram

OUTSIDE = "outside"  # stands for the console, files and everything else that is shared

# library functions that neither read nor change anything but their arguments' targets
PURE_LIBRARY = frozenset(
    [
        "memcpy",
        "memmove",
        "memset",
        "memcmp",
        "memchr",
        "strlen",
        "strcmp",
        "strncmp",
        "strcasecmp",
        "strncasecmp",
        "strcpy",
        "strncpy",
        "strcat",
        "strncat",
        "strchr",
        "strrchr",
        "strstr",
        "strspn",
        "strcspn",
        "strpbrk",
        "snprintf",
        "sprintf",
        "isalnum",
        "isalpha",
        "isblank",
        "iscntrl",
        "isdigit",
        "isgraph",
        "islower",
        "isprint",
        "ispunct",
        "isspace",
        "isupper",
        "isxdigit",
        "tolower",
        "toupper",
        "abs",
        "labs",
        "llabs",
        "atoi",
        "atol",
        "atoll",
        "sqrt",
        "floor",
        "ceil",
        "fabs",
        "fmod",
        "round",
        "trunc",
    ]
)


_ANONYMOUS = re.compile(r"(@[^:']*:\d+):\d+(?=:\d+)")  # keys of structures without a tag tell the row after preprocessing
_STRUCTURE = re.compile(r"CStruct\(key='([^']*)'")


class Refused(Exception):
    """A construct that is not lowered. Becomes a `Refusal` of the function."""

    def __init__(self, construct: str, reason: str, span: Span) -> None:
        super().__init__(reason)
        self.construct = construct
        self.reason = reason
        self.span = span


def _of_headers(unit: Unit) -> Iterator[tuple[tuple[str, str], str]]:
    """Static functions, static variables, constants and structures of a unit's headers: file and name, and a text that is the
    same where all is."""
    for function in unit.functions.values():
        if function.static and function.span.file != unit.path:
            own = any(isinstance(d, tree.Declarator) and d.storage == "static" for d in walk(function))
            yield (function.span.file, function.name), unit.path if own else _told(function)
    for declared in unit.objects.values():
        if declared.storage == "static" and declared.span.file != unit.path:
            yield (declared.span.file, declared.name), _told(declared) if declared.const else unit.path
    for constant in unit.constants.values():
        if constant.span is not None and constant.span.file != unit.path:
            yield (constant.span.file, constant.name), str(constant.value)
    for key, info in unit.structs.items():
        if info.fields is not None and info.span.file != unit.path:
            yield (info.span.file, _ANONYMOUS.sub(r"\1", key)), _told((info.fields, info.size))


def _told(value: object) -> str:
    """A text that is the same for units that have the same."""
    return _ANONYMOUS.sub(r"\1", repr(value))


def _structures(value: object) -> set[str]:
    """The keys of the structures in what something says of itself."""
    return set(_STRUCTURE.findall(repr(value)))


class Program:
    """The parsed tree, with look-up across modules."""

    def __init__(self, files: Sequence[SourceFile], codebase: Codebase) -> None:
        self.codebase = codebase
        self.modules: dict[str, Module] = {m.id: m for m in codebase.modules if m.language == "c"}
        ids = {m.files: m.id for m in self.modules.values()}  # where another language has such a module, not the group's own
        groups = (replace(g, id=ids.get(g.files, g.id)) for g in parse_tree(files))
        self.groups: dict[str, Group] = {g.id: g for g in groups}
        self.owner_of_file = {path: g.id for g in self.groups.values() for path in g.files}
        self._touched: dict[tuple[str, str], frozenset[str]] = {}

    @cached_property
    def functions(self) -> dict[str, tuple[Unit, tree.Function, str]]:
        """Definitions with external linkage, by name."""
        found: dict[str, tuple[Unit, tree.Function, str]] = {}
        for group in self.groups.values():
            for unit in group.units:
                for function in unit.functions.values():
                    if not function.static and function.span.file in group.files:
                        found.setdefault(function.name, (unit, function, group.id))
        return found

    @cached_property
    def apart(self) -> frozenset[tuple[str, str]]:
        """What of headers is not the same in all units that include them (C17 6.2.2): file and name."""
        seen: dict[tuple[str, str], str] = {}
        units = [unit for group in self.groups.values() for unit in group.units]
        return frozenset(name for unit in units for name, told in _of_headers(unit) if seen.setdefault(name, told) != told)

    def refuse_apart(self, unit: Unit, function: tree.Function) -> None:
        """Raises Refused for a function that is, or mentions, what each unit has its own of: a module has one of it."""
        if not self.apart:
            return
        spans = [(function.name, function.span)]
        structures = _structures(function)
        for node in walk(function):
            if isinstance(node, tree.Name):
                known = unit.functions.get(node.name) or unit.objects.get(node.name) or unit.constants.get(node.name)
                if known is not None and known.span is not None:
                    spans.append((node.name, known.span))
                    structures |= _structures(getattr(known, "type", None))
        while more := {k for key in structures if key in unit.structs for k in _structures(unit.structs[key].fields)} - structures:
            structures |= more
        spans += [(_ANONYMOUS.sub(r"\1", key), unit.structs[key].span) for key in sorted(structures) if key in unit.structs]
        for name, span in spans:
            if (span.file, name) in self.apart:
                raise Refused("static in a header", f"{name} of {span.file} is not the same in all that include it", function.span)

    def owner(self, span: Span) -> str:
        """The module that a declaration belongs to."""
        return self.owner_of_file.get(span.file, "")

    def definition(self, unit: Unit, name: str) -> tuple[Unit, tree.Function, str] | None:
        """The function that `name` means in a unit, and the module that defines it."""
        own = unit.functions.get(name)
        if own is not None:
            return unit, own, self.owner(own.span)
        return self.functions.get(name)

    def subprogram(self, module: str, name: str) -> Subprogram | None:
        found = self.modules.get(module)
        for candidate in found.interface.subprograms if found is not None else ():
            if candidate.name == name:
                return candidate
        return None

    def parameters(self, module: str, name: str) -> tuple[Parameter, ...] | None:
        found = self.subprogram(module, name)
        return None if found is None else found.parameters

    # ---- what a call may read or change besides its arguments

    def touched(self, unit: Unit, name: str) -> frozenset[str]:
        """Global variables that a call of `name` may mention, transitively; `OUTSIDE` for what is not known."""
        found = self.definition(unit, name)
        if found is None:
            return frozenset() if name in PURE_LIBRARY else frozenset((OUTSIDE,))
        key = (found[2], name)
        if key in self._touched:
            return self._touched[key]
        names: set[str] = set()
        pending = [found]
        seen: set[tuple[str, str]] = set()
        while pending:
            where, function, owner = pending.pop()
            if (owner, function.name) in seen:
                continue
            seen.add((owner, function.name))
            local = {n for n, _ in function.type.parameters}
            for node in walk(function.body):
                if isinstance(node, tree.Declarator):
                    if node.storage == "static" and not node.const:
                        names.add(f"{function.name}_{node.name}")
                    local.add(node.name)
            for node in walk(function.body):
                if isinstance(node, tree.CallExpression) and not isinstance(node.function, tree.Name):
                    names.add(OUTSIDE)
                if not isinstance(node, tree.Name) or node.name in local:
                    continue
                if node.name in where.objects:
                    if not where.objects[node.name].const:
                        names.add(node.name)
                    continue
                called = self.definition(where, node.name)
                if called is not None:
                    pending.append(called)
                elif node.name not in PURE_LIBRARY | {"NULL"} and where.constant(node.name) is None:
                    names.add(OUTSIDE)
            if function.broken:
                names.add(OUTSIDE)
        self._touched[key] = frozenset(names)
        return self._touched[key]


def struct_key(type_: CType) -> str:
    return type_.key if isinstance(type_, CStruct) else ""
