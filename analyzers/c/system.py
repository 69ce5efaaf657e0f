"""What the standard headers offer, on x86-64 Linux with gcc: types, constants, macros, functions."""

from __future__ import annotations

import errno
import re

from analyzers.c.ctypes import (
    BOOL,
    CHAR,
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    SCHAR,
    SHORT,
    UCHAR,
    UINT,
    ULONG,
    USHORT,
    VOID,
    CInt,
    CPointer,
    CType,
)  # fmt: skip

SYSTEM_TYPES: dict[str, CType] = {
    "bool": BOOL, "size_t": ULONG, "ssize_t": LONG, "ptrdiff_t": LONG, "intptr_t": LONG, "uintptr_t": ULONG,
    "int8_t": SCHAR, "uint8_t": UCHAR, "int16_t": SHORT, "uint16_t": USHORT, "int32_t": INT, "uint32_t": UINT,
    "int64_t": LONG, "uint64_t": ULONG, "intmax_t": LONG, "uintmax_t": ULONG, "time_t": LONG, "clock_t": LONG,
    "int_least8_t": SCHAR, "uint_least8_t": UCHAR, "int_least16_t": SHORT, "uint_least16_t": USHORT,
    "int_least32_t": INT, "uint_least32_t": UINT, "int_least64_t": LONG, "uint_least64_t": ULONG,
    "int_fast8_t": SCHAR, "uint_fast8_t": UCHAR, "int_fast16_t": LONG, "uint_fast16_t": ULONG,
    "int_fast32_t": LONG, "uint_fast32_t": ULONG, "int_fast64_t": LONG, "uint_fast64_t": ULONG,
    "wchar_t": INT, "float_t": FLOAT, "double_t": DOUBLE, "off_t": LONG, "mode_t": UINT, "pid_t": INT,
    "u_char": UCHAR, "u_int": UINT, "uint": UINT, "ulong": ULONG, "ushort": USHORT, "uchar": UCHAR,
}  # fmt: skip


def _words(text: str) -> list[str]:
    return text.split()


STANDARD_HEADERS = _words(
    "assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg "
    "stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string strings tgmath threads time uchar unistd "
    "wchar wctype"
)
SYSTEM_HEADERS = frozenset(f"{name}.h" for name in STANDARD_HEADERS)
OPAQUE_TYPES = frozenset(_words(
    "FILE va_list jmp_buf sigjmp_buf fpos_t div_t ldiv_t lldiv_t pthread_t pthread_mutex_t sigset_t "
    "sig_atomic_t DIR mbstate_t"
))  # fmt: skip

