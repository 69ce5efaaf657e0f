/* Formatted input at its edges: what is taken, how many conversions there were, and where the text goes on. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

static void integers(const char *text, const char *format)
{
    int value = -7, at = -1, count = sscanf(text, format, &value, &at);
    printf("%s of <%s>: %d %d %d\n", format, text, count, value, at);
}

static void reals(const char *text, const char *format)
{
    double value = -7;
    int at = -1, count = sscanf(text, format, &value, &at);
    printf("%s of <%s>: %d %a %d\n", format, text, count, value, at);
}

static void words(const char *text, const char *format)
{
    char value[40];
    int at = -1, count;
    memset(value, '.', sizeof value);
    count = sscanf(text, format, value, &at);
    printf("%s of <%s>: %d %.12s %d\n", format, text, count, value, at);
}

int main(void)
{
    static const char *const numbers[] = {
        "12", "-12 ", " +7x", "0x1f", "0X1Fg", "0x", "0xg", "-0x", "017", "08", "", " ", "x", "+", "-", "99999999999", "1e5", "1e", "1e+", "1ee",
        "1.5.5", ".5", "5.", ".", "-.", "0x1p3", "0x1.8p-1", "0x.8", "0x1p", "0x1p+", "0e", "00", "1E-2z", "nan", "inf", "infinity", "INFx", "123456",
    };
    static const char *const of_integers[] = {"%d%n", "%i%n", "%x%n", "%o%n", "%u%n", "%2d%n", "%2x%n", "%3i%n", "%1i%n"};
    static const char *const of_reals[] = {"%lf%n", "%la%n", "%lF%n", "%lg%n", "%2lf%n", "%3lE%n", "%4lf%n", "%6lA%n"};
    static const char *const of_words[] = {"%5c%n", "%1c%n", "%3s%n", "%[a-c]%n", "%[z-a]%n", "%[^a-c]%n", "%[]a]%n", "%[^]a]%n", "%[a-]%n", "%2[a-z-]%n", "%39s%n"};
    static const char *const texts[] = {"abc", "zz-a", "", " abc", "]]a", "a-b-c", "cabd", "12", "z", "-", "ab\ncd"};
    short half = 0;
    signed char least = 0;
    long wide = 0;
    void *pointer = 0;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        for (size_t j = 0; j < sizeof of_integers / sizeof *of_integers; j++) {
            integers(numbers[i], of_integers[j]);
        }
        for (size_t j = 0; j < sizeof of_reals / sizeof *of_reals; j++) {
            reals(numbers[i], of_reals[j]);
        }
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (size_t j = 0; j < sizeof of_words / sizeof *of_words; j++) {
            words(texts[i], of_words[j]);
        }
    }
    errno = 0;
    printf("%d", sscanf("99999999999999999999 7", "%ld %hd", &wide, &half));
    printf(" %ld %d %d\n", wide, half, errno);
    printf("%d", sscanf("abc 0x10", "%*s%hn%hhn %p", &half, &least, &pointer));
    printf(" %d %d %d\n", half, least, pointer == (void *)16);
    return 0;
}
