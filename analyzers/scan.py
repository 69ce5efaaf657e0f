"""From a folder to a codebase: read every source file, let each language's analyzer see its own, and merge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from analyzers.crossing import crossings
from analyzers.ids import ids_apart, renamed_symbols, unique
from analyzers.model import Codebase, Dependency, Diagnostic, Severity, SourceFile, Span, TheseusError
from analyzers.registry import SOURCES, suffixes
from analyzers.shown import shown
from analyzers.source import Analysis, Source
from analyzers.tree import read_source, require_folder, walk


def read_tree(root: Path, sources: Sequence[Source]) -> tuple[list[SourceFile], list[Diagnostic]]:
    """Every source file of the given languages below `root`, decoded, and what could not be read."""
    files: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    for path in walk(root):
        suffix = path.suffix.lower()
        language = next((s.language for s in sources if suffix in s.suffixes), None)
        if language is None:
            continue
        name = path.relative_to(root).as_posix()
        if not name.isprintable() and any("\ud800" <= c <= "\udfff" for c in name):
            message = "has a name that is not UTF-8, so it is left out: rename it"
            diagnostics.append(Diagnostic(Severity.ERROR, message, Span(shown(name), 1)))
            continue
        file, diagnostic = read_source(root, path, language)
        if file is not None:
            files.append(file)
        if diagnostic is not None:
            diagnostics.append(diagnostic)
    for source in sources:
        files += _named_by(source, root, files)
    return files, diagnostics


def require_source(root: Path, sources: Sequence[Source] | None = None) -> None:
    """Raises TheseusError when the folder is missing or holds no source of these (else any) languages."""
    require_folder(root)
    known = suffixes().values() if sources is None else [source.suffixes for source in sources]
    wanted = [suffix for of_language in known for suffix in of_language]
    if not any(path.suffix.lower() in wanted for path in walk(root)):
        raise TheseusError(f"{root}: no Ada, COBOL or C source here (looked for {' '.join(wanted)})")


def _named_by(source: Source, root: Path, files: Sequence[SourceFile]) -> list[SourceFile]:
    """Files that a language's own files name and whose names don't say what they are (COPY K101A)."""
    named: frozenset[str] = getattr(source, "named_files", lambda _: frozenset())(
        [file for file in files if file.language == source.language]
    )
    if not named:
        return []
    known = {str(file.path) for file in files}
    found = []
    for path in walk(root):
        if path.name.lower() in named and not path.suffix:
            file, _ = read_source(root, path, source.language)
            if file is not None and str(file.path) not in known:
                found.append(file)
    return found


def analyze(root: Path, sources: Sequence[Source] | None = None) -> Codebase:
    """The graph of a tree. Raises TheseusError when the folder is missing or holds no source at all."""
    require_source(root, sources)
    if sources is None:
        present = {path.suffix.lower() for path in walk(root)}
        sources = [SOURCES.of(language) for language, ends in suffixes().items() if not present.isdisjoint(ends)]
    files, diagnostics = read_tree(root, sources)
    analyses = [source.analyze(own) for source in sources if (own := [f for f in files if f.language == source.language])]
    renamed, said = ids_apart([analysis.modules for analysis in analyses])
    analyses = [_renamed(analysis, ids) if ids else analysis for analysis, ids in zip(analyses, renamed, strict=True)]
    modules, said_too = unique([module for analysis in analyses for module in analysis.modules])
    crossing = crossings(analyses)
    dependencies = [*(d for a in analyses for d in a.dependencies if not crossing.answers(d)), *crossing.edges]
    diagnostics += [*(d for analysis in analyses for d in analysis.diagnostics), *said, *said_too]
    return Codebase(
        root=root.name,
        modules=tuple(sorted(modules, key=lambda m: m.id)),
        dependencies=tuple(sorted(set(dependencies), key=_edge_key)),
        diagnostics=tuple(sorted(set(diagnostics), key=lambda d: (d.span, d.severity, d.message))),
    )


def _edge_key(edge: Dependency) -> tuple[str, str, str, str, int]:
    return (edge.source, edge.target, edge.kind, edge.span.file, edge.span.line)


def _renamed(analysis: Analysis, ids: Mapping[str, str]) -> Analysis:
    """What a language's analyzer found, with these ids in place of those that it gave."""
    return replace(
        analysis,
        modules=tuple(replace(m, id=ids.get(m.id, m.id)) for m in analysis.modules),
        dependencies=tuple(
            replace(d, source=ids.get(d.source, d.source), target=ids.get(d.target, d.target) if d.resolved else d.target)
            for d in analysis.dependencies
        ),
        offers=renamed_symbols(analysis.offers, ids),
        holds=renamed_symbols(analysis.holds, ids),
        wants=tuple((ids.get(m, m), symbol, span) for m, symbol, span in analysis.wants),
    )
