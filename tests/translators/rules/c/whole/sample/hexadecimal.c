/* Hexadecimal numbers as text, of every length and size, as both floating types. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static unsigned state = 1;

static unsigned next(unsigned below)
{
    state = state * 1103515245u + 12345u;
    return (state >> 8) % below;
}

static void show(const char *text)
{
    char *end;
    double value;
    float single;
    errno = 0;
    value = strtod(text, &end);
    printf("%s: %a %d %ld", text, value, errno, (long)(end - text));
    errno = 0;
    single = strtof(text, &end);
    printf(" %a %d %ld\n", single, errno, (long)(end - text));
}

static void drawn(void)
{
    static const char digits[] = "0123456789abcdefABCDEF8888000";
    static const int near[] = {0, 0, 3, -3, 1023, -1022, -1074, 127, -126, -149};
    char text[80];
    int at = sprintf(text, "%s0x", next(3) ? "" : "-"), count = 1 + next(24), point = next(26);
    for (int i = 0; i < count; i++) {
        if (i == point) {
            text[at++] = '.';
        }
        text[at++] = digits[next(sizeof digits - 1)];
    }
    if (next(5)) {
        sprintf(text + at, "p%d", near[next(10)] - 4 * (int)next(16) + (int)next(8));
    } else {
        text[at] = '\0';
    }
    show(text);
}

int main(void)
{
    static const char *const chosen[] = {
        "0x1.fffffffffffffffp1", "0x1.23456789abcdef01p0", "0x1p-1074", "0x1.8p-1074", "0x1.6p-1074", "0x.8p-1074",
        "0x.7fffffffffffffffffp-1074", "0x1.8p-1075", "0x1p-1076", "0x1p1023", "0x1.8p1023", "0x1.8p1024", "0x1p99999",
        "0x0p99999", "0x1p-99999", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7fp1023", "0x1.fffffep127",
        "0x1.ffffffp127", "0x1.fffffefp127", "0x1.000001p0", "0x1.0000010000000001p0", "0x1p-150", "0x1.8p-149", "0x.0000000000000001p64",
        "0x", "0x.", "0x.p1", "0x1p", "0x1p+", "nan", "nan()", "nan(12)", "nan(1_a)x", "nan(1", "nan(-)", "inf(1)",
    };
    for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++) {
        show(chosen[i]);
    }
    for (int i = 0; i < 3000; i++) {
        drawn();
    }
    return 0;
}
