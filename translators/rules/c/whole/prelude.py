"""The declarations of the library functions that have a counterpart in the support library."""

from __future__ import annotations

import functools

from analyzers.c.preprocess import preprocess
from translators.rules.c.whole.lexer import Token, tokens_of

PRELUDE = """
typedef struct { int quot; int rem; } div_t; typedef struct { long quot; long rem; } ldiv_t;
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
"""


@functools.lru_cache(maxsize=1)
def _tokens() -> tuple[Token, ...]:
    return tuple(tokens_of(preprocess("library", {"library": PRELUDE}), "library"))


def prelude_tokens() -> list[Token]:
    return list(_tokens())
