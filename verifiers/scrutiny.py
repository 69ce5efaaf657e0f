"""What a translation's sources do that no comparison in a sandbox can vouch for.

A program that looks at where it runs (the clock, the environment, its process, `/proc`) can behave well while
it is watched, and one that brings its own build steps is not the text that a reviewer reads. `concerns` lists
such places; with one of them a verdict is at most `inconclusive`, until a person has looked (the comparison
rule `surroundings`). A facility that the original's sources use too is no concern. This reads text: whoever
hides such a use from it still cannot leave the sandbox, and a reviewer should refuse what is obscure.
"""

from __future__ import annotations

import functools
import importlib
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tree_sitter import Language, Node, Parser

from analyzers.tree import walk
from verifiers.library import is_library
from verifiers.spelled import Import, TooMuch, imports, in_full, unescaped
from verifiers.toolchains import TOOLCHAINS

RULE = "surroundings"
_MAX_BYTES = 4 << 20
_UNREAD = "is too large to be looked through"
_GRAMMARS = {".rs": "rust", ".go": "go", ".c": "c", ".h": "c"}
_COMMENTS = frozenset({"comment", "line_comment", "block_comment"})
_STRINGS = frozenset({
    "string_literal", "raw_string_literal", "interpreted_string_literal", "system_lib_string", "byte_string_literal",
})  # fmt: skip


@dataclass(frozen=True)
class Facility:
    """One thing that a program may look at. `used`: how a translation does; `excuse`: how an original does."""

    name: str
    used: re.Pattern[str]
    excuse: re.Pattern[str]


def _facility(name: str, used: str, excuse: str) -> Facility:
    return Facility(name, re.compile(used), re.compile(excuse, re.I))


