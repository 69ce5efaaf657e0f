/* Bit fields */
#include <stdio.h>
struct bits { unsigned a : 3, b : 13; int c : 5; unsigned : 0; unsigned d : 1; };

void bit_fields(void)
{
    struct bits b = {9 & 7, 8000, -16, 1};
    b.a += 7;
    b.c--;
    b.d = !b.d;
    printf("%d %d %d %d %d\n", b.a, b.b, b.c, b.d, (int)sizeof b);
}
