/* Flexible array members */
#include <stdio.h>
#include <stdlib.h>
struct row { int n; int v[]; };

void flexible_members(void)
{
    struct row *r = malloc(sizeof *r + 3 * sizeof(int));
    r->n = 3;
    for (int i = 0; i < r->n; i++)
        r->v[i] = i + 1;
    printf("%d\n", r->v[2]);
    free(r);
}
