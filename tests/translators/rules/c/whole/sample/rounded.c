/* Functions that the C library rounds in its own way, of values that are not known before it runs. */
#include <math.h>
#include <stdio.h>

static double total;

static void show(double value) { printf("%a\n", value); total += value == value && value - value == 0; }

static double apply(double (*f)(double), double x) { return f(x); }

int main(void)
{
    double x, (*const all[])(double) = {exp, log, sin, cos, tan, atan, log10, log2, sinh, cosh, tanh, asin, acos, exp2, expm1, log1p, atan};
    int i;
    for (x = -3.3; x < 40; x = x * 1.01 + 0.37)
        for (i = 0; i < 17; i++)
            show(apply(all[i], x / (i > 11 && i < 14 ? 40 : 1)));
    for (x = 0.11; x < 50; x = x * 1.3 + 0.01) {
        show(pow(x, 0.37));
        show(pow(2, x));
        show(pow(x, 0.5));
        show(pow(10, -x));
        show(pow(-x, 3));
        show(atan2(x, -1.7));
        show(hypot(x, 3));
        show(powf(x, 1.1f));
        show(sinf(x) + cosf(x) + logf(x) + expf(-x) + log10f(x) + tanf(x) + atan2f(x, 2));
    }
    show(pow(0, -1));
    show(log(0));
    show(exp(1000));
    printf("%g\n", total);
    return 0;
}
