"""Does a program provably take no input? Then one run shows all that it does, and no search for inputs is needed.

The proof is by names: nothing that the sources call or mention can read anything. It errs towards "may read": a name
that is not known to be harmless counts as a way of input.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from verifiers.generate.facts import MAX_SCANNED_BYTES
from verifiers.generate.sources import reader_for
from verifiers.generate.sources.model import Lexed


def may_read(sources: Mapping[str, str]) -> str:
    """The first way by which the program might take input; empty when there is none. `sources`: file name -> text."""
    if not sources:
        return "no sources were read"
    if sum(map(len, sources.values())) > MAX_SCANNED_BYTES // 2:
        return "the sources are too large to be read whole"
    by_language: dict[str, list[_Source]] = {}
    for name, text in sources.items():
        reader = reader_for(name)
        lexed = reader.lex(text.replace("\\\n", " ")) if reader else Lexed(text)
        by_language.setdefault(reader.language if reader else "", []).append(_Source(name, lexed.code, lexed.strings))
    return next((f for language, code in by_language.items() for f in _READERS.get(language, _unknown)(code)), "")


@dataclass(frozen=True)
class _Source:
    """A file's code without comments, with its literals' indexes in quotes."""

    name: str
    code: str
    strings: list[str]


def _text(sources: Sequence[_Source]) -> str:
    return "\n".join(source.code for source in sources)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _mentioned(code: str, words: frozenset[str]) -> Iterator[str]:
    yield from sorted(words & set(re.findall(r"[A-Za-z_]\w*", code)))


def _unknown(sources: Sequence[_Source]) -> Iterator[str]:
    yield f"sources in a language that is not known: {', '.join(source.name for source in sources)}"


# --------------------------------------------------------------------------- C

_C_READS = _words(
    "stdin environ getenv secure_getenv getchar getchar_unlocked getc getc_unlocked fgetc gets fgets getline getdelim"
    " scanf fscanf vscanf vfscanf fread read pread readv fopen freopen fdopen open openat popen system mmap syscall"
    " dlopen dlsym time clock clock_gettime gettimeofday localtime gmtime signal sigaction getpid asm __asm__ __asm"
    " socket recv select poll fork execv execve wgetc fgetwc getwchar fgetws wscanf argp getopt optarg program_invocation_name"
)
_C_HARMLESS = _words(
    "printf fprintf sprintf snprintf vprintf vfprintf vsprintf vsnprintf puts putchar putc fputc fputs fwrite fflush"
    " setbuf setvbuf perror strlen strcpy strncpy strcat strncat strcmp strncmp strcasecmp strncasecmp strchr strrchr"
    " strstr strspn strcspn strpbrk strtok strtok_r strdup strndup strnlen strerror strtol strtoul strtoll strtoull strtod strtof"
    " atoi atol atoll atof memcpy memmove memset memcmp memchr sscanf malloc calloc realloc free abort exit _Exit atexit"
    " qsort bsearch abs labs llabs div ldiv lldiv rand srand assert static_assert _Static_assert isalpha isdigit isalnum"
    " isspace isupper islower ispunct isprint iscntrl isgraph isxdigit isblank toupper tolower va_start va_arg va_end"
    " va_copy sizeof offsetof _Alignof alignof defined if for while switch return do else case typeof __typeof__"
    " sin cos tan asin acos atan atan2 sinh cosh tanh exp log log10 log2 pow sqrt cbrt fabs fabsf sqrtf floor ceil"
    " fmod round trunc lround lrint rint nearbyint hypot ldexp frexp modf copysign isnan isinf signbit fmin fmax"
    " floorf ceilf powf fmodf INT8_C INT16_C INT32_C INT64_C UINT8_C UINT16_C UINT32_C UINT64_C"
    " __attribute__ __builtin_abort __builtin_expect __builtin_memcpy __builtin_memset __builtin_strlen"
)
_C_MACRO_OR_POINTER = re.compile(r"#\s*define\s+(\w+)|\(\s*\*+\s*(\w+)")
_C_TOKEN = re.compile(r"^[ \t]*#[^\n]*|[A-Za-z_]\w*|[(){};]", re.M)
_C_CALLED = re.compile(r"\b([A-Za-z_]\w*)\s*\(")


def _c(sources: Sequence[_Source]) -> Iterator[str]:
    text = _text(sources)
    yield from _mentioned(text, _C_READS)
    defined = {name for match in _C_MACRO_OR_POINTER.finditer(text) for name in match.groups() if name}
    defined |= set(_defined_functions(text))
    for name in _C_CALLED.findall(text):
        if name not in defined and name not in _C_HARMLESS:
            yield name
    read = {Path(source.name).name for source in sources}
    for source in sources:
        for index in re.findall(r'#\s*include\s*"(\d+)"', source.code):
            if Path(source.strings[int(index)]).name not in read:
                yield f"{source.strings[int(index)]}, which was not read"
    yield from _pasted(text)
    for parameters in re.findall(r"\bmain\s*\(([^)]*)\)", text):
        for parameter in re.findall(r"(\w+)\s*(?:\[\s*\]\s*)?(?:,|$)", parameters):
            if parameter != "void" and len(re.findall(rf"\b{parameter}\b", text)) > 1:
                yield f"main's parameter {parameter}"


def _defined_functions(text: str) -> Iterator[str]:
    """Names before a parameter list outside all braces, where a body or the parameters' declarations follow."""
    braces = parentheses = 0
    before = name = ""
    for match in _C_TOKEN.finditer(text):
        token = match[0]
        if token.lstrip()[:1] == "#":
            continue
        if name and not parentheses and token != "(":
            if token != ";" and not token.startswith("__"):
                yield name
            name = ""
        braces += (token == "{") - (token == "}")
        if token == "(":
            if not braces and not parentheses and not name:
                name = before
            parentheses += 1
        elif token == ")":
            parentheses -= 1
        before = token if token not in "(){};" else ""


