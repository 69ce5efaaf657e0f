/* Linked into builds of C originals that tell of undefined behaviour: numbers that `atoi` and `scanf` convert out of range
 * of the type they are for (C17 7.22.1.2, 7.21.6.2:10). No sanitizer sees these, and glibc answers something.
 *
 * The linker brings the calls here (`--wrap`). Integers are read by scanf's own rules into 64 bits, and compared with
 * what their own type holds before they are stored.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 32, LONGEST = 512, STOPPED = 99 };

static void stop(const char *function)
{
    static const char says[] = "runtime error: number out of range of ";
    fflush(stderr);
    if (write(2, says, sizeof says - 1) < 0 || write(2, function, strlen(function)) < 0 || write(2, "\n", 1) < 0)
        _exit(STOPPED);
    _exit(STOPPED);
}

static long long converted(const char *text, long long least, long long most, const char *function)
{
    int before = errno;
    errno = 0;
    long long value = strtoll(text, NULL, 10);
    if (errno == ERANGE || value < least || value > most)
        stop(function);
    errno = before;
    return value;
}

int __wrap_atoi(const char *text) { return (int)converted(text, INT_MIN, INT_MAX, "atoi"); }
long __wrap_atol(const char *text) { return (long)converted(text, LONG_MIN, LONG_MAX, "atol"); }
long long __wrap_atoll(const char *text) { return converted(text, LLONG_MIN, LLONG_MAX, "atoll"); }

int __real_vfscanf(FILE *file, const char *format, va_list rest);
int __real_vsscanf(const char *text, const char *format, va_list rest);

struct integer {
    int bytes; /* 0: no integer, what is read goes straight to its place */
    int is_signed;
    void *place;
    long long value;
};

struct plan {
    char format[LONGEST];
    struct integer assigned[MOST];
    void *places[MOST];
    int count;    /* of places */
    int counted;  /* conversions that scanf counts */
};

/* The format with every integer that is stored as one of 64 bits; 0 where it has what is not known here. */
static int planned(struct plan *plan, const char *format, va_list rest)
{
    size_t at = 0;
    plan->count = plan->counted = 0;
    if (strlen(format) * 2 >= LONGEST)
        return 0;
    while (*format) {
        if (*format != '%') {
            plan->format[at++] = *format++;
            continue;
        }
        plan->format[at++] = *format++;
        if (*format == '%') {
            plan->format[at++] = *format++;
            continue;
        }
        int stored = 1, bytes = sizeof(int), longs = 0;
        for (; *format == '*' || *format == '\'' || *format == 'I' || *format == 'm'; format++) {
            if (*format == '*')
                stored = 0;
            plan->format[at++] = *format;
        }
        for (; *format >= '0' && *format <= '9'; format++)
            plan->format[at++] = *format;
        if (*format == '$')
            return 0;
        const char *size = format;
        for (; *format && strchr("hljztLqm", *format); format++) {
            if (*format == 'h')
                bytes = bytes == (int)sizeof(short) ? 1 : (int)sizeof(short);
            else if (*format != 'm' && *format != 'L')
                bytes = sizeof(long), longs++;
        }
        int is_integer = *format && strchr("diouxX", *format) != NULL;
        if (is_integer && stored) {
            plan->format[at++] = 'l';
            plan->format[at++] = 'l';
        } else {
            memcpy(plan->format + at, size, (size_t)(format - size));
            at += (size_t)(format - size);
        }
        if (*format == '[') {
            plan->format[at++] = *format++;
            if (*format == '^')
                plan->format[at++] = *format++;
            if (*format == ']')
                plan->format[at++] = *format++;
            while (*format && *format != ']')
                plan->format[at++] = *format++;
        }
        char kind = *format;
        if (!kind)
            return 0;
        plan->format[at++] = *format++;
        if (!stored)
            continue;
        if (plan->count == MOST)
            return 0;
        void *place = va_arg(rest, void *);
        if (kind == 'n') {
            plan->places[plan->count++] = place;
            continue;
        }
        struct integer *one = &plan->assigned[plan->counted++];
        *one = (struct integer){is_integer ? bytes : 0, kind == 'd' || kind == 'i', place, 0};
        plan->places[plan->count++] = is_integer ? (void *)&one->value : place;
    }
    plan->format[at] = 0;
    for (int i = plan->count; i < MOST; i++)
        plan->places[i] = NULL;
    return 1;
}

