/* The mathematical library: powers, logarithms and angles */
#include <stdio.h>
#include <math.h>

void math_transcendental(void)
{
    volatile double x = 2.0;
    printf("%.3f %.3f %.3f\n", pow(x, 0.5), sin(x), log(x));
}
