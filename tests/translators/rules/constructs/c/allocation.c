/* malloc, calloc, realloc and free */
#include <stdio.h>
#include <stdlib.h>

void allocation(void)
{
    int *p = calloc(3, sizeof *p);
    p[1] = 4;
    p = realloc(p, 10 * sizeof *p);
    p[9] = p[1] + p[0];
    printf("%d\n", p[9]);
    free(p);
}
