/* Floating point */
#include <stdio.h>

void floats(void)
{
    double d = 10.0 / 4;
    float f = 0.1f;
    d += f;
    printf("%.10f %d %.3e %g\n", d, (int)-2.7, 12345.678, (double)(f * 3));
}
