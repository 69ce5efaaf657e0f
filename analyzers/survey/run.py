"""From a folder to a survey: hash every file, read what is new on all cores, link, put in order."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import threading
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from analyzers.crossing import crossings
from analyzers.ids import unique
from analyzers.model import Codebase, Dependency, DependencyKind, Diagnostic, Severity, SourceFile, Span, TheseusError
from analyzers.registry import SURVEYORS
from analyzers.survey import looks
from analyzers.survey.builds import describe
from analyzers.survey.cache import Cache, Kept, default_cache, line_of
from analyzers.survey.detect import label_of, language_of, may_be_copied
from analyzers.survey.facts import FIRST, Build, Dead, FileFacts, Linked, Others, Routine, Survey, Surveyor, row_of
from analyzers.survey.merge import apart
from analyzers.survey.parallel import shared, without_collector
from analyzers.survey.surface import Surface
from analyzers.tree import decode, require_folder, walk

_LARGEST = 64 * 1024 * 1024  # bytes; a source file beyond that is data
_SECONDS = 60  # for one file; what takes longer is reported, not waited for
_LOOK_AT = 300  # files that one process hashes at a time
_POOL_FROM = 1_500_000  # bytes to read before processes pay for themselves


@dataclass(frozen=True)
class _Entry:
    path: str
    language: str
    sha256: str
    size: int
    names: frozenset[str]


@dataclass(frozen=True)
class _Others:
    names: frozenset[str]
    files: Mapping[str, SourceFile]


class _Files(Mapping[str, SourceFile]):
    """A language's files by path, each read when it is asked for (copybooks)."""

    def __init__(self, root: Path, language: str, hashes: Mapping[str, str]) -> None:
        self.root = root
        self.language = language
        self.hashes = hashes
        self.known: dict[str, SourceFile] = {}

    def __getitem__(self, path: str) -> SourceFile:
        if path not in self.known:
            self.known[path] = _read(self.root, path, self.language)[0]
        return self.known[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.hashes)

    def __len__(self) -> int:
        return len(self.hashes)


def survey(root: Path, cache: Path | None = None, jobs: int = 0) -> Survey:
    """Survey a tree. `cache` is a folder, by default the user's own; `jobs` processes, by default one a core.

    Raises TheseusError when the folder is missing or holds no source at all; anything else is a diagnostic.
    """
    require_folder(root)
    with without_collector():
        return _survey(root, cache, jobs or os.cpu_count() or 1)


def _survey(root: Path, cache: Path | None, jobs: int) -> Survey:
    store = Cache(cache if cache is not None else default_cache(root), jobs)
    entries, diagnostics = _entries(root, store)
    if not entries and not diagnostics:
        raise TheseusError(f"{root}: no Ada, COBOL or C source here")
    build = describe(root)
    facts: dict[str, FileFacts] = {}
    read = 0
    linked: list[Linked] = []
    for language in SURVEYORS.languages:
        own = [e for e in entries if e.language == language]
        if not own:
            continue
        surveyor = SURVEYORS.of(language)
        hashes = {e.path: e.sha256 for e in own}
        names = surveyor.context({e.path: e.names for e in own}, build.defines)
        known = store.load(surveyor.language, surveyor.version, hashes, names)
        before = store.links(surveyor.language, surveyor.version) if known else FIRST
        missing = [e for e in own if e.path not in known]
        read += len(missing)
        fresh = _facts(root, surveyor, missing, hashes, names, jobs)
        ordered = sorted((k.facts for k in (*known.values(), *fresh)), key=lambda f: f.path)
        facts.update((f.path, f) for f in ordered)
        stale = missing or store.holds != len(own)
        if stale:
            store.renew()
            store.save(surveyor.language, surveyor.version, [k.line for k in (*known.values(), *fresh)])
        part = surveyor.link(ordered, build, jobs, before)
        if part.lines and (stale or part.lines != before.lines):
            store.save_links(surveyor.language, surveyor.version, part.lines)
        linked.append(part)
    return _merge(root, facts, linked, diagnostics, build, read)


