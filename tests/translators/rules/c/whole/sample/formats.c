/* printf with formats that are made at run time: every flag with every width, precision and size; and sets of bytes. */
#include <stdio.h>
#include <string.h>

static const char *const FLAGS[] = {"", "-", "0", "+", " ", "#", "-#", "#0", "+0", "- "};
static const char *const WIDTHS[] = {"", "1", "6", "25"};
static const char *const PRECISIONS[] = {"", ".", ".1", ".3", ".24"};
static const char *const SIZES[] = {"hh", "h", "", "l"};
static const long VALUES[] = {0, 1, -1, 100, -32768, 2147483647, -9223372036854775807L - 1};
static const char *const TEXTS[] = {"", "a", "seven b", "a longer text than any width", NULL};

static void integers(const char *flags, const char *width, const char *precision)
{
    char format[40];
    for (const char *style = "duxXo"; *style; style++) {
        if (strchr(flags, '#') && (*style == 'd' || *style == 'u'))
            continue;
        if (strpbrk(flags, "+ ") && *style != 'd')
            continue;
        for (int size = 0; size < 4; size++) {
            sprintf(format, "[%%%s%s%s%s%c]", flags, width, precision, SIZES[size], *style);
            for (int i = 0; i < 7; i++) {
                if (size == 3)
                    printf(format, VALUES[i]);
                else
                    printf(format, (int)VALUES[i]);
            }
            putchar('\n');
        }
    }
}

static void texts(const char *flags, const char *width, const char *precision)
{
    char format[40];
    for (int i = 0; i < 5; i++) {
        sprintf(format, "[%%%s%s%ss|%%%s%sc]", flags, width, precision, flags, width);
        printf(format, TEXTS[i], 'x');
    }
    putchar('\n');
}

void show_formats(void)
{
    for (int f = 0; f < 10; f++)
        for (int w = 0; w < 4; w++)
            for (int p = 0; p < 5; p++) {
                integers(FLAGS[f], WIDTHS[w], PRECISIONS[p]);
                if (f < 2)
                    texts(FLAGS[f], WIDTHS[w], PRECISIONS[p]);
            }
    for (int i = -8; i < 9; i++) {
        int before = 0;
        printf("%*d|%-*d|%.*d%n|", i, i, i, -i, i, 3, &before);
        printf("%d %d %d %d\n", before, (int)strspn(TEXTS[3], " aelnogr" + (i + 8) % 8), (int)strcspn(TEXTS[2], "b e" + (i + 8) % 3),
               strpbrk(TEXTS[2], "xyz") == NULL);
    }
}
