"""Translate a file or folder that is no project: everything in it, into one package that builds by itself.

Nothing is recorded. A file brings along what it mentions beside it: any source whose name occurs in its text.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from analyzers import scan
from analyzers.graph import plan, programs
from analyzers.model import Codebase, Module, ModuleKind, Span, TheseusError
from analyzers.registry import REMARKS, suffixes
from translators.protocol import Done, Event, Translation, TranslationJob, Translator, Unit
from translators.targets import Program, for_name
from verifiers.work_folder import work_folder

Watch = Callable[[Event], None]


@dataclass(frozen=True)
class Refused:
    """What was not translated and why. `needed`: a program of the folder, or the library that it is, lacks it;
    otherwise no program comes to it, and its absence changes nothing."""

    module: str
    name: str
    construct: str
    reason: str
    span: Span
    needed: bool


@dataclass(frozen=True)
class FolderTranslation:
    """A tree of files (path below its root -> text) with the programs that are whole in it."""

    files: dict[str, str]
    programs: tuple[str, ...]
    refused: tuple[Refused, ...]
    units: int
    units_translated: int

    @property
    def whole(self) -> bool:
        return not any(r.needed for r in self.refused)


def embedded(name: str) -> Translator:
    """The translator of that name. The rules need no store, so asking for them does not load it."""
    if name == "rules":
        from translators.rules.translator import RulesTranslator

        return RulesTranslator(whole=True)
    from workbench.services.translation import translator_named

    return translator_named(name)


def translate_path(path: Path, target: str, translator: Translator, watch: Watch = lambda _: None) -> FolderTranslation:
    """Translate what is at `path`. Raises TheseusError when there is no source in a language that Theseus reads."""
    if not path.exists():
        raise TheseusError(f"{path}: there is no such file or folder")
    layout = for_name(target)
    with _folder(path) as root:
        codebase = scan.analyze(root)
        done = _translations(codebase, root, target, translator, watch)
        named = _Named(codebase, root)
    mains = _programs(codebase)
    ready = [main for main, closure in mains.items() if _runs(main, closure, codebase, done)]
    needed = {m for main, closure in mains.items() if main not in ready for m in closure} if mains else set(done)
    refused = [r for m in codebase.modules for r in _refused(m, done.get(m.id), m.id in needed)]
    if mains:
        met = [replace(r, needed=r.needed and (r.module in mains or named(codebase.module(r.module), r.name))) for r in refused]
        refused = met if any(r.needed for r in met) else refused
    present = [t for t in done.values() if t is not None and t.files]
    units = [u for t in done.values() if t is not None for u in t.units]
    return FolderTranslation(
        files=layout.standalone(present, [Program(m, m) for m in ready]) if present else {},
        programs=tuple(ready),
        refused=tuple(refused),
        units=sum(u.weight for u in units),
        units_translated=sum(u.weight for u in units if u.translated),
    )


def _translations(
    codebase: Codebase, root: Path, target: str, translator: Translator, watch: Watch
) -> dict[str, Translation | None]:
    """Every module's translation, dependencies first; None where nothing could be proposed."""
    found: dict[str, Translation | None] = {}
    interfaces = {m.id: m.interface for m in codebase.modules}
    for planned in plan(codebase):
        given = {name: t for name, t in found.items() if t is not None}
        job = TranslationJob(codebase, root, planned.module, target, interfaces, given)
        found[planned.module.id] = None
        for event in translator.translate(job):
            watch(event)
            if isinstance(event, Done):
                found[planned.module.id] = event.translation
    return found


def _programs(codebase: Codebase) -> dict[str, frozenset[str]]:
    """The main modules that no other main module calls, with all that they are made of."""
    every = programs(codebase)
    called = {m for main, closure in every.items() for m in closure if m != main and main not in every.get(m, ())}
    return {main: closure for main, closure in sorted(every.items()) if main not in called}


