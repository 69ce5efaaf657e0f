/* Pointers into arrays */
#include <stdio.h>
static int sum(const int *p, int n) { int s = 0; while (n--) s += *p++; return s; }

void pointer_arrays(void)
{
    int v[6] = {1, 2, 3, 4, 5, 6};
    int *p = v + 1, *q = &v[5];
    p[1] = 30;
    printf("%d %d %d\n", sum(p, 3), (int)(q - p), *--q);
}
