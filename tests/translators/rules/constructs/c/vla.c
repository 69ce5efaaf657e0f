/* Arrays of variable length */
#include <stdio.h>
static int sum(int n)
{
    int v[n], total = 0;
    for (int i = 0; i < n; i++)
        v[i] = i * i;
    for (int i = 0; i < n; i++)
        total += v[i];
    return total;
}

void vla(void)
{
    printf("%d\n", sum(5));
}