# name: (value, type); a program's own #define of the same name wins
SYSTEM_CONSTANTS: dict[str, tuple[int, CInt]] = {
    "CHAR_BIT": (8, INT), "SCHAR_MIN": (-128, INT), "SCHAR_MAX": (127, INT), "UCHAR_MAX": (255, INT),
    "CHAR_MIN": (-128, INT), "CHAR_MAX": (127, INT), "SHRT_MIN": (-32768, INT), "SHRT_MAX": (32767, INT),
    "USHRT_MAX": (65535, INT), "INT_MIN": (-(2**31), INT), "INT_MAX": (2**31 - 1, INT),
    "UINT_MAX": (2**32 - 1, UINT), "LONG_MIN": (-(2**63), LONG), "LONG_MAX": (2**63 - 1, LONG),
    "ULONG_MAX": (2**64 - 1, ULONG), "LLONG_MIN": (-(2**63), LONG), "LLONG_MAX": (2**63 - 1, LONG),
    "ULLONG_MAX": (2**64 - 1, ULONG), "SIZE_MAX": (2**64 - 1, ULONG), "SSIZE_MAX": (2**63 - 1, LONG),
    "PTRDIFF_MAX": (2**63 - 1, LONG), "PTRDIFF_MIN": (-(2**63), LONG),
    "INTMAX_MAX": (2**63 - 1, LONG), "INTMAX_MIN": (-(2**63), LONG), "UINTMAX_MAX": (2**64 - 1, ULONG),
    "INT8_MIN": (-128, INT), "INT8_MAX": (127, INT), "UINT8_MAX": (255, INT),
    "INT16_MIN": (-32768, INT), "INT16_MAX": (32767, INT), "UINT16_MAX": (65535, INT),
    "INT32_MIN": (-(2**31), INT), "INT32_MAX": (2**31 - 1, INT), "UINT32_MAX": (2**32 - 1, UINT),
    "INT64_MIN": (-(2**63), LONG), "INT64_MAX": (2**63 - 1, LONG), "UINT64_MAX": (2**64 - 1, ULONG),
    "EXIT_SUCCESS": (0, INT), "EXIT_FAILURE": (1, INT), "EOF": (-1, INT), "BUFSIZ": (8192, INT),
    "SEEK_SET": (0, INT), "SEEK_CUR": (1, INT), "SEEK_END": (2, INT), "RAND_MAX": (2**31 - 1, INT),
    "ERANGE": (34, INT), "EINVAL": (22, INT), "ENOMEM": (12, INT), "ENOENT": (2, INT), "EDOM": (33, INT),
    "true": (1, INT), "false": (0, INT), "WCHAR_MAX": (2**31 - 1, INT), "WCHAR_MIN": (-(2**31), INT),
    "FLT_RADIX": (2, INT), "FLT_EVAL_METHOD": (0, INT), "FLT_DIG": (6, INT), "FLT_MANT_DIG": (24, INT),
    "FLT_MAX_EXP": (128, INT), "FLT_MIN_EXP": (-125, INT), "FLT_MAX_10_EXP": (38, INT), "FLT_MIN_10_EXP": (-37, INT),
    "DBL_DIG": (15, INT), "DBL_MANT_DIG": (53, INT), "DBL_MAX_EXP": (1024, INT), "DBL_MIN_EXP": (-1021, INT),
    "DBL_MAX_10_EXP": (308, INT), "DBL_MIN_10_EXP": (-307, INT), "LDBL_DIG": (18, INT), "LDBL_MANT_DIG": (64, INT),
    "LDBL_MAX_EXP": (16384, INT), "LDBL_MIN_EXP": (-16381, INT), "LDBL_MAX_10_EXP": (4932, INT),
    "LDBL_MIN_10_EXP": (-4931, INT), "DECIMAL_DIG": (21, INT),
}  # fmt: skip


_WRITTEN = {
    "SCHAR_MIN": "(-0x7f - 1)", "SCHAR_MAX": "0x7f", "UCHAR_MAX": "(0x7f * 2 + 1)", "CHAR_MIN": "(-0x7f - 1)", "CHAR_MAX": "0x7f",
    "SHRT_MIN": "(-0x7fff - 1)", "SHRT_MAX": "0x7fff", "USHRT_MAX": "(0x7fff * 2 + 1)",
    "INT_MIN": "(-0x7fffffff - 1)", "INT_MAX": "0x7fffffff", "UINT_MAX": "(0x7fffffff * 2U + 1U)",
    "LONG_MIN": "(-0x7fffffffffffffffL - 1L)", "LONG_MAX": "0x7fffffffffffffffL", "ULONG_MAX": "(0x7fffffffffffffffL * 2UL + 1UL)",
    "LLONG_MIN": "(-0x7fffffffffffffffLL - 1LL)", "LLONG_MAX": "0x7fffffffffffffffLL",
    "ULLONG_MAX": "(0x7fffffffffffffffLL * 2ULL + 1ULL)", "SSIZE_MAX": "0x7fffffffffffffffL", "INT16_MIN": "(-32767-1)",
    "INT32_MIN": "(-2147483647-1)", "UINT32_MAX": "(4294967295U)", "WCHAR_MAX": "0x7fffffff", "WCHAR_MIN": "(-0x7fffffff - 1)",
} | dict.fromkeys(("SIZE_MAX", "UINTMAX_MAX", "UINT64_MAX"), "(18446744073709551615UL)") \
  | dict.fromkeys(("PTRDIFF_MAX", "INTMAX_MAX", "INT64_MAX"), "(9223372036854775807L)") \
  | dict.fromkeys(("PTRDIFF_MIN", "INTMAX_MIN", "INT64_MIN"), "(-9223372036854775807L-1)")  # fmt: skip


