"""How right the C graph is: include edges against `gcc -M`, references against the linker's symbols (`nm`).

    python -m tests.bench.analyze_c [FOLDER ...]      (default: sources of Debian packages)

Every .c file that gcc compiles as it stands is compared: the files of the tree that it includes, and the functions
and objects of other modules that its object file refers to, each counted for the module in whose lines gcc's own
preprocessed text has the name (a header's inline function needs what it needs wherever it is included). The graph
holds for every configuration, the compiler saw one: what stands only on lines that it left out is listed apart, an
`#include` that its preprocessor never reached (`gcc -E -dI` shows those that it did) as much as a name. So is a name
that no text of the tree has which gcc read for a file, where a macro of a header outside makes it (zlib's
`#define deflate z_deflate`): recall is shown with and without those.

Folders that no build description names are searched nearest first: a tree with several projects (cJSON's
tests/unity/examples) has headers of the same name, and the project's own build would not look into its neighbour. A
folder with headers named as the C library's (jemalloc's include/msvc_compat) is for systems without: it comes last.
A tree that was configured (by its own `configure`, beforehand) is compiled so.
Where libclang can be imported, calls are compared with the call expressions of clang's AST too.
Prints precision, recall and every miss.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Container, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from analyzers.c.link import CLinker
from analyzers.model import DependencyKind
from analyzers.survey.facts import Build
from analyzers.survey.run import survey
from tests.bench import clang_calls
from tests.bench.trees import debian_source, nearest

_PACKAGES = ("zlib", "bzip2", "lua5.4", "libpng1.6", "expat", "jq", "cjson", "libyaml", "curl")
_MARK = re.compile(r'# (\d+) "([^"]*)"')
_STANDARD = ("assert.h", "errno.h", "inttypes.h", "math.h", "stdbool.h", "stdint.h", "stdio.h", "stdlib.h", "string.h", "strings.h",
             "time.h", "unistd.h", "linux/errno.h", "linux/limits.h", "linux/types.h")  # fmt: skip
_INCLUDE = re.compile(r'#include(?:_next)? [<"]([^>"]*)[>"]')
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|[A-Za-z_]\w*|[{}=;]', re.A)
_DEFINED = frozenset("TDBRCVW")
_DEFINE = re.compile(r"^[ \t]*#[ \t]*define[ \t]+([A-Za-z_]\w*)((?:\\\r?\n|[^\n])*)", re.M | re.A)


@dataclass(frozen=True)
class _Folders:
    """Where headers are looked for: those that the build of a file's part of the tree names, then all others, the
    nearest first."""

    build: Build
    named: tuple[str, ...]
    others: tuple[str, ...]

    def of(self, root: Path, path: str) -> list[str]:
        """The compiler's options for a file."""
        named = dict.fromkeys((*self.named, *sorted(self.build.folders_for(path.rpartition("/")[0]))))
        others = nearest((root / f for f in self.others if f not in named), (root / path).parent)
        configured = ["-DHAVE_CONFIG_H"] if (root / "config.status").is_file() else []  # what Autoconf's make files say
        return [*configured, *(f"-I{root / f}" for f in named), *(f"{self.option(f)}{f}" for f in others)]

    @staticmethod
    def option(folder: Path) -> str:
        """Headers that stand in for the system's where it has none are looked for behind it."""
        return "-idirafter" if any((folder / name).exists() for name in _STANDARD) else "-I"