FACILITIES: tuple[Facility, ...] = (
    _facility(
        "reads the environment",
        r"\bstd::env::\*|\benv::(?:vars?(?:_os)?\b|\{[^}]*\bvar)|\boption_env!|(?<!\w)env!\("
        r"|\bos\.(?:Getenv|LookupEnv|Environ|ExpandEnv)\b|\bimport \. \"os\"|\bgetenv\b|\benviron\b",
        r"\bgetenv\b|\benviron\b|\bENVIRONMENT\b|\bos\.(?:Getenv|LookupEnv)|env::var",
    ),
    _facility(
        "reads the clock",
        r"\bSystemTime\b|\bUNIX_EPOCH\b|\bInstant::now\b|\btime\.(?:Now|Since|Until|After|AfterFunc|Tick\w*|NewT\w+)\b"
        r"|\bimport \. \"time\"|\bcontext\.With(?:Timeout|Deadline)|\bclock_gettime\b|\bgettimeofday\b"
        r"|\btime\s*\(\s*(?:NULL|0|&)|::clock\s*\(|\bAdaClock\b",
        r"\btime\s*\(|\bclock|gettimeofday|\bCALENDAR\b|REAL_TIME|CURRENT-DATE|WHEN-COMPILED"
        r"|FROM\s+(?:DATE|TIME|DAY)|SystemTime|Instant|time\.Now",
    ),
    _facility(
        "looks at its process or machine",
        r"\bprocess::id\b|\bstd::process::\*|\bcurrent_exe\b|\bparent_id\b|\bos\.(?:Getpid|Getppid|Getuid|Geteuid|Getgid|Hostname|Executable"
        r"|Getwd|UserHomeDir)\b|\bcurrent_dir\b|\bgetp?pid\s*\(|\bgete?uid\s*\(|\bgethostname\b|\buname\s*\("
        r"|\bruntime\.(?:NumCPU|GOMAXPROCS)|\bavailable_parallelism\b|\bos/user\b",
        r"(?:\b|_)getp?pid\b|\bCurrent_Process_Id\b|\bgete?uid\b|\bgethostname\b|\buname\b|\bgetcwd\b|Current_Directory|os\.Get|process::id",
    ),
    _facility(  # no campaign gives any to an original that takes none
        "looks at its arguments",
        r"\benv::args(?:_os)?\b|\bos\.Args\b",
        r"\bargv\b|\bmain\s*\(\s*(?!void\b)\w|\bCommand_Line\b|\bArgument|\bCOMMAND-LINE\b|\bCHAINING\b|\bos\.Args\b|env::args",
    ),
    _facility(
        "looks at who watches it: nothing here is a terminal",
        r"\b[Ii]s_?[Tt]erminal\b|\bModeCharDevice\b|\bis_char_device\b|\bisatty\b",
        r"\bisatty\b|\bttyname\b|\btcgetattr\b|\bS_ISCHR\b",
    ),
    _facility(
        "looks at whose files are, or of when",
        r"\bMetadataExt\b|\bmetadata\b[^;]{0,400}?\.(?:modified|accessed|created)\(|\.ModTime\b|\.Sys\(\)",
        r"\b[fl]?stat(?:at)?\s*\(|\bModification_Time\b|CBL_CHECK_FILE_EXIST",
    ),
    _facility(
        "looks at where its folders are",
        r"\bcanonicalize\b|\bfilepath\.(?:Abs|EvalSymlinks)\b|\b(?:temp|home)_dir\b|\bos\.(?:TempDir|User\w+Dir)\b",
        r"\b(?:tmpfile|tmpnam|tempnam|mkstemp|mkdtemp|realpath|getcwd|getenv)\b|\bCurrent_Directory\b|\bFull_Name\b|\bCreate\s*\(",
    ),
    _facility(  # a driver that calls one function is another caller, and another build, than the program to come
        "looks at who calls it or how it was built",
        r"\b[Bb]acktrace\b|\bLocation::caller\b|\btrack_caller\b|\bthread::current\b|\bstd::thread::\*|\btype_name(?:_of_val)?\b|\bcfg!\s*\("
        r"|#\s*!?\[\s*cfg(?:_attr)?\s*\((?!\s*test\s*\))|\bruntime\.(?:Callers?|CallersFrames|Stack|FuncForPC|Version|GOOS|GOARCH|NumGoroutine)\b"
        r"|\"runtime/(?:debug|pprof|trace)\"|\bdebug\.(?:Print)?Stack\b|//go:build",
        r"\bbacktrace\b|__builtin_return_address",
    ),
    _facility(
        "answers by chance",
        r"\bRandomState\b|\bBuildHasher\b|\bbuild_hasher\b|\.hasher\s*\(|\"(?:math/rand(?:/v2)?|crypto/rand|hash/maphash)\""
        r"|\barc4random\w*|\bgetrandom\b|\bgetentropy\b|\bsrand(?:om|48)?\s*\(",
        r"\b[sd]?rand(?:om|48|_r)?\s*\(|\b[lm]rand48\b|arc4random|getrandom|\b(?:Discrete|Float)_Random\b|FUNCTION\s+RANDOM"
        r"|RandomState|math/rand",
    ),
    _facility(
        "looks at addresses, which chance decides",
        r"\{\w*:(?:.?[<^>])?[-+]?#?(?:\w+\$?)?p\}|\.as_(?:mut_)?ptr\(\)\s*as\s+[ui](?:size|64)|\bas\s+\*(?:const|mut)\s+[^;,)]*?\bas\s+[ui](?:size|64)"
        r"|\bexpose_provenance\b|\buintptr\s*\(\s*unsafe|%[-+#0-9.\[\]*]*p\b|\(\s*u?intptr_t\s*\)",
        r"%#?p\b|\bu?intptr_t\b|\(\s*(?:unsigned\s+)?(?:long|int)(?:\s+(?:long|int))?\s*\)\s*&|'Address\b|To_Integer|\bPOINTER\b",
    ),
    _facility(
        "runs other programs or talks to others",
        r"\bprocess::(?:Command\b|\{[^}]*Command)|\bstd::process::\*|\bos/exec\b|\bStartProcess\b|\bstd::net\b|\bos::unix::net\b|\"net(?:/\w+)*\""
        r"|\bfork\s*\(|\bexecv\w*\s*\(|\bsystem\s*\(|\bpopen\s*\(|\bsocket\s*\(|\bkill\s*\(",
        r"\bfork\s*\(|\bexec[vl]\w*\s*\(|\bsystem\s*\(|\bpopen\s*\(|\bsocket\s*\(|CALL\s+[\"']SYSTEM|os/exec|Command::new",
    ),
    _facility(
        "calls code that is not Rust or Go",
        r"\bextern\s+\"|\basm!|\bglobal_asm!|\bimport\s+\"C\"|(?<!/)\bsyscall\.[A-Z]\w*|\"plugin\"|//go:(?:linkname|cgo_\w+|generate|embed)"
        r"|#\s*\[\s*link|\blibloading\b|\bdlopen\b|__attribute__\s*\(\s*\(\s*constructor|\bsyscall\s*\(",
        r"\bdlopen\b|\bsyscall\b|\bimport \"C\"|extern \"C\"",
    ),
    _facility(
        "takes in files of the machine that builds it",
        r"\binclude(?:_str|_bytes)?!\s*[(\[{]\s*(?:r?#*\"/|concat!|env!)|#\s*\[\s*path\s*=\s*\"/|#\s*include\s*[<\"](?:/|\.\./\.\.)"
        r"|\.incbin\b",
        r"#\s*include\s*[<\"]/",
    ),
    _facility(
        "takes in code from files that are not called Rust, and so not looked through",
        r"\binclude!\s*[(\[{](?!\s*\"[^\"]*\.rs\"\s*[)\]}])|#\s*!?\[\s*path\s*=(?!\s*\"[^\"]*\.rs\"\s*\])",
        r"(?!)",
    ),
)
_PLACES = re.compile(
    r"/dev/(?!std(?:in|out|err)\b|null\b)|/(?:proc|sys|etc|gcov|box|prog|run|tmp|var|home|root|usr|opt|srv|mnt|boot)(?:/|\b)|/runner\b|/guard\b"
    r"|\.edges\b|THESEUS"
)
# A file by its name, where one is opened or asked about.
_FILE = re.compile(
    r"\b(?:fs::\w+|(?:File|Path|PathBuf)::\w+|os\.(?:Open\w*|Create|ReadFile|ReadDir|L?[Ss]tat|Readlink))\(\s*&?\"([^\"\\\n]+)\""
)
# What takes part in a build beside source text, by name.
_BUILD_FILES = {
    "build.rs": "runs code when it is built",
    "rust-toolchain": "chooses its own compiler",
    "rust-toolchain.toml": "chooses its own compiler",
    "go.work": "takes in other modules when it is built",
}
_OBJECTS = frozenset({".s", ".syso", ".o", ".a", ".so", ".asm"})
_MANIFEST = re.compile(r"^\s*(proc-macro\s*=\s*true|build\s*=|links\s*=|linker\s*=|\[(?:build-)?dependencies\.?\S*\]\s*\n\s*\w)", re.M)