def _spelled(name: str, value: int) -> str:
    """As gcc's headers write it, which # and #if may see."""
    kinds = ("INT8_", "UINT8_", "INT16_", "UINT16_", "INT32_")
    return _WRITTEN.get(name, f"({value})" if value < 0 or name.startswith(kinds) else str(value))


SYSTEM_MACROS: dict[str, str] = {
    "__GNUC__": "12", "__GNUC_MINOR__": "2", "__STDC__": "1", "__STDC_VERSION__": "201710L", "__x86_64__": "1",
    "__linux__": "1", "__unix__": "1", "__LP64__": "1", "__CHAR_BIT__": "8", "__SIZEOF_INT__": "4",
    "__SIZEOF_LONG__": "8", "__SIZEOF_POINTER__": "8", "__ORDER_LITTLE_ENDIAN__": "1234",
    "__ORDER_BIG_ENDIAN__": "4321", "__BYTE_ORDER__": "1234", "__FILE__": '""', "__LINE__": "0",
    "__extension__": "", "__restrict": "restrict", "__restrict__": "restrict", "__inline": "inline",
    "__inline__": "inline", "__const": "const", "__signed__": "signed", "__volatile__": "volatile",
    "noreturn": "", "_Noreturn": "",
    "__INT_MAX__": "2147483647", "__LONG_MAX__": "9223372036854775807L", "__SCHAR_MAX__": "127",
    "__LONG_LONG_MAX__": "9223372036854775807LL", "__SHRT_MAX__": "32767", "__WCHAR_MAX__": "2147483647",
    "__INT_WIDTH__": "32", "__LONG_WIDTH__": "64", "__SIZE_WIDTH__": "64", "__SIZEOF_SHORT__": "2",
    "__SIZEOF_LONG_LONG__": "8", "__SIZEOF_FLOAT__": "4", "__SIZEOF_DOUBLE__": "8", "__SIZEOF_SIZE_T__": "8",
    "__SIZEOF_LONG_DOUBLE__": "16", "__SIZEOF_WCHAR_T__": "4", "__SIZEOF_PTRDIFF_T__": "8",
    "__SIZE_TYPE__": "unsigned long", "__PTRDIFF_TYPE__": "long", "__WCHAR_TYPE__": "int",
    "__INTPTR_TYPE__": "long", "__UINTPTR_TYPE__": "unsigned long", "__INTMAX_TYPE__": "long",
    "__UINTMAX_TYPE__": "unsigned long", "__INT8_TYPE__": "signed char", "__INT16_TYPE__": "short",
    "__INT32_TYPE__": "int", "__INT64_TYPE__": "long", "__UINT8_TYPE__": "unsigned char",
    "__UINT16_TYPE__": "unsigned short", "__UINT32_TYPE__": "unsigned int", "__UINT64_TYPE__": "unsigned long",
    "__FLT_MANT_DIG__": "24", "__DBL_MANT_DIG__": "53", "__FLT_RADIX__": "2", "__DBL_DIG__": "15",
    "__FLT_DIG__": "6", "__DBL_MAX_EXP__": "1024", "__FLT_MAX_EXP__": "128",
    "__DBL_MAX__": "1.7976931348623157e+308", "__DBL_MIN__": "2.2250738585072014e-308",
    "__DBL_EPSILON__": "2.220446049250313e-16", "__FLT_MAX__": "3.4028234663852886e+38F",
    "__FLT_MIN__": "1.1754943508222875e-38F", "__FLT_EPSILON__": "1.1920928955078125e-7F",
    "__STDC_HOSTED__": "1", "__USER_LABEL_PREFIX__": "", "__REGISTER_PREFIX__": "", "__VERSION__": '"12.2.0"',
    "__amd64__": "1", "__ELF__": "1", "CLOCKS_PER_SEC": "((long)1000000)",
} | {
    f"__{name}_MAX__": f"{2 ** (bits - (not name.startswith('U'))) - 1}{suffix}"
    for sign in ("", "U")
    for bits, suffix, names in (
        (8, "", "INT8 INT_LEAST8 INT_FAST8"), (16, "", "INT16 INT_LEAST16"), (32, "U" if sign else "", "INT32 INT_LEAST32"),
        (64, "UL" if sign else "L", "INT64 INT_LEAST64 INT_FAST16 INT_FAST32 INT_FAST64 INTPTR INTMAX"),
    )
    for name in (sign + word for word in _words(names))
} | {
    "__SIZE_MAX__": "18446744073709551615UL", "__PTRDIFF_MAX__": "9223372036854775807L",
} | {
    f"SCN{c}{n}": f'"{length}{c}"'
    for c in "diuxo"
    for n, length in (("8", "hh"), ("16", "h"), ("32", ""), ("64", "l"), ("MAX", "l"), ("PTR", "l"), ("LEAST8", "hh"), ("LEAST16", "h"),
                      ("LEAST32", ""), ("LEAST64", "l"), ("FAST8", "hh"), ("FAST16", "l"), ("FAST32", "l"), ("FAST64", "l"))
} | {f"PRI{c}{n}": f'"{"l" if n in ("64", "MAX", "PTR") else ""}{c}"'
     for c in "diuxXo" for n in ("8", "16", "32", "64", "MAX", "PTR", "LEAST8", "LEAST16", "LEAST32")
} | {name: _spelled(name, value) for name, (value, _) in SYSTEM_CONSTANTS.items()}  # fmt: skip

