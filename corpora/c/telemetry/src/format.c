/* format.c - numbers and bytes as text for reports. */
#include "format.h"

#include <string.h>

#include "bits.h"
#include "fixed.h"
#include "text.h"

#define FORMAT_LINE_BYTES 16u

/* Reverses digits[0..n) into `out`; n, or 0 when they do not fit. */
static size_t format_reversed(const char *digits, size_t n, char *out, size_t cap)
{
    size_t i;

    if (n + 1 > cap) {
        if (cap > 0) {
            out[0] = '\0';
        }
        return 0;
    }
    for (i = 0; i < n; i++) {
        out[i] = digits[n - 1 - i];
    }
    out[n] = '\0';
    return n;
}

/* Digits in base 2..16 (else 10), at least `min_digits` (at most 32) of them. */
size_t format_radix(uint32_t value, unsigned base, unsigned min_digits, char *out, size_t cap)
{
    char digits[33];
    size_t n = 0;

    if (base < 2u || base > 16u) {
        base = 10;
    }
    min_digits = BITS_MIN(min_digits, 32u);
    while (value != 0 || n < min_digits || n == 0) {
        digits[n++] = text_hex_digit((unsigned)(value % base));
        value /= base;
    }
    return format_reversed(digits, n, out, cap);
}

size_t format_signed(int32_t value, char *out, size_t cap)
{
    return fixed_format(value, 0, out, cap);
}

/* "-1,234,567" */
size_t format_grouped(int32_t value, char *out, size_t cap)
{
    char digits[16];
    uint32_t rest = value < 0 ? 0u - (uint32_t)value : (uint32_t)value;
    size_t n = 0;
    unsigned in_group = 0;

    do {
        if (in_group == 3u) {
            digits[n++] = ',';
            in_group = 0;
        }
        digits[n++] = (char)('0' + (int)(rest % 10u));
        rest /= 10u;
        in_group++;
    } while (rest != 0);
    if (value < 0) {
        digits[n++] = '-';
    }
    return format_reversed(digits, n, out, cap);
}

/* Appends a string; the new length, or 0 when it does not fit. */
static size_t format_append(char *out, size_t length, size_t cap, const char *s)
{
    size_t i;

    for (i = 0; s[i] != '\0'; i++) {
        if (length + 1 >= cap) {
            return 0;
        }
        out[length++] = s[i];
    }
    out[length] = '\0';
    return length;
}

/* "999 B", "1.5 KiB": one decimal, ties to even. */
size_t format_size(uint32_t bytes, char *out, size_t cap)
{
    static const char *const units[] = { " B", " KiB", " MiB", " GiB" };
    unsigned unit = 0;
    size_t n;

    while (unit < 3u && bytes >> (10u * (unit + 1u)) != 0) {
        unit++;
    }
    if (unit == 0) {
        n = fixed_format((int32_t)bytes, 0, out, cap);
    } else {
        n = fixed_format((int32_t)fixed_div_even((int64_t)bytes * 10, (int64_t)1 << (10u * unit)), 1, out, cap);
    }
    return n == 0 ? 0 : format_append(out, n, cap, units[unit]);
}

/* "66.7%", ties away from zero; of nothing: "-". */
size_t format_percent(uint32_t part, uint32_t whole, char *out, size_t cap)
{
    size_t n;

    if (cap < 2) {
        return 0;
    }
    out[0] = '\0';
    if (whole == 0) {
        return format_append(out, 0, cap, "-");
    }
    n = fixed_format(fixed_clamp32(fixed_div_away((int64_t)part * 1000, whole)), 1, out, cap);
    return n == 0 ? 0 : format_append(out, n, cap, "%");
}

/* Pads in place to `width`, blanks after (left) or `fill` before; the length, never more than cap - 1. */
size_t format_pad(char *text, size_t cap, size_t width, int left, char fill)
{
    size_t length = 0;
    size_t missing;
    size_t i;

    while (length < cap && text[length] != '\0') {
        length++;
    }
    if (length >= cap) {
        return 0;
    }
    width = BITS_MIN(width, cap - 1);
    if (length >= width) {
        return length;
    }
    missing = width - length;
    text[width] = '\0';
    if (left) {
        for (i = length; i < width; i++) {
            text[i] = ' ';
        }
    } else {
        for (i = length; i > 0; i--) {
            text[i - 1 + missing] = text[i - 1];
        }
        for (i = 0; i < missing; i++) {
            text[i] = fill;
        }
        if (fill == '0' && text[missing] == '-') {
            text[0] = '-';
            text[missing] = '0';
        }
    }
    return width;
}

