"""From the facts of single COBOL files to programs, copybooks and the edges between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analyzers.cobol.copying import vendor_of
from analyzers.cobol.facts import COPYBOOK_SUFFIXES
from analyzers.cobol.resolve import READS, WRITES, copybook_id, module_id, symbols
from analyzers.model import DependencyKind, Diagnostic, Module, ModuleKind, Severity, Span
from analyzers.survey.facts import Build, Dead, FileFacts, Linked, Routine
from analyzers.survey.merge import Edges, module_digest

_SYSTEM = ("CBL_", "C$", "SYSTEM", "CEE", "DFH", "DSN", "ILB", "IGZ", "MQ", "EXTFH", "CBLTDLI", "AIBTDLI", "XCTL")


class CobolLinker:
    """Links the facts of a tree's COBOL files."""

    def __init__(self, facts: Sequence[FileFacts], build: Build) -> None:
        self.facts = {f.path: f for f in facts}
        self.entries = set(build.entries)
        self.mapsets = build.mapsets
        self.edges = Edges()
        self.diagnostics: list[Diagnostic] = []
        self.programs = [(f, p) for f in facts for p in f.payload["programs"]]
        self.ids: dict[tuple[str, int], str] = {}  # (path, line) of a PROGRAM-ID
        self.known: dict[str, str] = {}  # program or ENTRY name to module id
        taken: set[str] = set()
        for file, program in self.programs:
            name = own = module_id(program["name"])
            number = 2
            while name in taken:
                name, number = f"{own}_{number}", number + 1
            if name != own:
                message = f"program {program['name']} is there a second time; this one is called '{name}'"
                self.diagnostics.append(Diagnostic(Severity.WARNING, message, Span(file.path, program["line"])))
            taken.add(name)
            self.ids[file.path, program["line"]] = name
            self.known.setdefault(program["name"], name)
        for file, program in self.programs:
            for entry in program["entry_points"]:
                self.known.setdefault(entry, self.ids[file.path, program["line"]])
        copied = {c[1] for f in facts for c in f.payload["copies"] if c[1]}
        self.copybooks: dict[str, str] = {}  # path to module id
        for file in facts:
            is_copybook = file.path in copied or file.path.lower().endswith(COPYBOOK_SUFFIXES)
            if file.payload["programs"] or not (is_copybook or not file.payload["programs"]):
                continue
            name = own = copybook_id(file.path)
            if name in taken:
                name = own = f"{own}_copy"
            number = 2
            while name in taken:
                name, number = f"{own}_{number}", number + 1
            taken.add(name)
            self.copybooks[file.path] = name

    def link(self) -> Linked:
        called = {n for _, p in self.programs for c in p["calls"] for n in c[2]}
        modules: list[Module] = []
        routines: dict[str, tuple[Routine, ...]] = {}
        io: dict[str, tuple[str, ...]] = {}
        dead: list[Dead] = []
        writers: dict[str, list[str]] = {}
        for file, program in self.programs:
            for _, external, _, modes, _, _ in program["files"]:
                if set(modes) & WRITES:
                    writers.setdefault(external, []).append(self.ids[file.path, program["line"]])
        for file, program in self.programs:
            source = self.ids[file.path, program["line"]]
            modules.append(self.module(source, file, program, called))
            self.call_edges(source, program)
            self.copy_edges(source, file)
            self.file_edges(source, program, writers)
            routines[source] = tuple(
                Routine(name, path, line, end, complexity, number == 0, tuple(calls), mark)
                for number, (name, path, line, end, complexity, calls, mark) in enumerate(program["paragraphs"])
            )
            io[source] = tuple(
                dict.fromkeys([f"file {e} ({o.lower()}, {'/'.join(m).lower() or 'not opened'})" for _, e, o, m, _, _ in program["files"]]
                              + [name for name, _, _ in program["io"]])
            )  # fmt: skip
            dead += [
                Dead(source, name, path, line, "no fall-through, PERFORM or GO TO reaches it")
                for name, path, line in program["dead"]
            ]
        for path, name in self.copybooks.items():
            file = self.facts[path]
            stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
            modules.append(
                Module(name, stem, "cobol", ModuleKind.COPYBOOK, (path,), file.lines, sha256=module_digest([file]))
            )
            for copied_name, target, where, line in file.payload["copies"]:
                if where == path:
                    self.copy(name, copied_name, target, where, line)
        return Linked(
            tuple(modules), self.edges.dependencies(), tuple(self.diagnostics), routines, self.edges.names(),
            self.edges.counts(), tuple(dead), io, offers=lambda: symbols(self.known),
        )  # fmt: skip

    def module(self, source: str, file: FileFacts, program: Mapping[str, Any], called: set[str]) -> Module:
        name = program["name"]
        main = (not program["using"] and name not in called) or name in self.entries
        alone = len(file.payload["programs"]) == 1
        lines = file.lines if alone else program["end_line"] - program["line"] + 1
        copies = [self.facts[c[1]] for c in file.payload["copies"] if c[1] in self.facts]
        digest = module_digest([file, *_unique(copies)])
        kind = ModuleKind.MAIN if main else ModuleKind.LIBRARY
        return Module(source, name, "cobol", kind, (file.path,), max(lines, 1), sha256=digest)

    def call_edges(self, source: str, program: Mapping[str, Any]) -> None:
        call = DependencyKind.CALL
        for path, line, names, reason, identifier in program["calls"]:
            span = Span(path, line)
            for name in names:
                target = self.known.get(name)
                if target is not None:
                    self.edges.add(source, target, call, span, name)
                elif name.startswith(_SYSTEM):
                    self.edges.add(source, name, call, span, name, "a program of the run-time system")
                else:
                    self.edges.add(source, name, call, span, name, f"program {name} is not in this codebase")
            if not names:
                self.edges.add(source, identifier or "?", call, span, "", reason or "the program's name cannot be known")

    def copy(self, source: str, name: str, target: str, path: str, line: int) -> None:
        span = Span(path, line)
        if target in self.copybooks:
            self.edges.add(source, self.copybooks[target], DependencyKind.COPY, span, name)
        elif target:
            owner = next((i for (p, _), i in self.ids.items() if p == target), target)
            self.edges.add(source, owner, DependencyKind.COPY, span, name)
        else:
            vendor, screens = vendor_of(name), self.mapsets.get(name.upper())
            reason = f"a copybook that comes with {vendor}" if vendor else "copybook is not in this codebase"
            if screens:
                reason = f"the symbolic map that {screens} makes when it is assembled"
            self.edges.add(source, name, DependencyKind.COPY, span, name, reason)

    def copy_edges(self, source: str, file: FileFacts) -> None:
        """All that a program copies, what copybooks copy included: it changes when they do."""
        for name, target, path, line in file.payload["copies"]:
            self.copy(source, name, target, path, line)

    def file_edges(self, source: str, program: Mapping[str, Any], writers: Mapping[str, Sequence[str]]) -> None:
        """Who reads a file needs who writes it; tables and what CICS keeps are outside the tree."""
        for _, external, _, modes, path, line in program["files"]:
            if not set(modes) & READS:
                continue
            for writer in writers.get(external, ()):
                if writer != source:
                    self.edges.add(source, writer, DependencyKind.FILE, Span(path, line), external)
        for name, path, line in program["io"]:
            reason = "a table of the database" if name.startswith("table ") else "kept by CICS, outside the tree"
            target = name.removeprefix("table ")
            self.edges.add(source, target, DependencyKind.FILE, Span(path, line), target, reason)


def _unique(files: Iterable[FileFacts]) -> list[FileFacts]:
    return list({f.path: f for f in files}.values())