# --------------------------------------------------------------------------- reading


def _entries(root: Path, store: Cache) -> tuple[list[_Entry], list[Diagnostic]]:
    entries: list[_Entry] = []
    diagnostics: list[Diagnostic] = []
    orphans: dict[str, list[Path]] = {}
    prefix = len(str(root).rstrip("/")) + 1 if str(root) != "." else 0
    sources: list[tuple[Path, str]] = []
    for path in walk(root):
        try:
            language = language_of(path)
        except OSError as error:
            diagnostics.append(_unread(str(path)[prefix:], f"cannot be read: {error.strerror}"))
            continue
        if language in SURVEYORS.languages:
            sources.append((path, language))
        elif may_be_copied(path):
            orphans.setdefault(path.name.lower().split(".")[0], []).append(path)

    languages = {language: SURVEYORS.of(language) for language in {language for _, language in sources}}

    trusted = looks.trusted(root)
    known = looks.load(store) if trusted else {}
    new: list[tuple[str, str]] = []
    found: dict[str, looks.Look] = {}
    for path, language in sources:
        name = str(path)[prefix:]
        state, look = known.get(name, ("", None))
        if look is not None and state == _state(path, languages[language])[0]:
            found[name] = look
        else:
            new.append((name, language))

    def look_at(batch: Sequence[tuple[str, str]]) -> list[tuple[Any, ...]]:
        return [_looked_at(root, name, languages[language]).row() for name, language in batch]

    batches = [new[at : at + _LOOK_AT] for at in range(0, len(new), _LOOK_AT)]
    fresh = (row for batch in shared(look_at, batches, store.jobs) for row in batch)
    found.update((name, looks.Look(*row)) for (name, _), row in zip(new, fresh, strict=True))
    for path, language in sources:
        look = found[name := str(path)[prefix:]]
        if look.trouble:
            diagnostics.append(_unread(name, look.trouble))
        else:
            entries.append(_Entry(name, language, look.sha256, look.size, frozenset(look.names)))
    if trusted:
        looks.save(store, known, (found[str(path)[prefix:]] for path, _ in sources))
    if "cobol" in languages:
        _adopt(root, entries, orphans, languages["cobol"])
    return entries, diagnostics


def _state(path: str | Path, surveyor: Surveyor) -> tuple[str, bool]:
    """What is the same while a file is, and whether it lies still."""
    try:
        return looks.state_of(path, f"{surveyor.language} {surveyor.version}")
    except OSError:
        return "", False


def _looked_at(root: Path, name: str, surveyor: Surveyor) -> looks.Look:
    """Read a file, as far as every file is read in every run."""
    path = f"{root}{os.sep}{name}"
    state, still = _state(path, surveyor)
    try:
        data = _content(path)
    except OSError as error:
        return looks.Look("", 0, (), f"cannot be read: {error.strerror}")
    if len(data) > _LARGEST:
        return looks.Look("", 0, (), f"has {len(data) // 1048576} MiB: too large to be source")
    look = looks.Look(hashlib.sha256(data).hexdigest(), len(data), tuple(surveyor.names(data)))
    return replace(look, line=looks.line_of(name, state, look)) if still else look


def _unread(path: str, message: str) -> Diagnostic:
    return Diagnostic(Severity.ERROR, message, Span(printable(path), 1))


def _adopt(root: Path, entries: list[_Entry], orphans: dict[str, list[Path]], surveyor: Surveyor) -> None:
    """A member of a library has no suffix and, as a fragment, no look of its own: what a COPY asks for by name and
    nothing else in the tree answers is a copybook."""
    known = {stem for e in entries if e.language == surveyor.language for stem in _named(PurePosixPath(e.path).name)}
    pending = [n for e in entries if e.language == surveyor.language for n in e.names]
    while pending:
        name = pending.pop()
        if name in known:
            continue
        stem = name.split(".")[0]
        answering = [p for p in orphans.get(stem, ()) if name in _named(p.name)]
        orphans[stem] = [p for p in orphans.get(stem, ()) if p not in answering]
        for path in answering:
            try:
                data = path.read_bytes()
            except OSError:
                continue
            names = frozenset(surveyor.names(data))
            where = path.relative_to(root).as_posix()
            entries.append(_Entry(where, surveyor.language, hashlib.sha256(data).hexdigest(), len(data), names))
            pending += names