/* "0010  41 42 ...  |AB...|": the 16 bytes from `offset`, without blanks at the end. */
size_t format_dump_line(const uint8_t *buf, size_t len, size_t offset, char *out, size_t cap)
{
    size_t n;
    size_t i;

    if (offset >= len || cap < 6u + 3u * FORMAT_LINE_BYTES + 3u + FORMAT_LINE_BYTES + 1u) {
        if (cap > 0) {
            out[0] = '\0';
        }
        return 0;
    }
    n = format_radix((uint32_t)(offset & 0xFFFFu), 16, 4, out, cap);
    out[n++] = ' ';
    for (i = 0; i < FORMAT_LINE_BYTES; i++) {
        out[n++] = ' ';
        if (i < len - offset) {
            out[n++] = text_hex_digit((unsigned)buf[offset + i] >> 4);
            out[n++] = text_hex_digit(buf[offset + i]);
        } else {
            out[n++] = ' ';
            out[n++] = ' ';
        }
    }
    out[n++] = ' ';
    out[n++] = ' ';
    out[n++] = '|';
    for (i = 0; i < FORMAT_LINE_BYTES && i < len - offset; i++) {
        out[n++] = text_is_print(buf[offset + i]) ? (char)buf[offset + i] : '.';
    }
    out[n++] = '|';
    out[n] = '\0';
    return n;
}

/* A bar of '#', `width` of them for the greatest; at least one for what is not 0. */
size_t format_bar(uint32_t value, uint32_t greatest, unsigned width, char *out, size_t cap)
{
    size_t n = 0;
    size_t i;

    if (cap == 0) {
        return 0;
    }
    if (greatest != 0) {
        n = (size_t)((uint64_t)BITS_MIN(value, greatest) * width / greatest);
    }
    if (n == 0 && value != 0) {
        n = 1;
    }
    n = BITS_MIN(n, cap - 1);
    for (i = 0; i < n; i++) {
        out[i] = '#';
    }
    out[n] = '\0';
    return n;
}

/* One conversion of the template: the argument as text. */
static enum status format_argument(char kind, const char *arg, char *item, size_t cap)
{
    int32_t number;
    uint32_t bits;
    size_t i;
    enum status status = STATUS_OK;

    switch (kind) {
    case 'd':
        status = text_parse_i32(arg, &number);
        format_signed(number, item, cap);
        break;
    case 'g':
        status = text_parse_i32(arg, &number);
        format_grouped(number, item, cap);
        break;
    case 'u':
    case 'x':
    case 'o':
    case 'b':
        status = text_parse_u32(arg, &bits);
        format_radix(bits, kind == 'x' ? 16 : kind == 'o' ? 8 : kind == 'b' ? 2 : 10, 1, item, cap);
        break;
    case 'k':
        status = text_parse_u32(arg, &bits);
        format_size(bits, item, cap);
        break;
    case 'c':
        item[0] = arg[0];
        item[1] = '\0';
        break;
    case 's':
        if (strlen(arg) >= cap) {
            return STATUS_SPACE;
        }
        strcpy(item, arg);
        break;
    case 'S':
        for (i = 0; arg[i] != '\0' && i + 1 < cap; i++) {
            item[i] = (char)text_upper(arg[i]);
        }
        item[i] = '\0';
        break;
    default:
        return STATUS_SYNTAX;
    }
    return status;
}

/* A small printf: %[-][0][width]{d g u x o b k c s S} and %%; each takes one argument. */
enum status format_template(const char *template_text, int argc, char **argv, char *out, size_t cap)
{
    const char *p = template_text;
    char item[80];
    size_t n = 0;
    int used = 0;
    enum status status;

    if (cap == 0) {
        return STATUS_SPACE;
    }
    out[0] = '\0';
    while (*p != '\0') {
        int left = 0;
        char fill = ' ';
        size_t width = 0;

        item[0] = *p;
        item[1] = '\0';
        if (*p == '%' && *++p != '%') {
            if (*p == '-') {
                left = 1;
                p++;
            }
            if (*p == '0') {
                fill = '0';
                p++;
            }
            while (text_is_digit(*p)) {
                width = width * 10 + (size_t)(*p++ - '0');
                if (width > FORMAT_MAX_WIDTH) {
                    return STATUS_RANGE;
                }
            }
            if (used >= argc) {
                return STATUS_EMPTY;
            }
            status = format_argument(*p, argv[used++], item, sizeof item);
            if (status != STATUS_OK) {
                return status;
            }
            format_pad(item, sizeof item, width, left, fill);
        }
        if (item[0] != '\0') {
            n = format_append(out, n, cap, item);
            if (n == 0) {
                return STATUS_SPACE;
            }
        }
        p++;
    }
    return used == argc ? STATUS_OK : STATUS_USAGE;
}
