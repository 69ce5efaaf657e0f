/* qsort and bsearch with a comparison */
#include <stdio.h>
#include <stdlib.h>
static int by(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

void callbacks(void)
{
    int v[5] = {5, 1, 4, 2, 3}, k = 4;
    qsort(v, 5, sizeof v[0], by);
    int *found = bsearch(&k, v, 5, sizeof v[0], by);
    printf("%d %d %d\n", v[0], v[4], (int)(found - v));
}