def _named(file: str) -> tuple[str, str]:
    """What a COPY can call a file: its whole name, or that without suffixes."""
    return file.lower(), file.lower().split(".")[0]


def printable(path: str) -> str:
    """A path with bytes that are no text shown as escapes."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - a Path takes longer to make than a short file to read
        return stream.read()


def _read(root: Path, path: str, language: str) -> tuple[SourceFile, tuple[str, str, int, int] | None]:
    """A file with the hash of what is read here: it may have been written since it was looked at, and what is kept by a
    hash has to be of that content."""
    data = _content(f"{root}{os.sep}{path}")
    text, encoding, trouble = decode(data)
    file = SourceFile(PurePosixPath(path), language, text, hashlib.sha256(data).hexdigest(), encoding)
    return file, trouble


def facts_of(root: Path, surveyor: Surveyor, entry_path: str, sha256: str, others: Others) -> FileFacts:
    """The facts of one file. Whatever goes wrong inside is a diagnostic of that file; its module stays."""
    try:
        file, trouble = _read(root, entry_path, surveyor.language)
    except OSError as error:
        file = SourceFile(PurePosixPath(entry_path), surveyor.language, "", sha256)
        trouble = ("error", f"cannot be read: {error.strerror}", 1, 1)
    found = facts_of_text(surveyor, file, others)
    label = label_of(entry_path, file.text[:4000])
    extra = (trouble,) if trouble else ()
    return replace(found, label=label, diagnostics=(*extra, *found.diagnostics))


def facts_of_text(surveyor: Surveyor, file: SourceFile, others: Others) -> FileFacts:
    """The facts of a text; an internal error or too long a time is a diagnostic, and the rest stays empty."""
    try:
        with _limit(_SECONDS):
            return surveyor.facts(file, others)
    except (Exception, RecursionError) as error:  # one file must not end a survey
        what = f"took more than {_SECONDS} s to read" if isinstance(error, _TooLong) else (
            f"internal error, the file is left out of the graph ({type(error).__name__}: {error})"
        )  # fmt: skip
        lines = file.text.count("\n") + 1
        found = surveyor.facts(replace(file, text=""), others)
        return replace(found, lines=lines, diagnostics=(("error", what, 1, lines),))


def text_surfaces(found: Survey, only: Container[str] | None = None) -> Iterator[Surface]:
    """What each file of a survey (or those of `only`, each by itself) offers, by its text. A file that fails or takes too long
    says so and offers nothing."""
    for language in SURVEYORS.languages:
        hashes = {f.path: f.sha256 for f in found.files.values() if f.language == language}
        if not hashes:
            continue
        surveyor = SURVEYORS.of(language)
        names = _names(found, surveyor, hashes) if only is None else frozenset[str]()
        others = _Others(names, _Files(found.root, surveyor.language, hashes))
        for path in hashes:
            if only is not None and path not in only:
                continue
            try:
                with _limit(_SECONDS):
                    told = surveyor.surface(_read(found.root, path, surveyor.language)[0], others)
            except (Exception, RecursionError) as error:  # nothing in one file may end it for all
                why = f"reading that took more than {_SECONDS} s" if isinstance(error, _TooLong) else (
                    f"{type(error).__name__}: {error}"
                )  # fmt: skip
                message = f"what this file offers is left out of the interfaces ({why})"
                span = Span(printable(path), 1, max(found.files[path].lines, 1))
                told = Surface(diagnostics=(Diagnostic(Severity.ERROR, message, span),))
            yield told


def _names(found: Survey, surveyor: Surveyor, paths: Iterable[str]) -> frozenset[str]:
    """What all files of a language tell the reading of each."""
    told: dict[str, frozenset[str]] = {}
    for path in paths:
        with contextlib.suppress(OSError):
            told[path] = frozenset(surveyor.names((found.root / path).read_bytes()))
    return surveyor.context(told, found.build.defines)


class _TooLong(Exception):
    pass


@contextlib.contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Raise _TooLong in this block after so much time; without effect outside a main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _facts(
    root: Path, surveyor: Surveyor, missing: Sequence[_Entry], hashes: Mapping[str, str], names: frozenset[str],
    jobs: int,
) -> list[Kept]:  # fmt: skip
    others = _Others(names, _Files(root, surveyor.language, hashes))

    def read(entries: Sequence[_Entry]) -> list[tuple[tuple[Any, ...], str]]:
        """Rows with their lines of the cache: to make these here spares a process that goes through all rows once more."""
        rows = [row_of(facts_of(root, surveyor, e.path, e.sha256, others)) for e in entries]
        return [(row, line_of(row)) for row in rows]

    size = sum(e.size for e in missing)
    rows = shared(read, _batches(missing, max(size // (jobs * 24), 50_000)), _processes(missing, jobs))
    return [Kept(FileFacts(*row), line) for batch in rows for row, line in batch]


def _processes(entries: Sequence[_Entry], jobs: int) -> int:
    """How many processes these files are worth."""
    return jobs if sum(e.size for e in entries) >= _POOL_FROM else 1


def _batches(entries: Sequence[_Entry], size: int) -> list[list[_Entry]]:
    """Lists of files of about `size` bytes each, the big files first so that none is left for last."""
    batches: list[list[_Entry]] = []
    room = 0
    for entry in sorted(entries, key=lambda e: -e.size):
        if room <= 0:
            batches.append([])
            room = size
        batches[-1].append(entry)
        room -= entry.size + 500
    return batches


# --------------------------------------------------------------------------- merging


def _merge(
    root: Path, facts: Mapping[str, FileFacts], linked: Sequence[Linked], diagnostics: list[Diagnostic],
    build: Build, read: int,
) -> Survey:  # fmt: skip
    linked, renamed = apart(linked)
    diagnostics += renamed
    named, renamed = unique([m for part in linked for m in part.modules])
    diagnostics += renamed
    for file in facts.values():
        diagnostics += [
            Diagnostic(Severity(severity), message, Span(printable(file.path), line, end))
            for severity, message, line, end in file.diagnostics
        ]
    routines: dict[str, tuple[Routine, ...]] = {}
    names: dict[tuple[str, str, str], tuple[str, ...]] = {}
    counts: dict[tuple[str, str, str], int] = {}
    io: dict[str, tuple[str, ...]] = {}
    dead: list[Dead] = []
    elaboration: dict[str, tuple[str, ...]] = {}
    for part in linked:
        for module, found in part.routines.items():
            routines[module] = (*routines.get(module, ()), *found)
        names.update(part.names)
        counts.update(part.counts)
        io.update(part.io)
        elaboration.update(part.elaboration)
        dead += part.dead
        diagnostics += part.diagnostics
    crossing = crossings(linked)
    for (source, symbol), (target, kind) in crossing.answered.items():
        key = (source, target, kind._value_)
        names.pop((source, symbol, DependencyKind.CALL._value_), None)
        counts[key] = counts.get(key, 0) + counts.pop((source, symbol, DependencyKind.CALL._value_), 1)
        names[key] = tuple(sorted({*names.get(key, ()), symbol}))
    dependencies: Iterable[Dependency] = linked[0].dependencies if len(linked) == 1 else (  # in order, as all parts' are
        sorted(
            (*(d for p in linked for d in p.dependencies if not crossing.answers(d)), *crossing.edges),
            key=lambda d: (d.source, d.target, d.kind._value_),
        )
    )  # fmt: skip
    codebase = Codebase(
        root=root.resolve().name,
        modules=tuple(sorted(named, key=lambda m: m.id)),
        dependencies=tuple(dependencies),
        diagnostics=tuple(sorted(set(diagnostics), key=lambda d: (d.span, d.severity, d.message))),
    )
    return Survey(root, codebase, facts, routines, names, counts, tuple(sorted(dead)), io, build, elaboration, read)
