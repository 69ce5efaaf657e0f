"""COBOL: what a tree of programs and copybooks contains, and how the programs depend on each other."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from analyzers.cobol import SUFFIXES, ast, interface, resolve, syntax
from analyzers.cobol.layout import Layout
from analyzers.model import (
    Dependency,
    DependencyKind,
    Diagnostic,
    Module,
    ModuleKind,
    Severity,
    SourceFile,
    Span,
)
from analyzers.source import Analysis

_COPY = re.compile(r"\bCOPY\s+[\"']?([A-Za-z0-9-]+)", re.I)


def all_programs(parsed: Sequence[syntax.Parsed]) -> Iterator[tuple[syntax.Parsed, ast.Program]]:
    """Every program with its file, the nested ones after those that they are in."""

    def below(program: ast.Program) -> Iterator[ast.Program]:
        yield program
        for inner in program.nested:
            yield from below(inner)

    for file in parsed:
        for outer in file.programs:
            for program in below(outer):
                yield file, program


class CobolSource:
    """COBOL 85 and what GnuCOBOL adds, in fixed and free format."""

    language = "cobol"
    suffixes: tuple[str, ...] = SUFFIXES

    def named_files(self, files: Sequence[SourceFile]) -> frozenset[str]:
        """Copybooks by the names that COPY statements give, in lower case: they often have no suffix."""
        return frozenset(name.lower() for file in files for name in _COPY.findall(file.text))

    def analyze(self, files: Sequence[SourceFile]) -> Analysis:
        by_path = {str(f.path): f for f in files}
        parsed = syntax.parse(list(files))
        programs = list(all_programs(parsed))
        layouts = {id(program): Layout(program) for _, program in programs}
        known = {program.name: resolve.module_id(program.name) for _, program in programs}
        sites = {id(program): resolve.calls(program, layouts[id(program)]) for _, program in programs}
        called = {name for found in sites.values() for site in found for name in site.programs}
        modules: list[Module] = []
        dependencies: list[Dependency] = []
        for file, program in programs:
            layout = layouts[id(program)]
            main = not program.using and program.name not in called and program.outer is None
            source = by_path[file.path]
            end = program.end_line or source.text.count("\n") + 1
            lines = end - program.span.line + 1 if len(file.programs) > 1 else source.text.count("\n")
            modules.append(
                Module(
                    id=known[program.name],
                    name=program.name,
                    language=self.language,
                    kind=ModuleKind.MAIN if main else ModuleKind.LIBRARY,
                    files=(file.path,),
                    lines=lines,
                    interface=interface.interface(program, layout),
                    sha256=self._digest(source, file, by_path),
                )
            )
            dependencies += resolve.call_edges(known[program.name], sites[id(program)], known)
            dependencies += resolve.copy_edges(known[program.name], file.copies)
        dependencies += self._file_edges(programs, layouts, known)
        modules += self._copybooks(parsed, by_path, {m.id for m in modules})
        diagnostics = [d for file in parsed for d in file.diagnostics]
        diagnostics += self._unread(parsed, by_path)
        return Analysis(tuple(modules), tuple(dependencies), tuple(diagnostics), lambda: resolve.symbols(known))

    @staticmethod
    def _digest(source: SourceFile, file: syntax.Parsed, by_path: dict[str, SourceFile]) -> str:
        """Over the program's file and what it copies: a changed copybook changes the program."""
        digest = hashlib.sha256(source.text.encode("utf-8", "surrogateescape"))
        for path in sorted({c.path for c in file.copies if c.path}):
            digest.update(by_path[path].text.encode("utf-8", "surrogateescape"))
        return digest.hexdigest()

    @staticmethod
    def _copybooks(
        parsed: Sequence[syntax.Parsed], by_path: dict[str, SourceFile], taken: set[str]
    ) -> list[Module]:
        copied = {c.path for file in parsed for c in file.copies if c.path}
        found = []
        for file in parsed:
            if file.programs or (file.path not in copied and not file.path.lower().endswith((".cpy", ".copy", ".cpb"))):
                continue
            name = file.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
            identifier = resolve.copybook_id(file.path)
            source = by_path[file.path]
            digest = hashlib.sha256(source.text.encode("utf-8", "surrogateescape")).hexdigest()
            if identifier in taken:
                identifier += "_copy"
            lines = source.text.count("\n")
            found.append(
                Module(identifier, name, "cobol", ModuleKind.COPYBOOK, (file.path,), lines, sha256=digest)
            )
        return found

    @staticmethod
    def _file_edges(
        programs: Sequence[tuple[syntax.Parsed, ast.Program]], layouts: dict[int, Layout], known: dict[str, str]
    ) -> list[Dependency]:
        """Who reads a file needs who writes it."""
        writers: dict[str, list[str]] = {}
        readers: list[tuple[str, str, Span]] = []
        for _, program in programs:
            modes = resolve.file_modes(program)
            for file in program.files:
                if file.is_sort:
                    continue
                external = resolve.external_name(file, layouts[id(program)])
                used = modes.get(file.name, set())
                if used & resolve.WRITES:
                    writers.setdefault(external, []).append(known[program.name])
                if used & resolve.READS:
                    readers.append((known[program.name], external, file.span))
        return [
            Dependency(reader, writer, DependencyKind.FILE, span, reason=external)
            for reader, external, span in readers
            for writer in writers.get(external, [])
            if writer != reader
        ]

    @staticmethod
    def _unread(parsed: Sequence[syntax.Parsed], by_path: dict[str, SourceFile]) -> list[Diagnostic]:
        copied = {c.path for file in parsed for c in file.copies}
        return [
            Diagnostic(Severity.WARNING, "no PROGRAM-ID in this file", Span(file.path, 1))
            for file in parsed
            if not file.programs
            and file.path not in copied
            and not file.path.lower().endswith((".cpy", ".copy", ".cpb"))
        ]


SOURCE = CobolSource()
