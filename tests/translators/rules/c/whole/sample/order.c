/* Operands that change each other: C leaves their order open, gcc does not. */
#include <stdio.h>
static int g;
static int side(void) { return g++; }
static int twice(int *p) { *p *= 2; return *p; }
static int told(int n) { printf("%d ", n); return n; }

/* Loads inside of loads, deeper than a formatter likes them. */
static void nested(void)
{
    static int a[] = {1, 2, 3, 4, 5, 6, 7, 0}, b;
    b = a[a[a[a[a[a[a[a[b]]]]]]]];
    printf("%d\n", b);
    while (a[a[a[a[a[a[a[b & 7]]]]]]] != 3)
        b++;
    printf("%d\n", b);
    b = b && a[a[a[a[a[a[a[b & 7]]]]]]] ? a[a[a[a[a[a[a[b & 7]]]]]]] : 9;
    printf("%d\n", b);
    b = a[a[a[a[a[a[a[b & 7]]]]]]] + (b = 2);
    for (printf("%d\n", b), b = 0; b < 20 && a[a[a[a[a[a[b & 7]]]]]]; b++)
        printf("%d ", a[a[a[a[a[a[b & 7]]]]]] ^= 1);
}

void order(void)
{
    nested();
    int x = 3, a[3] = {1,2,3};
    long l = 4;
    g = 5;
    int y = g + side() * 2; printf("%d %d\n", y, g);
    y = g * side(); printf("%d\n", y);
    y = g - side(); printf("%d\n", y);
    y = g < side(); printf("%d\n", y);
    y = side() + g; printf("%d\n", y);
    y = g == side(); printf("%d\n", y);
    y = x + twice(&x); printf("%d\n", y);
    y = a[1] + twice(a + 1); printf("%d\n", y);
    y = l + twice(&x) + x; printf("%d\n", y);
    y = (char)g + side(); printf("%d\n", y);
    y = -g + side(); printf("%d\n", y);
    y = (g + 1) + side(); printf("%d\n", y);
    y = g + (g = 3); printf("%d\n", y);
    y = (g & 7) | side(); printf("%d\n", y);
    y = g + 1 + side(); printf("%d\n", y);
    y = g > twice(&g) ; printf("%d\n", y);
    y = g - twice(&g); printf("%d\n", y);
    y = (unsigned char)g ^ twice(&g); printf("%d\n", y);
    l = g * (long)twice(&g); printf("%ld\n", l);
    double d = g + (double)twice(&g); printf("%f\n", d);
    d = d * twice(&x) + x; printf("%f\n", d);
    g = 5;
    g += side(); printf("%d\n", g);
    g = 5;
    g -= side(); printf("%d\n", g);
    g = 5;
    g *= twice(&g); printf("%d\n", g);
    g = 50;
    g /= twice(&g) - 98; printf("%d\n", g);
    g = 50;
    g <<= side() - 48; printf("%d\n", g);
    a[1] = 5;
    a[1] += twice(a + 1); printf("%d\n", a[1]);
    a[1] = 5;
    a[1] -= twice(a + 1); printf("%d\n", a[1]);
    {
        int *p = a + 1;
        *p -= twice(p); printf("%d\n", *p);
        *p = 4;
        *p += twice(p); printf("%d\n", *p);
    }
    {
        static short s = 5;
        static char c = 3;
        short *q = &s;
        s += (*q = 7, twice(&x)); printf("%d\n", s);
        s -= (*q = 9, 1); printf("%d\n", s);
        s = 100;
        l = 5;
        l -= twice((int *)&l); printf("%ld\n", l);
        l = 6;
        l += twice((int *)&l); printf("%ld\n", l);
        d = 2;
        {
            double *dp = &d;
            d -= (*dp = 8, 1); printf("%f\n", d);
            d += (*dp = 3, 1); printf("%f\n", d);
        }
    }
    {
        struct { int n, m;
    }
    st = {4, 5};
    st.n += twice(&st.n); printf("%d\n", st.n);
    st.m -= twice(&st.m); printf("%d\n", st.m);
    y = st.n + twice(&st.n); printf("%d\n", y);
    y = twice(&st.n) + st.n; printf("%d\n", y);
    y = x == twice(&x); printf("%d\n", y);
    y = x < twice(&x); printf("%d\n", y);
    y = (x < twice(&x)) + (x > twice(&x)); printf("%d\n", y);
}
    y = -told(1) + told(2); printf("%d\n", y);
    y = told(1) + -told(2); printf("%d\n", y);
    y = ~told(1) * told(2) - -told(3); printf("%d\n", y);
    d = -(double)told(1) + told(2) + (3 + told(4)); printf("%f\n", d);
}