@dataclass(frozen=True)
class Concern:
    """One place in a translation: `file:line: what`."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}" if self.line else f"{self.file}: {self.what}"


def concerns(original: Path, translation: Path, glue: frozenset[str] = frozenset()) -> list[Concern]:
    """All places where the translation does what a comparison cannot vouch for, in order of file and line. `glue`
    are files that Theseus itself generated."""
    root = translation if translation.is_dir() else translation.parent
    files = [(str(path.relative_to(root)), text) for path, text in _texts(translation)]
    every = [translation] if translation.is_file() else walk(translation)
    large = [str(path.relative_to(root)) for path in every if path.stat().st_size > _MAX_BYTES]
    unread = [Concern(name, 0, _UNREAD) for name in large if Path(name).suffix.lower() in _GRAMMARS]
    return [*unread, *concerns_in(original, [(name, text) for name, text in files if name not in glue])]


def concerns_in(original: Path, texts: Iterable[tuple[str, str]]) -> list[Concern]:
    """The same for files by name; texts hold one character a byte, or are plain text."""
    suffixes = frozenset(suffix for toolchain in TOOLCHAINS for suffix in toolchain.suffixes)
    spoken = "\n".join(text for _, text in _texts(original, suffixes))
    files = spoken.lower() + " . /dev/stdin /dev/stdout /dev/stderr /dev/null"
    places = {place.rstrip("/") for place in _PLACES.findall(spoken)}
    active = [facility for facility in FACILITIES if not facility.excuse.search(spoken)]
    found = []
    for name, text in texts:
        if is_library(text.encode("latin-1", "replace")):
            continue
        base, suffix = name.rpartition("/")[2], Path(name).suffix.lower()
        if base in _BUILD_FILES:
            found.append(Concern(name, 0, _BUILD_FILES[base]))
        elif suffix in _OBJECTS:
            found.append(Concern(name, 0, "is no source text in the target language"))
        if base == "Cargo.toml" and ((match := _MANIFEST.search(text)) or _takes_part_in_builds(text)):
            line = _line(text, match.start()) if match else 0
            found.append(Concern(name, line, "runs or takes in code when it is built"))
        if suffix not in _GRAMMARS:
            continue
        try:
            code, strings, imported = _parsed(text, suffix)
        except TooMuch:
            found.append(Concern(name, 0, _UNREAD))
            continue
        for facility in active:
            if match := facility.used.search(code):
                found.append(Concern(name, _line(code, match.start()), facility.name))
            elif line := next((one.line for one in imported if facility.used.search(one.path)), 0):
                found.append(Concern(name, line, facility.name))
        for match in _FILE.finditer(code):
            if match[1].lower().removeprefix("./") not in files and not _PLACES.search(match[1]):
                what = f"looks for the file {match[1][:60]}, of which the original does not speak"
                found.append(Concern(name, _line(code, match.start()), what))
        for line, string in strings:
            place = _PLACES.search(string) or _PLACES.search(unescaped(string))
            if place and place.group().rstrip("/") not in places:
                found.append(Concern(name, line, f"speaks of {string[:60]}"))
    return sorted(found, key=lambda c: (c.file, c.line))


def _texts(path: Path, suffixes: frozenset[str] | None = None) -> Iterator[tuple[Path, str]]:
    for file in [path] if path.is_file() else walk(path):
        if file.stat().st_size <= _MAX_BYTES and (suffixes is None or file.suffix.lower() in suffixes):
            yield file, file.read_text("latin-1")


def _takes_part_in_builds(manifest: str) -> bool:
    """The same as `_MANIFEST`, however it is spelled: keys in quotes or with dots, tables in one line; and code in files
    that are not called Rust. A manifest that is not understood may do any of it."""
    try:
        table = tomllib.loads(manifest)
    except (tomllib.TOMLDecodeError, RecursionError):
        return True
    package, library, targets = (_table(table.get(key)) for key in ("package", "lib", "target"))
    places = [table, *map(_table, targets.values())]
    taken_in = any(place.get(kind) for place in places for kind in ("dependencies", "build-dependencies", "patch"))
    made = [library, *(_table(each) for kind in ("bin", "example", "test", "bench") for each in _list(table.get(kind)))]
    elsewhere = any(not str(each.get("path", ".rs")).endswith(".rs") for each in made)
    own = package.get("build") or package.get("links") or library.get("proc-macro") or library.get("proc_macro")
    return bool(taken_in or elsewhere or own)


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


@functools.cache
def _parser(suffix: str) -> Parser:
    grammar = importlib.import_module(f"tree_sitter_{_GRAMMARS[suffix]}")
    return Parser(Language(grammar.language()))


def _parsed(text: str, suffix: str) -> tuple[str, list[tuple[int, str]], list[Import]]:
    """The text with comments blanked and names in full, its string literals with their lines, and what it imports. By the
    syntax tree: what looks like a comment inside of a string hides nothing. Raises `TooMuch`."""
    data = text.encode("latin-1", "replace")
    code = bytearray(data)
    strings = []
    root = _parser(suffix).parse(data).root_node
    todo = [root]
    while todo:
        node = todo.pop()
        span = data[node.start_byte : node.end_byte]
        if node.type in _COMMENTS and not span.startswith(b"//go:"):
            code[node.start_byte : node.end_byte] = re.sub(rb"[^\n]", b" ", span)
        elif node.type in _STRINGS and not _imports_package(node):
            strings.append((node.start_point.row + 1, span.decode("latin-1")))
        else:
            todo += node.children
    known = imports(root)
    return in_full(code.decode("latin-1"), known), strings, known


def _imports_package(node: Node) -> bool:
    """Whether a string names a Go package by its path in a module (`migrated/run`): the program never has that string.
    What is named (`"net"`) is still in the code that facilities are looked for in."""
    text = node.text or b""
    return node.parent is not None and node.parent.type == "import_spec" and text[1:2] not in (b"/", b".")


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
