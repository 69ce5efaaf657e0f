/* Integer promotions and usual arithmetic conversions */
#include <stdio.h>

void integer_promotion(void)
{
    unsigned char a = 200, b = 100;
    signed char s = (signed char)(a + b);
    unsigned u = 1;
    long l = -1;
    printf("%d %d %d %d\n", a + b, s, -1 < (int)u, l < (long)u);
    printf("%u %d %lu\n", u - 2, (short)70000, (unsigned long)-1 / 2);
}