def _pasted(text: str) -> Iterator[str]:
    """Macros whose `##` could make a reading function's name; a fixed part that no such name has rules that out."""
    for name, parameters, body in re.findall(r"#\s*define\s+(\w+)\(([^)]*)\)([^\n]*##[^\n]*)", text):
        given = set(re.findall(r"\w+", parameters))
        for left, right in re.findall(r"(\w+)\s*##\s*(?=(\w+))", body):
            starts = left not in given and not any(word.startswith(left) for word in _C_READS)
            ends = right not in given and not any(word.endswith(right) for word in _C_READS)
            if not (starts or ends):
                yield f"macro {name}, which makes up names"


# --------------------------------------------------------------------------- Ada

_ADA_READS = _words(
    "get get_line get_immediate look_ahead open standard_input current_input set_input end_of_file end_of_line"
    " command_line argument argument_count environment_variables calendar clock real_time streams stream_io direct_io"
    " sequential_io storage_io import interface directories machine_code discrete_random float_random gnat c_streams"
    " linker_options external_name convention"
)
_ADA_UNITS = re.compile(
    r"ada|system|interfaces|standard|text_io|unchecked_conversion|unchecked_deallocation|system\.storage_elements"
    r"|ada\.(text_io|integer_text_io|float_text_io|long_integer_text_io|long_float_text_io|wide_text_io)(\.\w+)*"
    r"|ada\.(strings|characters|numerics|containers|exceptions|finalization|tags|io_exceptions|assertions|iterator_interfaces"
    r"|unchecked_conversion|unchecked_deallocation|task_identification|synchronous_task_control)(\.\w+)*"
)


def _ada(sources: Sequence[_Source]) -> Iterator[str]:
    text = _text(sources).lower()
    yield from _mentioned(text, _ADA_READS)
    own = set(re.findall(r"\b(?:package(?:\s+body)?|procedure|function)\s+([\w.]+)", text))
    for clause in re.findall(r"\bwith\s+([\w.,\s]+?);", text):
        for unit in re.split(r"[,\s]+", clause.strip()):
            if unit and unit not in own and not _ADA_UNITS.fullmatch(unit):
                yield f"with {unit}"


# --------------------------------------------------------------------------- COBOL

_COBOL_READS = re.compile(
    r"\b(ACCEPT|EXEC|CHAINING|SCREEN|UPSI-\d|SWITCH-\d+|SWITCH|CURRENT-DATE|WHEN-COMPILED|RANDOM"
    r"|MODULE-[A-Z-]+|EXCEPTION-[A-Z-]+|SECONDS-PAST-MIDNIGHT|LOCALE-[A-Z-]+|STORED-CHAR-LENGTH|COMMUNICATION)\b",
    re.I,
)  # fmt: skip


def _cobol(sources: Sequence[_Source]) -> Iterator[str]:
    text = _text(sources)
    if found := _COBOL_READS.search(text):
        yield found[1].upper()
    if found := re.search(r"\bOPEN\b[^.]*?\b(INPUT|I-O|EXTEND)\b", text, re.I):
        yield f"OPEN {found[1].upper()}"
    if re.search(r"\b(SORT|MERGE)\b[^.]*\bUSING\b", text, re.I):
        yield "SORT or MERGE USING"
    if re.search(r"\b(CALL|COPY|CANCEL)\b", text, re.I):
        # Names of programs and copybooks are literals, which are not in the code; what they name may not be here.
        yield "CALL or COPY"
    if re.search(r"PROCEDURE\s+DIVISION\s+USING", text, re.I):
        yield "PROCEDURE DIVISION USING"


# --------------------------------------------------------------------------- Rust and Go

_RUST_READS = _words(
    "stdin env args fs File net process Instant SystemTime time include include_str include_bytes asm global_asm extern"
    " unsafe os metadata exists read_dir canonicalize is_file is_dir thread option_env RandomState HashMap HashSet"
)
_RUST_PROCESS = re.compile(r"\b(?:std::)?process::(?:exit|abort)\b|\buse\s+std::process\s*;|\bprocess::ExitCode\b")


def _rust(sources: Sequence[_Source]) -> Iterator[str]:
    text = _RUST_PROCESS.sub("", _text(sources))
    yield from _mentioned(text, _RUST_READS)


_GO_PACKAGES = _words(
    "fmt strings strconv math math/bits math/big math/cmplx sort bytes unicode unicode/utf8 errors slices maps cmp"
    " container/list container/heap container/ring text/tabwriter bufio os"
)


def _go(sources: Sequence[_Source]) -> Iterator[str]:
    text = _text(sources)
    for source in sources:
        imports = re.findall(r'\bimport\s*(?:\w+\s*)?"(\d+)"', source.code)
        for block in re.findall(r"\bimport\s*\(([^)]*)\)", source.code):
            imports += re.findall(r'"(\d+)"', block)
        for index in imports:
            if source.strings[int(index)] not in _GO_PACKAGES:
                yield f"import {source.strings[int(index)]}"
    yield from _mentioned(text, _words("Stdin Args Scan Scanf Scanln Sscan Fscan unsafe"))
    for name in re.findall(r"\bos\.(\w+)", text):
        if name not in ("Exit", "Stdout", "Stderr"):
            yield f"os.{name}"


_READERS: dict[str, Callable[[Sequence[_Source]], Iterator[str]]] = {
    "c": _c, "ada": _ada, "cobol": _cobol, "rust": _rust, "go": _go,
}  # fmt: skip
