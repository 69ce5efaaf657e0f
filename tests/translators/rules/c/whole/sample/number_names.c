/* Numbers with names: enumerators, macros, characters; names that mean something else in the target. */
#include <stdio.h>
#include <stdlib.h>

enum state { DOWN, UP = 5, BOTH = UP + DOWN + 1, NEGATIVE = -3 };
enum { TYPE = 7, SELF = 8, BIG = 3000000000u };

#define LIMIT 11
#define MATH 0x10u
#define WIDE 5000000000
#define SHIFT 3
#define QUOTE '"'
#define GROUPED (4)
#define OPPOSITE (-4)
#define SUM (LIMIT + 1)
#define ALIAS LIMIT

struct math { int slices; char fmt[4]; struct { long os, theseusrt[3]; } rt; unsigned up : 3; };

static int limit = 77; /* as the macro is called in another case */
static const char *math_text = "math.Sqrt slices.Sort /* packet.x */ 'c";

static const char *shown(enum state s)
{
    switch (s) {
    case DOWN: return "down";
    case UP: return "up";
    case BOTH: return "both";
    case NEGATIVE: return "negative";
    default: return "?";
    }
}

static int kind(int c)
{
    switch (c) {
    case 'a' ... 'f': return 1;
    case '"': return 2;
    case '\'': return 3;
    case '\\': case '\n': return 4;
    case '*': return 5;
    case LIMIT + 100: return 6;
    case LIMIT: case TYPE: return c == '\n' ? 7 : 8;
    case 0: return 9;
    default: return c == QUOTE ? 10 : c == '/' ? 11 : 0;
    }
}

static long size(long value)
{
    switch (value) {
    case UP: return TYPE;
    case WIDE: return SELF;
    case LIMIT: return MATH;
    }
    return value << SHIFT >> SHIFT;
}

int main(void)
{
    struct math m = { LIMIT, "ab", { UP, { 1, 2, 3 } }, UP }, *p = &m, many[3] = { { 0 } };
    unsigned char byte = 'x';
    signed char small = 'y';
    unsigned long all = 0;
    const char *text = "a'\"\\\n*/z";
    int i;

    for (i = NEGATIVE; i <= BOTH; i++)
        printf("%s ", shown((enum state)i));
    for (; *text != '\0'; text++)
        printf("%d%c", kind(*text), *text == '*' ? '/' : ' ');
    printf("%d %d %d\n", kind(LIMIT), kind('n'), kind(7));
    p->rt.theseusrt[2] += SELF + GROUPED;
    p->rt.theseusrt[i = 1] -= OPPOSITE;
    many[p->slices - 9].rt.os = size(WIDE) + size(UP) + size(LIMIT) + size(-9);
    many[2].fmt[1] = QUOTE;
    for (i = 0; i < 3; i++)
        all = all * MATH + (unsigned long)many[i].rt.os + (unsigned char)many[i].fmt[1] + p->up;
    byte += 'x' - 'a';
    small -= LIMIT;
    if (byte > 'z' && small != 'o' && small < ALIAS + 'f')
        printf("%d %d\n", byte, small < (signed char)'z');
    printf("%d %ld %ld %ld %lu %s\n", limit, p->rt.theseusrt[1], p->rt.theseusrt[2], m.rt.os, all, math_text);
    printf("%u %u %d %d %d\n", MATH, BIG > LIMIT ? BIG : 0, SUM, ~GROUPED, 1 << GROUPED);
    return LIMIT > UP ? EXIT_SUCCESS : EXIT_FAILURE;
}
