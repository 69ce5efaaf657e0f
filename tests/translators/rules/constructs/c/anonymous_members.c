/* Anonymous structures and unions */
#include <stdio.h>
struct v { int kind; union { int i; char c[4]; }; struct { short lo, hi; }; };

void anonymous_members(void)
{
    struct v v = {.kind = 1, .i = 0x41424344, .hi = 7};
    printf("%c %d %d\n", v.c[0], v.hi, v.kind);
}
