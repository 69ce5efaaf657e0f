"""The declarations of the library functions that have a counterpart in the support library."""

from __future__ import annotations

import functools

from analyzers.c.preprocess import preprocess
from translators.rules.c.whole.lexer import Token, tokens_of

# name -> the support function when it has another name
SAME = frozenset(
    ["memcpy", "memmove", "memset", "memcmp", "memchr", "mempcpy", "strlen", "strcpy", "stpcpy", "strncpy", "strcat", "strncat", "strcmp", "strncmp", "strchr", "strrchr", "strstr", "strspn", "strcspn", "strpbrk", "strdup", "malloc", "calloc", "realloc", "free", "puts", "putchar", "atoi", "atol", "strtol", "strtoul", "abs", "labs", "isalnum", "isalpha", "isblank", "iscntrl", "isdigit", "isgraph", "islower", "isprint", "ispunct", "isspace", "isupper", "isxdigit", "tolower", "toupper", "fabs", "sqrt", "floor", "ceil", "trunc", "fmod", "copysign", "fabsf", "sqrtf", "copysignf", "floorf", "ceilf", "abort", "exit", "printf", "sprintf", "snprintf", "fprintf", "fputs", "fputc", "time", "clock"]
)
OTHER = {
    "index": "strchr", "rindex": "strrchr", "bcmp": "memcmp", "_exit": "exit_at_once", "_Exit": "exit_at_once",
    "llabs": "labs", "atoll": "atol", "strtoll": "strtol", "strtoull": "strtoul", "vprintf": "printf",
    "vsprintf": "sprintf", "vsnprintf": "snprintf", "vfprintf": "fprintf", "putc": "fputc",
    "__sqrt": "sqrt", "__sqrtf": "sqrtf", "__fmod": "fmod",
}  # fmt: skip
# What the C library rounds in its own way: only a target that calls it has the same bits.
_REAL = ["exp", "exp2", "expm1", "log", "log10", "log1p", "log2", "sin", "cos", "tan", "asin", "acos", "atan", "sinh",
         "cosh", "tanh"]  # fmt: skip
_REALS = ["pow", "atan2", "hypot"]
MATHEMATICS = frozenset(name + kind for name in (*_REAL, *_REALS) for kind in ("", "f"))
CLASSES = frozenset(["isnan", "isinf", "isfinite", "signbit"])  # macros of any real type (C17 7.12.3)
# What goes to streams by number, files among them.
STREAMS = {
    "__open": "open", "__reopen": "reopen", "__close": "close", "__getc": "getc", "__read": "read",
    "__put": "put", "__seek": "seek", "__tell": "tell", "__error_number": "error_number", "__remove": "remove",
    "__rename": "rename", "__decimal": "decimal", "__decimal_single": "decimal_single", "feof": "feof", "ferror": "ferror",
    "clearerr": "clearerr", "ungetc": "ungetc",
}  # fmt: skip
WRITES = {"fprintf": 0, "fputs": 1, "fputc": 1}  # where the stream is
SUPPORTED = frozenset([*SAME, *OTHER, *STREAMS, *MATHEMATICS, "getchar", "fflush"])

