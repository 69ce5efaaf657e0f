/* What <math.h> gives exactly, of values that are not known before it runs, and of constants. */
#include <math.h>
#include <stdio.h>
#include <string.h>

static const double values[] = {0, 0.5, 1.5, 2.5, 0.49999999999999994, 1, 3, 7.75, 1e15, 4503599627370495.5, 4503599627370497.0,
                                1e18, 1e300, 1.7976931348623157e308, 2.2250738585072014e-308, 4.9e-324, 3e-310, 0.1, 123456.789};
enum { COUNT = sizeof values / sizeof values[0] };

static void show(const char *name, double value) { printf("%s %.17g%s\n", name, value, signbit(value) ? " below" : ""); }

static void one(double x)
{
    int e;
    double whole, part;
    float f = x < 1e30 ? x : 2.5f;
    show("round", round(x));
    show("rint", rint(x));
    show("nearbyint", nearbyint(x));
    show("trunc", trunc(x));
    show("roundf", roundf(f));
    show("rintf", rintf(f));
    show("truncf", truncf(f));
    show("fmodf", fmodf(f, 0.75f));
    part = frexp(x, &e);
    printf("frexp %.17g %d\n", part, e);
    part = modf(x, &whole);
    show("modf", part);
    show("whole", whole);
    if (fabs(x) < 9e18)
        printf("long %ld %ld %lld %lld\n", lround(x), lrint(x), llround(x), llrint(x));
    for (e = -2200; e <= 2200; e += 97)
        printf("%.17g ", ldexp(x, e));
    for (e = -60; e <= 60; e += 13)
        printf("%.17g ", scalbn(x, e));
    printf("%d %d %d\n", isnan(x) != 0, isinf(x), isfinite(x) != 0);
}

int main(void)
{
    double infinite = INFINITY, none = NAN, big = HUGE_VAL, (*chosen)(double) = round;
    static const double limits[] = {INFINITY, -INFINITY, 0.5};
    int i, j;
    for (i = 0; i < COUNT; i++) {
        one(values[i]);
        one(-values[i]);
    }
    one(infinite);
    one(-infinite);
    one(none);
    for (i = 0; i < COUNT; i++)
        for (j = 0; j < COUNT; j++) {
            double x = i % 2 ? values[i] : -values[i], y = j % 3 ? values[j] : -values[j];
            show("fmin", fmin(x, y));
            show("fmax", fmax(x, y));
            show("fmod", y != 0 ? fmod(x, y) : 0);
            show("pow", pow(x, 2) + pow(y, 1) + pow(x, 0));
            if (y != 0)
                show("inverse", pow(y, -1));
        }
    show("fmin", fmin(none, 1));
    show("fmax", fmax(1, none));
    show("fmaxf", fmaxf(1.5f, 2.5f) + fminf(-0.5f, 0.25f));
    printf("%f %f %d %d %d\n", infinite, -big, isinf(infinite), isinf(-big), big > 1e308);
    printf("%g %g %g %g\n", limits[0], limits[1], limits[2], chosen(2.5));
    printf("%a %a %a %a %a\n", 4 * atan(1.0), acos(-1), exp(1), log(2), pow(2, 0.5));
    printf("%a %a %a %a %a\n", sin(1), cos(0.5), tan(-3.25), log10(2), atan2(1, -2));
    printf("%a %a %a %a %a %d\n", sqrt(2), cbrt(27), hypot(3, 4), sinh(1), tanh(0.25), (int)pow(10, 9));
    return 0;
}