# Macros that are known as what they are, not by a text, of which #ifdef may ask once their header is included.
_FLOATS = " ".join(f"{kind}_{what}" for kind in ("FLT", "DBL", "LDBL") for what in ("MAX", "MIN", "EPSILON"))
HEADER_MACROS: dict[str, frozenset[str]] = {
    header: frozenset(_words(names))
    for header, names in {
        "assert.h": "assert", "errno.h": "errno", "float.h": _FLOATS, "locale.h": "NULL", "setjmp.h": "setjmp",
        "math.h": "HUGE_VAL HUGE_VALF HUGE_VALL INFINITY NAN isnan isinf isfinite isnormal signbit fpclassify",
        "signal.h": "SIGABRT SIGFPE SIGILL SIGINT SIGSEGV SIGTERM SIG_DFL SIG_ERR SIG_IGN",
        "stdarg.h": "va_start va_arg va_end va_copy", "stdbool.h": "bool", "stddef.h": "NULL offsetof",
        "stdio.h": "NULL stdin stdout stderr", "stdlib.h": "NULL", "string.h": "NULL", "time.h": "NULL", "wchar.h": "NULL",
    }.items()
}  # fmt: skip

# Of the macros that have a text here, those that only headers define (glibc 2.36), by how their names begin.
_HOMES = (
    ("inttypes.h", "PRI|SCN"), ("inttypes.h stdint.h", "U?INT(8|16|32|64|MAX)_|PTRDIFF_|SIZE_MAX"),
    ("inttypes.h stdint.h wchar.h", "WCHAR_"), ("errno.h", "E(RANGE|INVAL|NOMEM|NOENT|DOM)"), ("stdbool.h", "true|false"),
    ("float.h", "FLT_|L?DBL_|DECIMAL_"), ("stdlib.h", "EXIT_|RAND_"), ("stdio.h", "EOF|BUFSIZ"), ("stdio.h unistd.h", "SEEK_"),
    ("threads.h time.h", "CLOCKS_"), ("limits.h", "CHAR_|[SU]CHAR_|U?SHRT_|U?INT_|U?L?LONG_|SSIZE_"),
)  # fmt: skip


