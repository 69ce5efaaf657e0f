/* Compound assignment, increment and decrement */
#include <stdio.h>

void assignment_operators(void)
{
    int n = 5, m;
    n += 3; n <<= 2; n %= 7; n ^= 6;
    m = n++ + 2;
    m -= --n;
    printf("%d %d\n", n, m);
}
