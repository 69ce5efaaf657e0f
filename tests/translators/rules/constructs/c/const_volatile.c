/* const, volatile, restrict and inline */
#include <stdio.h>
static inline int twice(const int n) { return 2 * n; }
static void copy(int *restrict a, const int *restrict b) { *a = *b; }

void const_volatile(void)
{
    volatile int v = 4;
    int w = 0;
    const int k = v;
    copy(&w, &k);
    printf("%d\n", twice(w));
}
