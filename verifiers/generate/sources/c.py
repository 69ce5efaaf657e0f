"""What C sources tell about a program's input."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from verifiers.generate.sources.lexing import C_TOKEN, CLike
from verifiers.generate.sources.model import Facts, Lexed, Source, counts, mentioned, whole, words
from verifiers.generate.sources.surroundings import THE_DATE, WHOLE_ENVIRONMENT, Surroundings, calls, surroundings

_SPLICE = re.compile(r"\\[ \t\r]*\n")  # a line goes on where the next one begins, in comments and names too (C17 5.1.1.2)


class CReader(CLike):
    language = "c"
    token = C_TOKEN
    suffixes: tuple[str, ...] = (".c", ".h")
    compared = re.compile(
        r"\b(?:str(?:n?case)?n?cmp|memcmp|strstr|strspn|strcspn|strtok|strchr|strpbrk)\w*"
        r'\s*\([^;{}]*?"(\d+)"|[=!]=\s*"(\d+)"|\{\s*"(\d+)"\s*,',
        re.I | re.S,
    )
    sizes = re.compile(
        r"\w\s*\[\s*(\d+)\s*\]|#\s*define\s+\w+\s+\(?(\d+)\)?|\benum\b[^;]*=\s*(\d+)",
        re.I | re.M,
    )

    def lex(self, text: str) -> Lexed:
        return super().lex(_SPLICE.sub("", text))

    def scan(self, lexed: Lexed) -> Facts:
        code = lexed.code
        formats = [lexed.at(i) for i in re.findall(r'(?<![sf])scanf\s*\(\s*"(\d+)"', code)]
        formats += [lexed.at(i) for i in re.findall(r'\bfscanf\s*\(\s*\w+\s*,\s*"(\d+)"', code)]
        line_formats = [lexed.at(i) for i in re.findall(r'\bsscanf\s*\([^,]+,\s*"(\d+)"', code)]
        opened = re.findall(r'\b(?:f(?:re)?)?open\s*\(\s*([^,()]+),\s*(?:"(\d+)"|O_RD)', code)
        files, from_argument = [], False
        for name, mode in opened:
            if mode and not lexed.at(mode).startswith("r"):
                continue
            if literal := re.fullmatch(r'\s*"(\d+)"\s*', name):
                files.append(lexed.at(literal[1]))
            else:
                defined = re.search(rf'#\s*define\s+{re.escape(name.strip())}\s+"(\d+)"', code)
                constant = re.search(rf'\b{re.escape(name.strip())}\s*(?:\[\s*\])?\s*=\s*"(\d+)"', code)
                hit = defined or constant
                if hit:
                    files.append(lexed.at(hit[1]))
                from_argument = from_argument or not defined
        from_argument = from_argument and "argv" in code
        all_formats = " ".join(formats + line_formats)
        numbers = re.findall(r"%\*?\d*(?:hh?|ll?|j|z|L)?([dixufeEgG])", " ".join(formats))
        based = _BASED.search(code) or re.search(r"%\*?\d*(?:hh?|ll?|j|z)?[ixX]", all_formats)
        return Facts(
            line_buffers=tuple(_line_buffers(code)),
            word_widths=tuple(int(n) for n in re.findall(r"%(\d+)(?:s|\[)", all_formats)),
            number_stream=bool(numbers),
            integers_only=bool(numbers) and not set(numbers) & set("feEgG"),
            stdin=bool(
                re.search(
                    r"\bstdin\b|(?<![sf])scanf\s*\(|\bgetchar\b|\bgets\s*\(|\bread\s*\(\s*(?:0|STDIN_FILENO)",
                    code,
                )
            ),
            arguments=bool(
                re.search(r"\bargv\s*\[|\bargv\s*\+|\*\s*argv\b(?!\s*[,)\[])|\bgetopt|\bargc\s*[<>=!]", code)
            ),
            argument_files=from_argument,
            input_files=tuple(files),
            formats=tuple(formats),
            line_formats=tuple(line_formats),
            argument_counts=counts(re.findall(r"\bargc\s*([<>=!]=?)\s*(\d+)", code), 1),
            byte_oriented=bool(re.search(r"\bf?getc(?:har)?\s*\(|\bfread\s*\(|\bread\s*\(", code)),
            whitespace_classes=bool(re.search(r"\bisspace\b|\bisblank\b|scanf\s*\(|\bstrto[lud]|\bato[ilf]", code)),
            # What C17 7.22.1.4 takes for a number in base 16, or in any that it tells itself.
            chars=("x",) if based else (),
            strings=("0x1F", "0XfF", "010", "0x80") if based else (),
            c_int_conversions=bool(re.search(r"\batoi\s*\(", code) or re.search(r"%\*?\d*h{0,2}[dixu]", all_formats)),
            signed_64=True,
            unsigned_64=bool(re.search(r"\bstrtou(?:ll?|max)\s*\(", code) or re.search(r"%\*?\d*(?:ll?|j|z)[uxXo]", all_formats)),
            c_long_conversions=bool(
                re.search(r"\batoll?\s*\(", code) or re.search(r"%\*?\d*(?:ll?|j|z)[dixu]", all_formats)
            ),
        )

    def surroundings(self, sources: Sequence[Source]) -> Surroundings:
        code = whole(sources)
        own = frozenset(defined_functions(code))
        more = [WHOLE_ENVIRONMENT] if _ENVIRON.search(code) else []
        more += [THE_DATE] if {name for m in _DATE.finditer(code) for name in m.groups() if name} - own else []
        return surroundings(sources, _GETENV, _CONSTANT, _OPENED, iter([*more, *calls(sources, _IDENTITY, own)]))

    def ways_in(self, sources: Sequence[Source]) -> Iterator[str]:
        return _ways_in(sources)


# Also where its address is taken: what is asked for by it, nobody knows.
_GETENV = re.compile(r'\b(?:secure_)?getenv\b(?:\s*\(\s*("\d+"|\w+)\s*\)|())')
_CONSTANT = re.compile(r'(?:#\s*define\s+(?=\w+\s+\(?")|\b)(\w+)\s*(?:\[\s*\w*\s*\]\s*)?=?\s*\(?"(\d+)"')
_OPENED = re.compile(r'\b(?:f?re)?f?open(?:64|at|dir)?\s*\(\s*(?:AT_FDCWD\s*,\s*)?("\d+"|\w+)?')
_ENVIRON = re.compile(r"\b(?:__|_)?environ\b|\bmain\s*\([^(),]*,[^(),]*,[^()]*\)")
# Not what only tells how long something takes.
_DATE = re.compile(r"(?<![.>])\b(time|gettimeofday|timespec_get|ftime)\s*\(|\b(clock_gettime)\s*\(\s*(?!CLOCK_(?:MONOTONIC|BOOTTIME|PROCESS|THREAD))")
_IDENTITY = words(
    "getlogin getlogin_r cuserid getuid geteuid getgid getegid getpwuid getpwnam getpwuid_r getpwnam_r getpwent getgrgid getgrnam"
    " gethostname uname gethostbyname getaddrinfo opendir scandir glob ftw nftw fts_open statvfs statfs getloadavg"
)


_BASED = re.compile(r"\bstrto(?:u?ll?|[iu]max)\s*\([^;]*?,\s*(?:0|16|0[xX]10)\s*\)")


def _line_buffers(code: str) -> list[int]:
    """Sizes of what `fgets` reads into: a number, or the declared size of the array that it names."""
    sizes = []
    for name, size in re.findall(r"\bfgets\s*\(\s*(\w+)\s*,\s*([^,]+),", code):
        declared = re.search(rf"\bchar\s+(?:[\w\[\], ]*\W)?{name}\s*\[\s*(\w+)\s*\]", code)
        text = size.strip() if size.strip().isdigit() else declared[1] if declared else ""
        if text and not text.isdigit():
            defined = re.search(rf"#\s*define\s+{text}\s+(\d+)", code)
            text = defined[1] if defined else ""
        if text:
            sizes.append(int(text))
    return sizes


_READS = words(
    "stdin environ getenv secure_getenv getchar getchar_unlocked getc getc_unlocked fgetc gets fgets getline getdelim"
    " scanf fscanf vscanf vfscanf fread read pread readv fopen freopen fdopen open openat popen system mmap syscall"
    " dlopen dlsym time clock clock_gettime gettimeofday localtime gmtime signal sigaction getpid asm __asm__ __asm"
    " socket recv select poll fork execv execve wgetc fgetwc getwchar fgetws wscanf argp getopt optarg program_invocation_name"
    " __environ _environ program_invocation_short_name __progname __progname_full _IO_2_1_stdin_ __libc_stack_end _dl_argv"
    " redefine_extname getpass getw getlogin getrandom getentropy getppid getuid geteuid getgid getegid sysconf pathconf uname"
    " gethostname constructor __constructor__ __libc_start_main getcwd getwd get_current_dir_name setlocale nl_langinfo isatty ttyname fstat lstat opendir readdir scandir"
    " glob ftw nftw getrusage times shmget shmat msgrcv mq_receive recvfrom recvmsg splice preadv readlink realpath getauxval"
    " cuserid fgetc_unlocked fread_unlocked fgets_unlocked ppoll epoll_wait waitpid getopt_long ioctl tcgetattr getpwuid"
    " getpwnam vfork posix_spawn pthread_create shm_open timespec_get ctime tmpnam mkstemp arc4random"
)
_HARMLESS = words(
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
    " __errno_location __ctype_b_loc __ctype_tolower_loc __ctype_toupper_loc __assert_fail __extension__ __builtin_offsetof"
    " __builtin_va_start __builtin_va_end __builtin_va_arg __builtin_va_copy __builtin_isnan __builtin_isinf_sign"
    " __builtin_isfinite __builtin_isnormal __builtin_signbit __builtin_fpclassify __builtin_inff __builtin_inf"
    " __builtin_nanf __builtin_nan __builtin_huge_val __builtin_huge_valf"
)
# What a program that only calls harmless functions is linked to all the same.
_LINKED = words(
    "__libc_start_main __gmon_start__ __cxa_finalize _ITM_deregisterTMCloneTable _ITM_registerTMCloneTable stdout stderr"
    " __stack_chk_fail __isoc99_sscanf __isoc23_sscanf __isoc23_strtol __isoc23_strtoul __isoc23_strtoll __isoc23_strtoull"
    " _setjmp setjmp __sigsetjmp longjmp siglongjmp __cxa_atexit sincos exp10 stpcpy mempcpy putw"
)
_MACRO_OR_POINTER = re.compile(r"#\s*define\s+(\w+)|\(\s*\*+\s*(\w+)")
_TOKEN = re.compile(r"^[ \t]*#[^\n]*|[A-Za-z_]\w*|[(){};,]", re.M)
_CALLED = re.compile(r"\b([A-Za-z_]\w*)\s*\(")
_PARENTHESISED = re.compile(r"\(\s*([A-Za-z_]\w*)\s*\)(?=\s*\()")  # (f)(x) is a call, or declares f; or (int)(x) converts
_TYPE = re.compile(
    r"void|char|short|int|long|float|double|signed|unsigned|_Bool|bool|u?int(?:_least|_fast)?(?:8|16|32|64)_t"
    r"|s?size_t|ptrdiff_t|wchar_t|u?int(?:ptr|max)_t"
)
_NAMED_TYPE = re.compile(r"\btypedef\b[^;{}]*(?:\{[^{}]*\})?[^;{}]*?\b(\w+)\s*;")
_INCLUDE = re.compile(r"^[ \t]*(?:#|%:|\?\?=)[ \t]*(include\w*|import|embed)\b[ \t]*([^\n]*)", re.M)
_PARAMETER_TYPES = words("void int char const volatile unsigned static restrict register")
_RAW = re.compile(r'\b(?:u8|[uUL])?R"')  # where such a string ends is not told by the next quote


def _ways_in(sources: Sequence[Source]) -> Iterator[str]:
    text = whole(sources)
    named = set(_NAMED_TYPE.findall(text))
    text = _PARENTHESISED.sub(lambda m: m[0] if m[1] in named or _TYPE.fullmatch(m[1]) else f" {m[1]} ", text)
    yield from mentioned(text, _READS)
    if _RAW.search(text):
        yield "a raw string"
    if "'" in re.sub(r"'\d+'", "", text):
        yield "a quote that is not a character's"
    defined = {name for match in _MACRO_OR_POINTER.finditer(text) for name in match.groups() if name}
    defined |= set(defined_functions(text))
    for name in _CALLED.findall(text):
        if name not in defined and name not in _HARMLESS:
            yield name
    read = {Path(source.name).name for source in sources}
    for source in sources:
        for directive, what in _INCLUDE.findall(source.code):
            literal = re.fullmatch(r'"(\d+)"\s*', what)
            name = source.strings[int(literal[1])] if literal else what.strip()
            known = Path(name).name in read if literal else re.fullmatch(r"<[\w./+-]+\.h>", name)
            if directive != "include" or not known:
                yield f"{name}, which was not read"
    yield from _pasted(text)
    for parameters in re.findall(r"\bmain\s*\(([^)]*)\)", text):
        for parameter in sorted(set(re.findall(r"[A-Za-z_]\w*", parameters)) - _PARAMETER_TYPES):
            if len(re.findall(rf"\b{parameter}\b", text)) > 1:
                yield f"main's parameter {parameter}"


def may_reach(linked: Iterable[str]) -> str:
    """A function or an object of the system's libraries that a C program is linked to and that is not known to be
    harmless; empty: there is none."""
    for name in sorted(linked):
        plain = name[2:-4] if name.startswith("__") and name.endswith("_chk") else name  # with checks that some compilers add
        if not {plain, plain.removesuffix("f"), plain.removesuffix("l")} & _HARMLESS and name not in _LINKED:
            return name
    return ""


def defined_functions(text: str) -> Iterator[str]:
    """Names before a parameter list outside all braces, where a body or the parameters' declarations follow."""
    braces = parentheses = 0
    before = name = ""
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token.lstrip()[:1] == "#":
            continue
        if name and not parentheses and token != "(":
            if token not in ";," and not token.startswith("__"):
                yield name
            name = ""
        braces += (token == "{") - (token == "}")
        if token == "(":
            if not braces and not parentheses and not name:
                name = before
            parentheses += 1
        elif token == ")":
            parentheses -= 1
        before = token if token not in "(){};," else ""


def _pasted(text: str) -> Iterator[str]:
    """Macros whose `##` could make a reading function's name; a fixed part that no such name has rules that out."""
    for name, parameters, body in re.findall(r"#\s*define\s+(\w+)\(([^)]*)\)([^\n]*##[^\n]*)", text):
        given = set(re.findall(r"\w+", parameters))
        for left, right in re.findall(r"(\w+)\s*##\s*(?=(\w+))", body):
            starts = left not in given and not any(word.startswith(left) for word in _READS)
            ends = right not in given and not any(word.endswith(right) for word in _READS)
            if not (starts or ends):
                yield f"macro {name}, which makes up names"
