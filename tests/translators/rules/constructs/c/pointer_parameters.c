/* Pointers to results of a function */
#include <stdio.h>
static void split(int n, int *tens, int *ones) { *tens = n / 10; *ones = n % 10; }

void pointer_parameters(void)
{
    int t, o;
    split(47, &t, &o);
    printf("%d %d\n", t, o);
}
