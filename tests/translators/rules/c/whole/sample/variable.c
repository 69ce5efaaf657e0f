/* Arrays and types of variable length, statements in expressions, pointers to library functions. */
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
struct A { unsigned a, b, c; };
static struct A bar(void) { return (struct A){176, 52, 31}; }
static int inc(int i, int a[i++]) { a[0] = i; return i; }
static int total(int n, int m, int a[n][m]) { int t = 0; for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) t += a[i][j] * (i + 1); return t; }
static unsigned long kinds(int i) { typedef int c[i + 2]; c x; x[i + 1] = 4; i = 100; return sizeof(c) + sizeof x + x[sizeof x / sizeof *x - 1]; }
static int (*printer)(char *, const char *, ...) = sprintf;
static int calls(int k) { return k * 3; }
void variable(void)
{
    struct A d = ({ ({ bar(); }); });
    int n = 3, m = 4;
    int a[n][m];
    for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) a[i][j] = i * 10 + j;
    int (*p)[m] = a;
    p++;
    printf("%u %u %u %d %d\n", d.a, d.b, d.c, total(n, m, a), (*p)[2]);
    p += 1;
    printf("%d %td %zu %zu\n", p[0][1], p - a, sizeof a, sizeof(int[n++][2]));
    printf("%d %lu %d\n", inc(10, a[0]), kinds(20), n);
    unsigned long sum = 0;
    for (int i = 1; i < 20000; i++) { char big[i % 1000 + 1000]; big[i % 1000] = (char)i; sum += big[i % 1000] + sizeof big; if (i % 3) continue; long more[2 * (i % 10) + 1]; more[0] = i; sum += more[0]; }
    printf("%lu\n", sum);
    int i = 0;
again: ;
    short v[i + 1];
    v[i] = (short)(i * 2);
    sum += sizeof v + v[i];
    if (++i < 5) goto again;
    char text[40];
    size_t (*len)(const char *) = strlen;
    printer(text, "%d-%s-%.2f", 42, "text", 2.5);
    int (*compare)(const char *, const char *) = strcmp;
    void (*release)(void *) = free;
    release(malloc(4));
    printf("%s %zu %lu %d\n", text, len(text), sum, compare("a", "b") < 0);
    int y = ({ int x = 4; for (int q = 0; q < 3; q++) x += calls(q); x; }) + ({ int x = y = 2; x * 2; });
    printf("%d %d\n", y, ({ if (y > 3) y = 1; y; }) ? ({ int z = y; z++; z + y; }) : 7);
    int (*q)[n] = (int (*)[n])a;
    printf("%d\n", q[1][0]);
}
