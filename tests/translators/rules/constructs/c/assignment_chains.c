/* Assignments as values */
#include <stdio.h>

void assignment_chains(void)
{
    int a, b, c;
    a = b = c = 4;
    a = (b += 2) * c;
    printf("%d %d %d\n", a, b, c);
}