def headers_of(name: str) -> frozenset[str]:
    """The headers of the system any of which defines a macro; none where it is always defined."""
    return next((frozenset(_words(headers)) for headers, begins in _HOMES if re.match(begins, name)), frozenset())


SYSTEM_FUNCTION_MACROS: dict[str, tuple[tuple[str, ...], str]] = {
    "INT8_C": (("c",), "c"), "INT16_C": (("c",), "c"), "INT32_C": (("c",), "c"), "INT64_C": (("c",), "c ## L"),
    "UINT8_C": (("c",), "c"), "UINT16_C": (("c",), "c"), "UINT32_C": (("c",), "c ## U"),
    "UINT64_C": (("c",), "c ## UL"), "INTMAX_C": (("c",), "c ## L"), "UINTMAX_C": (("c",), "c ## UL"),
    "__builtin_expect": (("x", "y"), "(x)"),
}  # fmt: skip

_STRING = CPointer(CHAR, const=True)
_ANY = CPointer(VOID, const=True)

_RESULTS: tuple[tuple[CType, str], ...] = (
    (INT, "isalnum isalpha isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit tolower "
          "toupper abs atoi memcmp strcmp strncmp strcasecmp strncasecmp strcoll printf fprintf sprintf snprintf "
          "vprintf vfprintf vsprintf vsnprintf puts fputs putchar fputc putc getchar fgetc getc ungetc fclose fflush "
          "fseek feof ferror remove rename rand scanf sscanf fscanf system setvbuf atexit raise"),
    (ULONG, "strlen fread fwrite strspn strcspn strftime strtoul strtoull"),
    (LONG, "labs llabs atol atoll strtol strtoll ftell time clock lround llround lrint"),
    (CPointer(VOID), "memcpy memmove memset malloc calloc realloc bsearch memchr fopen freopen fdopen tmpfile"),
    (CPointer(CHAR), "strcpy strncpy strcat strncat strchr strrchr strstr strtok strdup fgets getenv strerror strpbrk"),
    (VOID, "free qsort exit abort srand perror assert rewind va_start va_end va_copy longjmp"),
    (DOUBLE, "sqrt pow floor ceil fabs fmod round trunc sin cos tan atan atan2 exp log log10 strtod atof hypot"),
    (FLOAT, "fabsf sqrtf floorf ceilf roundf fmodf powf strtof"),
)  # fmt: skip

# result types of the library functions that programs in our range call
SYSTEM_RESULTS: dict[str, CType] = {name: type_ for type_, names in _RESULTS for name in _words(names)}

