/* The mathematical library */
#include <stdio.h>
#include <math.h>

void math_functions(void)
{
    printf("%.3f %.3f %.1f\n", sqrt(2.0), pow(2.0, 0.5), floor(-2.5));
}