PRELUDE = """
typedef struct __div { int quot; int rem; } div_t; typedef struct __ldiv { long quot; long rem; } ldiv_t;
typedef ldiv_t lldiv_t;
typedef struct _FILE FILE; typedef int sig_atomic_t;
void *memcpy(void *, const void *, unsigned long); void *memmove(void *, const void *, unsigned long);
void *memset(void *, int, unsigned long); int memcmp(const void *, const void *, unsigned long);
void *memchr(const void *, int, unsigned long); void *mempcpy(void *, const void *, unsigned long);
unsigned long strlen(const char *); char *strcpy(char *, const char *); char *stpcpy(char *, const char *);
char *strncpy(char *, const char *, unsigned long); char *strcat(char *, const char *);
char *strncat(char *, const char *, unsigned long); int strcmp(const char *, const char *);
int strncmp(const char *, const char *, unsigned long); char *strchr(const char *, int);
char *strrchr(const char *, int); char *index(const char *, int); char *rindex(const char *, int);
char *strstr(const char *, const char *); unsigned long strspn(const char *, const char *);
unsigned long strcspn(const char *, const char *); char *strpbrk(const char *, const char *);
char *strdup(const char *); int bcmp(const void *, const void *, unsigned long);
void bcopy(const void *, void *, unsigned long); void bzero(void *, unsigned long);
void *malloc(unsigned long); void *calloc(unsigned long, unsigned long); void *realloc(void *, unsigned long);
void free(void *); void abort(void); void exit(int); void _exit(int); void _Exit(int);
int printf(const char *, ...); int fprintf(FILE *, const char *, ...); int sprintf(char *, const char *, ...);
int snprintf(char *, unsigned long, const char *, ...); int vprintf(const char *, char *);
int vfprintf(FILE *, const char *, char *); int vsprintf(char *, const char *, char *);
int vsnprintf(char *, unsigned long, const char *, char *); int puts(const char *); int putchar(int);
int fputs(const char *, FILE *); int fputc(int, FILE *); int putc(int, FILE *); int fflush(FILE *);
int getchar(void);
extern int errno;
FILE *__open(const char *, const char *); FILE *__reopen(const char *, const char *, FILE *);
int __close(FILE *); int __getc(FILE *);
long __read(void *, unsigned long, int, FILE *);
unsigned long __put(FILE *, const void *, unsigned long); int __seek(FILE *, long, int); long __tell(FILE *);
int __error_number(void); int __remove(const char *); int __rename(const char *, const char *);
double __decimal(const char *, unsigned long); float __decimal_single(const char *, unsigned long);
int feof(FILE *); int ferror(FILE *); void clearerr(FILE *); int ungetc(int, FILE *);
FILE *fopen(const char *, const char *); FILE *freopen(const char *, const char *, FILE *); int fclose(FILE *);
int fgetc(FILE *); int getc(FILE *); char *fgets(char *, int, FILE *); char *gets(char *);
long getline(char **, unsigned long *, FILE *); long getdelim(char **, unsigned long *, int, FILE *);
unsigned long fread(void *, unsigned long, unsigned long, FILE *);
unsigned long fwrite(const void *, unsigned long, unsigned long, FILE *);
int fseek(FILE *, long, int); long ftell(FILE *); void rewind(FILE *); int remove(const char *);
int unlink(const char *); int rename(const char *, const char *); void perror(const char *);
int scanf(const char *, ...); int fscanf(FILE *, const char *, ...); int sscanf(const char *, const char *, ...);
int vfscanf(FILE *, const char *, char *); int vsscanf(const char *, const char *, char *);
void qsort(void *, unsigned long, unsigned long, int (*)(const void *, const void *));
void *bsearch(const void *, const void *, unsigned long, unsigned long, int (*)(const void *, const void *));
double strtod(const char *, char **); float strtof(const char *, char **); double atof(const char *);
div_t div(int, int); ldiv_t ldiv(long, long); int rand(void); void srand(unsigned);
char *strtok(char *, const char *); char *strtok_r(char *, const char *, char **); char *strsep(char **, const char *);
int strcasecmp(const char *, const char *); int strncasecmp(const char *, const char *, unsigned long);
unsigned long strnlen(const char *, unsigned long); char *strndup(const char *, unsigned long);
void *memrchr(const void *, int, unsigned long); char *strerror(int);
long time(long *); long clock(void);
struct tm { int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
    long tm_gmtoff; const char *tm_zone; };
struct tm *gmtime(const long *); struct tm *gmtime_r(const long *, struct tm *); long timegm(struct tm *);
char *asctime(const struct tm *); char *asctime_r(const struct tm *, char *); double difftime(long, long);
unsigned long strftime(char *, unsigned long, const char *, const struct tm *);
int abs(int); long labs(long); long long llabs(long long); int atoi(const char *); long atol(const char *);
long long atoll(const char *);
long strtol(const char *, char **, int); unsigned long strtoul(const char *, char **, int);
long long strtoll(const char *, char **, int); unsigned long long strtoull(const char *, char **, int);
int isalnum(int); int isalpha(int); int isblank(int); int iscntrl(int); int isdigit(int); int isgraph(int);
int islower(int); int isprint(int); int ispunct(int); int isspace(int); int isupper(int); int isxdigit(int);
int tolower(int); int toupper(int);
double fabs(double); double sqrt(double); double floor(double); double ceil(double); double trunc(double);
double fmod(double, double); double copysign(double, double); float fabsf(float); float sqrtf(float);
float copysignf(float, float); float floorf(float); float ceilf(float);
double cbrt(double); double __sqrt(double); float __sqrtf(float); double __fmod(double, double);
float fmodf(float, float); float truncf(float); double round(double); float roundf(float); long lround(double);
long lroundf(float); long long llround(double); long long llroundf(float); double rint(double); float rintf(float);
double nearbyint(double); float nearbyintf(float); long lrint(double); long lrintf(float); long long llrint(double);
long long llrintf(float); double fmax(double, double); double fmin(double, double); float fmaxf(float, float);
float fminf(float, float); double frexp(double, int *); double ldexp(double, int);
double scalbn(double, int); double scalbln(double, long); double modf(double, double *);
int isnan(double); int isinf(double); int isfinite(double); int signbit(double);
""" + "".join(
    f"{type_} {name}{kind}({', '.join([type_] * count)});\n"
    for names, count in ((_REAL, 1), (_REALS, 2))
    for name in names
    for type_, kind in (("double", ""), ("float", "f"))
)


@functools.lru_cache(maxsize=1)
def _tokens() -> tuple[Token, ...]:
    return tuple(tokens_of(preprocess("library", {"library": PRELUDE}), "library"))


def prelude_tokens() -> list[Token]:
    return list(_tokens())