_ERRORS = frozenset(errno.errorcode.values())
# What headers of ISO C, POSIX and Linux define goes by these beginnings, up to the first `_`.
_FAMILIES = frozenset(
    ["AF", "AI", "ARG", "AT", "BIG", "BYTE", "CHAR", "CLD", "CLOCK", "CLONE", "CMSG", "CODESET", "CPU", "DBL", "DT", "EAI", "EPOLL", "EXIT", "F", "FALLOC", "FD", "FE", "FILENAME", "FLT", "FNM", "FOPEN", "FP", "FPE", "FTW", "GLOB", "HOST", "HUGE", "IF", "IFF", "ILL", "IN", "IN6", "INADDR", "INT", "INT16", "INT32", "INT64", "INT8", "INTMAX", "INTPTR", "IOV", "IP", "IPC", "IPPORT", "IPPROTO", "IPV6", "ITIMER", "L", "LC", "LDBL", "LINE", "LITTLE", "LLONG", "LOCK", "LOG", "LOGIN", "LONG", "M", "MADV", "MAP", "MB", "MCL", "MCAST", "MREMAP", "MFD", "MS", "MSG", "NAME", "NGROUPS", "NI", "NL", "NR", "O", "OPEN", "P", "PATH", "PF", "PIPE", "POLL", "POSIX", "PRIO", "PROT", "PTHREAD", "PTRDIFF", "R", "RAND", "RE", "REG", "RENAME", "RLIM", "RLIMIT", "RTLD", "RUSAGE", "RWF", "S", "SA", "SCHAR", "SCHED", "SCM", "SEEK", "SEGV", "SEM", "SHM", "SHRT", "SHUT", "SI", "SIG", "SIZE", "SO", "SOCK", "SOL", "SS", "SSIZE", "ST", "STATX", "STDERR", "STDIN", "STDOUT", "SPLICE", "SYS", "TCP", "TCPI", "TCPOPT", "TEMP", "TH", "TIME", "TIMER", "TIOC", "TIOCM", "TMP", "TTY", "UCHAR", "UINT", "UINT16", "UINT32", "UINT64", "UINT8", "UINTMAX", "UINTPTR", "ULLONG", "ULONG", "USHRT", "UTIME", "W", "WCHAR", "WINT", "X"]
)  # fmt: skip
_PLAIN = re.compile(
    r"SIG[A-Z][A-Z0-9]+|PRI[diouxX]\w+|SCN[dioux]\w+|TIO?C\w+|FIO[A-Z]+|SIOC\w+|TCS?[A-Z]{3,}|E?POLL[A-Z]+|EWOULDBLOCK|EOPNOTSUPP|SOMAXCONN|W[A-Z]+(?:ED|STATUS|SIG|HANG|WAIT|DUMP)|B\d+|"
    r"V[A-Z]{3,6}\d?|(?:st|si|sa|ifr|s6|sin6)_\w+|is(?:nan|inf|finite|normal|less|greater)\w*|va_\w+|timer\w{3,5}|[bl]e(?:16|32|64)toh|hto[bl]e(?:16|32|64)|NAN|INFINITY|BUFSIZ|EOF|NSIG|MAXPATHLEN|offsetof|"
    r"alloca|assert|errno|std(?:in|out|err)|sig(?:mask|setjmp)|signbit|fpclassify|major|minor|makedev|CLOCKS_PER_SEC|[if]?conv|I_?CANON|ECHO[A-Z]*|N?FDBITS"
)


_RESERVED = re.compile(r"_[A-Z]|__(?:USE|NR|GLIBC|BYTE|BIG|LITTLE|FLOAT|STDC)_")  # of the compiler's own we know which there are


def of_system(name: str) -> bool:
    """Whether a macro goes by a name that the system's headers, or the compiler, may define."""
    start, under, _ = name.partition("_")
    if not start:
        return _RESERVED.match(name) is not None
    return (bool(under) and start in _FAMILIES) or name in _ERRORS or _PLAIN.fullmatch(name) is not None


OUTSIDE = {
    name: kind
    for kind, names in {
        "console": "printf vprintf puts putchar putc_unlocked getchar scanf vscanf gets perror isatty tcgetattr tcsetattr",
        "environment": "getenv secure_getenv setenv putenv unsetenv",
        "files": "fopen freopen fdopen tmpfile open openat creat fread fwrite fgets fputs fprintf vfprintf fscanf fgetc fputc getc putc"
                 " ungetc fseek ftell rewind fclose read write pread pwrite lseek remove rename unlink mkstemp mmap truncate ftruncate",
        "folders": "opendir readdir scandir mkdir rmdir chdir getcwd nftw",
        "network": "socket bind listen accept connect send recv sendto recvfrom sendmsg recvmsg getaddrinfo gethostbyname",
        "processes": "system popen fork vfork execl execlp execle execv execvp execve posix_spawn wait waitpid kill",
        "signals": "signal sigaction raise",
        "time": "time clock gettimeofday clock_gettime localtime gmtime localtime_r gmtime_r",
    }.items()
    for name in names.split()
}
"""Functions by which a program meets the world, and what of it (C17 7.21-7.27, POSIX.1-2017)."""