static void store(const struct integer *one, int too_long, const char *function)
{
    int bits = one->bytes * 8;
    unsigned long long magnitude = one->value < 0 ? 0ULL - (unsigned long long)one->value : (unsigned long long)one->value;
    unsigned long long most = bits == 64 ? ULLONG_MAX : (1ULL << bits) - 1;
    if (one->is_signed)
        most = (most >> 1) + (one->value < 0);
    else if (bits == 64)
        magnitude = 0; /* a number below zero is one modulo 2**64 */
    int limit = one->is_signed ? one->value == LLONG_MAX || one->value == LLONG_MIN : one->value == -1;
    if (magnitude > most || (too_long && limit))
        stop(function);
    memcpy(one->place, &one->value, (size_t)one->bytes); /* the low bytes come first on x86-64 and arm64 */
}

static int stored(const struct plan *plan, int result, int before, const char *function)
{
    int too_long = errno == ERANGE;
    for (int i = 0; i < plan->counted && i < result; i++)
        if (plan->assigned[i].bytes)
            store(&plan->assigned[i], too_long, function);
    if (!errno)
        errno = before;
    return result;
}

static int from_file(FILE *file, const char *format, ...)
{
    va_list rest;
    va_start(rest, format);
    int result = __real_vfscanf(file, format, rest);
    va_end(rest);
    return result;
}

static int from_text(const char *text, const char *format, ...)
{
    va_list rest;
    va_start(rest, format);
    int result = __real_vsscanf(text, format, rest);
    va_end(rest);
    return result;
}

#define PLACES(p) p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9], p[10], p[11], p[12], p[13], p[14], p[15], \
    p[16], p[17], p[18], p[19], p[20], p[21], p[22], p[23], p[24], p[25], p[26], p[27], p[28], p[29], p[30], p[31]

static int scanned(FILE *file, const char *text, const char *format, va_list rest, const char *function)
{
    struct plan plan;
    va_list copy;
    va_copy(copy, rest);
    int known = planned(&plan, format, copy);
    va_end(copy);
    if (!known)
        return file ? __real_vfscanf(file, format, rest) : __real_vsscanf(text, format, rest);
    int before = errno;
    errno = 0;
    int result = file ? from_file(file, plan.format, PLACES(plan.places)) : from_text(text, plan.format, PLACES(plan.places));
    return stored(&plan, result, before, function);
}

int __wrap_vfscanf(FILE *file, const char *format, va_list rest) { return scanned(file, NULL, format, rest, "fscanf"); }
int __wrap_vsscanf(const char *text, const char *format, va_list rest) { return scanned(NULL, text, format, rest, "sscanf"); }
int __wrap_vscanf(const char *format, va_list rest) { return scanned(stdin, NULL, format, rest, "scanf"); }

#define VARIADIC(name, parameter, file, text, function) \
    int name(parameter const char *format, ...) \
    { \
        va_list rest; \
        va_start(rest, format); \
        int result = scanned(file, text, format, rest, function); \
        va_end(rest); \
        return result; \
    }
#define COMMA ,
VARIADIC(__wrap_scanf, , stdin, NULL, "scanf")
VARIADIC(__wrap_fscanf, FILE *file COMMA, file, NULL, "fscanf")
VARIADIC(__wrap_sscanf, const char *text COMMA, NULL, text, "sscanf")

/* What glibc's headers make of these names, by the standard that is asked for. */
#define ALSO(prefix) \
    int __wrap_##prefix##_vfscanf(FILE *f, const char *format, va_list rest) { return __wrap_vfscanf(f, format, rest); } \
    int __wrap_##prefix##_vsscanf(const char *t, const char *format, va_list rest) { return __wrap_vsscanf(t, format, rest); } \
    int __wrap_##prefix##_vscanf(const char *format, va_list rest) { return __wrap_vscanf(format, rest); } \
    VARIADIC(__wrap_##prefix##_scanf, , stdin, NULL, "scanf") \
    VARIADIC(__wrap_##prefix##_fscanf, FILE *file COMMA, file, NULL, "fscanf") \
    VARIADIC(__wrap_##prefix##_sscanf, const char *text COMMA, NULL, text, "sscanf")
ALSO(__isoc99)
ALSO(__isoc23)
