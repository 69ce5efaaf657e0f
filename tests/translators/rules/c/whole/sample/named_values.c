/* Constants that only the first values of variables name, and enumerators of a type without a name. */
#include <stdio.h>

#define FIRST 3
#define ROW {1, LAST}
enum { NONE = 0, YES, NO, LAST = 7 };

unsigned char known[8] = {0, YES, NONE, NO};
static const int table[2][2] = {{FIRST, LAST}, ROW};
static int start = YES + 4;
static struct { int a; short b; } pair = {NO, LAST - 1};

static int happy(int n)
{
    static int seen = LAST;

    if (n < 8 && known[n] != 0) {
        return 2 - known[n];
    }
    known[n % 8] = NO;
    return seen++;
}

int main(void)
{
    int i;

    for (i = 0; i < 6; i++) {
        printf("%d ", happy(i));
    }
    printf("%d %d %d %d %d %d %d\n", table[0][0], table[0][1], table[1][0], table[1][1], start, pair.a, pair.b);
    return 0;
}
