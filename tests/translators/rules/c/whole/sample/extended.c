#include <stdio.h>
#include <stdarg.h>
#include <float.h>
#include <string.h>
/* long double: 64 significant bits, with all that is done with numbers. */
static unsigned long long seed = 88172645463325252ULL;
static unsigned long long next(void) { seed ^= seed << 13; seed ^= seed >> 7; seed ^= seed << 17; return seed; }
static void show(const char *what, long double value)
{
    unsigned char bytes[16] = {0};
    memcpy(bytes, &value, 10);
    printf("%s ", what);
    for (int i = 9; i >= 0; i--) printf("%02x", bytes[i]);
    printf("\n");
}
static long double random_number(void)
{
    long double value = (long double)next() + 1.0L / 3;
    int steps = next() % 80;
    while (steps-- > 0) value = next() % 2 ? value / 1e19L : value * 3.7e18L;
    switch (next() % 16) {
    case 0: return 0;
    case 1: return -0.0L;
    case 2: return value / 0.0L;
    case 3: return (long double)(next() % 100);
    case 4: return 1 / (value * value);
    }
    return next() % 2 ? value : -value;
}
static long double sum(int n, ...)
{
    va_list list;
    long double total = 0;
    va_start(list, n);
    for (int i = 0; i < n; i++) total += i % 2 ? va_arg(list, int) : va_arg(list, long double);
    va_end(list);
    return total;
}
static long double f(d, i) long double d; int i; { long double e; d = -d; e = d; if (i == 1) d *= 2; d -= e * d; return d; }
static long double global = 2, table[3] = {0.5L, -1, 0x1.8p3L};
static long double bump(void) { global += 1; return global; }
static struct pair { char c; long double x; } shared = {'a', 3.25L};
typedef long double (*operation)(long double, long double);
static long double add(long double a, long double b) { return a + b; }
static long double mul(long double a, long double b) { return a * b; }
void extended(void)
{
    for (int i = 0; i < 400; i++) {
        long double a = random_number(), b = i % 7 ? random_number() : a * (1 + LDBL_EPSILON);
        show("+", a + b); show("-", a - b); show("*", a * b); show("/", a / b); show("~", -a);
        printf("%d%d%d%d%d%d%d ", a < b, a <= b, a > b, a >= b, a == b, a != b, !a);
        double d = (double)a; float g = (float)a;
        unsigned long long db; unsigned gb;
        memcpy(&db, &d, 8); memcpy(&gb, &g, 4);
        if (d == d) printf("%llx %x\n", db, gb); else printf("nan\n");
        if (a > -9e18L && a < 9e18L) printf("%lld %d\n", (long long)a, (int)(a / 1e10L));
        if (a >= 0 && a < 1.8e19L) printf("%llu\n", (unsigned long long)a);
        if (a == a) printf("[%.3Lf] [%Le] [%.15Lg] [%+-30.10LG] [%020.2Lf]\n", a > 1e40L || a < -1e40L ? a / a : a, a, a, b == b ? b : 1, i / 7.0L);
        show("d", (double)i / 3); show("l", (long long)next()); show("u", next()); show("f", (float)i / 7);
    }
    operation choose[2] = {add, mul};
    show("calls", choose[0](1.5L, choose[1](2, global)));
    show("sum", sum(4, 3.14L, 5, 2.72L, 1));
    printf("%d %Lf %Lg\n", (int)f(2.0L, 1), global++ + bump(), global);
    global -= 0.5L; table[1] *= global; --table[2];
    struct pair copy = shared;
    copy.x /= 3;
    int n = 7; n *= 1.5L; n += table[0];
    printf("%.20Lf %.18Lf %.5Lf %zu %zu %d\n", copy.x, table[1], table[2], sizeof copy, sizeof 1.0L, n);
    long double *p = &table[1];
    printf("%Lg %Lg %d %s\n", *p++, *p, (int)(p - table), global ? "set" : "none");
    show("max", LDBL_MAX); show("min", LDBL_MIN); show("tiny", LDBL_MIN / 8); show("third", 1 / 3.0L); show("0.1", 0.1L);
    printf("%Lf %.0Lf %#.0Lf %.0Le %Lg %Lg %Lg\n", 0.0L, 2.5L, 3.5L, 9.5L, 1e-5L, 123456789.0L, 100000.0L);
    printf("%a %A %.0a %.3a %a %a %20.1a|%-20a|\n", 1.0, 0.1, 1.5, 3.14159, 0.0, 5e-324, -2.75, 1e300);
}
