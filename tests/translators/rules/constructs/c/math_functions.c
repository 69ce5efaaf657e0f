/* The mathematical library: what is exact */
#include <stdio.h>
#include <math.h>

void math_functions(void)
{
    volatile double x = 2.0;
    printf("%.3f %.1f %.1f %.2f\n", sqrt(x), floor(-x - 0.5), ceil(x / 4), fabs(-x));
}
