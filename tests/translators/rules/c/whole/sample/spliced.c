/* Lines that go on behind a backslash, and what the preprocessor decides. */
#include <float.h>
#include <limits.h>
#include <stdio.h>
#define JOINED "jo\
ined"
#define LONGER(x) x + \
    1
#if ~0UL > 0xFFFFFFFFUL && -1 > 0u && UINT_MAX > -2 == 0 && LONG_MIN < 0 && ULONG_MAX == -1
#define WIDTH 64
#else
#define WIDTH 32
#endif
#if FLT_RADIX == 2 && DBL_MANT_DIG == 53
#define FORMAT "binary"
#else
#define FORMAT "other"
#endif
#if defined NULL && defined(stdout) && !defined isnan && !defined INFINITY
#define NAMES 1
#else
#define NAMES 0
#endif
#ifdef DBL_MAX
#define LARGEST 1
#else
#define LARGEST 0
#endif

int main(void)
{
    printf("one \
line\n"); // a comment \
    printf("hidden\n");
    puts("usage: spliced [-a] \
[-b]\n\
       of several\n");
    printf("%d %s %d\n", '\
a', JOINED, LONGER(2));
    printf("%d %s %d %d\n", WIDTH, FORMAT, NAMES, LARGEST);
    return 0;
}