def _runs(
    main: str, closure: frozenset[str], codebase: Codebase, done: dict[str, Translation | None]
) -> bool:
    """Whether nothing is missing that the program can come to."""
    translation = done[main]
    if translation is None or not (translation.runs or translation.complete):
        return False
    for name in closure:
        other = done[name]
        has_code = codebase.module(name).kind in (ModuleKind.MAIN, ModuleKind.LIBRARY)
        if has_code and (other is None or not (other.loads or other.complete)):
            return False
    return True


def _refused(module: Module, translation: Translation | None, needed: bool) -> Iterator[Refused]:
    if translation is None:
        span = Span(module.files[0] if module.files else module.id, 1)
        yield Refused(module.id, module.name, "module", "nothing could be proposed", span, needed)
        return
    missing = [u for u in translation.units if not u.translated]
    if not missing and needed and not (translation.loads or translation.complete):
        span = Span(module.files[0] if module.files else module.id, 1)
        missing = [Unit(module.name, span, False, *(translation.obstacle or ("module", "it is not whole")))]
    for unit in missing:
        yield Refused(module.id, unit.name, unit.construct, unit.reason, unit.span, needed)


class _Named:
    """Whether anything but its own text and a declaration in another file names a subprogram: else no program comes
    to it. What is no subprogram of the source's (a package's start, an instance) counts as named."""

    def __init__(self, codebase: Codebase, root: Path) -> None:
        self.lines = {
            f: [re.findall(r"\w+", line) for line in _uncommented(root / f, m.language).splitlines()]
            for m in codebase.modules for f in m.files
        }  # fmt: skip
        self.words = {f: Counter(w for line in lines for w in line) for f, lines in self.lines.items()}

    def __call__(self, module: Module, name: str) -> bool:
        found = [s for s in module.interface.subprograms if s.name.casefold() == name.casefold()]
        key = name.casefold()
        if len(found) != 1 or not re.fullmatch(r"\w+", key):
            return True
        span = found[0].span
        inside = sum(line.count(key) for line in self.lines[span.file][span.line - 1 : max(span.line, span.end_line)])
        if self.words[span.file][key] > inside:
            return True
        return any(n[key] > (f in module.files) for f, n in self.words.items() if f != span.file)


def _uncommented(file: Path, language: str) -> str:
    """The text in one case, with its lines where they are."""
    comments = REMARKS.of(language).comments
    text = file.read_text("utf-8", errors="replace").casefold()
    return comments.sub(lambda found: "\n" * found[0].count("\n"), text)


# --------------------------------------------------------------------------- a file as a folder


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    """A folder as it is; a file in a folder of its own, with what it mentions beside it."""
    if path.is_dir():
        yield path
        return
    with work_folder("project") as name:
        for file in _with_companions(path):
            shutil.copyfile(file, name / file.name)
        yield name


def _with_companions(file: Path) -> list[Path]:
    """The file and the sources beside it whose names its text mentions, and theirs: too many do no harm. One of the file's
    own name in another language may well be the same program, and is left out."""
    known = {suffix: language for language, of_language in suffixes().items() for suffix in of_language}
    beside = [p for p in sorted(file.parent.iterdir()) if p.is_file() and p.suffix.lower() in known]
    by_name: dict[str, list[Path]] = {}
    for other in beside:
        if _key(other.stem) == _key(file.stem) and known[other.suffix.lower()] != known.get(file.suffix.lower()):
            continue
        by_name.setdefault(_key(other.stem), []).append(other)
    found, todo = {file}, [file]
    while todo:
        text = todo.pop().read_text("utf-8", errors="replace")
        for word in {_key(w) for w in re.findall(r"[A-Za-z0-9_][A-Za-z0-9_.\-]*", text)} | {_key(file.stem)}:
            stems = (word, word.rpartition("-")[0])  # `sum.h` is a mention of sum
            new = [p for stem in stems for p in by_name.get(stem, ()) if p not in found]
            found.update(new)
            todo += new
    return sorted(found)


def _key(name: str) -> str:
    """Names compare without case, and an Ada unit `a.b` is in file `a-b`."""
    return name.casefold().replace(".", "-").rstrip("-")


def write_tree(folder: Path, files: dict[str, str]) -> None:
    """Write the files below the folder, which may exist."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