def _gcc(root: Path, path: str, folders: _Folders, *options: str) -> subprocess.CompletedProcess[str]:
    command = ["gcc", "-O0", "-w", "-fno-builtin", *options, *folders.of(root, path), str(root / path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)


def _included(root: Path, path: str, folders: _Folders) -> tuple[set[str], set[Path]] | None:
    """The files of the tree that gcc reads for this one, and those outside it."""
    done = _gcc(root, path, folders, "-M")
    if done.returncode:
        return None
    found, outside = set[str](), set[Path]()
    for word in done.stdout.replace("\\\n", " ").split()[1:]:
        full = Path(word).resolve()
        if full.is_relative_to(root):
            found.add(full.relative_to(root).as_posix())
        else:
            outside.add(full)
    return found - {path}, outside


@cache
def _words(path: Path) -> frozenset[str]:
    return frozenset(re.findall(r"[A-Za-z_]\w*", path.read_text("latin-1"), re.A))


@cache
def _macros(path: Path) -> tuple[tuple[str, frozenset[str]], ...]:
    """The macros that a header defines, each with the words of what it stands for."""
    defined = _DEFINE.findall(path.read_text("latin-1"))
    return tuple((name, frozenset(re.findall(r"[A-Za-z_]\w*", body, re.A))) for name, body in defined)


def _made_outside(root: Path, name: str, files: Iterable[str], outside: Iterable[Path]) -> bool:
    """Whether a macro of a header outside the tree makes a name which, of what gcc read here, no text of the tree has: a macro
    that the tree's own text invokes, directly or through others of such headers. That a header there mentions the name is
    not enough: what the tree pastes together may well be declared there."""
    words = set[str]().union(*(_words(root / p) for p in files))
    if name in words:
        return False
    macros = [macro for p in outside for macro in _macros(p)]
    size = 0
    while name not in words and size < len(words):
        size = len(words)
        words.update(*(body for macro, body in macros if macro in words))
    return name in words


def _symbols(root: Path, path: str, folders: _Folders, scratch: Path) -> tuple[set[str], set[str]] | None:
    """(defined, undefined) symbols of a compiled file."""
    out = scratch / f"{os.getpid()}.o"
    if _gcc(root, path, folders, "-c", "-o", str(out)).returncode:
        return None
    defined, undefined = set[str](), set[str]()
    for line in subprocess.run(["nm", str(out)], capture_output=True, text=True, check=True).stdout.splitlines():
        words = line.split()
        (undefined if words[-2] in "Uw" else defined if words[-2] in _DEFINED else set()).add(words[-1])
    return defined, undefined


@dataclass
class _Text:
    """gcc's preprocessed text of one file: for each file of the tree and line, the names used (in bodies and
    initialisers), and the lines of which anything is left."""

    used: dict[str, set[str]] = field(default_factory=dict)
    kept: dict[str, set[int]] = field(default_factory=dict)
    asked: dict[str, set[str]] = field(default_factory=dict)  # the headers that each file's directives named


@cache
def _inside(root: Path, name: str) -> str:
    """A file's path in the tree; empty for one outside."""
    full = Path(name).resolve()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else ""


def _preprocessed(root: Path, path: str, folders: _Folders) -> _Text | None:
    done = _gcc(root, path, folders, "-E", "-dI")
    if done.returncode:
        return None
    found = _Text()
    file, line, depth, value = "", 0, 0, False
    for text in done.stdout.split("\n"):
        mark = _MARK.match(text)
        if mark:
            line, file = int(mark.group(1)), _inside(root, mark.group(2))
            continue
        directive = _INCLUDE.match(text)
        if directive is not None:
            if file:
                found.asked.setdefault(file, set()).add(directive.group(1))
            line += 1
            continue
        if file and not text.isspace() and text:
            found.kept.setdefault(file, set()).add(line)
        for token in _TOKEN.findall(text):
            if token == "{":
                depth += 1
            elif token == "}":
                depth -= 1
                value = value and depth > 0  # an assignment's in a body ends with it
            elif token in "=;":
                value = token == "=" or (value and depth > 0)
            elif file and (depth or value) and token[0] not in "\"'":
                found.used.setdefault(file, set()).add(token)
        line += 1
    return found


def _kept_words(path: Path, lines: Container[int]) -> set[str]:
    """The words that stand in a file on lines of which the compiler kept anything."""
    texts = enumerate(path.read_text("latin-1").split("\n"), 1)
    return {word for number, text in texts if number in lines for word in re.findall(r"\w+", text)}


def _asked_for(linker: CLinker, path: str, asked: Mapping[str, set[str]]) -> set[str]:
    """The headers that a file reaches through directives which the preprocessor did not leave out."""
    reached, pending = set[str](), [path]
    while pending:
        file = pending.pop()
        for name, system, _, _ in linker.facts[file].payload["includes"]:
            found = linker.index.resolve(name, system, file) if name in asked.get(file, ()) else None
            if found and found not in reached:
                reached.add(found)
                pending.append(found)
    return reached


@dataclass(frozen=True)
class _Compiled:
    """What gcc says of one file: None where it does not get so far."""

    included: tuple[set[str], set[Path]] | None
    symbols: tuple[set[str], set[str]] | None = None
    text: _Text | None = None


def _compiled(root: Path, folders: _Folders, scratch: Path, path: str) -> _Compiled:
    included = _included(root, path, folders)
    if included is None:
        return _Compiled(None)
    return _Compiled(included, _symbols(root, path, folders, scratch), _preprocessed(root, path, folders))


def _report(
    what: str, truth: set[tuple[str, str]], ours: set[tuple[str, str]], apart: set[tuple[str, str]],
    outside: Iterable[tuple[str, str]] = (),
) -> bool:  # fmt: skip
    unsaid = {pair for pair in outside if pair in truth and pair not in ours}
    truth = truth - unsaid
    hit = len(truth & ours)
    judged = ours - apart
    precision = hit / len(judged) if judged else 1.0
    recall = hit / len(truth) if truth else 1.0
    print(f"  {what}: {len(truth)} true, precision {precision:.2%}, recall {recall:.2%}")
    if unsaid:
        print(f"    with the {len(unsaid)} that only a macro of a header outside the tree makes: recall {hit / (len(truth) + len(unsaid)):.2%}")
    listed = (("missing", truth - ours), ("made outside the tree", unsaid), ("extra", judged - truth), ("other configurations", apart))
    for name, missing in listed:
        for source, target in sorted(missing):
            print(f"    {name}: {source} -> {target}")
    return precision >= 0.99 and recall >= 0.99


def measure(root: Path) -> bool:
    root = root.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        found = survey(root, Path(scratch) / "cache")
        facts = [f for f in found.files.values() if f.language == "c"]
        linker = CLinker(facts, found.build)
        named = sorted({".", *(f for f in ("include", "src", "lib") if (root / f).is_dir())})
        # Behind those, every folder with a header: a header that the system happens to have must not answer.
        headers = {p.rpartition("/")[0] or "." for p in (f.path for f in facts) if p.endswith(".h")}
        others = {*headers, *found.build.include_folders} - {*named}
        folders = _Folders(found.build, tuple(named), tuple(sorted(others)))
        bodies = [f.path for f in facts if f.path.endswith(".c")]
        includes: dict[str, set[str]] = {}
        outside: dict[str, set[Path]] = {}
        symbols: dict[str, tuple[set[str], set[str]]] = {}
        asked: dict[str, dict[str, set[str]]] = {}
        texts: dict[str, _Text] = {}
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            for path, told in zip(bodies, pool.map(partial(_compiled, root, folders, Path(scratch)), bodies, chunksize=4), strict=True):
                if told.included is not None:
                    includes[path], outside[path] = told.included
                if told.text is not None:
                    asked[path] = told.text.asked
                if told.symbols is not None and told.text is not None:
                    symbols[path] = told.symbols
                    texts[path] = told.text
    asking = {p: _asked_for(linker, p, asked.get(p, {})) for p in includes}
    print(f"{root.parent.name}/{root.name}: {len(bodies)} .c files, {len(includes)} preprocess, {len(symbols)} compile here as they stand")
    good = _report(
        "files included",
        {(p, t) for p, targets in includes.items() for t in targets},
        reached := {(p, t) for p in includes for t in linker.reach(p) if t != p},
        {(p, t) for p, t in reached if t not in includes[p] and t not in asking[p]},
    )
    owner = {path: m.id for m in found.codebase.modules for path in m.files}
    files = {m.id: m.files for m in found.codebase.modules}
    home: dict[str, set[str]] = {}
    for path, (defined, _) in symbols.items():
        for name in defined:
            if name.startswith("__"):  # a stand-in for the C library's own: what asks for it is a macro of the system's headers
                continue
            home.setdefault(name, set()).add(owner[path])
    asked_for: dict[tuple[str, str], set[str]] = {}  # by module and name, the files compiled that ask for it
    for path, (_, undefined) in symbols.items():
        for file, used in texts[path].used.items():
            for name in used & undefined:
                if name in home and owner[file] not in home[name]:
                    asked_for.setdefault((owner[file], name), set()).add(path)
    truth = set(asked_for)
    made_outside = [
        (source, name)
        for (source, name), paths in asked_for.items()
        if all(_made_outside(root, name, {path, *includes[path]}, outside[path]) for path in paths)
    ]
    kept: dict[str, set[int]] = {}
    for text in texts.values():
        for file, lines in text.kept.items():
            kept.setdefault(file, set()).update(lines)
    compiled = {owner[p] for p in {*kept, *symbols} if p in owner}
    ours = {
        (source, name)
        for (source, target, kind), names in found.names.items()
        if kind in (DependencyKind.CALL, DependencyKind.DATA) and source in compiled and target in compiled
        for name in names
        if name in home and source not in home[name]
    }
    words = {p: _kept_words(root / p, kept.get(p, ())) for source, _ in ours - truth for p in files[source]}
    apart = {(source, name) for source, name in ours - truth if not any(name in words[p] for p in files[source])}
    good = _report("symbols of other modules", truth, ours, apart, made_outside) and good
    if clang_calls.available():
        called = {
            (source, name)
            for (source, target, kind), names in found.names.items()
            if kind == DependencyKind.CALL and source in compiled and target in compiled
            for name in names
        }
        good = _clang(root, sorted(symbols), folders, owner, home, called, apart) and good
    return good


def _clang(root: Path, paths: Iterable[str], folders: _Folders, owner: Mapping[str, str], home: Mapping[str, set[str]],
           called: set[tuple[str, str]], apart: set[tuple[str, str]]) -> bool:  # fmt: skip
    """Calls of functions of other modules in clang's AST; an edge of ours may also be a function's address."""
    calls: set[tuple[str, str]] = set()
    references: set[tuple[str, str]] = set()
    seen: set[str] = set()
    for path in paths:
        found = clang_calls.calls(root, path, [o.replace("-idirafter", "-isystem") for o in folders.of(root, path)])
        if found is not None:
            seen.add(path)
            calls |= {(owner[file], name) for file, name in found[0] if file in owner}
            references |= {(owner[file], name) for file, name in found[1] if file in owner}
    judged = {owner[p] for p in seen}

    def others(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
        return {(source, name) for source, name in pairs if source in judged and name in home and source not in home[name]}

    ours = others(called)
    print(f"  clang takes {len(seen)} of these")
    needed, true = others(calls), others(references)
    return _report("calls in clang's AST", needed, ours - (true - needed), (apart & ours) - true)


def main() -> int:
    roots = [Path(a) for a in sys.argv[1:]]
    if not roots:
        cache = Path(tempfile.gettempdir()) / "theseus-bench-trees"
        roots = [p for p in (debian_source(name, cache) for name in _PACKAGES) if p is not None]
    results = [measure(root) for root in roots]
    return 0 if results and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
