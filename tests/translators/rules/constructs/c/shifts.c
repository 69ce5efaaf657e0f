/* Shifts and bitwise operators */
#include <stdio.h>

void shifts(void)
{
    unsigned u = 0x80000001u;
    int n = -17;
    printf("%x %x %d %d %x\n", u << 1, u >> 4, n >> 2, ~n & 0x3c, u ^ 0xff00u | 6);
}
