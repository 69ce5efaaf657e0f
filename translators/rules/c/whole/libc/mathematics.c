/* Functions of <math.h> whose results are exact or exactly rounded (C17 7.12), and errno of those of the support library. */

union real { double value; unsigned long bits; };
union single { float value; unsigned bits; };

double sqrt(double x)
{
    if (x < 0)
        errno = 33;
    return __sqrt(x);
}

float sqrtf(float x)
{
    if (x < 0)
        errno = 33;
    return __sqrtf(x);
}

double fmod(double x, double y)
{
    if (x == x && y == y && (y == 0 || x - x != 0))
        errno = 33;
    return __fmod(x, y);
}

float fmodf(float x, float y) { return fmod(x, y); }
float truncf(float x) { return trunc(x); }

double round(double x)
{
    double whole = trunc(x);
    return fabs(x - whole) >= 0.5 ? whole + copysign(1, x) : whole;
}

float roundf(float x) { return round(x); }
long lround(double x) { return round(x); }
long lroundf(float x) { return round(x); }
long long llround(double x) { return round(x); }
long long llroundf(float x) { return round(x); }

double rint(double x)
{
    double size = fabs(x);
    if (!(size < 4503599627370496.0))
        return x + 0;
    size += 4503599627370496.0;
    return copysign(size - 4503599627370496.0, x);
}

float rintf(float x) { return rint(x); }
double nearbyint(double x) { return rint(x); }
float nearbyintf(float x) { return rint(x); }
long lrint(double x) { return rint(x); }
long lrintf(float x) { return rint(x); }
long long llrint(double x) { return rint(x); }
long long llrintf(float x) { return rint(x); }

double fmax(double x, double y) { return y != y ? x : x != x ? y : x > y ? x : y; }
double fmin(double x, double y) { return y != y ? x : x != x ? y : x < y ? x : y; }
float fmaxf(float x, float y) { return y != y ? x : x != x ? y : x > y ? x : y; }
float fminf(float x, float y) { return y != y ? x : x != x ? y : x < y ? x : y; }

double frexp(double x, int *exponent)
{
    union real made;
    int e = 0;
    made.value = x;
    if (x == 0 || x - x != 0) {
        *exponent = 0;
        return x + x;
    }
    if (fabs(x) < 2.2250738585072014e-308) {
        made.value = x * 18014398509481984.0;
        e = -54;
    }
    *exponent = (int)(made.bits >> 52 & 2047) - 1022 + e;
    made.bits = (made.bits & 0x800fffffffffffff) | 0x3fe0000000000000;
    return made.value;
}

static double power_of_two(int e)
{
    union real made;
    made.bits = (unsigned long)(e + 1023) << 52;
    return made.value;
}

double ldexp(double x, int n)
{
    int e;
    double part = frexp(x, &e);
    if (x == 0 || x - x != 0)
        return x + x;
    if (n > 3000)
        n = 3000;
    if (n < -3000)
        n = -3000;
    e += n;
    if (e > 1024) {
        errno = 34;
        return part * 1.7976931348623157e308 * 4;
    }
    if (e >= -1021)
        return part * 2 * power_of_two(e - 1);
    if (e < -1080) {
        errno = 34;
        return copysign(0, x);
    }
    part = part * power_of_two(-500) * power_of_two(e + 500);
    if (part == 0)
        errno = 34;
    return part;
}

double scalbn(double x, int n) { return ldexp(x, n); }
double scalbln(double x, long n) { return ldexp(x, n > 3000 ? 3000 : n < -3000 ? -3000 : n); }

double modf(double x, double *whole)
{
    *whole = trunc(x);
    return copysign(x - x != 0 && x == x ? 0 : x - *whole, x);
}

int isnan(double x) { return x != x; }
int isinf(double x) { return x == x && x - x != 0 ? x > 0 ? 1 : -1 : 0; }
int isfinite(double x) { return x - x == 0; }

int signbit(double x)
{
    union real made;
    made.value = x;
    return made.bits >> 63 != 0;
}
