/* text.c - characters, numbers in text, hexadecimal, tokens. */
#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int text_is_digit(int c)
{
    return c >= '0' && c <= '9';
}

int text_is_alpha(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int text_is_space(int c)
{
    return c == ' ' || c == '\t';
}

int text_is_print(int c)
{
    return c >= 0x20 && c < 0x7F;
}

int text_is_name(int c)
{
    return text_is_alpha(c) || text_is_digit(c) || c == '_' || c == '.' || c == '-';
}

int text_lower(int c)
{
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

int text_upper(int c)
{
    return c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c;
}

/* 0..15, or -1. */
int text_hex_value(int c)
{
    c = text_lower(c);
    if (text_is_digit(c)) {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return -1;
}

/* The lower case digit for the low four bits. */
char text_hex_digit(unsigned value)
{
    value &= 15u;
    return (char)(value < 10u ? '0' + (int)value : 'a' + (int)value - 10);
}

size_t text_length(const char *s)
{
    size_t n = 0;

    while (s[n] != '\0') {
        n++;
    }
    return n;
}

int text_equal(const char *a, const char *b)
{
    size_t i = 0;

    while (a[i] != '\0' && a[i] == b[i]) {
        i++;
    }
    return a[i] == b[i];
}

int text_equal_nocase(const char *a, const char *b)
{
    size_t i = 0;

    while (a[i] != '\0' && text_lower(a[i]) == text_lower(b[i])) {
        i++;
    }
    return text_lower(a[i]) == text_lower(b[i]);
}

/* -1, 0 or 1, by unsigned bytes. */
int text_compare(const char *a, const char *b)
{
    size_t i = 0;
    uint8_t x;
    uint8_t y;

    while (a[i] != '\0' && a[i] == b[i]) {
        i++;
    }
    x = (uint8_t)a[i];
    y = (uint8_t)b[i];
    if (x == y) {
        return 0;
    }
    return x < y ? -1 : 1;
}

/* Starts with a letter, then letters, digits and "_.-". */
int text_valid_name(const char *s)
{
    size_t i;

    if (!text_is_alpha(s[0])) {
        return 0;
    }
    for (i = 1; s[i] != '\0'; i++) {
        if (!text_is_name(s[i])) {
            return 0;
        }
    }
    return 1;
}

/* FNV-1a, 32 bits. */
uint32_t text_hash(const char *s)
{
    uint32_t h = 2166136261u;
    size_t i;

    for (i = 0; s[i] != '\0'; i++) {
        h ^= (uint8_t)s[i];
        h *= 16777619u;
    }
    return h;
}

/* Lower case, NUL-terminated; the number of characters, 0 when they do not fit. */
size_t text_hex_encode(const uint8_t *buf, size_t len, char *out, size_t cap)
{
    size_t i;

    if (cap == 0) {
        return 0;
    }
    if (len > (cap - 1) / 2) {
        out[0] = '\0';
        return 0;
    }
    for (i = 0; i < len; i++) {
        out[2 * i] = text_hex_digit((unsigned)buf[i] >> 4);
        out[2 * i + 1] = text_hex_digit(buf[i]);
    }
    out[2 * len] = '\0';
    return 2 * len;
}

/* Pairs of digits; ':' and '-' may stand between pairs. */
enum status text_hex_decode(const char *s, uint8_t *out, size_t cap, size_t *count)
{
    size_t i = 0;
    size_t n = 0;
    int high;
    int low;

    *count = 0;
    while (s[i] != '\0') {
        if (n > 0 && (s[i] == ':' || s[i] == '-')) {
            i++;
        }
        high = text_hex_value(s[i]);
        if (high < 0) {
            return STATUS_SYNTAX;
        }
        low = text_hex_value(s[i + 1]);
        if (low < 0) {
            return STATUS_SYNTAX;
        }
        if (n >= cap) {
            return STATUS_SPACE;
        }
        out[n++] = (uint8_t)(high * 16 + low);
        i += 2;
    }
    *count = n;
    return STATUS_OK;
}

/* Decimal with an optional sign, -2147483648..2147483647. */
enum status text_parse_i32(const char *s, int32_t *value)
{
    size_t i = 0;
    int negative = 0;
    uint32_t limit;
    uint32_t n = 0;
    uint32_t digit;

    *value = 0;
    if (s[0] == '-' || s[0] == '+') {
        negative = s[0] == '-';
        i = 1;
    }
    if (!text_is_digit(s[i])) {
        return STATUS_SYNTAX;
    }
    limit = negative ? 2147483648u : 2147483647u;
    for (; s[i] != '\0'; i++) {
        if (!text_is_digit(s[i])) {
            return STATUS_SYNTAX;
        }
        digit = (uint32_t)(s[i] - '0');
        if (n > (limit - digit) / 10u) {
            return STATUS_RANGE;
        }
        n = n * 10u + digit;
    }
    *value = (int32_t)(negative ? 0u - n : n);
    return STATUS_OK;
}

/* Decimal, or hexadecimal after 0x, 0..4294967295. */
enum status text_parse_u32(const char *s, uint32_t *value)
{
    size_t i = 0;
    uint32_t base = 10;
    uint32_t n = 0;
    int digit;

    *value = 0;
    if (s[0] == '0' && text_lower(s[1]) == 'x') {
        base = 16;
        i = 2;
    }
    if (s[i] == '\0') {
        return STATUS_SYNTAX;
    }
    for (; s[i] != '\0'; i++) {
        digit = text_hex_value(s[i]);
        if (digit < 0 || (uint32_t)digit >= base) {
            return STATUS_SYNTAX;
        }
        if (n > (0xFFFFFFFFu - (uint32_t)digit) / base) {
            return STATUS_RANGE;
        }
        n = n * base + (uint32_t)digit;
    }
    *value = n;
    return STATUS_OK;
}

/* What strtol takes, all of it, low..high. */
enum status text_parse_long(const char *s, int base, long low, long high, long *value)
{
    char *end;
    long n;

    *value = 0;
    if (base < 0 || base == 1 || base > 36) {
        return STATUS_SYNTAX;
    }
    errno = 0;
    n = strtol(s, &end, base);
    if (end == s || *end != '\0') {
        return STATUS_SYNTAX;
    }
    if (errno == ERANGE || n < low || n > high) {
        return STATUS_RANGE;
    }
    *value = n;
    return STATUS_OK;
}

/* The number that `count` (at most 9) digits at `at` make, -1 when they are not all digits. */
int text_digits(const char *s, size_t at, size_t count)
{
    size_t i;
    int n = 0;

    if (count == 0 || count > 9 || at > text_length(s)) {
        return -1;
    }
    for (i = 0; i < count; i++) {
        if (!text_is_digit(s[at + i])) {
            return -1;
        }
        n = n * 10 + (s[at + i] - '0');
    }
    return n;
}

/* Position of `name` in "one|two|three", -1 when it is not there. */
int text_choice_index(const char *choices, const char *name)
{
    int index = 0;
    size_t i = 0;
    size_t j = 0;
    int same = 1;

    for (i = 0; choices[i] != '\0'; i++) {
        if (choices[i] == '|') {
            if (same && name[j] == '\0') {
                return index;
            }
            index++;
            j = 0;
            same = 1;
        } else if (same && name[j] == choices[i]) {
            j++;
        } else {
            same = 0;
        }
    }
    return same && name[j] == '\0' ? index : -1;
}

/* Copies choice `index`, cut to fit; its length in `out`, 0 when there is none. */
size_t text_choice_copy(const char *choices, int index, char *out, size_t cap)
{
    size_t i;
    size_t n = 0;

    if (cap == 0) {
        return 0;
    }
    for (i = 0; choices[i] != '\0' && index >= 0; i++) {
        if (choices[i] == '|') {
            index--;
        } else if (index == 0 && n + 1 < cap) {
            out[n++] = choices[i];
        }
    }
    out[n] = '\0';
    return n;
}

static char *text_unquote(char *from, char *to)
{
    while (*from != '\0' && *from != '"') {
        if (*from == '\\' && from[1] != '\0') {
            from++;
            switch (*from) {
            case 'n':
                *to++ = '\n';
                break;
            case 't':
                *to++ = '\t';
                break;
            default:
                *to++ = *from;
                break;
            }
            from++;
        } else {
            *to++ = *from++;
        }
    }
    if (*from == '\0') {
        return NULL;
    }
    *to = '\0';
    return from + 1;
}

/* Splits in place, like a shell would: blanks separate, "..." keeps blanks, # starts a comment. */
int text_split(char *line, char **argv, int max)
{
    char *p = line;
    int argc = 0;

    for (;;) {
        p += strspn(p, " \t");
        if (*p == '\0' || *p == '#') {
            return argc;
        }
        if (argc == max) {
            return TEXT_SPLIT_MANY;
        }
        if (*p == '"') {
            argv[argc++] = p;
            p = text_unquote(p + 1, p);
            if (p == NULL) {
                return TEXT_SPLIT_QUOTE;
            }
        } else {
            argv[argc++] = p;
            p += strcspn(p, " \t");
            if (*p != '\0') {
                *p++ = '\0';
            }
        }
    }
}
