/* sscanf */
#include <stdio.h>

void scanf_family(void)
{
    int a = 0;
    char w[8] = "";
    int n = sscanf("17 apple", "%d %7s", &a, w);
    printf("%d %d %s\n", n, a, w);
}
